"""Rows by PostgreSQL's COPY in its binary form: no number is written in digits, to be read from them on the other side.

With SQLite nothing imports it: psycopg takes a while to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection
from psycopg.adapt import Buffer, Dumper
from psycopg.postgres import types
from psycopg.pq import Format

FIRST_DAY = date(2000, 1, 1).toordinal()  # of PostgreSQL
JSONB = b"\x01"  # the version of its form


class _Text(Dumper):
    """A value that is text here and is something else in the database."""

    format = Format.BINARY


class _Json(_Text):  # no table of an import has some, but psycopg would take the text for a value and mark it up again
    oid = types["jsonb"].oid

    def dump(self, obj: str) -> Buffer:
        return JSONB + obj.encode()


class _Day(_Text):
    oid = types["date"].oid

    def dump(self, obj: str) -> Buffer:
        return (date.fromisoformat(obj).toordinal() - FIRST_DAY).to_bytes(4, "big", signed=True)


class _Uuid(_Text):
    oid = types["uuid"].oid

    def dump(self, obj: str) -> Buffer:
        return bytes.fromhex(obj)


def copy_rows(table: str, columns: Sequence[str], kinds: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """`kinds` are the types of the columns, as PostgreSQL calls them. Values are as `insert_rows` takes them.

    Nobody sees whether a whole number fits into four bytes: such columns are for counts of what is held in memory.
    """
    quote = connection.ops.quote_name
    into = f"COPY {quote(table)} ({', '.join(map(quote, columns))}) FROM STDIN (FORMAT binary)"
    with connection.cursor() as cursor, connection.wrap_database_errors:
        for dumper in (_Json, _Day, _Uuid):
            cursor.adapters.register_dumper(None, dumper)
        with cursor.copy(into) as copy:
            copy.set_types(kinds)
            for row in rows:
                copy.write_row(row)
