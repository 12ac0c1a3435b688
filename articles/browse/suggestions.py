"""Names that go on as somebody has begun to type, in the search box or in a field of a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.browse.counted import all_stories
from articles.browse.fields import shown
from articles.browse.listing import BadQuery
from articles.browse.name_table import Named, NameTable, current_names
from articles.models import Audience

FIELDS = ("country", "official", "source")
MOST = 8
MOST_LETTERS = 100
FEWEST_LETTERS = 2
MOST_WORDS = 3  # of a name behind other words


@dataclass(frozen=True, slots=True)
class Suggestion:
    name: str
    field: str
    stories: int
    value: str  # for a field of a filter
    question: str  # for the search box: what was typed before, then the name as a field


def suggest(typed: str, field: str = "", *, audience: str) -> list[Suggestion]:
    """Those of most stories first; raises BadQuery for a field that has no names."""
    if field and field not in FIELDS:
        raise BadQuery([f"field: There are no names of “{shown(field)}”: give one of {', '.join(FIELDS)}, or none."])
    fields = frozenset([field] if field else FIELDS)
    before, rows = _matching(current_names(audience), " ".join(typed[:MOST_LETTERS].split()), fields, bool(field))
    found = all_stories(audience)
    suggestions = []
    for row in rows:
        numbers = found.number_of(row.field, [row.number])
        hidden = row.from_story and audience == Audience.PUBLIC and not found.is_readable("official", row.number)
        if numbers and not hidden:
            question = " ".join([*before, f"{row.field}:{row.slug}"])
            value = row.slug if row.field == "official" else row.name
            suggestions.append(Suggestion(row.name, row.field, numbers[0][1], value, question))
    return suggestions


def _matching(
    names: NameTable, typed: str, fields: frozenset[str], whole: bool
) -> tuple[Sequence[str], Sequence[Named]]:
    """What goes on as all that was typed does, or else as its last words do; with the words before these."""
    words = typed.split(" ")
    for first in [0] if whole else [0, *range(max(1, len(words) - MOST_WORDS), len(words))]:
        last = " ".join(words[first:])
        if len(last) >= FEWEST_LETTERS and (rows := names.beginning(last, fields, MOST)):
            return words[:first], rows
    return (), ()
