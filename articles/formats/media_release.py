"""Releases that AsiaNet and press services send as text: who issues it, its number, the headline, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.formats.encodings import decode
from articles.formats.markup import wrapped_paragraphs
from articles.formats.story_text import Pieces, remark, story_text
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take

NAME = "media release"

_HEAD = (
    r"\s{0,20}Source: ?(?P<issuer>[^\r\n]{2,150})\r?\nMEDIA RELEASE (?P<number>[A-Z]{1,4}\d{1,9})[ \t]{0,9}\r?\n"
    r"(?P<headline>[^\r\n]{2,400})\r?\n"
)
_BEGINS = re.compile(_HEAD.encode())
_FIRST = re.compile(_HEAD)
# The service that sends it, in the dateline: "SAO PAULO, Feb. 1, 2017 /PRNewswire-AsiaNet/ --".
_SERVICE = re.compile(r"/(?:[\w ]{1,30}-)?(?P<service>AsiaNet|PRNewswire|Business Wire|GlobeNewswire)/")


def looks_like(head: bytes) -> bool:
    return bool(_BEGINS.match(head))


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """The one release of the file; raises UnreadableFile where it holds no text."""
    decoded = decode(name, take(name, file, limits))
    head = _FIRST.match(decoded.text)
    if not head:
        raise UnreadableFile(name, "its first lines are none of a media release.")
    headline = " ".join(head["headline"].split())
    paragraphs = wrapped_paragraphs(decoded.text[head.end() :])
    service = _SERVICE.search(" ".join(paragraphs[:2])[:400])
    yield SourceDocument(
        name=name,
        text=story_text(name, Pieces(headline=headline, paragraphs=tuple(paragraphs))),
        format=NAME,
        headline=headline,
        source=service["service"] if service else " ".join(head["issuer"].split())[:100],
        identity=head["number"],
        remarks=(*decoded.remarks, *remark("Issued by", head["issuer"])),
    )
