"""The values of one field, document by document: many documents, or a moderate number where values are thousands, are
counted quicker so than value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from pyroaring import BitMap

from articles.search.bitmap_arrays import array_of

NONE = 0  # the number of no value
NUMBER_BITS = 32  # of a key, behind the document
MANY = 100_000  # numbers
DENSE = 3  # documents to one that is asked for; where they stand closer, all are gone through


class FewerDocs(NamedTuple):
    """What is found of so many documents, or all others where these are fewer: made once for all columns."""

    docs: np.ndarray
    are_found: bool
    number: int

    @classmethod
    def of(cls, found: BitMap, number: int) -> FewerDocs:
        if 2 * len(found) > number:
            return cls(_places_of(found.flip(0, number)), False, number)
        return cls(_places_of(found), True, number)


class ValueColumn:
    """Documents only come behind those that are there; a document's values never change.

    Each value has a number, the first 1. Where no document has two values, each document's number is all that is kept.
    """

    def __init__(self, values: Mapping[int | str, BitMap]) -> None:
        self.values: list[int | str] = []  # by place: that of number 1 is the first
        self._numbers: dict[int | str, int] = {}
        # In as few bytes as they need: document by document the numbers of its values, and where those of each begin
        # and the last end; or one number a document.
        self._of_docs: np.ndarray = np.empty(0, np.uint8)
        self._first: np.ndarray | None = None
        self._known = 0  # documents; those behind have no value
        self._totals = np.zeros(1, np.int64)  # by number: how many documents have the value
        self.add({value: docs.to_array() for value, docs in values.items()})

    def add(self, values: Mapping[int | str, Iterable[int]]) -> None:
        """The values of new documents."""
        several = [self._keys(value, docs) for value, docs in values.items()]
        if not several:
            return
        keys = np.concatenate(several)
        keys.sort(kind="stable")  # runs that are in order are merged; no reader is kept waiting meanwhile
        numbers = keys.astype(np.min_scalar_type(len(self.values)))  # the lower bits alone
        keys >>= np.uint64(NUMBER_BITS)
        docs = keys.astype(np.int64) - self._known
        if self._first is None and len(docs) and not np.diff(docs).all():
            self._give_each_several()
        self._append(docs, numbers)
        totals = np.bincount(numbers, minlength=len(self.values) + 1)
        totals[: len(self._totals)] += self._totals
        self._totals = totals

    def _keys(self, value: int | str, docs: Iterable[int]) -> np.ndarray:
        """Of each document with this value a number: the document, then the value's number."""
        number = self._numbers.setdefault(value, len(self.values) + 1)
        if number > len(self.values):
            self.values.append(value)
        keys = np.asarray(docs, np.uint64)
        return keys << np.uint64(NUMBER_BITS) | np.uint64(number)

    def _append(self, docs: np.ndarray, numbers: np.ndarray) -> None:
        """`docs` are counted from the first that is not known yet."""
        many = np.bincount(docs)
        if self._first is None:
            new = np.full(len(many), NONE, numbers.dtype)
            new[docs] = numbers
        else:
            ends = np.cumsum(many) + len(self._of_docs)
            new, self._first = numbers, np.concatenate([self._first, ends.astype(np.uint32)])
        self._of_docs = np.concatenate([self._of_docs, new])
        self._known += len(many)

    def _give_each_several(self) -> None:
        has_one = self._of_docs != NONE
        self._first = np.concatenate([np.zeros(1, np.uint32), np.cumsum(has_one, dtype=np.uint32)])
        self._of_docs = self._of_docs[has_one]

    def counts(self, fewer: FewerDocs) -> np.ndarray:
        """How many of what is found have the value of each place."""
        if fewer.are_found:
            return self._counts(self._known_of(fewer.docs))[NONE + 1 :]
        others = self._known_of(fewer.docs)
        if self._known > fewer.number:  # what came since then is not found either
            others = np.concatenate([others, np.arange(fewer.number, self._known)])
        return (self._totals - self._counts(others))[NONE + 1 :]

    def _counts(self, docs: np.ndarray) -> np.ndarray:
        if self._first is None:
            numbers = self._of_docs.take(docs)
        elif DENSE * len(docs) > self._known:
            marked = np.zeros(self._known, np.bool_)
            marked[docs] = True
            numbers = self._of_docs.compress(np.repeat(marked, np.diff(self._first)))
        else:
            _many, numbers = self._runs(docs, self._first)
        return _how_often(numbers, len(self.values) + 1)

    def pairs(self, found: BitMap) -> tuple[np.ndarray, np.ndarray]:
        """(document, place of a value) of all that are found."""
        docs = self._known_of(_places_of(found))
        if self._first is None:
            numbers = self._of_docs.take(docs)
            has_one = numbers != NONE
            return docs.compress(has_one), numbers.compress(has_one) - 1
        many, numbers = self._runs(docs, self._first)
        return np.repeat(docs, many), numbers - 1

    def _runs(self, docs: np.ndarray, begin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How many values each of the documents has, and the numbers of all these values, document by document."""
        first = begin.take(docs).astype(np.int64)
        many = begin.take(docs + 1) - first
        # For each document the run of its values: first, first + 1, …
        behind = np.cumsum(many)
        places = np.arange(behind[-1] if len(behind) else 0) + np.repeat(first - (behind - many), many)
        return many, self._of_docs.take(places)

    def _known_of(self, docs: np.ndarray) -> np.ndarray:
        """Without what comes behind, which has no value."""
        return docs[: np.searchsorted(docs, self._known)]


def _places_of(docs: BitMap) -> np.ndarray:
    """As numpy looks places up: of another type all of them would be converted, for each column again."""
    return array_of(docs).astype(np.intp)


def _how_often(numbers: np.ndarray, several: int) -> np.ndarray:
    """How often each of so many numbers, from 0 on, is there."""
    if numbers.dtype != np.uint8 or len(numbers) < MANY:
        return np.bincount(numbers, minlength=several)
    # Two are counted at a time, as one number of two bytes.
    even = len(numbers) // 2 * 2
    pairs = np.bincount(numbers[:even].view(np.uint16), minlength=1 << 16).reshape(1 << 8, 1 << 8)
    return (pairs.sum(0) + pairs.sum(1))[:several] + np.bincount(numbers[even:], minlength=several)
