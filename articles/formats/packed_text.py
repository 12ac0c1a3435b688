"""A text as a stream of zlib, which is how SQLite's archives keep whole ones: in two fifths of the room.

Any zlib reads it: `zlib.decompress(kept).decode()`.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any

# The same streams in a third of the time, where it is there: nobody makes it ready for every system.
isal_zlib: Any = import_module("isal.isal_zlib") if find_spec("isal") else None

ISAL_LEVEL = 2  # the next one takes half as long again for a hundredth less
LEVEL = 4  # the next ones take a tenth longer for a hundredth less
# Of a window of 8 KiB and small tables a short text needs no more; to set up zlib's own would take as long as packing.
SHORT, WINDOW, MEMORY = 8192, 13, 5
DAMAGED: tuple[type[Exception], ...] = (zlib.error, getattr(isal_zlib, "error", zlib.error), UnicodeDecodeError)
NOT_WORTH_IT = 100  # bytes of a text which packing would hardly make shorter


def pack(text: str) -> bytes | str:
    """The text packed; as it is where that would not be shorter."""
    plain = text.encode()
    if len(plain) < NOT_WORTH_IT:
        return text
    packed = isal_zlib.compress(plain, ISAL_LEVEL) if isal_zlib else _packed(plain)
    return packed if len(packed) < len(plain) else text


def _packed(plain: bytes) -> bytes:
    if len(plain) > SHORT:
        return zlib.compress(plain, LEVEL)
    packing = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW, MEMORY)
    return packing.compress(plain) + packing.flush()


def unpack(kept: bytes | str) -> str:
    """The text of which `pack` made this; what is left of one that a disk has damaged."""
    if isinstance(kept, str):
        return kept
    try:
        plain: bytes = isal_zlib.decompress(kept) if isal_zlib else zlib.decompress(kept)
        return plain.decode()
    except DAMAGED:
        return _what_is_left(kept).decode(errors="replace")


def _what_is_left(kept: bytes) -> bytes:
    stream, plain = zlib.decompressobj(), b""
    with suppress(zlib.error):
        for at in range(len(kept)):  # each by itself: of several, one that is wrong would take the others along
            plain += stream.decompress(kept[at : at + 1])
    return plain
