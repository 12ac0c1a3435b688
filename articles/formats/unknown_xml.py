"""XML that no format knows: refused by the name of its root, so that its tags never pass for a story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.formats.types import Incoming, Limits, UnreadableFile
from articles.formats.xml_reading import root_name

NAME = "unknown XML"

_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml\s")
_NAMESPACE = re.compile(rb"[^<]{0,200}<[\w:.-]{1,80}\s[^<>]{0,500}\bxmlns")


def looks_like(head: bytes) -> bool:
    return bool(root_name(head)) and bool(_DECLARED.match(head) or _NAMESPACE.match(head) or _whole(head))


def _whole(head: bytes) -> bool:
    """One element from the first character to the last."""
    return head.rstrip().endswith(f"</{root_name(head)}>".encode())


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Always raises UnreadableFile."""
    root = root_name(file.read(65_536))
    raise UnreadableFile(name, f"it is XML of a kind that is not read here (its root is <{root}>).")
    yield
