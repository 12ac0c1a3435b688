"""What one transaction did to the index, packed small: each process reads it to know what the others wrote."""

from __future__ import annotations

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# By column of `SearchPosting`: each word with the documents that hold it, ascending.
Words = Mapping[str, Mapping[str, Sequence[int]]]
# By field: each value with the documents that have it.
Values = dict[str, dict[int | str, list[int]]]

COLUMNS = ("title", "open", "closed")


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


def pack_words(words: dict[str, Words]) -> bytes:
    """By list."""
    return _packed(words)


def unpack_words(blob: bytes) -> dict[str, Words]:
    return _unpacked(blob)


def gather_words(found: Iterable[tuple[int, str, Iterable[str]]]) -> Words:
    """(document, column, words) as postings."""
    words: dict[str, dict[str, list[int]]] = {column: defaultdict(list) for column in COLUMNS}
    for doc, column, several in found:
        postings = words[column]
        for word in several:
            postings[word].append(doc)
    return words


def join_postings(held: dict[str, array], more: Mapping[str, Sequence[int]]) -> None:
    """Add later documents to those of the same words. Arrays: millions of numbers in lists would slow all else."""
    for word, docs in more.items():
        if word in held:
            held[word].extend(docs)
        else:
            held[word] = array("I", docs)


def _packed(value: object) -> bytes:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=list)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpacked(blob: bytes):
    return json.loads(zlib.decompress(blob).decode("utf-8", "surrogatepass"))
