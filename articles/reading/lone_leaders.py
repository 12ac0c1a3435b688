"""Leaders whom a story takes as known: "Putin said", "a call with Erdogan", and no full name anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from articles.reading.gazetteer import fold
from articles.reading.known_leaders import known_leaders
from articles.reading.names import surnames_of
from articles.reading.naming import Naming
from articles.reading.printed_words import LEADER, NAMES
from articles.reading.story_words import Story, sentence_bounds

_NAMES = 1 << 14  # of which is remembered by which words they call somebody


def lone_leaders(story: Story, named: Sequence[Naming]) -> list[Naming]:
    """Namings of leaders by surname alone, where the story names their country and nobody else of that surname."""
    leaders = known_leaders()
    words, flags = story.words, story.flags
    alone = [number for number in story.with_flag(LEADER) if flags[number] & NAMES and _stands_alone(story, number)]
    if not alone:
        return []
    countries = {entry.code for _, entry in story.known.values() if entry.kind == "country"}
    theirs = [
        number for number in alone if any(tenure.place in countries for tenure in leaders[words[number].folded].tenures)
    ]
    if not theirs:
        return []
    taken = frozenset().union(*[_calling(naming.name) for naming in named])
    return [
        Naming(number, number + 1, story.said(number, number + 1))
        for number in theirs
        if words[number].folded not in taken
    ]


@lru_cache(maxsize=_NAMES)
def _calling(name: str) -> frozenset[str]:
    """The folded words by which a name calls somebody."""
    return surnames_of(name).union(fold(name).split())


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
