"""What the home page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import islice

from articles.browse.counted import all_stories, counted_countries, counted_officials
from articles.browse.directories import list_sources
from articles.browse.page_rows import page_rows
from articles.models import Article, Audience, Country, Official, Quote, SearchList, Source
from articles.search.finding import Found, find
from articles.search.question import Question

MANY = 12
SHOWN_QUOTES = 6
MOST_QUOTES = 120  # of which those of one story or with the same words are left out
AT_ONCE = 20


class Home:
    """Each part is fetched when a page shows it."""

    def __init__(self, *, audience: str) -> None:
        self._audience = audience

    @cached_property
    def _found(self) -> Found:
        return all_stories(self._audience)

    @cached_property
    def stories(self) -> list[Article]:
        return page_rows("story", self._found.page(0, MANY), audience=self._audience)

    @cached_property
    def quotes(self) -> list[Quote]:
        found = find(Question(list=SearchList.QUOTES, closed=self._audience == Audience.STAFF))
        numbers = found.page(0, MOST_QUOTES)
        parts = (numbers[first : first + AT_ONCE] for first in range(0, len(numbers), AT_ONCE))
        newest = (quote for part in parts for quote in page_rows("quote", part, audience=self._audience))
        spoken = (quote for quote in newest if quote.official_id and quote.quoted)
        return list(islice(_one_a_story(spoken), SHOWN_QUOTES))

    @cached_property
    def countries(self) -> list[Country]:
        return most_mentioned_countries(self._found)

    @cached_property
    def officials(self) -> list[Official]:
        return most_mentioned_officials(self._found)

    @cached_property
    def sources(self) -> list[Source]:
        return list_sources()

    @cached_property
    def first_day(self) -> date | None:
        return _day(self._found, min)

    @cached_property
    def last_day(self) -> date | None:
        return _day(self._found, max)


def _day(found: Found, span: Callable[[Iterable[int]], int]) -> date | None:
    """The first or last day that has a story."""
    months = found.days("month")
    if not months:
        return None
    day = span(found.days("day", within=span(months)))
    return date(day // 10_000, day // 100 % 100, day % 100)


def _one_a_story(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """The first of each story, without what another story has quoted already."""
    stories, words = set(), set()
    for quote in quotes:
        if quote.article_id not in stories and quote.text not in words:
            stories.add(quote.article_id)
            words.add(quote.text)
            yield quote


def most_mentioned_countries(found: Found, number: int = MANY) -> list[Country]:
    return counted_countries(found.top("country", number))


def most_mentioned_officials(found: Found, number: int = MANY) -> list[Official]:
    return counted_officials(found.top("official", number), found)
