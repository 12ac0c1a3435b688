"""The documents of one block as they are stored: up to some thousands as bare numbers, more as the library's bitmap."""

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
NO_NUMBER = bytes(2)  # in the second place: the library's own begins so, and no second number is zero


def pack(docs: BitMap) -> bytes:
    """Documents of one block, at least one."""
    packed = docs.serialize()
    bare = len(docs) <= MOST_NUMBERS and packed.startswith(NUMBERS.to_bytes(4, "little"))
    return packed[HEAD.size :] if bare else packed


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
    if len(packed) + len(more) <= 2 * MOST_NUMBERS and packed[2:4] != NO_NUMBER:
        return packed + more
    docs = bitmap_of(np.frombuffer(more, "<u2").astype(np.uint32) + block * BLOCK)
    if packed:
        docs |= unpack(packed, block)
        docs.run_optimize()
    return pack(docs)


def unpack(packed: bytes, block: int) -> BitMap:
    """What `pack` made of documents of this block, or the library's own, as all were stored before."""
    if packed[2:4] == NO_NUMBER:
        return BitMap.deserialize(packed)
    return BitMap.deserialize(HEAD.pack(NUMBERS, 1, block, len(packed) // 2 - 1, HEAD.size) + packed)
