"""A file goes to the format that it is in, told by its content; a folder gives its files.

A format is a module with NAME, `looks_like(head)`, which sees the first HEAD bytes, and `read(name, file, limits)`,
which yields stories, and reasons for those that can't be read, or raises UnreadableFile for the file as a whole.
A container (an archive) has `entries(name, file, limits)` instead, which yields the files in it. An archive inside an
archive is refused; a single packed file in one is read.
"""

from __future__ import annotations

import io
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from articles.formats import (
    agency_xml,
    anpa,
    email_message,
    feeds,
    html_page,
    iptc7901,
    json_feed,
    json_stories,
    media_release,
    newsml1,
    newsml_g2,
    ninjs,
    nitf,
    packed_file,
    plain_text,
    tables,
    tar_archive,
    unknown_xml,
    web_archive,
    zczc,
    zip_archive,
)
from articles.formats.columns import Columns
from articles.formats.packing import head_of
from articles.formats.types import Incoming, Limits, UnreadableFile


class Format(Protocol):
    NAME: str

    def looks_like(self, head: bytes) -> bool: ...

    def read(self, name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]: ...


class Container(Protocol):
    NAME: str

    def looks_like(self, head: bytes) -> bool: ...

    def entries(self, name: str, file: BinaryIO, limits: Limits) -> Iterator[tuple[str, BinaryIO] | UnreadableFile]: ...


CONTAINERS: tuple[Container, ...] = (
    zip_archive,
    tar_archive,
    packed_file,
)
# The first that knows the file reads it; plain text takes what is left.
FORMATS: tuple[Format, ...] = (
    web_archive,
    nitf,
    newsml_g2,
    newsml1,
    agency_xml,
    ninjs,
    iptc7901,
    anpa,
    zczc,
    media_release,
    email_message,
    feeds,
    json_feed,
    json_stories,
    html_page,
    unknown_xml,
    tables,
    plain_text,
)
# Of many stories each, read one by one: such a file may be as large as an archive.
STREAMED: tuple[Format, ...] = (json_stories, tables, web_archive)


def read_file(path: Path, name: str, limits: Limits, columns: Columns | None = None) -> Iterator[Incoming]:
    """The stories of one file on disk, and what of it can't be read; `columns` says what tables and JSON hold where."""
    try:
        if not path.is_file():
            yield UnreadableFile(name, _why_not(path))
            return
        size = path.stat().st_size
        with path.open("rb") as file:
            most = most_bytes(_head(file), limits, columns)
            if size > most:
                yield UnreadableFile(name, too_large(size, most))
                return
            yield from read_stories(name, file, limits, columns)
    except OSError as error:
        yield UnreadableFile(name, f"the file can't be read: {error.strerror or error}.")


def read_bytes(name: str, data: bytes, limits: Limits) -> Iterator[Incoming]:
    """The same of a file's content."""
    return read_stories(name, io.BytesIO(data), limits)


def read_stories(name: str, file: BinaryIO, limits: Limits, columns: Columns | None = None) -> Iterator[Incoming]:
    """The same of an open file that can seek."""
    try:
        if container := container_of(_head(file)):
            yield from _of_container(container, name, file, limits, columns)
        else:
            yield from _of_format(name, file, limits, columns)
    except UnreadableFile as error:
        yield error


def container_of(head: bytes) -> Container | None:
    return next((known for known in CONTAINERS if known.looks_like(head)), None)


def format_of(head: bytes, columns: Columns | None = None) -> Format:
    if columns and tables.looks_like(head, columns):
        return tables
    return next(known for known in FORMATS if known.looks_like(head))


def most_bytes(head: bytes, limits: Limits, columns: Columns | None = None) -> int:
    """How large a file that begins so may be."""
    return limits.archive if container_of(head) or format_of(head, columns) in STREAMED else limits.file


def _of_container(
    container: Container, name: str, file: BinaryIO, limits: Limits, columns: Columns | None, *, inside: bool = False
) -> Iterator[Incoming]:
    for entry in container.entries(name, file, limits):
        if isinstance(entry, UnreadableFile):
            yield entry
            continue
        inner, content = entry
        try:
            known = container_of(_head(content))
            if known is None:
                yield from _of_format(inner, content, limits, columns)
            elif known is packed_file and not inside and container is not packed_file:
                yield from _of_container(known, inner, content, limits, columns, inside=True)
            else:
                yield UnreadableFile(inner, "an archive in an archive is not opened. Unpack it and import its files.")
        except UnreadableFile as error:
            yield error


def _of_format(name: str, file: BinaryIO, limits: Limits, columns: Columns | None) -> Iterator[Incoming]:
    """The stories of one file; a fault of a library or of ours costs this file alone."""
    try:
        known = format_of(_head(file), columns)
        if known is tables or known is json_stories:
            yield from known.read(name, file, limits, columns)
        else:
            yield from known.read(name, file, limits)
    except (UnreadableFile, OSError):
        raise
    except Exception as error:
        yield UnreadableFile(name, f"reading it failed ({type(error).__name__}: {error}).")


def too_large(size: int, most: int) -> str:
    """The reason for refusing a file by its size alone, before it is read."""
    return f"the file has {size / 1e6:,.1f} MB; it may have {most / 1e6:,.1f} MB at most."


def files_under(path: Path) -> Iterator[tuple[str, Path]]:
    """(name, path) of a file, or of every file in a folder, sorted; hidden ones and links to folders are passed over.

    A folder that can't be opened is given like a file: read_file tells why there is nothing in it.
    """
    if not path.is_dir():
        yield printable(path.name), path
        return
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))

    for folder, below, files in os.walk(path, onerror=closed):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(folder, name) for name in files if not name.startswith(".")]
    for entry in sorted(found):
        yield printable("/".join(entry.relative_to(path).parts) or path.name), entry


def printable(name: str) -> str:
    """A file's name with line ends, control characters and bytes that are not UTF-8 written as escapes."""
    return "".join(
        char.encode("unicode_escape").decode() if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char
        for char in name
    )


def _why_not(path: Path) -> str:
    if not path.exists():
        return "the file can't be read: it is no longer there."
    return "the folder can't be opened." if path.is_dir() else "it is not an ordinary file, so it is not read."


def _head(file: BinaryIO) -> bytes:
    head = head_of(file)
    file.seek(0)
    return head
