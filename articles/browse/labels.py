"""What readers call the values of a field, and the word of each in an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, CharField, QuerySet, Value
from django.db.models.functions import Lower

from articles.models import Country, Official, Source
from articles.search.finding import Found

ROWS_OF = {"country": Country, "official": Official, "speaker": Official, "source": Source}
MOST_AT_ONCE = 500  # more rows than that are read with all others of their table
KIND_LABELS = {"direct": "Quoted", "mixed": "Quoted in part", "indirect": "Reported"}


@dataclass(frozen=True, slots=True)
class Label:
    word: str  # in an address: kp, sergey-lavrov
    name: str  # for readers


Labels = dict[tuple[str, int | str], Label]  # by field and value of the index


def labels_of(values: Mapping[str, Iterable[int | str]], found: Found) -> Labels:
    """The labels of these values, by field, in one query; without whom readers may not know of."""
    asked = {(name, value): _row(name, value) for name, several in values.items() for value in several}
    wanted: dict[type, set[int]] = {}
    for row in asked.values():
        if isinstance(row, tuple):
            wanted.setdefault(row[0], set()).add(row[1])
    known = _rows(wanted, found)
    labels = {key: row if isinstance(row, Label) else known.get(row) for key, row in asked.items()}
    return {key: label for key, label in labels.items() if label}


def _row(name: str, value: int | str) -> Label | tuple[type, int]:
    """The label itself, where the value says it; else the row that has it."""
    if name == "kind":
        return Label(str(value), KIND_LABELS.get(str(value), str(value)))
    if name == "about":
        return (Country if str(value)[0] == "c" else Official, int(str(value)[1:]))
    if name in ROWS_OF:
        return ROWS_OF[name], int(value)
    return Label(str(value), str(value))


def _rows(wanted: Mapping[type, set[int]], found: Found) -> dict[tuple[type, int], Label]:
    kinds = sorted(wanted, key=lambda model: model.__name__)
    if not kinds:
        return {}
    first, *others = [_named(model, wanted[model], str(number)) for number, model in enumerate(kinds)]
    labels = {}
    for number, pk, word, name, from_story in first.union(*others, all=True) if others else first:
        if from_story and not (found.question.closed or found.is_readable("official", pk)):
            continue
        labels[kinds[int(number)], pk] = Label(word, name)
    return labels


def _named(model: type, numbers: Sequence[int] | set[int], mark: str) -> QuerySet:
    """Rows of (mark, id, word, name, whether the row is only known from a story)."""
    rows = Official.objects.current() if model is Official else model.objects.all()
    if len(numbers) <= MOST_AT_ONCE:
        rows = rows.filter(pk__in=numbers)
    word = Lower("code") if model is Country else "slug"
    from_story = "from_story" if model is Official else Value(False, BooleanField())
    marked = Value(mark, CharField())
    return rows.order_by().values_list(marked, "pk", word, "name", from_story)
