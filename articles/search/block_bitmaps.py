"""The documents of one block as they are stored: up to some thousands as bare numbers, or as the steps from each to the
next where these take less, more as the library's bitmap."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from pyroaring import BitMap

from articles.search.bitmap_arrays import bitmap_of
from articles.search.postings import Postings

BLOCK = 65_536  # documents; the width of a container of a roaring bitmap
MOST_NUMBERS = 4096  # of two bytes each, ascending; more than these the library keeps as a field of bits
# What the library writes before the numbers of one block: that they are numbers, of how many blocks, the block, how
# many less one, and where they begin. Most words stand in a few documents, and this would be most of what they take.
HEAD = struct.Struct("<IIHHI")
NUMBERS = 12346
NO_NUMBER = bytes(2)  # in the second place: the library's own and steps begin so, and no second number is zero
STEPS = b"+\0" + NO_NUMBER  # before them
STEP = 255  # a byte that says: so far, and no document there
SOME_NUMBERS = 128  # of fewer, steps take about as much


def pack(docs: BitMap) -> bytes:
    """Documents of one block, at least one."""
    packed = docs.serialize()
    bare = len(docs) <= MOST_NUMBERS and packed.startswith(NUMBERS.to_bytes(4, "little"))
    return _in_fewest_bytes(packed[HEAD.size :]) if bare else packed


def _in_fewest_bytes(numbers: bytes) -> bytes:
    """Bare numbers, or steps where these take less."""
    count, last = len(numbers) // 2, int.from_bytes(numbers[-2:], "little")
    if count < SOME_NUMBERS or last >= 2 * STEP * count:  # so far from each other that they can't
        return numbers
    packed = STEPS + _steps(numbers, 0)
    return packed if len(packed) < len(numbers) else numbers


def _steps(numbers: bytes, last: int) -> bytes:
    """From the last number before them to the first, and on from each to the next, a byte each where they are short."""
    steps = np.frombuffer(numbers, "<u2").astype(np.int32)
    steps[1:] -= steps[:-1].copy()
    steps[0] -= last
    whole = steps // STEP
    if not whole.any():
        return steps.astype(np.uint8).tobytes()
    places = whole.cumsum() + np.arange(len(steps))
    packed = np.full(places[-1] + 1, STEP, np.uint8)
    packed[places] = steps - STEP * whole
    return packed.tobytes()


def _bare(packed: bytes) -> bytes:
    """The numbers of what is no bitmap of the library."""
    if not packed.startswith(STEPS):
        return packed
    steps = np.frombuffer(packed, np.uint8, offset=len(STEPS))
    return np.cumsum(steps, dtype="<u2")[steps != STEP].tobytes()


def _is_bitmap(packed: bytes) -> bool:
    """Whether it is the library's own."""
    return packed[2:4] == NO_NUMBER and not packed.startswith(STEPS)


def by_block(postings: Postings) -> Iterator[tuple[str, int, bytes]]:
    """Each word and block with the documents that the word has there, as bare numbers, however many they are."""
    words, docs = np.repeat(np.arange(len(postings.words)), postings.counts), postings.docs
    blocks = docs // BLOCK
    begins = np.ones(len(docs), bool)
    begins[1:] = (words[1:] != words[:-1]) | (blocks[1:] != blocks[:-1])
    (starts,) = np.nonzero(begins)
    numbers, spans = docs.astype("<u2").tobytes(), pairwise([*(2 * starts).tolist(), 2 * len(docs)])
    for word, block, (start, end) in zip(words[starts].tolist(), blocks[starts].tolist(), spans, strict=True):
        yield postings.words[word], block, numbers[start:end]


def extend(packed: bytes, more: bytes, block: int) -> bytes:
    """What `pack` made of documents of this block, or nothing, with later ones of it, which are bare numbers."""
    if packed.startswith(STEPS):
        count = len(packed) - len(STEPS) - packed.count(STEP, len(STEPS)) + len(more) // 2
        longer = packed + _steps(more, sum(packed[len(STEPS) :]))
        if count <= MOST_NUMBERS and len(longer) < 2 * count:
            return longer
    if not _is_bitmap(packed) and len(numbers := _bare(packed) + more) <= 2 * MOST_NUMBERS:
        return _in_fewest_bytes(numbers)
    docs = bitmap_of(np.frombuffer(more, "<u2").astype(np.uint32) + block * BLOCK)
    if packed:
        docs |= unpack(packed, block)
        docs.run_optimize()
    return pack(docs)


def unpack(packed: bytes, block: int) -> BitMap:
    """What `pack` made of documents of this block, or the library's own, as all were stored before."""
    if _is_bitmap(packed):
        return BitMap.deserialize(packed)
    numbers = _bare(packed)
    return BitMap.deserialize(HEAD.pack(NUMBERS, 1, block, len(numbers) // 2 - 1, HEAD.size) + numbers)
