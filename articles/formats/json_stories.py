"""JSON files of stories: one object, a list, a list within an object, or JSON Lines; of any length."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from articles.formats.columns import Columns, columns_among, usual_remark
from articles.formats.markup_head import as_ascii
from articles.formats.records import story_of, value
from articles.formats.streamed_text import lines_of, pieces_of, repairs_of
from articles.formats.types import Incoming, Limits, UnreadableFile

NAME = "JSON"

_DECODER = json.JSONDecoder()
_NONE_AT_ALL = 20  # records without a text before a file is taken for something else


def looks_like(head: bytes) -> bool:
    start = as_ascii(head).lstrip()[:200]
    behind = start[1:].lstrip()[:1]
    return (start[:1] == "{" and behind in '"}') or (start[:1] == "[" and behind in '[{"]')


def read(name: str, file: BinaryIO, limits: Limits, columns: Columns | None = None) -> Iterator[Incoming]:
    """Each object with a text, named by its line or its number, and reasons for the others."""
    given = columns or {}
    repairs = repairs_of(name, file)
    stories = reasons = 0
    for inner, record in records(name, file, limits, given):
        found = record if isinstance(record, UnreadableFile) else _story(inner, record, given, repairs)
        if isinstance(found, UnreadableFile):
            reasons += 1
        else:
            stories += 1
        yield found
        if not stories and reasons >= _NONE_AT_ALL:
            raise UnreadableFile(name, f"none of its first {reasons} objects is a story; the rest was not looked at.")
        if stories + reasons >= limits.entries:
            raise UnreadableFile(name, f"the file has more than {limits.entries:,} stories.")
    if not stories + reasons:
        raise UnreadableFile(name, "the file holds no story.")


def _story(name: str, record: Any, given: Columns, repairs: tuple[str, ...]) -> Incoming:
    if not isinstance(record, dict):
        return UnreadableFile(name, "it is no object with a story's text.")
    chosen = columns_among(record, given)
    try:
        return story_of(name, record, chosen, NAME, repairs, usual_remark(chosen, given))
    except UnreadableFile as error:
        return error


def records(name: str, file: BinaryIO, limits: Limits, given: Columns) -> Iterator[tuple[str, Any]]:
    """What may be a story, each with its name: a line, an entry of a list, the one object."""
    first = as_ascii(file.read(4_096)).lstrip()[:1]
    file.seek(0)
    if first == "[":
        for number, record in enumerate(_elements(name, pieces_of(name, file), limits.file), 1):
            yield f"{name}, entry {number}", record
        return
    lines = ((n, line) for n, line in enumerate(lines_of(name, file, limits.file), 1) if line is None or line.strip())
    opening = next(lines, (1, ""))
    try:
        alone = _loaded(name, opening[1] or "")
    except UnreadableFile:
        yield from _within(name, _loaded(name, _joined(name, chain([opening], lines), limits)), given)
        return
    second = next(lines, None)
    if second is None:
        yield from _within(name, alone, given)
    else:
        yield from _of_lines(name, chain([opening, second], lines), limits)


def _of_lines(name: str, lines: Iterator[tuple[int, str | None]], limits: Limits) -> Iterator[tuple[str, Any]]:
    """JSON Lines; a line that is none costs that line alone."""
    for number, line in lines:
        inner = f"{name}, line {number}"
        try:
            if line is None:
                raise UnreadableFile(inner, f"it has more than {limits.file:,} characters.")
            yield inner, _loaded(inner, line)
        except UnreadableFile as error:
            yield inner, error


def _joined(name: str, lines: Iterator[tuple[int, str | None]], limits: Limits) -> str:
    """One object over many lines."""
    parts, size = [], 0
    for _number, line in lines:
        size += len(line or "")
        if line is None or size > limits.file:
            raise UnreadableFile(name, f"its one object has more than {limits.file / 1e6:,.1f} MB.")
        parts.append(line)
    return "".join(parts)


def _within(name: str, record: Any, given: Columns) -> Iterator[tuple[str, Any]]:
    """The object itself where it has a text, else the stories of a list in it."""
    held = [] if _has_text(record, given) else _held(record, given)
    if not held:
        yield name, record
    for number, inner in enumerate(held, 1):
        yield f"{name}, entry {number}", inner


def _has_text(record: Any, given: Columns) -> bool:
    if not isinstance(record, dict):
        return False
    text = value(record, columns_among(record, given).get("text", ""))
    return isinstance(text, str) or (isinstance(text, list) and all(isinstance(part, str) for part in text))


def _held(record: Any, given: Columns) -> list[Any]:
    """The first list with a story in it, in an object or one level below; parts of one story are no stories."""
    values = list(record.values()) if isinstance(record, dict) else []
    values += [inner for one in values if isinstance(one, dict) for inner in one.values()]
    lists = (one for one in values if isinstance(one, list))
    return next((one for one in lists if any(_has_text(each, given) and _says_more(each, given) for each in one)), [])


def _says_more(record: dict[str, Any], given: Columns) -> bool:
    return "text" in given or bool(columns_among(record, given).keys() & {"headline", "published", "url"})


def _elements(name: str, pieces: Iterator[str], most: int) -> Iterator[Any]:
    """The elements of a list, one after another; no more of it is in memory than one and what is read ahead."""
    buffer, at = next(pieces, "").lstrip("\ufeff \t\r\n")[1:], 0
    while True:
        while at < len(buffer) and buffer[at] in ", \t\r\n":
            at += 1
        if at < len(buffer) and buffer[at] == "]":
            return
        try:
            found, at = _DECODER.raw_decode(buffer, at)
        except RecursionError:
            raise UnreadableFile(name, "its JSON is nested too deep to be a story.") from None
        except ValueError as error:
            if len(buffer) - at > most:
                raise UnreadableFile(name, f"an entry has more than {most / 1e6:,.1f} MB.") from None
            more = _next_text(pieces, len(buffer) - at)
            if not more:
                raise UnreadableFile(name, f"its JSON breaks off or is broken: {error}.") from None
            buffer, at = buffer[at:] + more, 0
            continue
        yield found


def _next_text(pieces: Iterator[str], least: int) -> str:
    parts, size = [], 0
    for piece in pieces:
        parts.append(piece)
        size += len(piece)
        if size >= least:
            break
    return "".join(parts)


def _loaded(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise UnreadableFile(name, "its JSON is nested too deep to be a story.") from None
    except ValueError as error:
        raise UnreadableFile(name, f"it is no JSON: {error}.") from None
