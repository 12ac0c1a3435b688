"""A file's bytes go to the format that they are in; a folder gives its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.formats.plain_text import read_plain_text, too_large
from articles.formats.types import SourceDocument, UnreadableFile


def read_file(path: Path, name: str, max_bytes: int) -> SourceDocument:
    """The document of one file; raises UnreadableFile, before reading where its size alone forbids it."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise UnreadableFile(name, too_large(size, max_bytes))
        return read_bytes(name, path.read_bytes(), max_bytes)
    except OSError as error:
        raise UnreadableFile(name, f"the file can't be read: {error.strerror or error}.") from None


def read_bytes(name: str, data: bytes, max_bytes: int) -> SourceDocument:
    """The document of a file's content; raises UnreadableFile."""
    return read_plain_text(name, data, max_bytes)


def files_under(path: Path) -> Iterator[tuple[str, Path]]:
    """(name, path) of a file, or of every file in a folder, sorted; hidden files are passed over."""
    if not path.is_dir():
        yield path.name, path
        return
    for entry in sorted(path.rglob("*")):
        parts = entry.relative_to(path).parts
        if entry.is_file() and not any(part.startswith(".") for part in parts):
            yield "/".join(parts), entry
