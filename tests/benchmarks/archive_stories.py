"""Stories as they stand in an archive, already read: text, spans, quotes with speakers, countries and officials named.

Every story is made from its number alone. Days are in no order, as in an archive that is filled backwards. Who and
where are numbers into a `Cast`, the likeliest first.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from math import log
from typing import NamedTuple

from tests.benchmarks import archive_words as words
from tests.benchmarks.archive_words import MIDDLING

FIRST_DAY, DAYS = date(1995, 1, 1), 30 * 365
UNDATED = 0.02
MEAN_WORDS, SPREAD = 322, 0.5  # and some thirty more around names and quotes
SECTIONS = (
    "World", "Politics", "Economy", "Energy", "Defence", "Science", "Society", "Culture", "Sport", "Courts",
    "Transport", "Health", "Farming", "Weather", "Technology",
)  # fmt: skip
COPIES_EVERY = 40  # of so many stories, one has copies


class Person(NamedTuple):
    name: str
    title: str
    country: int


class Cast(NamedTuple):
    countries: Sequence[str]
    places: Sequence[str]
    officials: Sequence[Person]
    agencies: Sequence[str]


@dataclass(slots=True)
class Said:
    kind: str
    span: tuple[int, int]
    quoted: tuple[int, int] | None
    speaker: tuple[int, int]
    cue: tuple[int, int]
    official: int | None


@dataclass(slots=True)
class Named:
    span: tuple[int, int]
    country: int | None = None
    official: int | None = None
    quote: int | None = None  # its number within the story


@dataclass(slots=True)
class Story:
    number: int
    original: int  # the story whose copy it is, or its own number
    agency: int
    title: str
    day: date | None
    section: str
    place: str
    text: str = ""
    dateline: tuple[int, int] = (0, 0)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[Said] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)


def uneven(many: int, exponent: float = 1.0, shift: float = 2.0) -> list[float]:
    return list(accumulate(1 / (rank + shift) ** exponent for rank in range(many)))


class Newsroom:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.pool = words.pool()
        self.country_weights = uneven(len(cast.countries))
        self.official_weights = uneven(len(cast.officials), 0.9)
        self.agency_weights = uneven(len(cast.agencies), 0.9)
        self.place_weights = uneven(len(cast.places))
        self.at_home: dict[int, list[int]] = {}
        for number, person in enumerate(cast.officials):
            self.at_home.setdefault(person.country, []).append(number)

    def story(self, number: int) -> Story:
        return _Writing(self, number, original_of(number)).write()

    def countries(self, dice: random.Random) -> list[int]:
        many = dice.choices((0, 1, 2, 3, 4), (8, 42, 28, 15, 7))[0]
        return list(dict.fromkeys(drawn(dice, self.country_weights) for _ in range(many)))

    def officials(self, dice: random.Random, countries: list[int]) -> list[int]:
        """Of the story's first country as often as not."""
        found = []
        for _ in range(dice.choices((0, 1, 2, 3), (30, 38, 22, 10))[0]):
            home = self.at_home.get(countries[0]) if countries else None
            if home and dice.random() < 0.5:
                found.append(home[int(len(home) * dice.random() ** 2.5)])
            else:
                found.append(drawn(dice, self.official_weights))
        return list(dict.fromkeys(found))


def original_of(number: int) -> int:
    """The story whose copy this one is, or its own number."""
    copy = number % COPIES_EVERY == 1 or number % (3 * COPIES_EVERY) == 2
    return number - number % COPIES_EVERY if copy else number


def drawn(dice: random.Random, weights: list[float]) -> int:
    return bisect(weights, dice.random() * weights[-1])


