"""Documents in the order of a list, a page at a time. The days decide: a page far behind costs what the first does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from pyroaring import BitMap

from articles.search.bitmap_arrays import array_of
from articles.search.documents import NOBODY, Documents
from articles.search.entries import UNDATED

# What a span of time is divided into, and the numbers of its parts: 2018 has the months 201801 to 201812.
FEW = 2_000  # documents, which are sorted by their days as soon as the days of a page are gone through
PARTS = {"year": ("month", range(1, 13)), "month": ("day", range(1, 32))}


class Ordering:
    """By day, newest or oldest first, undated documents in their own group at the end."""

    def __init__(self, documents: Documents, *, oldest: bool = False) -> None:
        self._documents, self._oldest = documents, oldest
        self._years = sorted(documents.values("year"), reverse=not oldest)

    def page(self, tiers: Sequence[BitMap], start: int, count: int) -> list[int]:
        """The documents from place `start` on, `count` at most; each tier stands whole before the next."""
        chosen: list[int] = []
        for tier in tiers:
            number = len(tier)
            if start < number:
                chosen += self._slice(tier, start, count - len(chosen))
                if len(chosen) == count:
                    break
            start = max(0, start - number)
        return chosen

    def every(self, tiers: Sequence[BitMap]) -> Iterator[int]:
        """All of them, in order, a day at a time."""
        for tier in tiers:
            for docs in self._days(tier, [0]):
                yield from self._in_a_day(docs)

    def _slice(self, found: BitMap, start: int, count: int) -> list[int]:
        if len(found) <= FEW and self._documents.has_column("day"):
            return self._sorted(array_of(found), self._documents.days_of(found))[start : start + count]
        chosen: list[int] = []
        left = [start]
        for docs in self._days(found, left):
            chosen += self._in_a_day(docs)[left[0] : left[0] + count - len(chosen)]
            left[0] = 0
            if len(chosen) == count:
                break
        return chosen

    def _days(self, found: BitMap, left: list[int]) -> Iterator[BitMap]:
        """What is found, day by day, without the days that lie wholly in the first `left[0]`, which it counts down."""
        yield from self._parts(found, "year", self._years, left)
        undated = found & self._documents.values("day").get(UNDATED, NOBODY)
        if len(undated) > left[0]:
            yield undated

    def _parts(self, found: BitMap, length: str, numbers: Sequence[int], left: list[int]) -> Iterator[BitMap]:
        values = self._documents.values(length)
        for number in numbers:
            if number not in values:
                continue
            docs = values[number]
            size = found.intersection_cardinality(docs)
            if size <= left[0]:
                left[0] -= size
            elif length == "day":
                yield found & docs
            else:
                part, inner = PARTS[length]
                several = [number * 100 + one for one in (inner if self._oldest else reversed(inner))]
                yield from self._parts(found & docs, part, several, left)

    def _in_a_day(self, docs: BitMap) -> list[int]:
        numbers = array_of(docs)
        return self._sorted(numbers, np.zeros(len(numbers), np.int64))

    def _sorted(self, numbers: np.ndarray, days: np.ndarray) -> list[int]:
        """Documents by their days, and within one by the number of the story; its quotes as the story has them."""
        articles, undated = np.asarray(self._documents.articles)[numbers].astype(np.int64), days == UNDATED
        if not self._oldest:
            days, articles = -days, -articles
        return numbers[np.lexsort((numbers, articles, days, undated))].tolist()
