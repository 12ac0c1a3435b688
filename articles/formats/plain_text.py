"""A story as plain text: one file, one story, kept to the character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.formats.encodings import Decoded, decode
from articles.formats.types import Incoming, Limits, Notice, SourceDocument, UnreadableFile, take
from articles.formats.wire_marks import opens_with_kill

NAME = "plain text"

# Control characters but for white space and those with which wires frame their messages.
_STRANGE = re.compile(r"[\x00\x05-\x08\x0e-\x19\x1b-\x1f]")
_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an office document",
}


def looks_like(head: bytes) -> bool:
    """Whatever no other format claims."""
    return True


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """One story; its encoding is told by encodings.py. Anything that is no text is refused by name and reason."""
    decoded = _decode(name, take(name, file, limits))
    if not decoded.text.strip():
        raise UnreadableFile(name, "the file holds only white space.")
    notice: Notice = "withdrawal" if opens_with_kill(decoded.text) else ""
    yield SourceDocument(name=name, text=decoded.text, format=NAME, notice=notice, remarks=decoded.remarks)


def _decode(name: str, data: bytes) -> Decoded:
    for magic, what in _OTHER_FILES.items():
        if data.startswith(magic):
            raise UnreadableFile(name, f"the file is {what}, not plain text. Save its text as UTF-8 and import that.")
    decoded = decode(name, data)
    strange = _STRANGE.search(decoded.text)
    if strange is not None:
        raise UnreadableFile(
            name, f"the file is binary (it holds the control character U+{ord(strange[0]):04X}), not plain text."
        )
    return decoded
