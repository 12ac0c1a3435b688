"""The archive by its days: which years, months or days hold stories, and where to turn the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Q
from django.db.models.functions import Extract
from django.urls import reverse

from articles.models import Article
from articles.models.article import number_of_stories

# What a span is divided into.
PARTS = {"year": "month", "month": "day"}


@dataclass(frozen=True, slots=True)
class Span:
    """A year, a month or a day that holds stories."""

    label: str
    address: str
    stories: int = 0


@dataclass(frozen=True, slots=True)
class Calendar:
    parts: list[Span]  # the years of all, the months of a year, the days of a month
    earlier: Span | None = None  # the nearest span of the same length that holds a story
    later: Span | None = None


def show_calendar(first: date | None = None, last: date | None = None) -> Calendar:
    """Around the year, month or day from `first` to `last`, or of the whole archive. Two queries at most."""
    published = Article.objects.published().filter(date__isnull=False)
    if first is None or last is None:
        return Calendar(_parts(published, "year", None))
    length = "day" if first == last else "month" if first.month == last.month else "year"
    near = published.aggregate(
        earlier=Max("date", filter=Q(date__lt=first)), later=Min("date", filter=Q(date__gt=last))
    )
    within = published.filter(date__range=(first, last))
    return Calendar(
        parts=_parts(within, PARTS[length], first) if length in PARTS else [],
        earlier=_span(near["earlier"], length) if near["earlier"] else None,
        later=_span(near["later"], length) if near["later"] else None,
    )


def _parts(articles, length: str, first: date | None) -> list[Span]:
    counted = articles.annotate(part=Extract("date", length)).values("part").annotate(stories=number_of_stories())
    return [_part(row["part"], length, first, row["stories"]) for row in counted.order_by("part")]


def _part(number: int, length: str, first: date | None, stories: int) -> Span:
    if length == "year":
        return Span(str(number), reverse("articles_year", args=[f"{number:04}"]), stories)
    day = first.replace(month=number) if length == "month" else first.replace(day=number)
    label = f"{day:%B}" if length == "month" else str(number)
    return Span(label, _address(day, length), stories)


def _span(day: date, length: str) -> Span:
    label = {"year": str(day.year), "month": f"{day:%B} {day.year}", "day": f"{day.day} {day:%B} {day.year}"}[length]
    return Span(label, _address(day, length))


def _address(day: date, length: str) -> str:
    numbers = [f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"]
    return reverse(f"articles_{length}", args=numbers[: ["year", "month", "day"].index(length) + 1])
