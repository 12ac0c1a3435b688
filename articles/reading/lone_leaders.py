"""Leaders whom a story takes as known: "Putin said", "a call with Erdogan", and no full name anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from articles.reading.gazetteer import fold, gazetteer
from articles.reading.lexicon import FAMILY_FIRST, GIVEN
from articles.reading.names import surnames_of
from articles.reading.naming import Naming
from articles.reading.printed_words import ALSO_SURNAMES, NAMES
from articles.reading.story_words import Story, sentence_bounds
from articles.reference import Person

_LEADING = frozenset({"head-of-state", "head-of-government", "foreign-minister"})
_SHORTEST = 4  # letters of a surname that stands for a leader by itself
_KNOWN_BY_LESS = frozenset({"xi"})


@lru_cache(maxsize=1)
def _leaders() -> dict[str, Person]:
    """By surname, where the reference has nobody else of that name, and it is no given name and no word."""
    found = {}
    for surname, people in gazetteer().surnames.items():
        if len(people) > 1 or not any(tenure.office in _LEADING for tenure in people[0].tenures):
            continue
        long_enough = len(surname) >= _SHORTEST and surname not in FAMILY_FIRST
        if (long_enough or surname in _KNOWN_BY_LESS) and surname not in GIVEN and surname not in ALSO_SURNAMES:
            found[surname] = people[0]
    return found


def lone_leaders(story: Story, named: Sequence[Naming]) -> list[Naming]:
    """Namings of leaders by surname alone, where the story names their country and nobody else of that surname."""
    leaders = _leaders()
    words = story.words
    names = story.with_flag(NAMES)
    alone = [number for number in names if words[number].folded in leaders and _stands_alone(story, number)]
    if not alone:
        return []
    countries = {entry.code for _, entry in story.known.values() if entry.kind == "country"}
    theirs = [
        number for number in alone if any(tenure.place in countries for tenure in leaders[words[number].folded].tenures)
    ]
    if not theirs:
        return []
    taken = {surname for naming in named for surname in (*surnames_of(naming.name), *fold(naming.name).split())}
    return [
        Naming(number, number + 1, story.said(number, number + 1))
        for number in theirs
        if words[number].folded not in taken
    ]


def _stands_alone(story: Story, number: int) -> bool:
    """Whether no other capitalised word touches the word, and no place or institution covers it."""
    words = story.words
    word = words[number]
    before = words[number - 1] if number else None
    after = words[number + 1] if number + 1 < len(words) else None
    if after is not None and after.shape in "CU" and not word.ends and not word.owns and not after.opens:
        return False
    touches = before is not None and before.shape in "CU" and not before.ends and not word.opens and not before.owns
    return not touches or sentence_bounds(story, number - 1)[0] == number - 1
