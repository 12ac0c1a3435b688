"""Countries, officials and sources with the number of their stories, as the index counts them."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Country, Official, SearchList, Source
from articles.search.expression import Node
from articles.search.finding import Found, find
from articles.search.question import Question

Pairs = Iterable[tuple[int | str, int]]  # (number of the row, stories), most first


def all_stories(audience: str = "public", filters: tuple[tuple[str, Node], ...] = ()) -> Found:
    """Every story that readers may know of, or those for which the nodes hold."""
    return find(Question(list=SearchList.STORIES, closed=audience == "staff", filters=filters))


def counted_countries(pairs: Pairs) -> list[Country]:
    return _counted(Country.objects.only("code", "name", "slug"), pairs)


def counted_sources(pairs: Pairs) -> list[Source]:
    return _counted(Source.objects, pairs)


def counted_officials(pairs: Pairs, found: Found) -> list[Official]:
    """Without those whose name readers could only have from a text that they may not read."""
    officials = _counted(Official.objects.current().select_related("country"), pairs)
    if found.question.closed:
        return officials
    return [one for one in officials if not one.from_story or found.is_readable("official", one.pk)]


def _counted(rows, pairs: Pairs) -> list:
    """The rows of these numbers, in this order, each with `stories`."""
    numbers = dict(pairs)
    known = rows.in_bulk(list(numbers))
    for number, row in known.items():
        row.stories = numbers[number]
    return [known[number] for number in numbers if number in known]
