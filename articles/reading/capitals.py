"""Passages printed in capitals: which of their words would have a capital letter anyway."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from articles.reading.gazetteer import fold
from articles.reading.lexicon import GIVEN, INSTITUTION_WORDS, SENTENCE_WORDS
from articles.reading.phrases import phrase_at
from articles.reading.printed_words import Word
from articles.reading.titles import HEADS, LOWER_MODIFIERS

_ALSO_COMMON = frozenset(
    [
        "will",
        "mark",
        "grant",
        "rose",
        "pat",
        "sue",
        "may",
        "art",
        "bill",
        "frank",
        "jack",
        "guy",
        "hope",
        "joy",
        "dean",
        "gay",
        "ray",
        "rich",
        "rob",
        "rod",
        "said",
    ]
)
_SAYING = frozenset(
    [
        "said",
        "told",
        "added",
        "stated",
        "announced",
        "reported",
        "noted",
        "declared",
        "explained",
        "here",
        "today",
        "yesterday",
        "who",
        "whose",
    ]
)
_LONGEST = 4  # words of a name
OPENING = 12  # words at the beginning of a passage, of which …
FEWEST_CAPITALS = 3  # … so many are in capitals where all of it is


def in_capitals(passage: Sequence[Word]) -> bool:
    """Whether a passage of some length is printed in capitals."""
    if sum([word.shape == "U" for word in passage[:OPENING]]) < FEWEST_CAPITALS:
        return False
    capitals = sum([word.shape == "U" for word in passage])
    return capitals > 3 and capitals > 0.6 * sum(word.shape != "P" for word in passage)


def small_letters(passage: Sequence[Word]) -> list[Word]:
    """The words as mixed case would have them: names keep a capital, all else is small.

    A name begins at a given name that we know or after a title, and goes on to the next common word or mark.
    """
    written: list[Word] = []
    run = 0  # words of the name so far
    known = {place for number in range(len(passage)) for place in range(number, phrase_at(passage, number, True)[0])}
    for number, word in enumerate(passage):
        if word.shape != "U" or number in known:
            run = 0
            written.append(word)
            continue
        lower = word.lower
        before = written[-1] if written else None
        apart = before is None or before.ends or word.opens
        given = fold(lower) in GIVEN and lower not in _ALSO_COMMON
        after_title = before is not None and not apart and before.head and before.shape == "l"
        if not _is_common(lower) and (given or after_title or (run and not apart)) and run < _LONGEST:
            run += 1
            written.append(_as(word, lower.capitalize()))
        else:
            run = 0
            written.append(_as(word, lower))
    return written


@lru_cache(maxsize=1 << 14)
def _as(word: Word, text: str) -> Word:
    changed = Word(text, word.offset, word.opens, word.ends, word.owns)
    changed.size = word.size
    return changed


def _is_common(lower: str) -> bool:
    return (
        lower in HEADS
        or lower in LOWER_MODIFIERS
        or lower in INSTITUTION_WORDS
        or lower in _SAYING
        or lower.capitalize() in SENTENCE_WORDS
        or (len(lower) > 4 and lower.endswith(("ed", "ing", "ly", "tion", "ment")))
    )
