"""Packed bytes and files in archives, read as streams that can't grow beyond their bounds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from articles.formats.types import Limits, UnreadableFile

HEAD = 65_536
_RATIO_COUNTS_FROM = 1_000_000
_XZ_MEMORY = 100_000_000
DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError)


def packing_of(head: bytes) -> str:
    """ "gzip", "bzip2", "xz", or "" for bytes that are not packed."""
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return "bzip2"
    return "xz" if head.startswith(b"\xfd7zXZ\0") else ""


def unpacked_head(head: bytes) -> bytes:
    """What the packed head of a file begins with, as far as it goes; unpacked bytes as they are."""
    packing = packing_of(head)
    try:
        if packing == "gzip":
            return zlib.decompressobj(31).decompress(head, HEAD)
        if packing == "bzip2":
            return bz2.BZ2Decompressor().decompress(head, HEAD)
        if packing == "xz":
            return _xz().decompress(head, HEAD)
    except (OSError, zlib.error, lzma.LZMAError, MemoryError):
        return b""
    return head


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


def some_of(file: BinaryIO, size: int) -> bytes:
    """At least a byte, at most `size`, unless the file is at its end: what came before damage is not lost."""
    return bytes(getattr(file, "read1", file.read)(size))


def head_of(file: BinaryIO, size: int = HEAD) -> bytes:
    """The first bytes, or what there is of them before the file is damaged; whoever reads on is told of that."""
    head = b""
    with suppress(UnreadableFile):
        while len(head) < size and (more := some_of(file, size - len(head))):
            head += more
    return head


def unpacked(file: BinaryIO) -> BinaryIO:
    """The unpacked bytes of a file, as a stream; a file that is not packed itself."""
    head = file.read(16)
    file.seek(0)
    packing = packing_of(head)
    if packing == "gzip":
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    if packing == "bzip2":
        return bz2.BZ2File(file)  # type: ignore[return-value]
    return io.BufferedReader(_XZStream(file)) if packing == "xz" else file


class _XZStream(io.RawIOBase):
    """One xz stream after another, with a bound on the memory that unpacking takes, which lzma.open has not."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._one = file, _xz()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        while True:
            if self._one.eof:
                rest = self._one.unused_data or self._file.read(HEAD)
                if not rest.strip(b"\0"):
                    return 0
                self._one = _xz()
            else:
                rest = self._file.read(HEAD) if self._one.needs_input else b""
                if self._one.needs_input and not rest:
                    raise EOFError("the packed data end early")
            if data := self._one.decompress(rest, len(buffer)):
                buffer[: len(data)] = data
                return len(data)


class Bounded(io.RawIOBase):
    """A stream that counts what comes out of it and stops with UnreadableFile where that is too much or damaged.

    It can go back to its start as long as no more than HEAD bytes were read, which is how a format is told.
    """

    def __init__(
        self, name: str, file: BinaryIO, *, most: int, limits: Limits, packed: Callable[[], int] | None = None
    ) -> None:
        self._name, self._file, self._most, self._ratio, self._packed = name, file, most, limits.ratio, packed
        self._head, self._place, self.count = b"", 0, 0
        self.stopped = ""  # why nothing more comes out of it

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or not 0 <= offset <= len(self._head) or self.count > len(self._head):
            raise io.UnsupportedOperation("a file in an archive is read once, from its start")
        self._place = offset
        return offset

    def read(self, size: int | None = -1) -> bytes:
        """As many bytes as asked for, unless the end comes first."""
        parts: list[bytes] = []
        wanted = self._most + 1 if size is None or size < 0 else size
        while wanted > 0 and (data := super().read(min(wanted, HEAD))):
            parts.append(data)
            wanted -= len(data)
        return b"".join(parts)

    def read1(self, size: int = HEAD) -> bytes:
        """What there is without waiting for more: what came before damage can be had so."""
        return super().read(size) or b""

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        if self._place < self.count:  # again, out of the head
            data = self._head[self._place : self._place + len(buffer)]
        else:
            data = self._more(len(buffer))
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def _more(self, size: int) -> bytes:
        if self.stopped:
            raise UnreadableFile(self._name, self.stopped)
        # What came before damage is handed out first.
        some = getattr(self._file, "read1", self._file.read)
        try:
            data = some(min(size, HEAD))
        except UnreadableFile as error:  # of the archive around it
            raise self._stop(error.reason) from None
        except DAMAGED as error:
            raise self._stop(f"it is damaged after {self.count:,} bytes ({error}).") from None
        if self.count == len(self._head) and self.count + len(data) <= HEAD:
            self._head += data
        self.count += len(data)
        self._check()
        return data

    def _check(self) -> None:
        if self.count > self._most:
            raise self._stop(f"it unpacks to more than {self._most / 1e6:,.1f} MB.")
        if self._packed and self.count > _RATIO_COUNTS_FROM and self.count > self._ratio * max(self._packed(), 1):
            raise self._stop(f"it unpacks to more than {self._ratio} times its size, as no story does.")

    def _stop(self, reason: str) -> UnreadableFile:
        self.stopped = reason
        return UnreadableFile(self._name, reason)
