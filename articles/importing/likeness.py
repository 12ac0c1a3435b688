"""How alike two texts are, by their shingles: runs of words that both hold. Reader processes use it: no Django."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

import numpy as np

from articles.importing.word_sums import word_sums
from articles.search.words import plain_marks

WIDTH = 4  # words in a shingle
_WORD = re.compile(r"\w+")
# What cuts the words of a text that is ASCII, and their small letters: no regular expression is as quick.
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(256))
# Numbers of words have 30 bits, which Python multiplies fastest; the factors are odd and without a pattern.
_BITS = 30
_MASK = (1 << _BITS) - 1
_FACTORS = (0x2545F491, 0x1B873593)

BINS = 64  # parts of a sketch: the shares that it tells err by 1 / (2 √64) = 0.06 at most (standard deviation)
PER_HALF = 4  # bins whose smallest number is half a key: BINS / (2 · PER_HALF) = 8 keys a text
EMPTY = 0xFFFF  # of a bin in which no shingle fell
KEY_BITS = 41
_KEY_MASK = (1 << KEY_BITS) - 1


def shingles(text: str) -> frozenset[int]:
    """A number of 60 bits for each run of WIDTH words, whatever their capitals and marks.

    A text of fewer words is one run; one of none has no shingle.
    """
    return frozenset(_shingles_of([text])[0].tolist())


def _shingles_of(texts: Sequence[str]) -> list[np.ndarray]:
    """Those of each text in its order, some perhaps several times."""
    sums, bounds = word_sums([*map(_words, texts)])
    runs = _runs(sums)
    return [
        runs[start : end - WIDTH + 1] if end - start >= WIDTH else _runs_of_few(sums[start:end])
        for start, end in pairwise(bounds)
    ]


def _runs(sums: np.ndarray) -> np.ndarray:
    """The number of the run that begins at each word; of none at the last ones."""
    pairs = (sums[:-1] * 31 + sums[1:]) & _MASK
    first, second = _FACTORS
    return pairs[:-2] * first ^ pairs[2:] * second


def _runs_of_few(sums: np.ndarray) -> np.ndarray:
    return _runs(np.pad(sums, (0, WIDTH - len(sums)))) if len(sums) else sums


def _words(text: str) -> bytes:
    """In small letters, with blanks between them."""
    text = plain_marks(text)
    if text.isascii():
        return text.encode().translate(_ASCII)
    return " ".join(_WORD.findall(text.casefold())).encode("utf-8", "surrogatepass")


def share_of_shorter(left: frozenset[int], right: frozenset[int]) -> float:
    """Of the shingles of the text that has fewer, how many the other holds: 0.0 to 1.0."""
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def resemblance(left: frozenset[int], right: frozenset[int]) -> float:
    """Shingles that both hold, of all that either holds: 0.0 to 1.0."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text's shingles in little: the smallest of those that fall in each bin (min-wise hashing, one permutation)."""

    size: int  # different shingles of the text
    bins: bytes  # BINS numbers of 16 bits, little-endian, as `_brief` makes them

    def resemblance(self, other: Sketch) -> float:
        """An estimate of `resemblance` of the two texts."""
        mine, theirs = self._numbers(), other._numbers()
        alike = filled = 0
        for one, two in zip(mine, theirs, strict=True):
            if one != EMPTY or two != EMPTY:
                filled += 1
                alike += one == two
        return alike / filled if filled else 0.0

    def bands(self) -> list[int]:
        """Numbers of 41 bits: texts that resemble each other by `s` share one with a chance of 1 - (1 - s²)^8."""
        return bands_of([self])[0]

    def _numbers(self) -> array[int]:
        return array("H", self.bins)


_ONE = 1023 << 11  # the exponent of 1.0 and eleven digits behind it


def sketch_of(text: str) -> Sketch:
    return sketches_of([text])[0]


def sketches_of(texts: Sequence[str]) -> list[Sketch]:
    smallest = np.full((len(texts), BINS), -1, np.int64)
    sizes = []
    for bins, found in zip(smallest, _shingles_of(texts), strict=True):
        found = np.sort(found)[::-1]
        bins[found & (BINS - 1)] = found >> 28  # the last that is written to a bin is its smallest
        sizes.append(int(np.count_nonzero(found[1:] != found[:-1])) + 1 if len(found) else 0)
    return [Sketch(size, bins.tobytes()) for size, bins in zip(sizes, _brief(smallest), strict=True)]


def bands_of(sketches: Sequence[Sketch]) -> list[list[int]]:
    """Of each its `bands`."""
    numbers = np.frombuffer(b"".join(sketch.bins for sketch in sketches), "<u2").reshape(-1, BINS)
    # Numpy goes along a row of sixteen as quickly as along one of four.
    halves = np.minimum.reduce([numbers[:, at::PER_HALF] for at in range(PER_HALF)]).astype(np.int64)
    one, two = halves[:, ::2], halves[:, 1::2]
    keys = (one * _FACTORS[0] ^ two * _FACTORS[1]) + np.arange(one.shape[1]) & _KEY_MASK
    filled = ((one != EMPTY) & (two != EMPTY)).tolist()
    return [
        keys_of if all(there) else [*compress(keys_of, there)]
        for keys_of, there in zip(keys.tolist(), filled, strict=True)
    ]


def _brief(numbers: np.ndarray) -> np.ndarray:
    """Of numbers of 32 bits the length and the first twelve digits, in 16 bits and the same order; EMPTY below 0.

    So a long text's, which are all small, are told apart as well as a short one's.
    """
    brief = np.minimum(((numbers | 1).astype(np.float64).view(np.int64) >> 41) - _ONE, EMPTY - 1)
    brief[numbers < 0] = EMPTY
    return brief.astype("<u2")
