"""Countries' names that are somebody's: "Michael Jordan", "Chad Smith", "Sofia Petrova"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.reading.gazetteer import Entry, fold, gazetteer
from articles.reading.lexicon import GIVEN, INSTITUTION_WORDS, SENTENCE_WORDS, WEEKDAYS_AND_MONTHS, listed
from articles.reading.printed_words import Word
from articles.reading.titles import HEADS, LOWER_MODIFIERS

# Also somebody's first name; a capitalised name after it decides.
FIRST_NAMES = listed("""
    Jordan Chad Georgia India Kenya Israel Paris Sofia Victoria Santiago China Malta Cuba Asia Austin
    """)
# Also a surname; a given name before it decides.
_SURNAMES = listed("""
    Jordan Chad Washington Ireland France Holland London Israel Paris Berlin Lima Cuba Mali Brazil Spain French
    Santiago Victoria Wellington Hamilton Kingston Stanley Georgia Jersey Guinea Male Rabat Roseau Nassau Apia
    Castries
    """)
_KIN = listed("""
    cousin brother sister uncle aunt son daughter father mother friend husband wife mr. mrs. ms. named nephew
    niece
    """)


def is_persons(words: Sequence[Word], known: Mapping[int, tuple[int, Entry]], first: int) -> bool:
    """Whether the place that stands at `first` is part of a person's name."""
    last, entry = known[first]
    if last != first + 1 or entry.kind != "country":
        return False
    word = words[first]
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    if before is not None and before.lower in _KIN and not before.ends and word.text in (*FIRST_NAMES, *_SURNAMES):
        return True
    if word.text in _SURNAMES and before is not None and not word.opens and is_given(before) and first - 1 not in known:
        return True
    return word.text in FIRST_NAMES and after is not None and not word.ends and not word.owns and is_surname(after)


def is_given(word: Word) -> bool:
    """Whether the word is a given name or an initial that a surname may follow."""
    if word.shape != "C" or word.ends or word.owns:
        return False
    return fold(word.text) in GIVEN or (len(word.text) == 2 and word.text[1] == ".")


def is_surname(word: Word) -> bool:
    """Whether a capitalised word after a first name reads as a surname."""
    return (
        word.shape == "C"
        and not word.opens
        and word.lower not in HEADS
        and word.lower not in LOWER_MODIFIERS
        and word.lower not in INSTITUTION_WORDS
        and word.text not in SENTENCE_WORDS
        and word.text not in WEEKDAYS_AND_MONTHS
        and not gazetteer().starting(word.text)
        and fold(word.text) not in GIVEN
    )
