"""The documents of stories, or of quotes, in memory: which values of which field each has, as bitmaps."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from pyroaring import BitMap

from articles.search.changes import ListChange
from articles.search.grouped import Copies, Grouped
from articles.search.value_column import ValueColumn
from articles.search.value_sets import ValueSets

ROWS, ARTICLES, GROUPS, STANDINGS = "#rows", "#articles", "#groups", "#standings"
LIVE, READABLE, GROUPED = "#live", "#readable", "#grouped"
CLOSED = "!"  # before the name of a field: what only staff may find documents by

NOBODY = BitMap()
NO_VALUES = ValueSets()


class Documents:
    """Everything of one list but its words."""

    def __init__(self) -> None:
        self.live = BitMap()
        self.readable = BitMap()  # something of it may be read by the public
        self.fields: dict[str, ValueSets] = {}
        self.rows, self.articles = array("I"), array("I")  # by document
        self._copies = Copies()
        self._grouped: Grouped | None = None
        self._commonest: dict[tuple[str, bool], list[tuple[int | str, int]]] = {}
        self._columns: dict[str, ValueColumn] = {}
        # Until the list changes: what was worked out of the whole of it; and of what was asked lately, the latest last:
        # readers leaf through a list, reload it and poll its feed.
        self.worked_out: dict[tuple, Any] = {}
        self.asked_lately: dict[tuple, Any] = {}
        self.changes = 0  # how often it has changed in this process

    @classmethod
    def of_dead(cls, number: int) -> Documents:
        """So many, of which nothing is known any more."""
        documents = cls()
        documents.rows, documents.articles = array("I", bytes(4 * number)), array("I", bytes(4 * number))
        return documents

    def values(self, field: str) -> ValueSets:
        return self.fields.get(field, NO_VALUES)

    def having(self, field: str, values: Iterable[int | str], *, closed: bool) -> BitMap:
        """Documents, dead ones too, that have one of the values. Not to be changed."""
        names = (field, CLOSED + field) if closed else (field,)
        found = [self.values(name)[value] for name in names for value in values if value in self.values(name)]
        if len(found) == 1:
            return found[0]
        return BitMap.union(*found) if found else NOBODY

    def commonest(self, field: str, *, closed: bool) -> list[tuple[int | str, int]]:
        """Every value of the field with how many documents have it at most, most first."""
        known = self._commonest.get((field, closed))
        if known is None:
            most = dict(self.values(field).sizes())
            for value, number in self.values(CLOSED + field).sizes().items() if closed else ():
                most[value] = most.get(value, 0) + number
            known = self._commonest[field, closed] = sorted(most.items(), key=lambda pair: (-pair[1], str(pair[0])))
        return known

    def commonness(self, field: str) -> np.ndarray:
        """By the place of each value in its column: its place in `commonest`."""
        key = ("commonness", field)
        if key not in self.worked_out:
            ordered = self.commonest(field, closed=False)
            places = {value: place for place, (value, _most) in enumerate(ordered)}
            self.worked_out[key] = np.array([places[value] for value in self.column(field).values], np.int64)
        return self.worked_out[key]

    def column(self, field: str) -> ValueColumn:
        """The field's values by document; made when first asked for, then kept up to date."""
        if field not in self._columns:
            self._columns[field] = ValueColumn(self.values(field))
        return self._columns[field]

    def has_column(self, field: str) -> bool:
        return field in self._columns

    def days_of(self, docs: BitMap) -> np.ndarray:
        """The day of each, as 20180410; every document has one, if only the one of the undated."""
        _docs, places = self.column("day").pairs(docs)
        return self._days[places]

    def days_in(self, length: str) -> tuple[np.ndarray, np.ndarray]:
        """The years or months that have a day; and by the place of each day in its column, which of them it is in."""
        key = ("days in", length)
        if key not in self.worked_out:
            spans = self._days // (10_000 if length == "year" else 100)
            self.worked_out[key] = np.unique(spans, return_inverse=True)
        return self.worked_out[key]

    @property
    def _days(self) -> np.ndarray:
        """By the place of each in its column."""
        if ("days",) not in self.worked_out:
            self.worked_out[("days",)] = np.array(self.column("day").values, np.int64)
        return self.worked_out[("days",)]

    def take_column(self, field: str, column: ValueColumn) -> None:
        """One that was made elsewhere, of the values as they are."""
        self._columns.setdefault(field, column)

    def copies(self) -> dict[int, tuple[int, int]]:
        """(group, standing) by document, of all that are copies of others."""
        return {doc: (group, standing) for doc, group, standing in self._copies.living(self.live).tolist()}

    @property
    def grouped(self) -> Grouped:
        if self._grouped is None:
            self._grouped = Grouped(self._copies.living(self.live))
        return self._grouped

    def apply(self, change: ListChange) -> None:
        """Take in what another process, or this one, wrote."""
        self._commonest.clear()
        self.worked_out.clear()
        self.asked_lately.clear()
        self.changes += 1
        self.rows = _with(self.rows, change.rows)
        self.articles = _with(self.articles, change.articles)
        self.live.add_range(change.first, change.next)
        self.readable.update(change.readable)
        for prefix, fields in (("", change.values), (CLOSED, change.closed)):
            for name, values in fields.items():
                known = self.fields.setdefault(prefix + name, ValueSets())
                for value, docs in values.items():
                    known.add(value, docs)
        for name, column in self._columns.items():
            column.add(change.values.get(name, {}))
        self._copies.add(change.groups)
        if change.groups or (self._grouped and not self._grouped.docs.isdisjoint(BitMap(change.dead))):
            self._grouped = None
        self.live -= BitMap(change.dead)
        self.readable -= BitMap(change.dead)

    def pack(self) -> Iterator[tuple[str, bytes]]:
        """(field, packed) of everything, for `SearchFacet`; the dead are left out of the values."""
        yield ROWS, _packed_numbers(self.rows)
        yield ARTICLES, _packed_numbers(self.articles)
        yield GROUPS, zlib.compress(self._copies.living(self.live).tobytes(), 1)
        yield LIVE, self.live.serialize()
        yield READABLE, self.readable.serialize()
        dead = BitMap(range(len(self.rows))) - self.live
        for name, values in self.fields.items():
            yield name, _packed_values(values, dead)

    @classmethod
    def unpack(cls, packed: Iterable[tuple[str, bytes]]) -> Documents:
        documents = cls()
        for name, blob in packed:
            if name == ROWS:
                documents.rows = _numbers(blob)
            elif name == ARTICLES:
                documents.articles = _numbers(blob)
            elif name == GROUPS:
                documents._copies = Copies(np.frombuffer(zlib.decompress(blob), np.int64).reshape(-1, 3))
            elif name == LIVE:
                documents.live = BitMap.deserialize(blob)
            elif name == READABLE:
                documents.readable = BitMap.deserialize(blob)
            else:
                documents.fields[name] = _values(blob)
        return documents


def _packed_numbers(numbers: array) -> bytes:
    return zlib.compress(array("q", numbers).tobytes(), 1)


def _numbers(blob: bytes) -> array:
    numbers = array("q")
    numbers.frombytes(zlib.decompress(blob))
    return _with(array("I"), numbers)


def _with(numbers: array, more: Iterable[int]) -> array:
    """In four bytes each as long as all of them fit."""
    try:
        numbers.extend(array(numbers.typecode, more))
    except OverflowError:
        return _with(array("q", numbers), more)
    return numbers


def _packed_values(values: ValueSets, dead: BitMap) -> bytes:
    """The values as JSON, then their bitmaps one behind the other."""
    packed = list(values.pack(dead))
    kept, blobs = [value for value, _blob in packed], [blob for _value, blob in packed]
    head = json.dumps([kept, [len(blob) for blob in blobs]]).encode()
    return b"".join([len(head).to_bytes(4, "big"), head, *blobs])


def _values(blob: bytes) -> ValueSets:
    blob, values = bytes(blob), ValueSets()
    at = 4 + int.from_bytes(blob[:4], "big")
    for value, size in zip(*json.loads(blob[4:at]), strict=True):
        values.put(value, blob[at : at + size])
        at += size
    return values
