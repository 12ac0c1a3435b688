"""What one transaction did to the index, packed small: each process reads it to know what the others wrote."""

from __future__ import annotations

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, pairwise

# By column of `SearchPosting`: each word with the documents that hold it, ascending. Arrays: millions of numbers in
# lists would slow all else.
Words = dict[str, dict[str, array]]
# By field: each value with the documents that have it.
Values = dict[str, dict[int | str, list[int]]]

LISTS = ("s", "q")
COLUMNS = ("title", "open", "closed")
PLAIN = b"1"  # the first byte of packed words; what zlib packs begins otherwise
PARTS = 3 * len(LISTS) * len(COLUMNS)


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

    It is not compressed: until it is sealed, which is soon, a process reads it as quickly as that can be done.
    """
    parts = []
    for name in LISTS:
        for column in COLUMNS:
            postings = words[name][column]
            counts = array("I", map(len, postings.values()))
            parts += ["\n".join(postings).encode(), counts.tobytes(), b"".join(postings.values())]
    return PLAIN + array("I", map(len, parts)).tobytes() + b"".join(parts)


def unpack_words(blob: bytes) -> dict[str, Words]:
    if not blob.startswith(PLAIN):  # as it was written before
        return {name: {column: _arrays(words[column]) for column in COLUMNS} for name, words in _unpacked(blob).items()}
    sizes = array("I", blob[len(PLAIN) : len(PLAIN) + 4 * PARTS])
    ends = accumulate(sizes, initial=len(PLAIN) + 4 * PARTS)
    parts = (blob[start:end] for start, end in pairwise(ends))
    return {name: {column: _postings(next(parts), next(parts), next(parts)) for column in COLUMNS} for name in LISTS}


def _arrays(postings: Mapping[str, Sequence[int]]) -> dict[str, array]:
    return {word: array("I", docs) for word, docs in postings.items()}


def _postings(words: bytes, counts: bytes, documents: bytes) -> dict[str, array]:
    docs, ends = array("I", documents), accumulate(array("I", counts), initial=0)
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
