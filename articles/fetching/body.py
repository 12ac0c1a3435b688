"""An answer's body, read and unpacked within limits: a small one that unpacks to a large one is stopped on the way."""

from __future__ import annotations

import zlib
from collections.abc import Iterator


class BodyRefused(Exception):
    """A body that is too large, damaged, or packed in a way that was not asked for; the message says which."""


# 16 added to the window's bits means gzip's frame.
_GZIP = zlib.MAX_WBITS | 16
_PIECE = 65_536


def read_body(chunks: Iterator[bytes], encoding: str, most: int) -> bytes:
    """All bytes of a body, unpacked; raises BodyRefused where it has more than `most` bytes, packed or unpacked."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return _joined(chunks, most)
    if encoding not in {"gzip", "x-gzip"}:
        raise BodyRefused(f"the body is packed as “{encoding[:40]}”, which was not asked for")
    return _joined(_unpacked(_counted(chunks, most)), most)


def _joined(chunks: Iterator[bytes], most: int) -> bytes:
    return b"".join(_counted(chunks, most))


def _counted(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise BodyRefused(f"the body has more than the {most / 1e6:,.1f} MB that it may have")
        yield chunk


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What gzip's members, one after the other, unpack to; in small pieces, whatever the ratio."""
    unpacker, piece = zlib.decompressobj(_GZIP), b""
    try:
        for chunk in chunks:
            while chunk or len(piece) == _PIECE:
                unpacker = zlib.decompressobj(_GZIP) if unpacker.eof else unpacker
                piece = unpacker.decompress(chunk, _PIECE)
                yield piece
                chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
                piece = b"" if unpacker.eof else piece
    except zlib.error:
        raise BodyRefused("the body says that it is packed with gzip, but can't be unpacked") from None
    if not unpacker.eof:
        raise BodyRefused("the packed body breaks off before its end")
