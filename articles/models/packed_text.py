"""A whole text, which SQLite keeps packed. PostgreSQL packs long values itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from django.db import models

from articles.formats.packed_text import pack, unpack
from articles.models.unasked import Unasked


def keeps_packed(connection) -> bool:
    """Whether that database is handed whole texts packed."""
    return connection.vendor == "sqlite"


class PackedTextField(Unasked, models.TextField):
    """A str on either database. In SQLite's column stands what `pack` gives, or the text as it is: both are read."""

    # On PostgreSQL, too, where it would work: what finds stories there must find them on SQLite.
    why_not = (
        "SQLite keeps {column} packed and would find nothing. Ask the search of the archive, or look through the "
        "values in Python."
    )

    def get_db_prep_value(self, value, connection, prepared=False):
        value = super().get_db_prep_value(value, connection, prepared)
        return pack(value) if keeps_packed(connection) and isinstance(value, str) else value

    def get_db_converters(self, connection):
        plain = super().get_db_converters(connection)
        return [*plain, _unpacked] if keeps_packed(connection) else plain


def _unpacked(value, _expression, _connection):
    return value if value is None else unpack(value)


def packed_rows(model: type[models.Model], names: tuple[str, ...], rows: list, connection) -> list:
    """Rows of values of these fields as that database takes them: whole texts packed, unless they are already."""
    return _changed(model, names, rows, _packed, connection)


def unpacked_rows(model: type[models.Model], names: tuple[str, ...], rows: list, connection) -> list:
    """Rows of values of these fields, as that database gives them, with texts that can be read."""
    return _changed(model, names, rows, unpack, connection)


def _packed(value: str | bytes) -> str | bytes:
    return pack(value) if isinstance(value, str) else value


def _changed(model: type[models.Model], names: tuple[str, ...], rows: list, change: Callable, connection) -> list:
    places = _places(model, names) if keeps_packed(connection) else ()
    return [_changed_at(places, row, change) for row in rows] if places else rows


def _changed_at(places: Sequence[int], row: Sequence, change: Callable) -> tuple:
    values = list(row)
    for place in places:
        if values[place] is not None:
            values[place] = change(values[place])
    return tuple(values)


@cache
def _places(model: type[models.Model], names: tuple[str, ...]) -> list[int]:
    """Of the packed texts among these fields."""
    packed = {field.attname for field in model._meta.concrete_fields if isinstance(field, PackedTextField)}
    return [place for place, name in enumerate(names) if name in packed]
