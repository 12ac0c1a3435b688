"""IPTC 7901, a wire's envelope: a line of codes, keyword, marks and headline up to an equals sign, text, stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from articles.formats.agency_names import known_agency
from articles.formats.encodings import decode
from articles.formats.markup import wrapped_paragraphs
from articles.formats.story_text import Pieces, remark, story_text
from articles.formats.timestamps import wire_stamp
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take
from articles.formats.wire_marks import is_mark, notice_of, number_of

NAME = "IPTC 7901"

# Service and number, priority, category, words, and the agency: "eca0075 3 i 510    dpa 1003".
_HEADER = r"[\x00-\x20\x7f]{0,40}[a-z]{3}\d{3,5} \d [a-z]{1,3} +\d{1,5} +(?P<rest>[^\r\n]{1,80})"
_HEAD = re.compile(_HEADER.encode())
_FIRST = re.compile(_HEADER)
_START, _END = "\x02", "\x03"
_STAMP = re.compile(r"\n\d{6} (?:GMT |UTC )?[A-Za-zäéû]{3,9}\.? \d\d\s*\Z")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|De|Da|Di|Af|Av|Door)\s\S")
# From here on stands what is meant for editors.
_NOTEBOOK = re.compile(r"\n(?:#{1,2} ?(?:Notebook|Notizblock|Bloc-notes)|\*(?: \*){3})\s*\n", re.IGNORECASE)
_NOTE = re.compile(
    r"## ?(?:Note to editors|Redaktionelle Hinweise)\s*\n(?P<note>(?:-[^\n]*\n|[^\n#*-][^\n]*\n)+)", re.I
)
_MOST_TITLE_LINES = 15
_WRAPS_FROM = 55  # characters; a line of a headline that goes on in the next is at least so long


@dataclass(frozen=True, slots=True)
class _Title:
    marks: str
    kicker: str  # lines between marks and headline
    headline: str
    byline: str


def looks_like(head: bytes) -> bool:
    return bool(_HEAD.match(head))


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """The one story of the message; raises UnreadableFile where it can't be read."""
    decoded = decode(name, take(name, file, limits))
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    header = _FIRST.match(text)
    if not header:
        raise UnreadableFile(name, "its first line is none of IPTC 7901.")
    keyword, message = _split(text[header.end() :])
    day, hour = wire_stamp(text)
    title, body = _title(message)
    body, notes = _without_notebook(body)
    pieces = Pieces(headline=title.headline, byline=title.byline, paragraphs=tuple(wrapped_paragraphs(body)))
    yield SourceDocument(
        name=name,
        text=story_text(name, pieces),
        format=NAME,
        published=day,
        published_at=hour,
        headline=title.headline,
        byline=title.byline,
        source=_agency(header["rest"]),
        version=number_of(title.marks),
        keyword=keyword,
        marks=title.marks,
        notice=notice_of(title.marks),
        remarks=(
            *decoded.remarks,
            *remark("Keyword of the wire", keyword),
            *remark("Marks of the wire", title.marks),
            *remark("Above the headline", title.kicker),
            *notes,
        ),
    )


def _agency(rest: str) -> str:
    return next((short for word in rest.split() if (short := known_agency(word.split("-")[0]))), "")


def _split(text: str) -> tuple[str, str]:
    """(keyword, message without the stamp): parted by control characters, or where they were lost by a blank line."""
    if _START in text:
        keyword, message = text.split(_START, 1)
    else:
        keyword, _, message = text.lstrip("\n").partition("\n")
        if not keyword.strip().endswith("/"):
            keyword, message = "", f"{keyword}\n{message}"
    message = message.split(_END, 1)[0]
    message = message.rstrip("\x04\x7f\n ")
    if stamp := _STAMP.search(message):
        message = message[: stamp.start()]
    return " ".join(keyword.split()), message


def _title(message: str) -> tuple[_Title, str]:
    """What stands above the text, up to the line that ends in an equals sign, and the text."""
    lines = message.lstrip("\n").split("\n")
    end = next((at for at, line in enumerate(lines[:_MOST_TITLE_LINES]) if line.rstrip().endswith("=")), None)
    if end is None:
        return _Title("", "", "", ""), message
    above = [text for line in lines[: end + 1] if (text := " ".join(line.replace("=", " ").split()))]
    marks = [line for line in above if is_mark(line)]
    bylines = [line for line in above if _BYLINE.match(line)]
    rest = [line for line in above if line not in marks and line not in bylines]
    at = len(rest) - 1
    while at > 0 and len(rest[at - 1]) >= _WRAPS_FROM:
        at -= 1
    title = _Title(", ".join(marks), " ".join(rest[: max(at, 0)]), " ".join(rest[max(at, 0) :]), " ".join(bylines))
    return title, "\n".join(lines[end + 1 :])


def _without_notebook(body: str) -> tuple[str, tuple[str, ...]]:
    """The text without what follows it for editors, and a remark on that."""
    notebook = _NOTEBOOK.search(body)
    if not notebook:
        return body, ()
    note = _NOTE.search(body, notebook.start())
    said = remark("Editor's note", note["note"]) if note else ()
    return body[: notebook.start()], (*said, "The notes for editors below the text were left out.")
