"""A tar archive, packed or not, read from its start to its end; nothing is written."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from articles.formats.archive_entries import Entries, passed_over
from articles.formats.packing import DAMAGED, Bounded, unpacked, unpacked_head
from articles.formats.types import Limits, UnreadableFile

NAME = "tar archive"

_LONGEST_HEADER = 1_000_000
_HEADERS = {
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
}


def looks_like(head: bytes) -> bool:
    block = unpacked_head(head)[:512]
    if block[257:262] == b"ustar":
        return True
    try:
        return len(block) == 512 and bool(block[0]) and bool(tarfile.TarInfo.frombuf(block, "utf-8", "replace").name)
    except tarfile.TarError:
        return False


def entries(name: str, file: BinaryIO, limits: Limits) -> Iterator[tuple[str, BinaryIO] | UnreadableFile]:
    """Each file in it as a stream, and reasons for those that are not opened; told where the archive breaks off."""
    whole = Bounded(name, unpacked(file), most=limits.unpacked, limits=limits, packed=file.tell)
    found = Entries(name, limits)
    try:
        with tarfile.open(fileobj=cast(BinaryIO, whole), mode="r|", tarinfo=_Member, bufsize=65_536) as archive:
            for member in archive:
                # tarfile would keep each one.
                archive.members = []  # type: ignore[attr-defined]
                if not member.isdir() and not passed_over(member.name):
                    yield from _entry(archive, member, found, limits)
    except (*DAMAGED, ValueError) as error:
        if whole.stopped:
            raise UnreadableFile(name, f"what follows in the archive is not read: {whole.stopped}") from None
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(name, f"the tar archive is damaged or ends early ({error}).") from None


def _entry(
    archive: tarfile.TarFile, member: tarfile.TarInfo, found: Entries, limits: Limits
) -> Iterator[tuple[str, BinaryIO] | UnreadableFile]:
    name = found.name(member.name)
    kind = (
        ""
        if member.isreg() and not member.issparse()
        else "a link"
        if member.issym() or member.islnk()
        else "no ordinary file"
    )
    if refusal := found.refusal(member.name, kind=kind):
        yield refusal
        return
    content = Bounded(name, cast(BinaryIO, archive.extractfile(member)), most=limits.archive, limits=limits)
    yield name, cast(BinaryIO, content)


def _kind(member: tarfile.TarInfo) -> str:
    if member.issym() or member.islnk():
        return "a link"
    return "" if member.isreg() and not member.issparse() else "no ordinary file"


class _Member(tarfile.TarInfo):
    """Refuses names and attributes so long that they would fill the memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Member:
        member = super().frombuf(buf, encoding, errors)
        if member.type in _HEADERS and member.size > _LONGEST_HEADER:
            raise ValueError("a name in it is longer than a megabyte")
        return member
