"""Invented wire stories in any number: the same number gives the same story, on any machine.

    python -m tests.benchmarks.generate_stories COUNT > STORIES.jsonl
    python -m tests.benchmarks.generate_stories COUNT --folder FOLDER

Thirty years of eight agencies, oldest first. Lengths are log-normal around 350 words; words, countries and officials
are as unevenly spread as in real news. Officials are the reference's, in office on the day, and invented ones. Of a
hundred stories two are new versions of an earlier one under its address, and one is an earlier one word for word.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from articles.formats.types import SourceDocument
from articles.reference import load_reference
from tests.benchmarks import newsroom_words as words

FIRST_DAY, DAYS = date(1995, 1, 1), 30 * 365
MEAN_WORDS, SPREAD = 350, 0.55
INVENTED = 4000  # officials
BACK = 40  # how many stories before it the first version of a story stands at most


class Person(NamedTuple):
    name: str
    title: str  # "Foreign Minister"
    country: str  # ISO code

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


def stories(count: int, start: int = 0) -> Iterator[dict]:
    """{"name", "text", "url", "published", "source"} of each story from `start` on, of an archive of `count`."""
    for number in range(start, count):
        yield story(number, count)


def story(number: int, count: int) -> dict:
    dice = random.Random(f"story {number}")
    fate, back = dice.random(), dice.randint(1, BACK)
    if fate < 0.03 and number >= back and _stands_alone(number - back):
        earlier = story(number - back, count) | {"name": f"{number:07}.txt"}
        if fate >= 0.01:
            more = f"{_fact(dice, words.TOPICS[0])} {_fact(dice, words.TOPICS[1])}"
            earlier["text"] = f"{earlier['text']}\n{more}\n"
        return earlier
    day = FIRST_DAY + timedelta(days=number * DAYS // count)
    agency, style = dice.choices(words.AGENCIES, cum_weights=_uneven(len(words.AGENCIES)))[0]
    return {
        "name": f"{number:07}.txt",
        "text": _text(dice, day, agency, style),
        "url": f"https://{agency.lower()}.example/{day:%Y/%m/%d}/{number}",
        "published": day.isoformat(),
        "source": agency,
    }


def documents(lines: Iterator[str]) -> Iterator[SourceDocument]:
    """Source documents of the lines that this module prints, one in memory at a time."""
    for line in lines:
        told = json.loads(line)
        yield SourceDocument(format="plain text", published=date.fromisoformat(told.pop("published")), **told)


def _stands_alone(number: int) -> bool:
    return random.Random(f"story {number}").random() >= 0.03


@cache
def _uneven(many: int) -> list[float]:
    """Weights of Zipf's law, added up."""
    return list(accumulate(1 / (rank + 2) for rank in range(many)))


@cache
def _countries() -> list:
    """Those that have officials in the reference come first, in an order of their own."""
    known = sorted(load_reference().countries.values(), key=lambda country: country.code)
    random.Random("countries").shuffle(known)
    posts = _posts()
    return sorted(known, key=lambda country: -len(posts.get(country.code, ())))


@cache
def _posts() -> dict[str, list]:
    """Tenures of the reference by country."""
    found: dict[str, list] = {}
    for tenure in load_reference().tenures:
        found.setdefault(tenure.place, []).append(tenure)
    return found


@cache
def _invented() -> dict[str, list[Person]]:
    dice = random.Random("officials")
    found: dict[str, list[Person]] = {}
    for _ in range(INVENTED):
        country = dice.choices(_countries(), cum_weights=_uneven(len(_countries())))[0].code
        name = f"{dice.choice(words.GIVEN)} {dice.choice(words.STEMS)}{dice.choice(words.ENDS)}"
        found.setdefault(country, []).append(Person(name, dice.choice(words.TITLES), country))
    return found


def _people(dice: random.Random, country: str, day: date) -> list[Person]:
    """Whom a story of that country and day may name."""
    reference = load_reference()
    holding = [
        Person(reference.people[held.person].name, reference.offices[held.office].name.title(), country)
        for held in _posts().get(country, ())
        if held.may_hold_on(day)
    ]
    others = _invented().get(country, [])
    return holding[:4] + [others[int(len(others) * dice.random() ** 2)] for _ in range(2 if others else 0)]


