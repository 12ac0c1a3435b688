"""Every name that the reference knows, ready to be looked up word by word.

A phrase is found through its first two words: `starting("North")` gives "North Korea" under "Korea", "North Korean"
under "Korean". Built once a process, on first use.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from articles.reading.lexicon import MEDIA_AND_FIRMS, REGIONS
from articles.reference import Person, Reference, load_reference

_PHRASE_WORD = re.compile(r"[^\s,()]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for."""

    kind: str  # country, body, institution, or hidden: a longer name with a country's name in it that is none
    code: str  # ISO code of the country, code of the body, key of the institution; "" where hidden
    how: str = ""  # of a country: name, adjective, people, capital, seat, short form, former name
    others: tuple[str, ...] = ()  # further countries that the same word may mean ("Dominican", "Korea")


# By the second word ("" where there is none), the longest first.
Phrases = dict[str, list[tuple[tuple[str, ...], Entry]]]


@dataclass(slots=True)
class Gazetteer:
    reference: Reference
    phrases: dict[str, Phrases] = field(default_factory=dict)
    people: dict[str, list[Person]] = field(default_factory=dict)  # by folded full name, every spelling
    surnames: dict[str, list[Person]] = field(default_factory=dict)  # by folded surname
    given: set[str] = field(default_factory=set)  # folded given names of the people known
    thirds: dict[tuple[str, str], set[str]] = field(default_factory=dict)  # ("Kim", "Jong"): {"Un", "Il"}
    running_on: set[str] = field(default_factory=set)  # the first words of those

    def starting(self, word: str) -> Phrases | None:
        """The phrases that begin with this word, by their second."""
        return self.phrases.get(word)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """A name as it is compared: small letters without accents, hyphens or dots ("Ri Yong-Ho" is "ri yong ho")."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        name = "".join(letter for letter in name if not unicodedata.combining(letter))
    return " ".join(name.lower().replace("-", " ").replace(".", " ").replace("'", "").split())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """All names of the reference, built on first use."""
    reference = load_reference()
    found = Gazetteer(reference)
    rows = _country_rows(reference) + _body_rows(reference) + _institution_rows(reference)
    _add_phrases(found, rows)
    _add_people(found)
    return found


_HOWS = (
    ("names", "name"),
    ("adjectives", "adjective"),
    ("people", "people"),
    ("capitals", "capital"),
    ("seats", "seat"),
    ("short_forms", "short form"),
    ("former_names", "former name"),
)
# Which country a word means first where several have it.
_FIRST = {
    "Congo": "CD",
    "Congolese": "CD",
    "Guinea": "GN",
    "Guinean": "GN",
    "Korea": "KR",
    "Korean": "KR",
    "Koreans": "KR",
}
_FIRST |= {"Dominican": "DO", "Dominicans": "DO", "American": "US", "Americans": "US", "Indian": "IN", "Samoan": "WS"}
_FIRST |= {
    "Kingston": "JM",
    "Saint Martin": "MF",
    "Virgin Islander": "VI",
    "British": "GB",
    "French": "FR",
    "Dutch": "NL",
}
_FIRST |= {"Danish": "DK", "Jerusalem": "IL", "Georgetown": "GY", "Micronesian": "FM", "Chinese": "CN", "Irish": "IE"}


# Capitals whose names stand more often for other places, people or things.
_COMMON_PLACES = frozenset({"Georgetown", "George Town", "Hamilton", "Jamestown", "Kingston", "Plymouth", "Victoria"})
_COMMON_PLACES |= {"Douglas", "Saint-Pierre", "Stanley", "The Valley"}


def _country_rows(reference: Reference) -> list[tuple[str, Entry]]:
    codes: dict[str, dict[str, str]] = defaultdict(dict)  # phrase: {code: how}
    for country in reference.countries.values():
        codes[country.name].setdefault(country.code, "name")
        codes[country.official_name].setdefault(country.code, "name")
        for attribute, how in _HOWS:
            for phrase in getattr(country, attribute):
                if how == "capital" and phrase in _COMMON_PLACES:
                    continue
                codes[phrase.removeprefix("the ")].setdefault(country.code, how)
    rows = []
    for phrase, hows in codes.items():
        first = _FIRST.get(phrase, "")
        first = first if first in hows else next(iter(hows))
        rows.append((phrase, Entry("country", first, hows[first], tuple(code for code in hows if code != first))))
    rows += [(phrase, Entry("hidden", "")) for phrase in (*REGIONS, *MEDIA_AND_FIRMS)]
    return rows


def _body_rows(reference: Reference) -> list[tuple[str, Entry]]:
    return [(name, Entry("body", body.code)) for body in reference.bodies.values() for name in {body.name, *body.names}]


def _institution_rows(reference: Reference) -> list[tuple[str, Entry]]:
    return [
        (name, Entry("institution", item.key))
        for item in reference.institutions.values()
        for name in {item.name, *item.names}
    ]


def phrase_words(phrase: str) -> tuple[str, ...]:
    """A phrase's words as a story's are compared: the possessive kept within, and left out of the last."""
    words = [word.replace("’", "'") for word in _PHRASE_WORD.findall(phrase)]
    words = [f"{word}s" if word.endswith("s'") else word for word in words]  # "Workers'" is owned as "Worker's" is
    if words and words[0].lower() == "the":
        words = words[1:]
    return tuple(f"{word}s" if word.endswith("s'") else word for word in words)  # as a story's "Workers'" is kept


def _add_phrases(found: Gazetteer, rows: list[tuple[str, Entry]]) -> None:
    """Countries win over bodies, bodies over institutions, where they share a name."""
    exact: dict[tuple[str, ...], Entry] = {}
    for phrase, entry in rows:
        words = phrase_words(phrase)
        if not words or not (words[0][0].isupper() or words[0][0].isdigit()):
            continue
        exact.setdefault(words, entry)
    for words, entry in list(exact.items()):
        capitals = tuple(word.upper() for word in words)
        if entry.how != "short form" and not (len(capitals) == 1 and capitals[0] in _WORDS_IN_CAPITALS):
            exact.setdefault(capitals, entry)
    grouped: dict[str, Phrases] = {}
    for words, entry in sorted(exact.items(), key=lambda row: -len(row[0])):
        second = _unowned(words[1]) if len(words) > 1 else ""
        grouped.setdefault(_unowned(words[0]), {}).setdefault(second, []).append((words, entry))
    found.phrases = grouped


def _unowned(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'S")


# Names that in capitals are another word.
_WORDS_IN_CAPITALS = frozenset({"MALE", "POLISH", "NICE", "US", "JOB", "MAN"})


def _add_people(found: Gazetteer) -> None:
    people: dict[str, list[Person]] = defaultdict(list)
    surnames: dict[str, list[Person]] = defaultdict(list)
    for person in found.reference.people.values():
        for spelling in {fold(name) for name in (person.name, *person.spellings)}:
            people[spelling].append(person)
        surnames[fold(person.surname)].append(person)
        for name in (person.name, *person.spellings):
            parts = name.split()
            if len(parts) == 3 and fold(parts[0]) == fold(person.surname):
                found.running_on.add(parts[0])
                found.thirds.setdefault((parts[0], parts[1]), set()).add(parts[2])
        first = fold(person.name).split()[0]
        if first != fold(person.surname):
            found.given.add(first)
    found.people, found.surnames = dict(people), dict(surnames)
