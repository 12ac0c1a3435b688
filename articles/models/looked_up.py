"""What the archive holds under many keys at once, as plain values: Django would think about each key anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

from articles.models.packed_text import unpacked_rows

MOST_KEYS = 10_000  # in one question


def look_up(model: type[Model], names: tuple[str, ...], by: str, keys: Collection[Any]) -> list[tuple[Any, ...]]:
    """The fields `names` of the rows whose field `by` is one of `keys`, as the database gives them, in no order.

    Packed texts are unpacked.
    """
    keys, found = list(keys), []
    with connection.cursor() as cursor:
        for at in range(0, len(keys), MOST_KEYS):
            condition, values = is_one_of(keys[at : at + MOST_KEYS])
            cursor.execute(f"{_asked(model, names, by)} {condition}", values)
            found += cursor.fetchall()
    return unpacked_rows(model, names, found, connection)


def is_one_of(keys: Sequence[Any]) -> tuple[str, list[Any]]:
    """What stands behind a column that must be one of these, at least one, and the values that this asks for."""
    if connection.vendor != "postgresql":
        return f"IN ({','.join(['%s'] * len(keys))})", list(keys)
    # Planning does not look at each. Only of numbers as long as keys are it makes a table of hashes. They go as one
    # value: psycopg would think about each.
    if isinstance(keys[0], int):
        return "= ANY(%s::bigint[])", [f"{{{','.join(map(str, keys))}}}"]
    return "= ANY(%s)", [_array_of_words(keys)]


def _array_of_words(words: Sequence[str]) -> str:
    """As PostgreSQL writes it, each in marks."""
    joined = '","'.join(words)
    if "\\" in joined or joined.count('"') != 2 * (len(words) - 1):
        joined = '","'.join([word.replace("\\", r"\\").replace('"', r"\"") for word in words])
    return f'{{"{joined}"}}'


@cache
def _asked(model: type[Model], names: tuple[str, ...], by: str) -> str:
    quote, meta = connection.ops.quote_name, model._meta
    columns = {field.attname: quote(field.column) for field in meta.concrete_fields}
    asked = ", ".join(columns[name] for name in names)
    return f"SELECT {asked} FROM {quote(meta.db_table)} WHERE {columns[by]}"
