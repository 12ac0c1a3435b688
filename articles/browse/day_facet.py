"""The days of what a list holds: its years, within one of them the months, within a month the days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from articles.browse.facets import Facet, FacetValue
from articles.browse.listing import Listing
from articles.browse.spans import LENGTHS, first_of, label_of, last_of, number_of, short_label_of, text_of
from articles.models.addresses import address_of

MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Within:
    """The year or month in which all days lie that a list asks for; None for the whole archive."""

    number: int | None = None

    @property
    def parts(self) -> str:
        """What it is divided into."""
        return "year" if self.number is None else "month" if self.number <= 9_999 else "day"

    def around(self) -> Iterator[int]:
        """The year, and the month."""
        if self.number and self.number > 9_999:
            yield self.number // 100
        if self.number:
            yield self.number


def asked_within(listing: Listing) -> Within:
    first, last = listing.query.from_, listing.query.to
    for length in ("month", "year") if first and last else ():
        if number_of(first, length) == number_of(last, length):
            return Within(number_of(first, length))
    return Within()


class DayLinks:
    """The same list with other days, and how many it has of each.

    Where nothing else is asked and days have addresses, these.
    """

    def __init__(self, listing: Listing, *, by_address: bool = False) -> None:
        query = listing.own_query
        self.counts = cache(listing.found.days)
        self._by_address = by_address and not (query.narrowed or query.sort)
        self._others = replace(listing.own_query, from_=None, to=None, page=1).querystring()
        self.path = {name: date.fromisoformat(day) for name, day in listing.fixed if name in {"from", "to"}}

    def around_path(self, number: int) -> bool:
        """Whether the path says days that all lie in this span."""
        path = self.path
        return bool(path) and first_of(number) <= path["from"] and path["to"] <= last_of(number)

    def __call__(self, number: int | None) -> str:
        """The query string or address of a year, a month or a day; with None of all that the path leaves."""
        if number is not None and self._by_address:
            parts = text_of(number).split("-")
            return address_of(f"articles_{LENGTHS[len(parts) - 1]}", *parts)
        if number is None or self.around_path(number):
            return self._others or "?"
        text = text_of(number)
        return f"{self._others}&from={text}&to={text}" if self._others else f"?from={text}&to={text}"


def day_facet(listing: Listing, link: DayLinks) -> Facet | None:
    """The newest years, or the year and perhaps the month asked for with what it is divided into."""
    asked = asked_within(listing)
    values = [*_around(listing, asked, link), *_parts(listing, asked, link)]
    return Facet("days", "Date", values, "") if values else None


def _around(listing: Listing, asked: Within, link: DayLinks) -> Iterator[FacetValue]:
    """What is asked for and not said by the path, each with the list without it."""
    for number in asked.around():
        if not link.around_path(number):
            year = number // 100 if number > 9_999 else None
            counts = link.counts("month" if year else "year", within=year)
            yield FacetValue(label_of(number), counts.get(number, 0), True, link(year))


def _parts(listing: Listing, asked: Within, link: DayLinks) -> Iterator[FacetValue]:
    counts = list(link.counts(asked.parts, within=asked.number).items())
    for number, count in counts[: -MOST_YEARS - 1 : -1] if asked.number is None else counts:
        chosen = (listing.query.from_, listing.query.to) == (first_of(number), last_of(number))
        yield FacetValue(short_label_of(number), count, chosen, link(asked.number if chosen else number))
