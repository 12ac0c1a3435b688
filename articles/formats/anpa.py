"""ANPA 1312, the envelope of American wires: lines that begin with ^ are headings, indented ones paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from articles.formats.encodings import decode
from articles.formats.markup import share_of_prose
from articles.formats.story_text import Pieces, remark, story_text
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take
from articles.formats.wire_marks import notice_of, number_of

NAME = "ANPA"

_HEAD = re.compile(rb"\x16{0,9}\x01[A-Za-z]\d{3,4}\x1f")
_TEXT = re.compile(r"\x02(?P<text>[^\x03]*)(?:\x03(?P<trailer>[^\n]*))?")
_TRAILER = re.compile(r"(?P<agency>[A-Z]{2,5})-[A-Z]{1,3}-(?P<day>\d\d-\d\d-\d\d) (?P<hour>\d{4})GMT")
_NUMBER = re.compile(r"\^?\*\d{1,6}<\s*")
_COUNT = re.compile(r",\s?\d{1,5}$")
_CYCLE = re.compile(r"^(?:BC|AM|PM|AP)-")
_EDITORS = re.compile(r"\(?(?:Eds:|EDITOR'S NOTE|For global|For use|ATTENTION)", re.IGNORECASE)
_PHOTO = re.compile(r"(?:AP|[A-Z]{2,6}) (?:Photo|Graphic|Video)")
_BYLINE = re.compile(r"By \S")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_TABLE = "\x08"


def looks_like(head: bytes) -> bool:
    return bool(_HEAD.match(head.lstrip(b"\r\n ")))


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """The one story of the message; raises UnreadableFile where it holds none."""
    decoded = decode(name, take(name, file, limits))
    message = _TEXT.search(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    if not message:
        raise UnreadableFile(name, "it is an ANPA message whose text never begins (no STX sign).")
    headings, paragraphs = _parts(message["text"])
    if share_of_prose(paragraphs) < 0.1:
        what = "tables" if _TABLE in message["text"] else "headings"
        raise UnreadableFile(name, f"it holds {what} with hardly any text of a story.")
    yield _document(name, headings, paragraphs, message["trailer"] or "", decoded.remarks)


def _parts(text: str) -> tuple[list[str], list[str]]:
    """(headings above the first paragraph, paragraphs); each without the signs that mark it."""
    headings: list[str] = []
    paragraphs: list[list[str]] = []
    for line in _NUMBER.sub("", text, count=1).split("\n"):
        words = " ".join(_CONTROL.sub("", line).split())
        if words.startswith("^"):
            heading = words.lstrip("^").rstrip("<= ")
            if paragraphs and heading:
                paragraphs.append([heading])
            elif heading:
                headings.append(heading)
        elif not re.search(r"\w", words) or words == "___":
            paragraphs.append([])
        elif line.startswith(("\t", "  ")) or not paragraphs:
            paragraphs.append([words.rstrip("<")])
        else:
            paragraphs[-1].append(words.rstrip("<"))
    return headings, [" ".join(lines) for lines in paragraphs if lines]


def _document(
    name: str, headings: list[str], paragraphs: list[str], trailer: str, remarks: tuple[str, ...]
) -> SourceDocument:
    slug = headings[0] if headings else ""
    notes = [line for line in headings[1:] if _EDITORS.match(line)]
    bylines = [line for line in headings[1:] if _BYLINE.match(line)]
    others = [line for line in headings[1:] if line not in notes + bylines and not _PHOTO.match(line)]
    headline, byline = next(iter(others), ""), next(iter(bylines), "")
    stamp = _TRAILER.search(trailer)
    when = _moment(stamp)
    marks = slug.partition(",")[2]
    return SourceDocument(
        name=name,
        text=story_text(name, Pieces(headline=headline, byline=byline, paragraphs=tuple(paragraphs))),
        format=NAME,
        published=when.date() if when else None,
        published_at=when,
        headline=headline,
        byline=byline,
        source=stamp["agency"] if stamp else "",
        identity=_identity(slug, stamp["agency"] if stamp else "", when),
        version=number_of(marks) or "0",
        notice=notice_of(slug),
        remarks=(
            *remarks,
            *remark("Keyword of the wire", _COUNT.sub("", slug)),
            *(sentence for note in notes for sentence in remark("Editor's note", note)),
        ),
    )


def _moment(stamp: re.Match[str] | None) -> datetime | None:
    try:
        return (
            datetime.strptime(f"{stamp['day']} {stamp['hour']}", "%m-%d-%y %H%M").replace(tzinfo=UTC) if stamp else None
        )
    except ValueError:
        return None


def _identity(slug: str, agency: str, when: datetime | None) -> str:
    """An agency uses a keyword for one story a day, with the story's leads told apart behind the comma."""
    keyword = _CYCLE.sub("", slug.partition(",")[0].strip())
    return f"{agency} {keyword} {when.date()}" if keyword and agency and when else ""
