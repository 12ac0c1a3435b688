"""Which columns a table or a file of JSON has, so that staff can say what each of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from articles.formats import json_stories, plain_text, tables
from articles.formats.packing import head_of
from articles.formats.recognise import container_of, format_of
from articles.formats.types import Limits, UnreadableFile

RECORDS = 20  # that are looked at
MOST = 100  # columns
_TABLES = (".csv", ".tsv", ".tab", ".psv")


def columns_of(path: Path, limits: Limits) -> list[str]:
    """The names in a table's first row, or the keys of the first objects, "a.b" for one within; none of other files.

    A table whose names say nothing is told from a plain text by the ending of its file's name.
    """
    try:
        with path.open("rb") as file:
            head = head_of(file)
            file.seek(0)
            known = None if container_of(head) else format_of(head)
            if known is json_stories:
                return _unique(_keys(record) for _name, record in islice(_records(path, file, limits), RECORDS))
            if known is tables or (known is plain_text and path.suffix.lower() in _TABLES):
                return _unique([tables.header_of(head)])
    except (OSError, UnreadableFile):
        pass  # its reason is told where it is read
    return []


def _records(path: Path, file: Any, limits: Limits) -> Iterator[tuple[str, Any]]:
    return json_stories.records(path.name, file, limits, {})


def _keys(record: Any) -> Iterator[str]:
    if not isinstance(record, Mapping):
        return
    for key, value in record.items():
        yield key
        if isinstance(value, Mapping):
            yield from (f"{key}.{inner}" for inner in value)


def _unique(rows: Iterable[Iterable[str]]) -> list[str]:
    names = dict.fromkeys(name for row in rows for name in row if name)
    return list(names)[:MOST]
