"""WARC and ARC files of crawlers: each page that a server sent is a story."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from articles.formats.html_page import document_of
from articles.formats.html_page import looks_like as is_page
from articles.formats.http_message import Answer, TooLarge, answer_of
from articles.formats.packing import some_of
from articles.formats.types import Incoming, Limits, UnreadableFile

NAME = "web archive"

_PAGES = {"text/html", "application/xhtml+xml"}
_LONGEST_LINE = 65_536
_MOST_LINES = 10_000  # of one record's head


def looks_like(head: bytes) -> bool:
    return head.startswith((b"WARC/", b"filedesc://"))


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Each page, and reasons for pages without a story and for records that can't be read."""
    pages, number = 0, 0
    for number, record in enumerate(_records(name, file), 1):
        if number > limits.entries:
            raise UnreadableFile(name, f"the web archive has more than {limits.entries:,} records.")
        inner = f"{name}, record {number}"
        address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
        if record.rec_type not in {"response", "resource"} or not address.startswith(("http://", "https://")):
            continue
        try:
            answer = _answer(inner, record, limits)
            if not _is_page(answer):
                continue
            pages += 1
            yield _story(inner, address, answer)
        except UnreadableFile as error:
            yield UnreadableFile(error.name, f"{address[:300]}: {error.reason}")
    if not pages:
        raise UnreadableFile(name, f"the web archive holds no page among its {number:,} records.")


def _story(name: str, address: str, answer: Answer) -> Incoming:
    if answer.status >= 400:
        raise UnreadableFile(name, f"the server answered with {answer.status}.")
    return document_of(name, answer.body, told=answer.encoding, url=address)


def _is_page(answer: Answer) -> bool:
    if 300 <= answer.status < 400 or not answer.body.strip():
        return False
    return answer.kind in _PAGES or (not answer.kind and is_page(answer.body[:_LONGEST_LINE]))


def _answer(name: str, record: Any, limits: Limits) -> Answer:
    """A head may be as long as a story beside it."""
    raw = _upto(record.raw_stream, 2 * limits.file)
    kind = (record.rec_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    try:
        answer = answer_of(raw, limits.file)
    except TooLarge as error:
        raise UnreadableFile(name, f"{error}.") from None
    if record.rec_type == "resource" and kind:
        return Answer(200, kind, "", raw)
    if len(raw) > limits.file and answer.kind in _PAGES:
        raise UnreadableFile(name, f"it has more than {limits.file / 1e6:,.1f} MB.")
    return answer


def _upto(stream: Any, most: int) -> bytes:
    parts, size = [], 0
    while size <= most and (part := stream.read(min(65_536, most + 1 - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _records(name: str, file: BinaryIO) -> Iterator[Any]:
    """warcio's records, ARC's told as WARC's; its reading of lines is bounded."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    logging.getLogger("warcio").setLevel(logging.ERROR)  # it tells of each odd address
    records = ArchiveIterator(_Pieces(file), no_record_parse=True, arc2warc=True)
    records.INC_RECORD = ""  # it would write of faults to the terminal
    records.reader.readline = lines = _BoundedLines(name, records.reader.readline)
    number = 0
    try:
        for record in records:
            number += 1
            lines.count = 0
            yield record
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, IndexError) as error:
        if isinstance(error, UnreadableFile):
            raise
        why = " ".join(str(error).split())[:200]
        raise UnreadableFile(name, f"record {number + 1} can't be read ({why}); nothing behind it was read.") from None


class _Pieces:
    """A file that hands out what came before it is damaged."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.tell = file.tell

    def read(self, size: int) -> bytes:
        return some_of(self._file, size)


class _BoundedLines:
    """warcio's readline for heads of records, which would read a line or a head of any length."""

    def __init__(self, name: str, readline: Callable[[int], bytes]) -> None:
        self._name, self._readline, self.count = name, readline, 0

    def __call__(self, length: int = 0) -> bytes:
        self.count += 1
        if self.count > _MOST_LINES:
            raise UnreadableFile(self._name, f"a record's head has more than {_MOST_LINES:,} lines.")
        return self._readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
