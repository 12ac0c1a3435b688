"""Countries, officials and sources with the number of their stories, as the index counts them."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Audience, Country, Official, SearchList, Source
from articles.models.kept_query import KeptQuery
from articles.search.expression import Node
from articles.search.finding import Found, find
from articles.search.question import Question

MOST_AT_ONCE = 500

_countries = KeptQuery(lambda numbers: Country.objects.filter(pk__in=numbers).only("code", "name", "slug").order_by())
_sources = KeptQuery(lambda numbers: Source.objects.filter(pk__in=numbers).order_by())
_officials = KeptQuery(lambda numbers: Official.objects.current().filter(pk__in=numbers).order_by())

Pairs = Iterable[tuple[int | str, int]]  # (number of the row, stories), most first


def all_stories(audience: str = "public", filters: tuple[tuple[str, Node], ...] = ()) -> Found:
    """Every story that readers may know of, or those for which the nodes hold."""
    return find(Question(list=SearchList.STORIES, closed=audience == "staff", filters=filters))


def counted_countries(pairs: Pairs) -> list[Country]:
    return _counted(_countries, pairs)


def counted_sources(pairs: Pairs) -> list[Source]:
    return _counted(_sources, pairs)


def counted_officials(pairs: Pairs, found: Found) -> list[Official]:
    """Without those whose name readers could only have from a text that they may not read."""
    officials = _counted(_officials, pairs)
    if found.question.closed:
        return officials
    return [one for one in officials if not one.from_story or found.is_readable("official", one.pk)]


def is_known(official: Official, audience: str) -> bool:
    """Not where readers could only have the name from a text that they may not read. Who was merged leads on."""
    if audience == Audience.STAFF or official.merged_into_id or not official.from_story:
        return True
    return all_stories(audience).is_readable("official", official.pk)


def _counted(rows: KeptQuery, pairs: Pairs) -> list:
    """The rows of these numbers, in this order, each with `stories`."""
    stories = dict(pairs)
    numbers = list(stories)
    several = (rows.rows(numbers[first : first + MOST_AT_ONCE]) for first in range(0, len(numbers), MOST_AT_ONCE))
    known = {row.pk: row for some in several for row in some}
    for number, row in known.items():
        row.stories = stories[number]
    return [known[number] for number in numbers if number in known]
