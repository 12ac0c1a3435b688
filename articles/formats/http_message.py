"""A web server's answer as a web archive keeps it: status, kind, encoding, and the body as it was sent."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser

_STATUS = re.compile(rb"HTTP/[\d.]{1,5} (\d{3})")
_BLANK = re.compile(rb"\r?\n\r?\n")


class TooLarge(ValueError):
    """A body that unpacks to more than it may."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` is the media type, lower case; `encoding` that of the text, "" where it is not told."""

    status: int
    kind: str
    encoding: str
    body: bytes


def answer_of(raw: bytes, most: int) -> Answer:
    """The answer in the bytes of a record; raises TooLarge for a body of more than `most` bytes."""
    status = _STATUS.match(raw)
    end = _BLANK.search(raw)
    if not status or not end:
        return Answer(200, "", "", raw)
    first, _line_feed, lines = raw[: end.start()].partition(b"\n")
    headers = HeaderParser().parsestr(lines.decode("latin-1")) if first else Message()
    body = raw[end.end() :]
    if "chunked" in headers.get("Transfer-Encoding", "").lower():
        body = _joined(body)
    return Answer(
        int(status[1]),
        headers.get_content_type() if "Content-Type" in headers else "",
        headers.get_content_charset("") or "",
        _unpacked(body, headers.get("Content-Encoding", "").strip().lower(), most),
    )


def _joined(body: bytes) -> bytes:
    """The chunks put together; a body that was not sent in chunks, whatever it says, stays as it is."""
    from warcio.bufferedreaders import ChunkedDataReader

    reader, parts = ChunkedDataReader(io.BytesIO(body)), []
    while part := reader.read(65_536):
        parts.append(part)
    return b"".join(parts)


def _unpacked(body: bytes, packing: str, most: int) -> bytes:
    """The body unpacked; where it is not packed as it says, as it came."""
    try:
        if packing in {"gzip", "x-gzip", "deflate"}:
            body = zlib.decompressobj(47).decompress(body, most + 1)
        elif packing == "br":
            body = _brotli(body, most)
    except zlib.error:
        pass
    if len(body) > most:
        raise TooLarge(f"it has more than {most / 1e6:,.1f} MB")
    return body


def _brotli(body: bytes, most: int) -> bytes:
    import brotli

    unpacker, parts, size = brotli.Decompressor(), [], 0
    try:
        while size <= most and not unpacker.is_finished():
            part = unpacker.process(body, output_buffer_limit=65_536)
            if not part and not body:
                break
            body = b""
            parts.append(part)
            size += len(part)
    except brotli.error:
        return body
    return b"".join(parts)
