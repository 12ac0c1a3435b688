"""Telex messages from ZCZC to NNNN: lines of codes, each behind a sign of its own, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from articles.formats.agency_names import known_agency
from articles.formats.encodings import decode
from articles.formats.markup import share_of_prose, wrapped_paragraphs
from articles.formats.story_text import Pieces, remark, story_text
from articles.formats.timestamps import moment
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take

NAME = "telex (ZCZC)"

_BEGINS = re.compile(rb"\s{0,20}ZCZC\b", re.IGNORECASE)
_SIGNS = "%#$:&*@+="
_CODES = re.compile(r"[A-Z]{2} [A-Z]{2,6}[A-Za-z]{0,6}(?: [A-Z0-9()]{2,12})*")
_FIELD = re.compile(r"(?P<key>[A-Z]{2})#(?P<value>.*)")
_ENDS = re.compile(r"\s*NNNN\b")
_SIGNED = re.compile(r"(?P<agency>[A-Z]{2,5})(?: [A-Z]{2,10})?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HEADER_LINES = 20


@dataclass(slots=True)
class _Message:
    """Coded lines by their sign or two letters, the line between them, and the lines of the text."""

    coded: dict[str, list[str]] = field(default_factory=dict)
    between: str = ""
    body: list[str] = field(default_factory=list)

    def first(self, *signs: str) -> str:
        return next((text for sign in signs for text in self.coded.get(sign, []) if text), "")


def looks_like(head: bytes) -> bool:
    return bool(_BEGINS.match(head))


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """The one story of the message; raises UnreadableFile where it holds none."""
    decoded = decode(name, take(name, file, limits))
    lines = _CONTROL.sub("", decoded.text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n").split("\n")
    fields = any(_FIELD.match(line) for line in lines[1:4])
    message = _with_fields(lines[1:]) if fields else _with_signs(lines[1:])
    paragraphs = wrapped_paragraphs("\n".join(message.body))
    signed = _SIGNED.fullmatch(paragraphs[-1]) if paragraphs else None
    if signed and known_agency(signed["agency"]):
        paragraphs.pop()
    if share_of_prose(paragraphs) < 0.1:
        raise UnreadableFile(name, "it holds tables (results, fields, odds) with hardly any text of a story.")
    headline = message.first("TI") or _spaced(message.first("$")) or message.between
    day, hour = moment(message.first("PD"))
    yield SourceDocument(
        name=name,
        text=story_text(name, Pieces(headline=headline, decks=(message.first("AB"),), paragraphs=tuple(paragraphs))),
        format=NAME,
        published=day,
        published_at=hour,
        headline=headline,
        byline=message.first("BY"),
        source=known_agency(signed["agency"] if signed else "") or known_agency(lines[0].split()[-1]),
        identity=f"{message.first('KN')} {message.first('AN')}".strip() if message.first("AN") else "",
        remarks=(*decoded.remarks, *_remarks(message)),
    )


def _with_fields(lines: list[str]) -> _Message:
    """Fields of two letters and a hash: "TI#A headline"; the text is all that follows "TX#"."""
    message = _Message()
    for at, line in enumerate(lines):
        coded = _FIELD.match(line)
        if not coded:
            continue
        message.coded.setdefault(coded["key"], []).append(coded["value"].strip(" *"))
        if coded["key"] == "TX":
            message.body = _until_end([coded["value"], *lines[at + 1 :]])
            break
    return message


def _with_signs(lines: list[str]) -> _Message:
    message = _Message()
    for at, line in enumerate(lines):
        words = line.strip()
        if words[:1] in _SIGNS and words and at < _HEADER_LINES:
            message.coded.setdefault(words[0], []).append(words[1:].strip())
        elif words and not _CODES.fullmatch(words):
            following = [text for later in lines[at + 1 : at + 4] if (text := later.strip())]
            if message.between or not message.coded or not any(text[0] in _SIGNS for text in following):
                message.body = _until_end(lines[at:])
                break
            message.between = words
    return message


def _until_end(lines: list[str]) -> list[str]:
    end = next((at for at, line in enumerate(lines) if _ENDS.match(line)), len(lines))
    return lines[:end]


def _spaced(text: str) -> str:
    """A line behind $ is a headline where it has more than one word; else a category."""
    return text if " " in text else ""


def _remarks(message: _Message) -> tuple[str, ...]:
    slug = " ".join(text for sign in ("#", ":", "=", "KY") for text in message.coded.get(sign, []) if text)
    return remark("Keyword of the wire", slug)
