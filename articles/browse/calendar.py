"""The archive by its days: where to turn the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from articles.browse.spans import label_of, number_of, text_of
from articles.models import SearchList
from articles.models.addresses import address_of
from articles.search.finding import find
from articles.search.question import Question


@dataclass(frozen=True, slots=True)
class Span:
    """A year, a month or a day that holds stories."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Calendar:
    earlier: Span | None  # the nearest span of the same length that holds a story
    later: Span | None


def show_calendar(first: date, last: date) -> Calendar:
    """Around the year, month or day from `first` to `last`."""
    archive = find(Question(list=SearchList.STORIES, closed=False))
    length = "day" if first == last else "month" if first.month == last.month else "year"
    here = number_of(first, length)
    earlier, later = archive.nearest_days(length, here)
    return Calendar(
        earlier=_span(earlier, length) if earlier else None,
        later=_span(later, length) if later else None,
    )


def _span(number: int, length: str) -> Span:
    return Span(label_of(number), _address(number, length))


def _address(number: int, length: str) -> str:
    return address_of(f"articles_{length}", *text_of(number).split("-"))
