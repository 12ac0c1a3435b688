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
from itertools import accumulate, chain, pairwise

import numpy as np

from articles.search.postings import COLUMNS, LISTS, Postings, Words

# By field: each value with the documents that have it.
Values = dict[str, dict[int | str, list[int]]]

NUMBERS = ("rows", "articles", "readable", "dead")  # of a ListChange, as they are packed
PARTS_OF_A_LIST = len(NUMBERS) + 3  # behind them the groups; how many documents each value has; and these
# The first byte of what is packed, as it is and was; what zlib packs begins otherwise.
PARTED = b"3"  # facets
NARROW, PLAIN = b"2", b"1"  # words
PARTS = 3 * len(LISTS) * len(COLUMNS)
WIDTH_AND_LEAST = struct.Struct("<BI")  # before numbers: the bytes that each takes, and what each is more
WIDTH_AND_LEAST_ROW = struct.Struct("<Bq")  # the same before numbers of rows


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

    def pack(self) -> tuple[dict, list[bytes]]:
        """What is no number, for JSON, and the numbers: PARTS_OF_A_LIST."""
        fields = {name: {key: list(docs) for key, docs in values.items()} for name, values in self._fields()}
        sets = [docs for _name, values in self._fields() for of_field in values.values() for docs in of_field.values()]
        numbers = [getattr(self, name) for name in NUMBERS]
        numbers += [[*chain.from_iterable(self.groups)], [*map(len, sets)], [*chain.from_iterable(sets)]]
        return {"first": self.first, **fields}, [_few_bytes(one) for one in numbers]

    def _fields(self) -> Sequence[tuple[str, Values]]:
        return ("values", self.values), ("closed", self.closed)

    @classmethod
    def unpack(cls, told: dict, packed: Sequence[bytes]) -> ListChange:
        *numbers, groups, sizes, docs = map(_all_bytes, packed)
        ends = pairwise(accumulate(sizes, initial=0))
        fields = {
            name: {key: {value: docs[slice(*next(ends))] for value in values} for key, values in told[name].items()}
            for name in ("values", "closed")
        }
        triples = [*zip(*[iter(groups)] * 3, strict=True)]
        return cls(told["first"], groups=triples, **dict(zip(NUMBERS, numbers, strict=True)), **fields)

    @classmethod
    def of_json(cls, packed: dict) -> ListChange:
        """As it was written first."""
        values = {name: {key: dict(pairs) for key, pairs in packed.pop(name).items()} for name in ("values", "closed")}
        return cls(**packed, **values)


@dataclass
class Change:
    stories: ListChange
    quotes: ListChange


def pack_change(change: Change) -> bytes:
    """Not compressed, for the same reason as words."""
    told, parts = zip(change.stories.pack(), change.quotes.pack(), strict=True)
    return PARTED + _joined([_json(told), *parts[0], *parts[1]])


def unpack_change(blob: bytes) -> Change:
    if not blob.startswith(PARTED):
        both = _unpacked(blob)
        return Change(ListChange.of_json(both["s"]), ListChange.of_json(both["q"]))
    told, *parts = _parted(blob, 1 + 2 * PARTS_OF_A_LIST)
    stories, quotes = json.loads(told.decode("utf-8", "surrogatepass"))
    return Change(
        ListChange.unpack(stories, parts[:PARTS_OF_A_LIST]), ListChange.unpack(quotes, parts[PARTS_OF_A_LIST:])
    )


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
    return NARROW + _joined(parts)


def unpack_words(blob: bytes) -> dict[str, Words]:
    if not blob.startswith((NARROW, PLAIN)):  # as it was written first
        lists = _unpacked(blob)
        return {name: {column: Postings.of(words[column]) for column in COLUMNS} for name, words in lists.items()}
    parts = iter(_parted(blob, PARTS))
    numbers = _wide if blob.startswith(NARROW) else partial(np.frombuffer, dtype=np.uint32)
    return {
        name: {column: Postings(_words(next(parts)), numbers(next(parts)), numbers(next(parts))) for column in COLUMNS}
        for name in LISTS
    }


def _joined(parts: Sequence[bytes]) -> bytes:
    """How long each is, and all of them."""
    return array("I", map(len, parts)).tobytes() + b"".join(parts)


def _parted(blob: bytes, parts: int) -> list[bytes]:
    """So many of them, behind the first byte."""
    sizes = array("I", blob[1 : 1 + 4 * parts])
    return [blob[start:end] for start, end in pairwise(accumulate(sizes, initial=1 + 4 * parts))]


def _words(packed: bytes) -> list[str]:
    return packed.decode().split("\n") if packed else []


def _narrow(numbers: np.ndarray, form: struct.Struct = WIDTH_AND_LEAST) -> bytes:
    """Less the least of them, in as few bytes each as are enough."""
    if not len(numbers):
        return b""
    least = numbers.min()
    less = numbers - least
    narrow = less.astype(np.min_scalar_type(less.max()))
    return form.pack(narrow.itemsize, least) + narrow.tobytes()


def _wide(packed: bytes, form: struct.Struct = WIDTH_AND_LEAST, kind: type = np.uint32) -> np.ndarray:
    if not packed:
        return np.empty(0, kind)
    width, least = form.unpack_from(packed)
    return np.frombuffer(packed, f"u{width}", offset=form.size).astype(kind) + kind(least)


def _few_bytes(numbers: Sequence[int]) -> bytes:
    return _narrow(np.array(array("q", numbers)), WIDTH_AND_LEAST_ROW)


def _all_bytes(packed: bytes) -> list[int]:
    return _wide(packed, WIDTH_AND_LEAST_ROW, np.int64).tolist()


def _json(value: object) -> bytes:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def _unpacked(blob: bytes):
    return json.loads(zlib.decompress(blob).decode("utf-8", "surrogatepass"))
