"""The values of one field, document by document: of a field with thousands of values, a moderate number of documents is
counted quicker so than value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from pyroaring import BitMap

from articles.search.bitmap_arrays import array_of

MOST_IN_TWO_BYTES = 65_536


class ValueColumn:
    """Documents only come behind those that are there; a document's values never change."""

    def __init__(self, values: Mapping[int | str, BitMap]) -> None:
        self.values: list[int | str] = []  # by place
        self._places: dict[int | str, int] = {}
        # Document by document the places of its values; of up to 65,536 values in two bytes each.
        self._of_docs: np.ndarray = np.empty(0, np.uint16)
        self._first = np.zeros(1, np.uint32)  # by document: where its own begin; one more for the end
        self.add({value: docs.to_array() for value, docs in values.items()})

    def add(self, values: Mapping[int | str, Iterable[int]]) -> None:
        """The values of new documents."""
        docs, places = [], []
        for value, several in values.items():
            place = self._places.setdefault(value, len(self.values))
            if place == len(self.values):
                self.values.append(value)
            numbers = np.asarray(several, np.uint32)
            docs.append(numbers)
            places.append(np.full(len(numbers), place, np.uint16 if place < MOST_IN_TWO_BYTES else np.int32))
        if docs:
            joined = np.concatenate(docs)
            order = np.argsort(joined, kind="stable")
            joined = joined[order]
            ends = np.arange(len(self._first) - 1, int(joined[-1]) + 1, dtype=np.uint32)
            ends = np.searchsorted(joined, ends, side="right") + len(self._of_docs)
            self._first = np.concatenate([self._first, ends.astype(np.uint32)])
            self._of_docs = np.concatenate([self._of_docs, np.concatenate(places)[order]])

    def counts(self, found: BitMap) -> np.ndarray:
        """How many of the documents have the value of each place."""
        _docs, _number, places = self._runs(found)
        return np.bincount(places, minlength=len(self.values))

    def pairs(self, found: BitMap) -> tuple[np.ndarray, np.ndarray]:
        """(document, place of a value) of all that are found."""
        docs, number, places = self._runs(found)
        return np.repeat(docs, number), places

    def _runs(self, found: BitMap) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Those documents, how many values each has, and the places of all these values, document by document."""
        docs = array_of(found)
        docs = docs[: np.searchsorted(docs, len(self._first) - 1)]  # what comes behind has no value
        first = self._first[docs].astype(np.int64)
        number = self._first[docs + 1] - first
        # For each document the run of its values: first, first + 1, …
        behind = np.cumsum(number)
        places = np.arange(behind[-1] if len(behind) else 0) + np.repeat(first - (behind - number), number)
        return docs, number, self._of_docs[places]