def _text(dice: random.Random, day: date, agency: str, style: str) -> str:
    lands = dice.choices(_countries(), cum_weights=_uneven(len(_countries())), k=dice.choice((1, 1, 2, 2, 3)))
    topic = dice.choices(words.TOPICS, cum_weights=_uneven(len(words.TOPICS)))[0]
    place = (lands[0].capitals or (lands[0].name,))[0]
    dateline = style.format(place=place.upper(), month=f"{day:%B}", day=day.day, agency=agency)
    pool = [person for land in lands[:2] for person in _people(dice, land.code, day)]
    cast = dice.sample(pool, min(len(pool), dice.choice((0, 1, 1, 2, 2, 3))))
    headline = f"{lands[0].name} {dice.choice(words.VERBS)} {_thing(dice, topic)}"
    wanted = min(2500, max(40, dice.lognormvariate(log(MEAN_WORDS) - SPREAD**2 / 2, SPREAD)))
    body = _paragraphs(dice, lands, cast, topic, day, int(wanted))
    return f"{headline}\n\n{dateline} " + "\n\n".join(body) + "\n"


def _paragraphs(dice: random.Random, lands: list, cast: list[Person], topic: tuple, day: date, wanted: int) -> list:
    lead = f"{lands[0].name} {dice.choice(words.VERBS)} {_thing(dice, topic)} on {day:%A}"
    paragraphs = [f"{lead}, {_introduced(cast[0])} said." if cast else f"{lead}."]
    met = set(cast[:1])
    written = len(paragraphs[0].split())
    while written < wanted:
        sentences = [_fact(dice, topic, dice.choice(lands).name if dice.random() < 0.3 else "")]
        if cast and dice.random() < exp(-len(paragraphs) / 8):
            speaker = dice.choice(cast)
            sentences.append(_said(dice, speaker, topic, speaker in met))
            met.add(speaker)
        elif dice.random() < 0.6:
            sentences.append(_fact(dice, topic))
        paragraphs.append(" ".join(sentences))
        written += len(paragraphs[-1].split())
    return paragraphs


def _introduced(person: Person) -> str:
    adjectives = load_reference().countries[person.country].adjectives
    return f"{adjectives[0] if adjectives else ''} {person.title} {person.name}".strip()


def _said(dice: random.Random, person: Person, topic: tuple, met: bool) -> str:
    who = person.surname if met else _introduced(person)
    words_said = f"{dice.choice(words.OPENINGS)} {_thing(dice, topic)} {dice.choice(words.OUTCOMES)}"
    return dice.choice(words.SAYINGS).format(words=words_said, Words=words_said[0].upper() + words_said[1:], who=who)


def _fact(dice: random.Random, topic: tuple, country: str = "") -> str:
    where = f" in {country}" if country else f" near {dice.choice(words.STEMS)}{dice.choice(words.TOWNS)}"
    ending = f"{dice.choice(words.ADVERBS)} {_thing(dice, topic)}"
    fact = f"{_thing(dice, topic)} {dice.choice(words.VERBS)} {_thing(dice, topic)}{where} {ending}"
    return f"{fact[0].upper()}{fact[1:]}, {dice.randint(2, 980)} {dice.choice(words.UNITS)} in all."


def _thing(dice: random.Random, topic: tuple) -> str:
    return f"the {_rare(dice)} {dice.choice(topic)} of the {dice.choice(words.NOUNS)}"


def _rare(dice: random.Random) -> str:
    """Mostly an everyday adjective, at times a word that hardly any other story has."""
    if dice.random() < 0.9:
        return dice.choice(words.ADJECTIVES)
    return f"{dice.choice(words.STEMS)}{dice.choice(words.TOWNS)}{dice.choice(words.ENDS)}".lower()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--folder", type=Path, help="a plain text file for each story; the address is lost")
    options = parser.parse_args()
    if options.folder:
        write_files(options.count, options.folder)
        return
    for made in stories(options.count):
        sys.stdout.write(json.dumps(made, ensure_ascii=False) + "\n")


def write_files(count: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for made in stories(count):
        (folder / made["name"]).write_text(made["text"], "utf-8")


if __name__ == "__main__":
    main()
