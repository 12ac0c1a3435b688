"""How many of what is found have each value of a field. Copies of one story count once, as in the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from heapq import heappush, heapreplace

import numpy as np
from pyroaring import BitMap

from articles.search.documents import CLOSED, NOBODY, Documents
from articles.search.value_column import FewerDocs, ValueColumn

FEW_VALUES = 8
MANY_VALUES = 30
MODERATE = 200_000  # documents; of more, the commonest values are perhaps found sooner one by one
MOST_TRIED = 50  # values; then the column has counted all of them as soon
WORTH_A_COLUMN = 500  # values, where all of them are counted; of fewer that is as quick without


class Counts:
    """Of one set of documents."""

    def __init__(self, documents: Documents, found: BitMap, *, closed: bool) -> None:
        self._documents, self._found, self._closed = documents, found, closed

    @cached_property
    def _copies(self) -> BitMap:
        """Only where several copies of one story are found is anything to be counted once."""
        grouped = self._documents.grouped
        return grouped.several_of(self._found & grouped.docs)

    @cached_property
    def _fewer(self) -> FewerDocs:
        return FewerDocs.of(self._found, len(self._documents.rows))

    def total(self) -> int:
        return len(self._found) - self._repeated(self._copies)

    def of(self, field: str, value: int | str) -> int:
        return self._number(self._having(field, value))

    def top(self, field: str, count: int) -> list[tuple[int | str, int]]:
        """The values that most of what is found has, most first, with their numbers; exact.

        Values are tried from the commonest in the archive down; what has fewer documents than those found already
        need not be counted. Where values are so even that this doesn't end soon, all are counted by document.
        """
        by_document = self._may_count_by_document(field)
        order = self._documents.commonest(field, closed=self._closed)
        if by_document and (len(self._found) < MODERATE or self._are_even(order, count)):
            return self._by_document(field, count)
        best: list[tuple[int, int]] = []  # a heap: (number, minus its place in `order`)
        for place, (value, most) in enumerate(order):
            if len(best) == count and most <= best[0][0]:
                break
            if by_document and place == MOST_TRIED:
                return self._by_document(field, count)
            number = self.of(field, value)
            if number and len(best) < count:
                heappush(best, (number, -place))
            elif number and number > best[0][0]:
                heapreplace(best, (number, -place))
        return [(order[-place][0], number) for number, place in sorted(best, reverse=True)]

    def all_of(self, field: str) -> list[tuple[int | str, int]]:
        """Every value that something found has, most first."""
        if self._may_count_by_document(field) and self._is_worth_a_column(field):
            return self._by_document(field)
        numbers = [
            (value, self.of(field, value)) for value, _most in self._documents.commonest(field, closed=self._closed)
        ]
        return sorted((pair for pair in numbers if pair[1]), key=lambda pair: -pair[1])

    def _may_count_by_document(self, field: str) -> bool:
        """Where the values are many, or in a column already; and none are for staff alone: of these there is none."""
        if self._closed and self._documents.values(CLOSED + field):
            return False
        values = len(self._documents.values(field))
        return values > MANY_VALUES or (values > FEW_VALUES and self._documents.has_column(field))

    def _are_even(self, order: Sequence[tuple[int | str, int]], count: int) -> bool:
        """Whether too many would be tried, if of each value the same share is found."""
        if len(order) <= MANY_VALUES:
            return True
        if len(order) <= max(count, MOST_TRIED):
            return False
        share = len(self._found) / max(1, len(self._documents.live))
        return order[MOST_TRIED][1] > share * order[count - 1][1]

    def _is_worth_a_column(self, field: str) -> bool:
        return self._documents.has_column(field) or len(self._documents.values(field)) > WORTH_A_COLUMN

    def _by_document(self, field: str, most: int | None = None) -> list[tuple[int | str, int]]:
        """All values with their numbers, or the most frequent, most first; of a story's copies a value counts once."""
        column = self._documents.column(field)
        numbers = self._tally(column)
        held = np.flatnonzero(numbers)
        if most is not None and most < len(held):
            least = np.partition(numbers[held], -most)[-most]
            held = held[numbers[held] >= least]
        held = held[np.lexsort((self._documents.commonness(field)[held], -numbers[held]))][:most]
        return [
            (column.values[place], number) for place, number in zip(held.tolist(), numbers[held].tolist(), strict=True)
        ]

    def _tally(self, column: ValueColumn, parts: np.ndarray | None = None) -> np.ndarray:
        """By place how many have the value; with `parts`, by the part to which each place belongs."""
        numbers = column.counts(self._fewer)
        if parts is not None:
            numbers = np.bincount(parts, weights=numbers).astype(np.int64)
        if self._copies:
            docs, places = column.pairs(self._copies)
            parts_of = places if parts is None else parts[places]
            grouped = self._documents.grouped
            pairs = parts_of.astype(np.int64) * grouped.behind + grouped.groups_of(docs)
            pairs.sort()
            again = pairs[1:][pairs[1:] == pairs[:-1]] // grouped.behind  # `np.unique` takes ten times as long
            numbers = numbers - np.bincount(again, minlength=len(numbers))
        return numbers

    def spans(self, length: str, spans: Sequence[int]) -> list[tuple[int, int]]:
        """The numbers of these years or months, in their order, without those of which there is nothing."""
        if length == "day" or len(spans) <= FEW_VALUES or not self._documents.has_column("day"):
            return self.several(length, spans)
        known, parts = self._documents.days_in(length)
        numbers = dict(zip(known.tolist(), self._tally(self._documents.column("day"), parts).tolist(), strict=True))
        return [(span, numbers[span]) for span in spans if numbers.get(span)]

    def several(self, field: str, values: Sequence[int | str]) -> list[tuple[int | str, int]]:
        """The numbers of these values, in their order, without those of which there is nothing."""
        return [(value, number) for value in values if (number := self.of(field, value))]

    def _having(self, field: str, value: int | str) -> BitMap:
        docs = self._documents.values(field).get(value, NOBODY)
        if self._closed and (more := self._documents.values(CLOSED + field).get(value)):
            return docs | more
        return docs

    def _number(self, docs: BitMap) -> int:
        number = self._found.intersection_cardinality(docs)
        if number > 1 and self._copies:
            number -= self._repeated(self._copies & docs)
        return number

    def _repeated(self, copies: BitMap) -> int:
        return self._documents.grouped.number_repeated(copies)
