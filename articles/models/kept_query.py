"""Queries that every page asks. Their SQL is made once: Django takes longer to write it than a database to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Value = int | str

# What stands in for the values while the SQL is made: nothing that a query has besides them.
_NO_NUMBER, _NO_WORD = -9_000_000, "\N{REPLACEMENT CHARACTER}"


def as_tuples(query: QuerySet) -> list[tuple]:
    """What `values_list` gives, as the database has it: of thousands of rows Django looks at each."""
    with connection.cursor() as cursor:
        cursor.execute(*query.query.sql_with_params())
        return cursor.fetchall()


class KeptQuery(Generic[Row]):
    """One query, asked for some values again and again; `build` makes it, with a condition like `pk__in` of them.

    What `build` leaves to the database must not depend on anything but the values. Where these are words, `of` is str.
    """

    def __init__(self, build: Callable[[Sequence], QuerySet[Row]], of: type[int] | type[str] = int) -> None:
        self._build, self._of = build, of
        self._known: dict[tuple[str, int], tuple[type[Row], str, list]] = {}

    def tuples(self, values: Sequence[Value]) -> list[tuple]:
        """What `values_list` gives, as the database has it: no column is turned into an object of Python."""
        if not values:
            return []
        _model, sql, params = self._asked(values)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def rows(self, values: Sequence[Value]) -> list[Row]:
        """Instances; what they refer to is not fetched with them."""
        if not values:
            return []
        model, sql, params = self._asked(values)
        return list(model._default_manager.raw(sql, params))

    def _asked(self, values: Sequence[Value]) -> tuple[type[Row], str, list]:
        """The model, the SQL and its parameters: made for the next power of two, the last value said again."""
        size = 1 << (len(values) - 1).bit_length()
        key = connection.vendor, size
        if key not in self._known:
            self._known[key] = self._compiled(size)
        model, sql, places = self._known[key]
        last = len(values) - 1
        return model, sql, [values[min(place[0], last)] if isinstance(place, list) else place for place in places]

    def _compiled(self, size: int) -> tuple[type[Row], str, list]:
        """Each parameter is a value that is always the same, or a list of one: the place among the values asked for."""
        standing_in = [
            -9_000_000 - place if self._of is int else f"\N{REPLACEMENT CHARACTER}{place}" for place in range(size)
        ]
        query = self._build(standing_in)
        sql, params = query.query.sql_with_params()
        places = {value: [place] for place, value in enumerate(standing_in)}
        return query.model, sql, [places.get(param, param) for param in params]
