"""Queries that every page asks. Their SQL is made once: Django takes longer to write it than a database to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=Model)
Value = int | str
Converters = tuple[tuple[int, list[Callable], Any], ...]  # (place of a column, what makes it Python's, its expression)

# What stands in for the values while the SQL is made: nothing that a query has besides them.
NO_NUMBER, NO_WORD = -9_000_000, "\N{REPLACEMENT CHARACTER}"


def as_tuples(query: QuerySet) -> list[tuple]:
    """What `values_list` gives, as the database has it: of thousands of rows Django looks at each."""
    with connection.cursor() as cursor:
        cursor.execute(*query.query.sql_with_params())
        return cursor.fetchall()


@dataclass(frozen=True, slots=True)
class _Statement(Generic[Row]):
    """What Django makes of a query, to be asked with other values."""

    model: type[Row]
    sql: str
    params: list  # each a value that is always the same, or a list of one: a place among the values asked for
    names: tuple[str, ...]  # of the columns that make an instance
    converters: Converters


class KeptQuery(Generic[Row]):
    """One query, asked for some values again and again; `build` makes it, with a condition like `pk__in` of them.

    What `build` leaves to the database must not depend on anything but the values. Where these are words, `of` is str.
    Models that do more when an instance is made (`__init__`, `from_db`, signals) are none for it.
    """

    def __init__(self, build: Callable[[Sequence], QuerySet[Row]], of: type[int] | type[str] = int) -> None:
        self._build, self._of = build, of
        self._known: dict[tuple[str, int], _Statement[Row]] = {}

    def tuples(self, values: Sequence[Value]) -> list[tuple]:
        """What `values_list` gives, as the database has it: no column is turned into an object of Python."""
        database = _database()
        return self._answers(self._statement(len(values), database), values, database) if values else []

    def rows(self, values: Sequence[Value]) -> list[Row]:
        """Instances; what they refer to is not fetched with them."""
        if not values:
            return []
        database = _database()
        statement = self._statement(len(values), database)
        answers = self._answers(statement, values, database)
        if statement.converters:
            answers = [_converted(answer, statement.converters, database) for answer in answers]
        return [_instance(statement, answer, database.alias) for answer in answers]

    def attach(self, name: str, rows: Iterable) -> list:
        """The rows, each with what it refers to by this name; without those of which that is gone. One query."""
        rows, column = list(rows), f"{name}_id"
        numbers = {getattr(row, column) for row in rows} - {None}
        known = {one.pk: one for one in self.rows(sorted(numbers))}
        complete = []
        for row in rows:
            number = getattr(row, column)
            if number in known:
                row._meta.get_field(name).set_cached_value(row, known[number])
            if number is None or number in known:
                complete.append(row)
        return complete

    def _answers(self, statement: _Statement, values: Sequence[Value], database: BaseDatabaseWrapper) -> list[tuple]:
        last = len(values) - 1
        params = [values[min(one[0], last)] if isinstance(one, list) else one for one in statement.params]
        with database.cursor() as cursor:
            cursor.execute(statement.sql, params)
            return cursor.fetchall()

    def _statement(self, number: int, database: BaseDatabaseWrapper) -> _Statement[Row]:
        """Made for the next power of two, the last value said again."""
        size = 1 << (number - 1).bit_length()
        key = database.vendor, size
        if key not in self._known:
            self._known[key] = self._compiled(size, database)
        return self._known[key]

    def _compiled(self, size: int, database: BaseDatabaseWrapper) -> _Statement[Row]:
        standing_in = [NO_NUMBER - place if self._of is int else f"{NO_WORD}{place}" for place in range(size)]
        query = self._build(standing_in)
        compiler = query.query.get_compiler(database.alias)
        sql, params = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        places = {value: [place] for place, value in enumerate(standing_in)}
        return _Statement(
            query.model,
            sql,
            [places.get(param, param) for param in params],
            tuple(column.target.attname for column in columns if hasattr(column, "target")),
            tuple((place, *several) for place, several in compiler.get_converters(columns).items()),
        )


def _database() -> BaseDatabaseWrapper:
    """This thread's connection itself: Django's proxy looks it up anew whenever it is asked for anything."""
    return connections[DEFAULT_DB_ALIAS]


def _converted(answer: tuple, converters: Converters, database: BaseDatabaseWrapper) -> list:
    """As Django has it."""
    row = list(answer)
    for place, several, column in converters:
        for convert in several:
            row[place] = convert(row[place], column, database)
    return row


def _instance(statement: _Statement[Row], values: Sequence, alias: str) -> Row:
    """As Django makes one again that was pickled: `from_db` asks each of the dozens of fields that are not there."""
    row = statement.model.__new__(statement.model)
    row._state = ModelState()
    row._state.adding, row._state.db = False, alias
    row.__dict__.update(zip(statement.names, values, strict=True))
    return row
