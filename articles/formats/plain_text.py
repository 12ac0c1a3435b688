"""A story as plain text: one file, one story, kept to the character."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take

NAME = "plain text"

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an office document",
}


def looks_like(head: bytes) -> bool:
    """Whatever no other format claims."""
    return True


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Decode UTF-8 (with or without a mark) or marked UTF-16; anything else is refused by name and reason."""
    text = _decode(name, take(name, file, limits))
    if not text.strip():
        raise UnreadableFile(name, "the file holds only white space.")
    yield SourceDocument(name=name, text=text, format=NAME)


def _decode(name: str, data: bytes) -> str:
    for magic, what in _OTHER_FILES.items():
        if data.startswith(magic):
            raise UnreadableFile(name, f"the file is {what}, not plain text. Save its text as UTF-8 and import that.")
    if data.startswith(_UTF16):
        text = _strictly(name, data, "utf-16")
    else:
        if b"\0" in data:
            raise UnreadableFile(name, "the file is binary (it holds zero bytes), not plain text.")
        text = _strictly(name, data, "utf-8-sig")
    strange = next((char for char in text if char < " " and char not in "\t\n\r\f\v\x1a\x01\x02\x03\x04"), None)
    if strange is not None:
        raise UnreadableFile(
            name, f"the file is binary (it holds the control character U+{ord(strange):04X}), not plain text."
        )
    return text


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        label = "UTF-16" if encoding == "utf-16" else "UTF-8"
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableFile(
            name,
            f"the file is not {label}: byte {error.start + 1:,} (0x{data[error.start]:02X}, in line {line:,}) "
            "does not fit. Save it as UTF-8 and import it again.",
        ) from None
