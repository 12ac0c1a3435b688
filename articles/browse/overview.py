"""What the home page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from articles.browse.counted import all_stories, counted_countries, counted_officials
from articles.browse.directories import list_sources
from articles.browse.page_rows import page_rows
from articles.models import Article, Audience, Country, Official, Quote, SearchList, Source
from articles.search.finding import Found, find
from articles.search.question import Question

MANY = 12
MOST_QUOTES = 120  # of which those of one story or with the same words are left out


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
        newest = page_rows("quote", found.page(0, MOST_QUOTES), audience=self._audience)
        return _one_a_story(quote for quote in newest if quote.official_id and quote.quoted)[:6]

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


def _one_a_story(quotes: Iterable[Quote]) -> list[Quote]:
    """The first of each story, without what another story has quoted already."""
    stories, words, chosen = set(), set(), []
    for quote in quotes:
        if quote.article_id not in stories and quote.text not in words:
            stories.add(quote.article_id)
            words.add(quote.text)
            chosen.append(quote)
    return chosen


def most_mentioned_countries(found: Found, number: int = MANY) -> list[Country]:
    return counted_countries(found.top("country", number))


def most_mentioned_officials(found: Found, number: int = MANY) -> list[Official]:
    return counted_officials(found.top("official", number), found)
