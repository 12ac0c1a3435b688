"""An e-mail as saved (.eml): subject and text; text attachments are stories of their own."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from articles.formats.agency_names import known_agency
from articles.formats.encodings import decode
from articles.formats.markup import html_paragraphs, wrapped_paragraphs
from articles.formats.story_text import Pieces, checked, language_tag, story_text
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take

NAME = "e-mail"

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t\r\n]")
_SENT = {b"from", b"received", b"message-id", b"return-path", b"delivered-to"}
_SAID = {b"subject", b"mime-version", b"date", b"to"}
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s{0,3}:\s{0,3}){1,9}", re.IGNORECASE)
_SIGNATURE = re.compile(r"\n--[ \t]*\n")
_MOST_PARTS = 500
# The standard library asks every line for every open boundary: many of both would take hours.
_BOUNDARY = re.compile(rb"""\bboundary\s{0,9}=\s{0,9}"?([^\s";]{1,100})""", re.IGNORECASE)
_MOST_BOUNDARIES = 20
# Headers that are taken apart, which the library does in the square of their length.
_PARSED = re.compile(
    rb"^(?:subject|from|date|message-id|content-[a-z-]{1,40}):[^\n]*+(?>(?:\n[ \t][^\n]*+)*)", re.I | re.M
)
_LONGEST_HEADER = 2_000
# What the standard library raises on headers that no program should write.
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError)


@dataclass(slots=True)
class _Parts:
    """The leaves of a message: its texts, and what is attached."""

    plain: list[EmailMessage] = field(default_factory=list)
    html: list[EmailMessage] = field(default_factory=list)
    attached: list[EmailMessage] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def looks_like(head: bytes) -> bool:
    """A block of header lines at the top, of those that every mail has, whatever blank lines stand before it."""
    lines = head.lstrip(b"\xef\xbb\xbf \t\r\n").replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].split(b"\n")
    if not _HEADER.match(lines[0] + b"\n"):
        return False
    names = {match[1].lower() for line in lines if (match := _HEADER.match(line + b"\n"))}
    odd = sum(1 for line in lines if not _HEADER.match(line + b"\n") and line[:1] not in (b" ", b"\t"))
    return bool(names & _SENT) and len(names & _SAID) >= 2 and odd <= len(lines) // 10


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """The mail's story, and one for each text attached; raises UnreadableFile where the mail can't be read."""
    data = take(name, file, limits).lstrip(b"\xef\xbb\xbf \t\r\n")
    if any(len(header[0]) > _LONGEST_HEADER for header in _PARSED.finditer(data)):
        raise UnreadableFile(name, f"the e-mail has a header of more than {_LONGEST_HEADER:,} bytes.")
    boundaries = _BOUNDARY.findall(data)
    if len(boundaries) > _MOST_BOUNDARIES:
        raise UnreadableFile(name, f"the e-mail's parts are nested in more than {_MOST_BOUNDARIES} layers.")
    if sum(data.count(b"\n--" + boundary) for boundary in set(boundaries)) > 2 * _MOST_PARTS:
        raise UnreadableFile(name, f"the e-mail has more than {_MOST_PARTS} parts.")
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        parts = _parts_of(name, message)
    except UnreadableFile:
        raise
    except _BROKEN as error:
        raise UnreadableFile(
            name, f"it is an e-mail that is damaged or nested too deep ({type(error).__name__})."
        ) from None
    try:
        yield _document(name, message, parts)
    except UnreadableFile as reason:
        yield reason
    for part in parts.attached:
        own = f"{name}, {_file_name(part)}"
        try:
            text, remarks = _text_of(own, part)
            if not text.strip():
                raise UnreadableFile(own, "the attachment is empty.")
            day, hour = _date_of(message)
            yield SourceDocument(
                own,
                checked(own, text),
                NAME,
                published=day,
                published_at=hour,
                source=_source(message),
                remarks=remarks,
            )
        except UnreadableFile as reason:
            yield reason


def _parts_of(name: str, message: EmailMessage) -> _Parts:
    parts = _Parts()
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise UnreadableFile(name, f"the e-mail has more than {_MOST_PARTS} parts.")
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        kind, named = part.get_content_type(), bool(part.get_filename()) or part.is_attachment()
        if kind == "text/plain":
            (parts.attached if named else parts.plain).append(part)
        elif kind == "text/html" and not named:
            parts.html.append(part)
        else:
            parts.others.append(f"{_file_name(part)} ({kind})")
    return parts


def _document(name: str, message: EmailMessage, parts: _Parts) -> SourceDocument:
    paragraphs, remarks = _paragraphs(name, parts)
    headline = _ANSWER.sub("", _header(message, "Subject"))
    day, hour = _date_of(message)
    if parts.others:
        remarks += (f"Attachments left out: {', '.join(parts.others)[:300]}.",)
    return SourceDocument(
        name=name,
        text=story_text(name, Pieces(headline=headline, paragraphs=tuple(paragraphs))),
        format=NAME,
        published=day,
        published_at=hour,
        headline=headline,
        source=_source(message),
        language=language_tag(_header(message, "Content-Language")),
        identity=checked(name, _header(message, "Message-ID").strip("<>")),
        remarks=tuple(checked(name, sentence) for sentence in remarks),
    )


def _paragraphs(name: str, parts: _Parts) -> tuple[list[str], tuple[str, ...]]:
    """Of the plain text, else of the HTML; the signature below "-- " is left out."""
    for part in parts.plain:
        text, remarks = _text_of(name, part)
        if text.lstrip().startswith("{") and text.rstrip().endswith("}"):
            raise UnreadableFile(name, "the e-mail's text is the record of a web form (JSON), not a story.")
        text, _, signature = _cut(text)
        if text.strip():
            return wrapped_paragraphs(text), (*remarks, *(["The signature was left out."] if signature.strip() else []))
    for part in parts.html:
        text, remarks = _text_of(name, part)
        if found := html_paragraphs(name, text):
            return found, remarks
    return [], ()


def _cut(text: str) -> tuple[str, str, str]:
    found = _SIGNATURE.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _text_of(name: str, part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """A part's text in its own encoding, with lines that a mail program wrapped put together again."""
    try:
        data = part.get_payload(decode=True)
        told = str(part.get_content_charset() or "")
        flowed = str(part.get_param("format") or "").lower() == "flowed"
        joined = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    except _BROKEN as error:
        raise UnreadableFile(name, f"a part of the e-mail is damaged ({type(error).__name__}).") from None
    if not isinstance(data, bytes) or not data:
        return "", ()
    decoded = decode(name, data, told)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"(?<!\n--) \n", joined, text) if flowed else text, decoded.remarks


def _header(message: EmailMessage, key: str) -> str:
    try:
        return " ".join(str(message.get(key, "")).split())
    except _BROKEN:
        return ""


def _date_of(message: EmailMessage) -> tuple[date | None, datetime | None]:
    try:
        sent = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, OverflowError):
        return None, None
    return sent.date(), sent if sent.tzinfo else None


def _source(message: EmailMessage) -> str:
    """The agency, where the sender's name or host is a known one."""
    shown, address = parseaddr(_header(message, "From"))
    host = address.rpartition("@")[2]
    return known_agency(shown) or known_agency(host) or known_agency(host.partition(".")[2])


def _file_name(part: EmailMessage) -> str:
    try:
        name = str(part.get_filename() or part.get_content_type())
    except _BROKEN:
        name = "attachment"
    return "".join(char if char.isprintable() else "?" for char in name)[:100]
