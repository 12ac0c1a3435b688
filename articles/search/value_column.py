"""The values of one field, document by document: of a field with thousands of values, a moderate number of documents is
counted quicker so than value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from pyroaring import BitMap

from articles.search.bitmap_arrays import array_of

MOST_IN_TWO_BYTES = 65_536
PLACE_BITS = 32  # of a key, behind the document
DENSE = 3  # documents to one that is asked for; where they stand closer, all are gone through


class ValueColumn:
    """Documents only come behind those that are there; a document's values never change."""

    def __init__(self, values: Mapping[int | str, BitMap]) -> None:
        self.values: list[int | str] = []  # by place
        self._places: dict[int | str, int] = {}
        # Document by document the places of its values; of up to 65,536 values in two bytes each.
        self._of_docs: np.ndarray = np.empty(0, np.uint16)
        self._first = np.zeros(1, np.uint32)  # by document: where its own begin; one more for the end
        self._numbers = np.empty(0, np.int64)  # by place: how many documents have the value
        self.add({value: docs.to_array() for value, docs in values.items()})

    def add(self, values: Mapping[int | str, Iterable[int]]) -> None:
        """The values of new documents."""
        several = [self._keys(value, docs) for value, docs in values.items()]
        if not several:
            return
        keys = np.concatenate(several)
        keys.sort(kind="stable")  # runs that are in order are merged; no reader is kept waiting meanwhile
        places = keys.astype(np.uint16 if len(self.values) <= MOST_IN_TWO_BYTES else np.int32)  # the lower bits alone
        keys >>= np.uint64(PLACE_BITS)
        number = np.bincount(keys.astype(np.int64) - (len(self._first) - 1))
        ends = np.cumsum(number) + len(self._of_docs)
        self._first = np.concatenate([self._first, ends.astype(np.uint32)])
        self._of_docs = np.concatenate([self._of_docs, places])
        numbers = np.bincount(places, minlength=len(self.values))
        numbers[: len(self._numbers)] += self._numbers
        self._numbers = numbers

    def _keys(self, value: int | str, docs: Iterable[int]) -> np.ndarray:
        """Of each document with this value a number: the document, then the value's place."""
        place = self._places.setdefault(value, len(self.values))
        if place == len(self.values):
            self.values.append(value)
        keys = np.asarray(docs, np.uint64)
        return keys << np.uint64(PLACE_BITS) | np.uint64(place)

    def counts(self, found: BitMap) -> np.ndarray:
        """How many of the documents have the value of each place. Of more than half, the others are counted."""
        size = len(self._first) - 1
        return self._numbers - self._counts(found.flip(0, size)) if 2 * len(found) > size else self._counts(found)

    def _counts(self, found: BitMap) -> np.ndarray:
        if DENSE * len(found) > len(self._first):
            places = self._of_docs[np.repeat(self._marked(found), np.diff(self._first))]
        else:
            _docs, _number, places = self._runs(found)
        return np.bincount(places, minlength=len(self.values))

    def pairs(self, found: BitMap) -> tuple[np.ndarray, np.ndarray]:
        """(document, place of a value) of all that are found."""
        docs, number, places = self._runs(found)
        return np.repeat(docs, number), places

    def _runs(self, found: BitMap) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Those documents, how many values each has, and the places of all these values, document by document."""
        docs = self._known(found)
        first = self._first[docs].astype(np.int64)
        number = self._first[docs + 1] - first
        # For each document the run of its values: first, first + 1, …
        behind = np.cumsum(number)
        places = np.arange(behind[-1] if len(behind) else 0) + np.repeat(first - (behind - number), number)
        return docs, number, self._of_docs[places]

    def _marked(self, found: BitMap) -> np.ndarray:
        """Of each document whether it is found."""
        marked = np.zeros(len(self._first) - 1, np.bool_)
        marked[self._known(found)] = True
        return marked

    def _known(self, found: BitMap) -> np.ndarray:
        """Without what comes behind, which has no value."""
        docs = array_of(found)
        return docs[: np.searchsorted(docs, len(self._first) - 1)]
