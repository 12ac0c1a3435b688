"""What readers call the values of a field, and the word of each in an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.db.models import BooleanField, Model, QuerySet, Value
from django.db.models.functions import Lower

from articles.models import Country, Official, Source
from articles.models.kept_query import KeptQuery
from articles.search.finding import Found

ROWS_OF: dict[str, type[Model]] = {"country": Country, "official": Official, "speaker": Official, "source": Source}
MOST_AT_ONCE = 500  # more rows than that are read with all others of their table
KIND_LABELS = {"direct": "Quoted", "mixed": "Quoted in part", "indirect": "Reported"}


class Label(NamedTuple):
    word: str  # in an address: kp, sergey-lavrov
    name: str  # for readers


Labels = dict[tuple[str, int | str], Label]  # by field and value of the index


def labels_of(values: Mapping[str, Iterable[int | str]], found: Found) -> Labels:
    """The labels of these values, by field; without whom readers may not know of. A query for each table."""
    asked = {(name, value): _row(name, value) for name, several in values.items() for value in several}
    wanted: dict[type[Model], set[int]] = {}
    for row in asked.values():
        if not isinstance(row, Label):
            wanted.setdefault(row[0], set()).add(row[1])
    known = {(model, pk): label for model, numbers in wanted.items() for pk, label in _rows(model, numbers, found)}
    labels = {key: row if isinstance(row, Label) else known.get(row) for key, row in asked.items()}
    return {key: label for key, label in labels.items() if label}


def _row(name: str, value: int | str) -> Label | tuple[type[Model], int]:
    """The label itself, where the value says it; else the row that has it."""
    if name == "kind":
        return Label(str(value), KIND_LABELS.get(str(value), str(value)))
    if name == "about":
        return (Country if str(value)[0] == "c" else Official, int(str(value)[1:]))
    if name in ROWS_OF:
        return ROWS_OF[name], int(value)
    return Label(str(value), str(value))


def _rows(model: type[Model], numbers: set[int], found: Found) -> Iterator[tuple[int, Label]]:
    few = len(numbers) <= MOST_AT_ONCE
    for pk, word, name, from_story in _named[model].tuples(sorted(numbers)) if few else _columns(model):
        if not from_story or found.question.closed or found.is_readable("official", pk):
            yield pk, Label(word, name)


def _columns(model: type[Model]) -> QuerySet:
    """Rows of (id, word, name, whether the row is only known from a story)."""
    rows = Official.objects.current() if model is Official else model._default_manager.all()
    word = Lower("code") if model is Country else "slug"
    from_story = "from_story" if model is Official else Value(False, BooleanField())
    return rows.order_by().values_list("pk", word, "name", from_story)


def _named_by(model: type[Model]) -> KeptQuery:
    return KeptQuery(lambda numbers: _columns(model).filter(pk__in=numbers))


_named = {model: _named_by(model) for model in (Country, Official, Source)}
