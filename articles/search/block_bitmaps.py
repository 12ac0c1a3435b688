"""The documents of one block as they are stored: up to some thousands as bare numbers, more as the library's bitmap."""

from __future__ import annotations

import struct

from pyroaring import BitMap

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


def unpack(packed: bytes, block: int) -> BitMap:
    """What `pack` made of documents of this block, or the library's own, as all were stored before."""
    if packed[2:4] == NO_NUMBER:
        return BitMap.deserialize(packed)
    return BitMap.deserialize(HEAD.pack(NUMBERS, 1, block, len(packed) // 2 - 1, HEAD.size) + packed)
