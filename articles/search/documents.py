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
from articles.search.value_column import ValueColumn

ROWS, ARTICLES, GROUPS, STANDINGS = "#rows", "#articles", "#groups", "#standings"
LIVE, READABLE, GROUPED = "#live", "#readable", "#grouped"
CLOSED = "!"  # before the name of a field: what only staff may find documents by

NOBODY = BitMap()
FEW = 500  # up to so many copies a set is quicker than an array of all groups


class Documents:
    """Everything of one list but its words."""

    def __init__(self) -> None:
        self.live = BitMap()
        self.readable = BitMap()  # something of it may be read by the public
        self.fields: dict[str, dict[int | str, BitMap]] = {}
        self.rows, self.articles = array("q"), array("q")  # by document
        self._groups: dict[int, tuple[int, int]] = {}  # document of a copy: group, standing
        self._grouped: Grouped | None = None
        self._commonest: dict[tuple[str, bool], list[tuple[int | str, int]]] = {}
        self._columns: dict[str, ValueColumn] = {}
        # Until the list changes: what was worked out of the whole of it; and of what was asked lately, the latest last:
        # readers leaf through a list, reload it and poll its feed.
        self.worked_out: dict[tuple, Any] = {}
        self.asked_lately: dict[tuple, Any] = {}
        self.changes = 0  # how often it has changed in this process

    def values(self, field: str) -> dict[int | str, BitMap]:
        return self.fields.get(field, {})

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
            most = {value: len(docs) for value, docs in self.values(field).items()}
            for value, docs in self.values(CLOSED + field).items() if closed else ():
                most[value] = most.get(value, 0) + len(docs)
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

    def copy_of(self, doc: int) -> tuple[int, int] | None:
        """(group, standing) of a document that is one of several copies."""
        return self._groups.get(doc)

    @property
    def grouped(self) -> Grouped:
        if self._grouped is None:
            self._grouped = Grouped.of(self._groups)
        return self._grouped

    def apply(self, change: ListChange) -> None:
        """Take in what another process, or this one, wrote."""
        self._commonest.clear()
        self.worked_out.clear()
        self.asked_lately.clear()
        self.changes += 1
        self.rows.extend(change.rows)
        self.articles.extend(change.articles)
        self.live.add_range(change.first, change.next)
        self.readable.update(change.readable)
        for prefix, fields in (("", change.values), (CLOSED, change.closed)):
            for name, values in fields.items():
                known = self.fields.setdefault(prefix + name, {})
                for value, docs in values.items():
                    if value not in known:
                        known[value] = BitMap(docs)
                    else:
                        known[value].update(docs)
        for name, column in self._columns.items():
            column.add(change.values.get(name, {}))
        if change.groups or any(doc in self._groups for doc in change.dead):
            self._grouped = None
        for doc, group, standing in change.groups:
            self._groups[doc] = (group, standing)
        for doc in change.dead:
            self._groups.pop(doc, None)
        self.live -= BitMap(change.dead)
        self.readable -= BitMap(change.dead)

    def pack(self) -> Iterator[tuple[str, bytes]]:
        """(field, packed) of everything, for `SearchFacet`; the dead are left out of the values."""
        yield ROWS, _packed_numbers(self.rows)
        yield ARTICLES, _packed_numbers(self.articles)
        grouped = array("q", (number for doc, (group, place) in self._groups.items() for number in (doc, group, place)))
        yield GROUPS, _packed_numbers(grouped)
        yield LIVE, self.live.serialize()
        yield READABLE, self.readable.serialize()
        for name, values in self.fields.items():
            yield name, _packed_values(values, self.live)

    @classmethod
    def unpack(cls, packed: Iterable[tuple[str, bytes]]) -> Documents:
        documents = cls()
        for name, blob in packed:
            if name == ROWS:
                documents.rows = _numbers(blob)
            elif name == ARTICLES:
                documents.articles = _numbers(blob)
            elif name == GROUPS:
                flat = iter(_numbers(blob))
                documents._groups = {doc: (group, place) for doc, group, place in zip(flat, flat, flat, strict=True)}
            elif name == LIVE:
                documents.live = BitMap.deserialize(blob)
            elif name == READABLE:
                documents.readable = BitMap.deserialize(blob)
            else:
                documents.fields[name] = dict(_values(blob))
        return documents


