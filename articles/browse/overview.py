"""What the home page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from articles.browse.counted import all_stories, counted_countries, counted_officials
from articles.browse.directories import list_sources
from articles.browse.page_rows import page_rows
from articles.models import Article, Audience, Country, Official, Quote, SearchList, Source
from articles.search.finding import Found, find
from articles.search.question import Question

MANY = 12


@dataclass(frozen=True, slots=True)
class Home:
    stories: list[Article]
    quotes: list[Quote]
    countries: list[Country]
    officials: list[Official]
    sources: list[Source]
    first_day: object
    last_day: object


def show_home(*, audience: str) -> Home:
    found = all_stories(audience)
    quotes = find(Question(list=SearchList.QUOTES, closed=audience == Audience.STAFF))
    spoken = [quote for quote in page_rows("quote", quotes.page(0, 120), audience=audience) if quote.official_id]
    days = [day for span in (min, max) if (day := _day(found, span))]
    return Home(
        stories=page_rows("story", found.page(0, MANY), audience=audience),
        quotes=_one_a_story(quote for quote in spoken if quote.quoted)[:6],
        countries=most_mentioned_countries(found),
        officials=most_mentioned_officials(found),
        sources=list_sources(),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
    )


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
