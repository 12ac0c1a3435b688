"""What one transaction did to the index, packed small: each process reads it to know what the others wrote."""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, pairwise

import numpy as np

# By column of `SearchPosting`: each word with the documents that hold it, ascending. Arrays: millions of numbers in
# lists would slow all else.
Words = dict[str, dict[str, array]]
# By field: each value with the documents that have it.
Values = dict[str, dict[int | str, list[int]]]

LISTS = ("s", "q")
COLUMNS = ("title", "open", "closed")
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


def no_words() -> dict[str, Words]:
    """By list, to be filled."""
    return {name: {column: defaultdict(_no_documents) for column in COLUMNS} for name in LISTS}


_no_documents = partial(array, "I")


def pack_words(words: dict[str, Words]) -> bytes:
    """By list and column the words, how many documents each has, and these, one word's behind the other's.

    It is not compressed: until it is sealed, which is soon, a process reads it as quickly as that can be done. Numbers
    take as few bytes as they need: what thousands of stories wait in stays a part of SQLite's file when it is empty.
    """
    parts = []
    for name in LISTS:
        for column in COLUMNS:
            postings = words[name][column]
            counts, docs = array("I", map(len, postings.values())).tobytes(), b"".join(postings.values())
            parts += ["\n".join(postings).encode(), _narrow(counts), _narrow(docs)]
    return NARROW + array("I", map(len, parts)).tobytes() + b"".join(parts)


def unpack_words(blob: bytes) -> dict[str, Words]:
    if not blob.startswith((NARROW, PLAIN)):  # as it was written first
        return {name: {column: _arrays(words[column]) for column in COLUMNS} for name, words in _unpacked(blob).items()}
    sizes = array("I", blob[1 : 1 + 4 * PARTS])
    ends = accumulate(sizes, initial=1 + 4 * PARTS)
    parts = (blob[start:end] for start, end in pairwise(ends))
    numbers = _wide if blob.startswith(NARROW) else partial(array, "I")
    return {
        name: {column: _postings(next(parts), numbers(next(parts)), numbers(next(parts))) for column in COLUMNS}
        for name in LISTS
    }


def _narrow(numbers: bytes) -> bytes:
    """Numbers of four bytes each, less the least of them, in as few as are enough."""
    if not numbers:
        return b""
    wide = np.frombuffer(numbers, np.uint32)
    least = wide.min()
    less = wide - least
    narrow = less.astype(np.min_scalar_type(less.max()))
    return WIDTH_AND_LEAST.pack(narrow.itemsize, least) + narrow.tobytes()


def _wide(packed: bytes) -> array:
    if not packed:
        return array("I")
    width, least = WIDTH_AND_LEAST.unpack_from(packed)
    less = np.frombuffer(packed, f"u{width}", offset=WIDTH_AND_LEAST.size)
    return array("I", (less.astype(np.uint32) + np.uint32(least)).tobytes())


def _arrays(postings: Mapping[str, Sequence[int]]) -> dict[str, array]:
    return {word: array("I", docs) for word, docs in postings.items()}


def _postings(words: bytes, counts: array, docs: array) -> dict[str, array]:
    ends = accumulate(counts, initial=0)
    spans = zip(
        words.decode().split("\n"), pairwise(ends), strict=False
    )  # where there is no word, that splits into one
    return {word: docs[start:end] for word, (start, end) in spans}


def join_postings(held: dict[str, array], more: Mapping[str, array]) -> None:
    """Add later documents to those of the same words."""
    for word, docs in more.items():
        if word in held:
            held[word].extend(docs)
        else:
            held[word] = docs


def _packed(value: object) -> bytes:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=list)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpacked(blob: bytes):
    return json.loads(zlib.decompress(blob).decode("utf-8", "surrogatepass"))
