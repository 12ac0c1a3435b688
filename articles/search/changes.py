"""What one transaction did to the index, packed small: each process reads it to know what the others wrote."""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, pairwise

import numpy as np

from articles.search.postings import COLUMNS, LISTS, Postings, Words

# By field: each value with the documents that have it.
Values = dict[str, dict[int | str, list[int]]]

NARROW, PLAIN = b"2", b"1"  # the first byte of packed words, as they are and were; what zlib packs begins otherwise
PARTS = 3 * len(LISTS) * len(COLUMNS)
WIDTH_AND_LEAST = struct.Struct("<BI")  # before numbers: the bytes that each takes, and what each is more


def _values() -> Values:
    return defaultdict(lambda: defaultdict(list))


@dataclass
class ListChange:
    """What happened to the documents of stories, or of quotes."""

    first: int = 0  # number of the first that was born
    rows: list[int] = field(default_factory=list)  # of each that was born: the row in the database
    articles: list[int] = field(default_factory=list)  # and the article
    readable: list[int] = field(default_factory=list)  # documents that the public may find
    values: Values = field(default_factory=_values)
    closed: Values = field(default_factory=_values)  # for staff alone
    groups: list[tuple[int, int, int]] = field(default_factory=list)  # (document, group, standing) of copies
    dead: list[int] = field(default_factory=list)

    @property
    def next(self) -> int:
        return self.first + len(self.rows)

    def pack(self) -> dict:
        packed = {name: getattr(self, name) for name in ("first", "rows", "articles", "readable", "groups", "dead")}
        for name in ("values", "closed"):
            packed[name] = {key: list(values.items()) for key, values in getattr(self, name).items()}
        return packed

    @classmethod
    def unpack(cls, packed: dict) -> ListChange:
        values = {name: {key: dict(pairs) for key, pairs in packed.pop(name).items()} for name in ("values", "closed")}
        return cls(**packed, **values)


@dataclass
class Change:
    stories: ListChange
    quotes: ListChange


def pack_change(change: Change) -> bytes:
    return _packed({"s": change.stories.pack(), "q": change.quotes.pack()})


def unpack_change(blob: bytes) -> Change:
    both = _unpacked(blob)
    return Change(ListChange.unpack(both["s"]), ListChange.unpack(both["q"]))


def pack_words(words: Mapping[str, Words]) -> bytes:
    """By list and column.

    It is not compressed: until it is sealed, which is soon, a process reads it as quickly as that can be done. Numbers
    take as few bytes as they need: what thousands of stories wait in stays a part of SQLite's file when it is empty.
    """
    parts = []
    for name in LISTS:
        for column in COLUMNS:
            postings = words[name][column]
            parts += ["\n".join(postings.words).encode(), _narrow(postings.counts), _narrow(postings.docs)]
    return NARROW + array("I", map(len, parts)).tobytes() + b"".join(parts)


def unpack_words(blob: bytes) -> dict[str, Words]:
    if not blob.startswith((NARROW, PLAIN)):  # as it was written first
        lists = _unpacked(blob)
        return {name: {column: Postings.of(words[column]) for column in COLUMNS} for name, words in lists.items()}
    sizes = array("I", blob[1 : 1 + 4 * PARTS])
    ends = accumulate(sizes, initial=1 + 4 * PARTS)
    parts = (blob[start:end] for start, end in pairwise(ends))
    numbers = _wide if blob.startswith(NARROW) else partial(np.frombuffer, dtype=np.uint32)
    return {
        name: {column: Postings(_words(next(parts)), numbers(next(parts)), numbers(next(parts))) for column in COLUMNS}
        for name in LISTS
    }


def _words(packed: bytes) -> list[str]:
    return packed.decode().split("\n") if packed else []


def _narrow(numbers: np.ndarray) -> bytes:
    """Less the least of them, in as few bytes each as are enough."""
    if not len(numbers):
        return b""
    least = numbers.min()
    less = numbers - least
    narrow = less.astype(np.min_scalar_type(less.max()))
    return WIDTH_AND_LEAST.pack(narrow.itemsize, least) + narrow.tobytes()


def _wide(packed: bytes) -> np.ndarray:
    if not packed:
        return np.empty(0, np.uint32)
    width, least = WIDTH_AND_LEAST.unpack_from(packed)
    less = np.frombuffer(packed, f"u{width}", offset=WIDTH_AND_LEAST.size)
    return less.astype(np.uint32) + np.uint32(least)


def _packed(value: object) -> bytes:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=list)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpacked(blob: bytes):
    return json.loads(zlib.decompress(blob).decode("utf-8", "surrogatepass"))