class _Writing:
    """One story while it is written: text grows at its end, and every span is known at once."""

    def __init__(self, room: Newsroom, number: int, original: int) -> None:
        self.room, self.cast = room, room.cast
        self.dice = dice = random.Random(original)
        self.pieces: list[str] = []
        self.at = 0
        self.words = self._words()
        self.taken = 0
        self.countries = room.countries(dice)
        self.officials = room.officials(dice, self.countries)
        agency = drawn(dice, room.agency_weights)
        if number != original:  # words, day and place are the original's
            agency = drawn(random.Random(-number), room.agency_weights)
        self.story = Story(
            number=number,
            original=original,
            agency=agency,
            title=self._title(),
            day=None if dice.random() < UNDATED else FIRST_DAY + timedelta(dice.randrange(DAYS)),
            section=SECTIONS[drawn(dice, room.place_weights) % len(SECTIONS)],
            place=self.cast.places[drawn(dice, room.place_weights)],
        )

    def _words(self) -> list[str]:
        dice = self.dice
        number = int(min(2500, max(40, dice.lognormvariate(log(MEAN_WORDS) - SPREAD**2 / 2, SPREAD))))
        drawn_words = dice.choices(self.room.pool, k=number)
        for _ in range(dice.randint(0, 6)):
            drawn_words[dice.randrange(number)] = words.seldom(dice)
        self.noted = [word for word, share in words.NOTED.items() if dice.random() < share]
        for word in self.noted:
            for _ in range(1 if dice.random() < 0.6 else 3):
                drawn_words[dice.randrange(number)] = word
        if dice.random() < words.PHRASE_SHARE:
            place = dice.randrange(number - 1)
            drawn_words[place : place + 2] = words.PHRASE
        return drawn_words

    def _title(self) -> str:
        title = self.dice.sample(self.words, 6)
        for word in self.noted:
            if self.dice.random() < 0.1 or (words.NOTED[word] < MIDDLING and self.dice.random() < 0.3):
                title[self.dice.randrange(6)] = word
        named = f"{self.cast.countries[self.countries[0]]}: " if self.countries and self.dice.random() < 0.5 else ""
        return named + " ".join(title).capitalize()

    def write(self) -> Story:
        story = self.story
        self._add(f"{story.title}\n\n")
        day = f", {story.day:%B} {story.day.day}" if story.day else ""
        story.dateline = self._add(f"{story.place.upper()}{day} ({self.cast.agencies[story.agency]}) --")
        start = story.dateline[0]
        self._add(" ")
        tell = [lambda c=country: self._with_country(c) for country in self.countries]
        tell += [lambda o=official: self._introduce(o) for official in self.officials]
        quotes = self.dice.choices((0, 1, 2, 3, 4, 5, 6, 8), (10, 10, 14, 16, 18, 14, 10, 8))[0]
        while self.taken < len(self.words):
            for _ in range(self.dice.randint(1, 3)):
                if tell and (self.dice.random() < 0.6 or not story.paragraphs):
                    tell.pop(0)()
                elif quotes and self.dice.random() < 0.5:
                    quotes -= 1
                    self._quote()
                else:
                    self._add(self._clause(26, first=True) + ". ")
            story.paragraphs.append((start, self.at - 1))
            start = self._add("\n")[1]
        for rest in tell:
            rest()
            story.paragraphs.append((start, self.at - 1))
            start = self._add("\n")[1]
        story.text = "".join(self.pieces)
        return story

    def _add(self, text: str) -> tuple[int, int]:
        self.pieces.append(text)
        start = self.at
        self.at += len(text)
        return start, self.at

    def _clause(self, most: int, first: bool = False) -> str:
        number = self.dice.randint(8, most)
        taken = self.words[self.taken : self.taken + number] or ["more", "was", "not", "known"]
        self.taken += number
        if first:
            taken[0] = taken[0].capitalize()
        return " ".join(taken)

    def _with_country(self, country: int, quote: int | None = None) -> None:
        if quote is None:
            self._add(self._clause(18, first=True) + " in ")
        self.story.named.append(Named(self._add(self.cast.countries[country]), country=country, quote=quote))
        if quote is None:
            self._add(", " + self._clause(10) + ". ")

    def _introduce(self, official: int) -> None:
        person = self.cast.officials[official]
        self._add(person.title + " ")
        self.story.named.append(Named(self._add(person.name), official=official))
        self._add(" " + self._clause(16) + ". ")

    def _quote(self) -> None:
        """“Words,” Lund said. Lund said that words “quoted” words. Lund said that words."""
        dice, number = self.dice, len(self.story.quotes)
        official = dice.choice(self.officials) if self.officials and dice.random() < 0.75 else None
        who = self.cast.officials[official].name.split()[-1] if official is not None else "a spokesman"
        kind = dice.choices(("direct", "mixed", "indirect"), (50, 20, 30))[0]
        if kind == "direct":
            start, quoted_start = self._add("“")
            self._add(self._clause(22, first=True))
        else:
            speaker = self._add(who)
            cue = (self._add(" said")[0] + 1, self.at)
            self._add(" that ")
            start = self.at
            self._add(self._clause(12))
            quoted_start = self._add(" “")[1] if kind == "mixed" else 0
            self._add(self._clause(12) if kind == "mixed" else "")
        if self.countries and dice.random() < 0.35:
            self._add(" of ")
            self._with_country(dice.choice(self.countries), quote=number)
        quoted = (quoted_start, self.at) if kind != "indirect" else None
        if kind == "direct":
            self._add(",”")
            end = self.at
            speaker = (self._add(f" {who}")[0] + 1, self.at)
            cue = (self._add(" said")[0] + 1, self.at)
        else:
            self._add("”" if kind == "mixed" else "")
            end = self.at
        self._add(". ")
        self.story.quotes.append(Said(kind, (start, end), quoted, speaker, cue, official))
