"""What the home page shows, and the choices that lists offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min

from articles.models import Article, Country, Official, Quote, Source

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
    published = Article.objects.published()
    days = published.aggregate(first=Min("date"), last=Max("date"))
    quotes = Quote.objects.visible_to(audience).filter(official__isnull=False).exclude(quoted=[])
    return Home(
        stories=list(published.one_a_group().newest_first().for_lists()[:MANY]),
        quotes=_one_a_story(quotes.newest_first().for_lists()[:60])[:6],
        countries=most_mentioned_countries(),
        officials=most_mentioned_officials(),
        sources=list(Source.objects.with_published().with_story_counts()),
        first_day=days["first"],
        last_day=days["last"],
    )


def _one_a_story(quotes: Iterable[Quote]) -> list[Quote]:
    """The first of each story, without what another story has quoted already."""
    stories, words, chosen = set(), set(), []
    for quote in quotes:
        if quote.article_id not in stories and quote.text not in words:
            stories.add(quote.article_id)
            words.add(quote.text)
            chosen.append(quote)
    return chosen


def most_mentioned_countries(number: int = MANY) -> list[Country]:
    return list(Country.objects.mentioned().with_story_counts().order_by("-stories", "name")[:number])


def most_mentioned_officials(number: int = MANY) -> list[Official]:
    return list(Official.objects.in_the_news().with_story_counts().order_by("-stories", "name")[:number])


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter form offers; officials are typed, with the best known as suggestions."""

    countries: list[Country]
    sources: list[Source]
    officials: list[Official]


def filter_choices() -> Choices:
    return Choices(
        countries=list(Country.objects.mentioned()),
        sources=list(Source.objects.with_published()),
        officials=most_mentioned_officials(100),
    )
