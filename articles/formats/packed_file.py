"""One file packed by gzip, bzip2 or xz, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from articles.formats.packing import Bounded, packing_of, unpacked
from articles.formats.types import Limits, UnreadableFile

NAME = "packed file"


def looks_like(head: bytes) -> bool:
    return bool(packing_of(head))


def entries(name: str, file: BinaryIO, limits: Limits) -> Iterator[tuple[str, BinaryIO] | UnreadableFile]:
    """The file in it, under its own name without the packing's ending."""
    inner = name.removesuffix(".gz").removesuffix(".bz2").removesuffix(".xz")
    content = Bounded(name, unpacked(file), most=limits.archive, limits=limits, packed=file.tell)
    yield inner, cast(BinaryIO, content)
