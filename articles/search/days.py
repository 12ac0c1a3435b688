"""A year, month or day as readers write it, as its first or last day. Pure."""

from __future__ import annotations

import calendar
import re
from datetime import date

FIRST_YEAR, LAST_YEAR = 1800, 2200
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def first_day(text: str) -> date:
    """Of "2018", "2018-04" or "2018-04-10"; raises ValueError for anything else."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Of "2018", "2018-04" or "2018-04-10"; raises ValueError for anything else."""
    year, month, day = _parts(text)
    month = month or 12
    # A month 13 is `date`'s to refuse.
    return date(year, month, day or (calendar.monthrange(year, month)[1] if month <= 12 else 1))


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no date")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR or 0 in (month, day):
        raise ValueError(f"{text!r} is no date between {FIRST_YEAR} and {LAST_YEAR}")
    return year, month, day


def days_as_text(first: date, last: date) -> str:
    """The shortest writing of the days from `first` to `last`: "2018", "2018-04", "2018-04-10" or "…..…"."""
    if first == last:
        return first.isoformat()
    for text in (f"{first:%Y}", f"{first:%Y-%m}"):
        if (first_day(text), last_day(text)) == (first, last):
            return text
    return f"{first.isoformat()}..{last.isoformat()}"
