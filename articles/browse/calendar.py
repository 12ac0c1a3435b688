"""The archive by its days: which years, months or days hold stories, and where to turn the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from articles.browse.spans import label_of, number_of, short_label_of, text_of
from articles.models import SearchList
from articles.search.finding import Found, find
from articles.search.question import Question

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
    """Around the year, month or day from `first` to `last`, or of the whole archive."""
    archive = find(Question(list=SearchList.STORIES, closed=False))
    if first is None or last is None:
        return Calendar(list(_parts(archive, "year", None)))
    length = "day" if first == last else "month" if first.month == last.month else "year"
    here = number_of(first, length)
    spans = list(archive.days(length))
    earlier = max((span for span in spans if span < here), default=None)
    later = min((span for span in spans if span > here), default=None)
    return Calendar(
        parts=list(_parts(archive, PARTS[length], here)) if length in PARTS else [],
        earlier=_span(earlier, length) if earlier else None,
        later=_span(later, length) if later else None,
    )


def _parts(archive: Found, length: str, within: int | None) -> Iterator[Span]:
    for number, stories in archive.days(length, within=within).items():
        yield Span(short_label_of(number), _address(number, length), stories)


def _span(number: int, length: str) -> Span:
    return Span(label_of(number), _address(number, length))


def _address(number: int, length: str) -> str:
    return reverse(f"articles_{length}", args=text_of(number).split("-"))
