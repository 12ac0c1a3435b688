"""Which documents hold each word, as whole arrays: a story has hundreds of words, an import thousands of stories."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, compress, count, pairwise
from typing import NamedTuple

import numpy as np


class Postings(NamedTuple):
    """Words, each once, how many documents hold each, and these, one word's behind the other's and ascending."""

    words: Sequence[str]
    counts: np.ndarray
    docs: np.ndarray

    @classmethod
    def of(cls, documents: Mapping[str, Sequence[int]]) -> Postings:
        """Of documents by word."""
        counts = np.fromiter(map(len, documents.values()), np.uint32, len(documents))
        docs = np.fromiter(chain.from_iterable(documents.values()), np.uint32, counts.sum())
        return cls(list(documents), counts, docs)

    def by_word(self) -> dict[str, array]:
        docs, ends = array("I", self.docs.tobytes()), accumulate(self.counts.tolist(), initial=0)
        return {word: docs[start:end] for word, (start, end) in zip(self.words, pairwise(ends), strict=True)}


LISTS = ("s", "q")  # of stories and of quotes
COLUMNS = ("title", "open", "closed")  # of `SearchPosting`
Words = dict[str, Postings]  # by column


def numbering() -> dict[str, int]:
    """Gives each string that it is asked for a number, one after the other."""
    return defaultdict(count().__next__)


def numbers_of(strings: Iterable[str], numbers: dict[str, int]) -> np.ndarray:
    return np.array(array("I", [*map(numbers.__getitem__, strings)]))  # by way of a list it is quicker


def in_order(numbers: np.ndarray) -> np.ndarray:
    """The places of these numbers, least first and equal ones as they stand."""
    less = numbers - (numbers.min() if len(numbers) else 0)
    narrow = less.astype(np.min_scalar_type(less.max(initial=0)))  # numbers of two bytes are sorted without comparing
    return np.argsort(narrow, kind="stable")


def postings_of(words: Iterable[str], numbers: np.ndarray, docs: np.ndarray) -> Postings:
    """Of words by their numbers, these ascending, and the document at each."""
    counts = np.bincount(numbers)
    return Postings(list(compress(words, counts.tolist())), counts[counts > 0], docs)


def join(several: Iterable[Postings]) -> Postings:
    """Those of earlier documents first."""
    held = [one for one in several if one.words]
    if len(held) < 2:
        return held[0] if held else Postings.of({})
    words = numbering()
    numbers = np.concatenate([np.repeat(numbers_of(one.words, words), one.counts) for one in held])
    order = in_order(numbers)
    return postings_of(words, numbers[order], np.concatenate([one.docs for one in held])[order])


def join_lists(several: Sequence[Mapping[str, Words]]) -> dict[str, Words]:
    """The same, by list and column."""
    return {name: {column: join(one[name][column] for one in several) for column in COLUMNS} for name in LISTS}
