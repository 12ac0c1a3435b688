"""Many new rows of one table in one go: values as the database takes them, without Django's thinking about each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from articles.models.looked_up import MOST_KEYS, is_one_of
from articles.models.packed_text import packed_rows

TOGETHER = 32  # rows that one statement of SQLite writes: a statement takes as long as writing a short row


def next_numbers(model: type[Model], count: int) -> Sequence[int]:
    """Ids for rows to come; nobody else writes meanwhile, or the database keeps count.

    Others can point at such rows before they are written.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A question within it: the counter's name is looked up once, not for each number.
            counter = "(SELECT pg_get_serial_sequence(%s, %s)::regclass)"
            asked = f"SELECT nextval({counter}) FROM generate_series(1, %s)"
            cursor.execute(asked, [table, model._meta.pk.column, count])
            return [number for (number,) in cursor.fetchall()]
        # A transaction of SQLite that writes is alone; the table's counter knows of rows deleted, too.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone() or (0,)
        return range(last + 1, last + 1 + count)


def insert_rows(model: type[Model], names: tuple[str, ...], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows within the transaction at hand: of each the values of the fields that are called `names`.

    A key is called "article_id". JSON is text, a day "2018-04-10", a UUID 32 digits. Texts that SQLite keeps packed are
    packed here, if they are not yet. An error leaves some rows written, for the transaction to take back.
    """
    if connection.vendor == "postgresql":
        from articles.models.copied_rows import copy_rows

        copy_rows(model._meta.db_table, *_columns(model, names), rows)
        return
    rows = packed_rows(model, names, list(rows), connection)
    several = zip(*[iter(rows)] * TOGETHER, strict=False)
    left = rows[len(rows) - len(rows) % TOGETHER :]
    with connection.wrap_database_errors:  # SQLite itself is asked: Django would look for marks in each long statement
        execute = connection.connection.executemany
        execute(_insert(model, names, TOGETHER), (tuple(chain.from_iterable(some)) for some in several))
        execute(_insert(model, names, 1), left)


def save_rows(model: type[Model], rows: Sequence[Model]) -> None:
    """Write every column of rows that are there, as `save` does with each, by SQL that is made once."""
    fields = _columns_beside_the_key(model)
    values = [
        [*(field.get_db_prep_save(field.pre_save(row, add=False), connection) for field in fields), row.pk]
        for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(_update(model), values)


def delete_rows(model: type[Model], name: str, values: Sequence[int]) -> None:
    """Delete the rows whose key `name` is one of these values; what points at them is the caller's to see to."""
    quote, meta = connection.ops.quote_name, model._meta
    with connection.cursor() as cursor:
        for at in range(0, len(values), MOST_KEYS):
            condition, asked = is_one_of(values[at : at + MOST_KEYS])
            cursor.execute(f"DELETE FROM {quote(meta.db_table)} WHERE {quote(name)} {condition}", asked)


def delete_each(model: type[Model], names: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> None:
    """Delete the rows whose fields `names` have these values, each row by itself."""
    quote = connection.ops.quote_name
    condition = " AND ".join(f"{quote(name)} = %s" for name in names)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {quote(model._meta.db_table)} WHERE {condition}", rows)


@cache
def _insert(model: type[Model], names: tuple[str, ...], rows: int) -> str:
    row = f"({', '.join(['?'] * len(names))})"
    # OR FAIL: else SQLite would copy every page, to take back the first rows of a statement that fails; it does
    # nevertheless where a check of the table calls a function.
    return f"INSERT OR FAIL INTO {_into(model, names)} VALUES {', '.join([row] * rows)}"


@cache
def _columns(model: type[Model], names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The names of these columns, and what PostgreSQL calls their types, without how long they may be."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    found = [fields[name] for name in names]
    return [field.column for field in found], [field.db_type(connection).partition("(")[0] for field in found]


@cache
def _into(model: type[Model], names: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    return f"{quote(model._meta.db_table)} ({', '.join(map(quote, _columns(model, names)[0]))})"


@cache
def _update(model: type[Model]) -> str:
    quote, meta = connection.ops.quote_name, model._meta
    columns = ", ".join(f"{quote(field.column)} = %s" for field in _columns_beside_the_key(model))
    return f"UPDATE {quote(meta.db_table)} SET {columns} WHERE {quote(meta.pk.column)} = %s"


@cache
def _columns_beside_the_key(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]
