"""Passages printed in capitals, and names run together with what follows: written as they would be elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from articles.reading.capitals import FEWEST_CAPITALS, OPENING, in_capitals, small_letters
from articles.reading.printed_words import Word
from articles.reading.run_together import may_run_together, part_names


class Passage(NamedTuple):
    """A headline, deck, caption or paragraph: the words from `first` up to `last`."""

    kind: str
    first: int
    last: int
    paragraph: int  # of the body, counted from 1, that it is or stands after


def doubtful_passages(words: list[Word], run_on: list[int], upper: list[int], passages: list[Passage]) -> set[int]:
    """The passages that may be printed in capitals or hold a name run together with what follows, by number.

    `run_on`, `upper`: the words with the flags RUNS_ON and UPPER.
    """
    runs = [number for number in run_on if may_run_together(words, number)]
    crowded = any(last - first < OPENING for first, last in zip(upper, upper[FEWEST_CAPITALS - 1 :], strict=False))
    if not runs and not crowded:
        return set()
    return {
        number
        for number, passage in enumerate(passages)
        if bisect_left(upper, passage.first + OPENING) - bisect_left(upper, passage.first) >= FEWEST_CAPITALS
        or bisect_left(runs, passage.last) > bisect_left(runs, passage.first)
    }


def mend(
    words: list[Word], steps: list[int], passages: list[Passage], doubtful: set[int]
) -> tuple[list[Word], list[int], list[Passage]]:
    """Names parted that are run together, and passages in capitals written as mixed case would have them."""
    mended: list[Word] = []
    changed: list[int] = []
    moved: list[Passage] = []
    for number, passage in enumerate(passages):
        first = len(mended)
        mended += words[passage.first : passage.last]
        changed += steps[passage.first : passage.last]
        if number in doubtful:
            part_names(mended, changed, first)
            if in_capitals(mended[first:]):
                mended[first:] = small_letters(mended[first:])
        moved.append(passage._replace(first=first, last=len(mended)))
    return mended, changed + steps[len(words) :], moved
