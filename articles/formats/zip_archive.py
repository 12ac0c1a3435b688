"""A ZIP archive, read entry by entry; nothing is written."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from articles.formats.archive_entries import Entries, passed_over
from articles.formats.packing import DAMAGED, Bounded
from articles.formats.types import Limits, UnreadableFile

NAME = "ZIP archive"

_DIRECTORY = 200_000_000  # bytes of the list of files, which zipfile keeps in memory
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}
_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/container.xml"}


def looks_like(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def entries(name: str, file: BinaryIO, limits: Limits) -> Iterator[tuple[str, BinaryIO] | UnreadableFile]:
    """Each file in it as a stream, and reasons for those that are not opened."""
    _check_directory(name, file)
    try:
        archive = zipfile.ZipFile(file)
    except (*DAMAGED, ValueError, struct.error) as error:
        raise UnreadableFile(name, f"the ZIP archive is damaged ({error}).") from None
    with archive:
        if _OFFICE & set(archive.NameToInfo):
            raise UnreadableFile(name, "the file is an office document or a book. Save its text as UTF-8.")
        found = Entries(name, limits)
        for info in archive.infolist():
            if not info.is_dir() and not passed_over(info.filename):
                yield from _entry(archive, info, found, limits)


def _entry(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, found: Entries, limits: Limits
) -> Iterator[tuple[str, BinaryIO] | UnreadableFile]:
    name = found.name(info.filename)
    if refusal := found.refusal(info.filename, kind=_kind(info)):
        yield refusal
        return
    if info.flag_bits & 0x1:
        yield UnreadableFile(name, "it is encrypted. Unpack the archive with its password and import the files.")
        return
    if info.compress_type not in _METHODS:
        yield UnreadableFile(name, "it is packed by a method that is not read here. Pack the archive anew.")
        return
    try:
        opened = archive.open(info)
    except (*DAMAGED, ValueError, RuntimeError) as error:
        yield UnreadableFile(name, f"it is damaged ({error}).")
        return
    with opened:
        most = min(limits.archive, limits.unpacked - found.unpacked)
        content = Bounded(name, cast(BinaryIO, opened), most=most, limits=limits, packed=lambda: info.compress_size)
        yield name, cast(BinaryIO, content)
        found.unpacked += content.count


def _kind(info: zipfile.ZipInfo) -> str:
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "a link"
    return "no ordinary file" if stat.S_IFMT(mode) not in {0, stat.S_IFREG} else ""


def _check_directory(name: str, file: BinaryIO) -> None:
    """Refuses a list of files that would fill the memory, before zipfile reads it."""
    size = file.seek(0, 2)
    start = max(0, size - 65_557)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise UnreadableFile(name, "the ZIP archive is damaged: it ends without its list of files.")
    (length,) = struct.unpack_from("<L", tail, end + 12)
    if length == 0xFFFFFFFF and (large := tail.rfind(b"PK\x06\x06", 0, end)) >= 0 and len(tail) >= large + 48:
        (length,) = struct.unpack_from("<Q", tail, large + 40)
    if min(length, size) > _DIRECTORY:
        raise UnreadableFile(name, f"the list of files in the ZIP archive has more than {_DIRECTORY / 1e6:,.0f} MB.")
