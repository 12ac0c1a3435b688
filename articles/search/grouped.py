"""The documents that are copies of one another, so that of each group one can be chosen quickly."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from pyroaring import BitMap

from articles.search.bitmap_arrays import array_of, bitmap_of

FEW = 500  # up to so many copies a set is quicker than an array of all groups


class Copies:
    """(document, group, standing) of every copy; those of a document never change, and end with it."""

    def __init__(self, rows: np.ndarray | None = None) -> None:
        self._rows = np.empty((0, 3), np.int64) if rows is None else rows
        self._new: list[tuple[int, int, int]] = []

    def add(self, rows: Iterable[tuple[int, int, int]]) -> None:
        self._new += rows

    def living(self, live: BitMap) -> np.ndarray:
        """Those of living documents, a row each; the dead are forgotten."""
        if self._new:
            self._rows = np.concatenate([self._rows, np.array(self._new, np.int64)])
            self._new = []
        docs = bitmap_of(self._rows[:, 0])
        if dead := docs - live:
            self._rows = self._rows[~np.isin(self._rows[:, 0], dead.to_array())]
        return self._rows


class Grouped:
    """Made of the rows of `Copies.living`. The document number breaks ties, so that the choice is always the same."""

    def __init__(self, rows: np.ndarray) -> None:
        docs, groups, standings = rows[:, 0], rows[:, 1], rows[:, 2]
        order = np.lexsort((docs, standings, groups))
        self.docs = bitmap_of(docs)
        self._by_rank = docs[order].astype(np.uint32)  # by group, then by standing
        self._groups = np.cumsum(np.diff(groups[order], prepend=-1) != 0).astype(np.int32)  # of each of these
        self.behind = len(rows) + 1  # more than the number of any group
        self._docs = np.sort(self._by_rank)
        self._ranks = np.argsort(self._by_rank).astype(np.int32)  # of each of these
        # By document, so that thousands are looked up at once; also for each that is no copy.
        self._group_of = np.zeros(int(docs.max()) + 1 if len(docs) else 1, np.int32)
        self._group_of[self._by_rank] = self._groups

    def groups_of(self, docs: np.ndarray) -> np.ndarray:
        """The number of the group of each of these copies."""
        return self._group_of[docs]

    def several_of(self, copies: BitMap) -> BitMap:
        """Without those copies of whose group there is no other among them."""
        docs = array_of(copies)
        groups = self._group_of[docs]
        return bitmap_of(docs.compress(np.bincount(groups)[groups] > 1)) if len(docs) else copies

    def repeated(self, found: BitMap) -> BitMap:
        """Of documents that are found, those for which another copy that is found, too, stands."""
        ranks = np.sort(self._ranks[np.searchsorted(self._docs, array_of(found & self.docs))])
        again = np.diff(self._groups[ranks], prepend=-1) == 0
        return bitmap_of(np.sort(self._by_rank[ranks.compress(again)]))  # a bitmap is made of ascending ones soonest

    def number_repeated(self, copies: BitMap) -> int:
        """How many of these copies are there only once more."""
        number = len(copies)
        if number < 2:
            return 0
        groups = self._group_of[array_of(copies)]
        if number <= FEW:
            return number - len(set(groups.tolist()))
        return number - int(np.count_nonzero(np.bincount(groups)))
