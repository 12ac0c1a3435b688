"""A text as a stream of zlib, which is how SQLite's archives keep whole ones: in two fifths of the room.

Any zlib reads it: `zlib.decompress(kept).decode()`.
"""

from __future__ import annotations

import zlib
from contextlib import suppress

LEVEL = 4  # the next ones take a tenth longer for a hundredth less
# Of a window of 8 KiB and small tables a short text needs no more; to set up zlib's own would take as long as packing.
SHORT, WINDOW, MEMORY = 8192, 13, 5
NOT_WORTH_IT = 100  # bytes of a text which packing would hardly make shorter


def pack(text: str) -> bytes | str:
    """The text packed; as it is where that would not be shorter."""
    plain = text.encode()
    if len(plain) < NOT_WORTH_IT:
        return text
    if len(plain) > SHORT:
        packed = zlib.compress(plain, LEVEL)
    else:
        packing = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW, MEMORY)
        packed = packing.compress(plain) + packing.flush()
    return packed if len(packed) < len(plain) else text


def unpack(kept: bytes | str) -> str:
    """The text of which `pack` made this; what is left of one that a disk has damaged."""
    if isinstance(kept, str):
        return kept
    try:
        return zlib.decompress(kept).decode()
    except (zlib.error, UnicodeDecodeError):
        return _what_is_left(kept).decode(errors="replace")


def _what_is_left(kept: bytes) -> bytes:
    stream, plain = zlib.decompressobj(), b""
    with suppress(zlib.error):
        for at in range(len(kept)):  # each by itself: of several, one that is wrong would take the others along
            plain += stream.decompress(kept[at : at + 1])
    return plain
