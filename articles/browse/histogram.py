"""How a list lies in time: what it holds of each year, month or day, in front of all that the archive holds of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from articles.browse.day_facet import DayLinks, Within, asked_within
from articles.browse.listing import Listing
from articles.browse.spans import first_of, label_of, last_of, number_of

MOST_YEARS_BY_MONTH = 3
TALL = 100  # the highest bar
STEP, WIDE = 10, 8  # from bar to bar, and a bar
LOWEST = 2  # of what is not nothing
CLEAR = 1 / 3  # of the height, by the highest bar of a list that holds little of the archive


class Bar(NamedTuple):
    label: str
    link: str  # the query string or address of its days; "" where the archive has nothing
    found: int
    all: int
    chosen: bool  # whether its days are among those asked for
    left: int
    height: float
    height_of_all: float


@dataclass(frozen=True, slots=True)
class Histogram:
    length: str  # year, month, day
    bars: list[Bar]
    undated: int  # what the list would hold if days did not matter; none where the path says days

    @property
    def width(self) -> int:
        return STEP * len(self.bars)

    @property
    def rows(self) -> list[Bar]:
        """For the table: of what the archive has anything."""
        return [bar for bar in self.bars if bar.all]


def histogram_of(listing: Listing, link: DayLinks) -> Histogram | None:
    """None where all is of one year, month or day, or of none that is known."""
    asked = asked_within(listing)
    length, first, last = _shown(listing, asked, link)
    everything = link.counts(length, within=asked.number, everywhere=True)
    spans = list(_spans(length, first, last)) if first and last else list(_all_spans(length, everything))
    if sum(span in everything for span in spans) < 2:
        return None
    found = link.counts(length, within=asked.number)
    most_of_all = max(everything.get(span, 0) for span in spans)
    # To the archive's own scale where that leaves something to see.
    most = max(found.get(span, 0) for span in spans)
    scale = most_of_all if most > CLEAR * most_of_all else most / CLEAR

    def bar(place: int, span: int) -> Bar:
        few, many = found.get(span, 0), everything.get(span, 0)
        return Bar(
            label=label_of(span),
            link=link(span) if many else "",
            found=few,
            all=many,
            chosen=_is_asked_for(listing, span),
            left=STEP * place,
            height=_height(few, scale),
            height_of_all=_height(many, most_of_all),
        )

    bars = [bar(place, span) for place, span in enumerate(spans)]
    return Histogram(length, bars, 0 if link.path else listing.found.undated())


def _shown(listing: Listing, asked: Within, link: DayLinks) -> tuple[str, date | None, date | None]:
    """What a bar stands for, and the days between which they stand; None: all of the archive."""
    if asked.number is not None:
        return asked.parts, first_of(asked.number), last_of(asked.number)
    first, last = listing.query.from_, listing.query.to
    if first and last and last.year - first.year < MOST_YEARS_BY_MONTH:
        return "month", first, last
    years = link.counts("year", within=None, everywhere=True)
    if years and max(years) - min(years) < MOST_YEARS_BY_MONTH:
        return "month", None, None
    return "year", None, None


def _all_spans(length: str, everything: dict[int, int]) -> Iterator[int]:
    if everything and length == "year":
        yield from range(min(everything), max(everything) + 1)
    elif everything:
        yield from _spans(length, first_of(min(everything)), last_of(max(everything)))


def _spans(length: str, first: date, last: date) -> Iterator[int]:
    """Every year, month or day from the first to the last, with those of which there is nothing."""
    day = first
    while day <= last:
        span = number_of(day, length)
        yield span
        if last_of(span) >= last:
            return
        day = last_of(span) + timedelta(days=1)


def _is_asked_for(listing: Listing, span: int) -> bool:
    first, last = listing.query.from_, listing.query.to
    return bool(first or last) and (not first or first <= first_of(span)) and (not last or last_of(span) <= last)


def _height(number: int, most: float) -> float:
    return round(max(LOWEST, TALL * number / most), 1) if number else 0
