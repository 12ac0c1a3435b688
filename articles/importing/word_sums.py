"""The CRC-32 of each word of many texts, all words at once: numpy is called for a letter of each, not for each word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

import numpy as np

LONGEST = 32  # bytes of a word that is summed up with the others; hardly one is longer
_BLANK = ord(" ")
_ALL = 0xFFFFFFFF


def _steps() -> np.ndarray:
    """By the lowest byte of a sum, what it is changed by when it moves on a byte (reversed polynomial 0xEDB88320)."""
    steps = np.arange(256, dtype=np.uint32)
    for _bit in range(8):
        steps = np.where(steps & 1, steps >> 1 ^ np.uint32(0xEDB88320), steps >> 1)
    return steps


_STEPS = _steps()


def word_sums(texts: Sequence[bytes]) -> tuple[np.ndarray, list[int]]:
    """The sums, as int64, of all words in their order, and where those of each text begin and the last ones end.

    A text is words with blanks between them.
    """
    joined = b" ".join([b"", *texts, b""])
    letters = np.frombuffer(joined, np.uint8)
    within = letters != _BLANK
    edges = np.flatnonzero(within[1:] != within[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    sums = _sums(letters, starts, ends - starts)
    for word in np.flatnonzero(ends - starts > LONGEST):
        sums[word] = crc32(joined[starts[word] : ends[word]])
    ends_of_texts = [*accumulate((len(text) + 1 for text in texts), initial=0)]
    return sums, np.searchsorted(starts, ends_of_texts).tolist()


def _sums(letters: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Those of words of LONGEST letters at most; of others, of so many letters."""
    lengths = np.minimum(lengths, LONGEST).astype(np.uint8)  # so little is sorted without comparing
    order = np.argsort(lengths, kind="stable")  # those that have a letter more are always the last
    firsts = np.searchsorted(lengths[order], np.arange(LONGEST), side="right")
    at = starts[order]
    sums = np.full(len(order), _ALL, np.uint32)
    for first in firsts:
        if first == len(order):
            break
        longer, letter = sums[first:], letters[at[first:]]
        sums[first:] = _STEPS[longer.astype(np.uint8) ^ letter] ^ longer >> 8
        at += 1
    in_order = np.empty(len(order), np.int64)
    in_order[order] = sums ^ _ALL
    return in_order
