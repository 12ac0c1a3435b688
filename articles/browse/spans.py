"""Years, months and days by their numbers in the index: 2018, 201804, 20180410. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

LENGTHS = ("year", "month", "day")


def number_of(day: date, length: str) -> int:
    return {"year": day.year, "month": day.year * 100 + day.month, "day": int(f"{day:%Y%m%d}")}[length]


def first_of(number: int) -> date:
    digits = f"{number:04}"
    return date(int(digits[:4]), int(digits[4:6] or 1), int(digits[6:8] or 1))


def last_of(number: int) -> date:
    first = first_of(number)
    if number > 9_999_999:
        return first
    month = first.month if number > 9_999 else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def text_of(number: int) -> str:
    """As parameters have it: 2018, 2018-04, 2018-04-10."""
    digits = f"{number:04}"
    return "-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)


def label_of(number: int) -> str:
    """ "2018", "April 2018", "10 April 2018"."""
    day = first_of(number)
    if number > 9_999_999:
        return f"{day.day} {day:%B} {day.year}"
    return f"{day:%B} {day.year}" if number > 9_999 else str(day.year)


def short_label_of(number: int) -> str:
    """Within the span around it: "2018", "April", "10"."""
    day = first_of(number)
    if number > 9_999_999:
        return str(day.day)
    return f"{day:%B}" if number > 9_999 else str(day.year)
