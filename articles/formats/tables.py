"""CSV and its kin (tabs, semicolons, bars): each row is a story, by the names in the first row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from articles.formats.columns import Columns, columns_among, no_text, usual_remark
from articles.formats.encodings import encoding_of
from articles.formats.records import story_of
from articles.formats.streamed_text import lines_of, repairs_of
from articles.formats.types import Incoming, Limits, UnreadableFile

NAME = "table"

_DELIMITERS = ",;\t|"
_LONGEST_NAME = 60


def looks_like(head: bytes, columns: Columns | None = None) -> bool:
    """Whether the first line names a text and something else of a story."""
    return bool(_delimiter(_first_line(head), columns or {}))


def header_of(head: bytes) -> list[str]:
    """The names in the first row, parted as most of it is; none where it has no two of them."""
    first = _first_line(head)
    delimiter = _delimiter(first, {}) or max(_DELIMITERS, key=first.count)
    names = [name.strip() for name in next(csv.reader([first[:10_000]], delimiter=delimiter), [])]
    return names if len(names) > 1 else []


def read(name: str, file: BinaryIO, limits: Limits, columns: Columns | None = None) -> Iterator[Incoming]:
    """Each row; rows are named as spreadsheets number them, the first row of names included."""
    given = columns or {}
    long_lines: list[int] = []
    repairs = repairs_of(name, file)
    lines = _short_lines(name, file, limits.file, long_lines)
    first = next(lines, "")
    csv.field_size_limit(limits.file)
    rows = csv.reader(_again(first, lines), delimiter=_delimiter(first, given) or ",")
    header = [column.strip() for column in next(rows, [])]
    chosen = columns_among(header, given)
    if missing := [column for column in chosen.values() if column and column not in header]:
        raise UnreadableFile(name, f"it has no column “{missing[0]}”; its columns are {', '.join(header)[:300]}.")
    if "text" not in chosen:
        raise no_text(name, header)
    remarks = {"remarks": repairs, "file_remarks": usual_remark(chosen, given)}
    number = 1
    while True:
        number += 1
        inner = f"{name}, row {number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise UnreadableFile(inner, f"it can't be read ({error}); nothing behind it was read.") from None
        while long_lines:
            yield UnreadableFile(f"{name}, line {long_lines.pop():,}", f"it has more than {limits.file:,} characters.")
        if row is None:
            return
        if row:
            yield _story(inner, header, row, chosen, remarks)
        if number > limits.entries:
            raise UnreadableFile(name, f"the table has more than {limits.entries:,} rows.")


def _story(
    name: str, header: list[str], row: list[str], chosen: Columns, remarks: dict[str, tuple[str, ...]]
) -> Incoming:
    if len(row) != len(header):
        return UnreadableFile(name, f"it has {len(row)} cells where the first row names {len(header)}.")
    try:
        return story_of(name, dict(zip(header, row, strict=True)), chosen, NAME, **remarks)
    except UnreadableFile as error:
        return error


def _short_lines(name: str, file: BinaryIO, most: int, long_lines: list[int]) -> Iterator[str]:
    """The lines; of those that are too long the numbers are noted."""
    for number, line in enumerate(lines_of(name, file, most), 1):
        if line is None:
            long_lines.append(number)
        else:
            yield line


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _first_line(head: bytes) -> str:
    try:
        encoding, _remarks = encoding_of("", head[: head.rfind(b"\n") + 1 or len(head)])
        return head.decode(encoding, "ignore").lstrip("\ufeff\r\n").split("\n", 1)[0]
    except UnreadableFile:
        return ""


def _delimiter(first: str, given: Columns) -> str:
    """What parts the names of the first row; "" where they name no story."""
    best, most = "", 0 if "text" in given else 1  # who names the text's column has looked at the table
    for delimiter in _DELIMITERS:
        names = [name.strip() for name in next(csv.reader([first[:10_000]], delimiter=delimiter), [])]
        if len(names) < 2 or any(len(name) > _LONGEST_NAME for name in names):
            continue
        found = [column for column in columns_among(names, given).values() if column in names]
        has_text = columns_among(names, given).get("text") in names
        if has_text and len(found) > most:
            best, most = delimiter, len(found)
    return best
