"""The text of a file of any size, piece by piece or line by line, no line longer than a story may be."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from articles.formats.encodings import encoding_of
from articles.formats.packing import head_of, some_of
from articles.formats.types import UnreadableFile

_PIECE = 65_536


def pieces_of(name: str, file: BinaryIO) -> Iterator[str]:
    """The text in pieces; the encoding is told by the first of them. Raises UnreadableFile where it does not hold."""
    head = head_of(file, _PIECE)
    decoder = codecs.getincrementaldecoder(_encoding(name, head)[0])()
    place = 0
    while True:
        try:
            text = decoder.decode(head, final=not head)
        except UnicodeDecodeError as error:
            at = place + error.start + 1
            raise UnreadableFile(name, f"near byte {at:,} the file leaves the encoding that it begins with.") from None
        if text:
            yield text
        if not head:
            return
        place += len(head)
        head = some_of(file, _PIECE)


def repairs_of(name: str, file: BinaryIO) -> tuple[str, ...]:
    """What staff are told of the encoding of such a file; it stands at its start before and after."""
    head = head_of(file, _PIECE)
    file.seek(0)
    return _encoding(name, head)[1]


def _encoding(name: str, head: bytes) -> tuple[str, tuple[str, ...]]:
    if len(head) < _PIECE:
        return encoding_of(name, head)
    # A character may be cut in two where the piece ends.
    return encoding_of(name, head[: head.rfind(b"\n") + 1] or head[:-8])


def lines_of(name: str, file: BinaryIO, most: int) -> Iterator[str | None]:
    """Each line with its end; None for a line of more than `most` characters, which is passed over."""
    waiting: list[str] = []
    size = 0
    for piece in pieces_of(name, file):
        for part in _at_line_feeds(piece):
            size += len(part)
            if size <= most:
                waiting.append(part)
            if part.endswith("\n"):
                yield "".join(waiting) if size <= most else None
                waiting, size = [], 0
    if size:
        yield "".join(waiting) if size <= most else None


def _at_line_feeds(text: str) -> list[str]:
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])