class Grouped:
    """The documents that are copies of one another, so that of each group one can be chosen quickly."""

    def __init__(
        self,
        docs: BitMap,
        numbers: np.ndarray,
        ranks: np.ndarray,
        groups: np.ndarray,
    ) -> None:
        self.docs = docs
        self._numbers = numbers  # of the documents, ascending
        self._ranks = ranks  # of each: its place when ordered by group, then by standing
        self._groups = groups  # by that place: which group
        self._by_rank = np.empty_like(numbers)
        self._by_rank[ranks] = numbers
        # By document, so that thousands are looked up at once; four bytes for each that is not a copy, too.
        self._group_of = np.zeros(int(numbers[-1]) + 1 if len(numbers) else 1, np.int32)
        self._group_of[numbers] = groups[ranks]

    @classmethod
    def of(cls, groups: dict[int, tuple[int, int]]) -> Grouped:
        """The document number breaks ties, so that the choice is always the same."""
        ordered = sorted((group, standing, doc) for doc, (group, standing) in groups.items())
        by_rank = np.fromiter((doc for _group, _standing, doc in ordered), np.int64, len(ordered))
        names = np.fromiter((group for group, _standing, _doc in ordered), np.int64, len(ordered))
        numbers = np.sort(by_rank)
        ranks = np.empty(len(ordered), np.int64)
        ranks[np.searchsorted(numbers, by_rank)] = np.arange(len(ordered))
        places = np.cumsum(np.diff(names, prepend=-1) != 0)
        return cls(bitmap_of(numbers), numbers, ranks, places)

    def groups_of(self, docs: np.ndarray) -> np.ndarray:
        """The number of the group of each of these copies."""
        return self._group_of[docs]

    def several_of(self, copies: BitMap) -> BitMap:
        """Without those copies of whose group there is no other among them."""
        docs = np.frombuffer(copies.to_array(), np.uint32)
        groups = self._group_of[docs]
        return bitmap_of(docs[np.bincount(groups)[groups] > 1]) if len(docs) else copies

    def repeated(self, found: BitMap) -> BitMap:
        """Of documents that are found, those for which another copy that is found, too, stands."""
        ranks, first = self._places(found)
        return bitmap_of(self._by_rank[ranks[~first]])

    def number_repeated(self, copies: BitMap) -> int:
        """How many of these copies are there only once more."""
        number = len(copies)
        if number < 2:
            return 0
        groups = self._group_of[np.frombuffer(copies.to_array(), np.uint32)]
        if number <= FEW:
            return number - len(set(groups.tolist()))
        return number - int(np.count_nonzero(np.bincount(groups)))

    def _places(self, found: BitMap) -> tuple[np.ndarray, np.ndarray]:
        """The ranks of those that are copies, ascending, and which of them stands first of its group."""
        numbers = np.frombuffer((found & self.docs).to_array(), np.uint32)
        ranks = np.sort(self._ranks[np.searchsorted(self._numbers, numbers)])
        groups = self._groups[ranks]
        return ranks, np.diff(groups, prepend=-1) != 0


def bitmap_of(docs: np.ndarray) -> BitMap:
    return BitMap(array("I", docs.astype(np.uint32).tobytes()))


def _packed_numbers(numbers: array) -> bytes:
    return zlib.compress(numbers.tobytes(), 1)


def _numbers(blob: bytes) -> array:
    numbers = array("q")
    numbers.frombytes(zlib.decompress(blob))
    return numbers


def _packed_values(values: dict[int | str, BitMap], live: BitMap) -> bytes:
    """The values as JSON, then their bitmaps one behind the other."""
    kept = [(value, docs) for value, all_docs in values.items() if (docs := all_docs & live)]
    for _value, docs in kept:
        docs.run_optimize()
    blobs = [docs.serialize() for _value, docs in kept]
    head = json.dumps([[value for value, _docs in kept], [len(blob) for blob in blobs]]).encode()
    return b"".join([len(head).to_bytes(4, "big"), head, *blobs])


def _values(blob: bytes) -> Iterator[tuple[int | str, BitMap]]:
    blob = bytes(blob)
    at = 4 + int.from_bytes(blob[:4], "big")
    for value, size in zip(*json.loads(blob[4:at]), strict=True):
        yield value, BitMap.deserialize(blob[at : at + size])
        at += size
