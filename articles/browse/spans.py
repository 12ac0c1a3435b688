"""Years, months and days by their numbers in the index: 2018, 201804, 20180410. Pure."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date

LENGTHS = ("year", "month", "day")


def number_of(day: date, length: str) -> int:
    if length == "year":
        return day.year
    return day.year * 100 + day.month if length == "month" else day.year * 10_000 + day.month * 100 + day.day


def first_of(number: int) -> date:
    if number <= 9_999:
        return date(number, 1, 1)
    return date(number // 100, number % 100, 1) if number <= 9_999_999 else _day(number)


def _day(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)


def last_of(number: int) -> date:
    first = first_of(number)
    if number > 9_999_999:
        return first
    month = first.month if number > 9_999 else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def text_of(number: int) -> str:
    """As parameters have it: 2018, 2018-04, 2018-04-10."""
    if number <= 9_999:
        return f"{number:04}"
    digits = str(number)
    return f"{digits[:4]}-{digits[4:6]}" if number <= 9_999_999 else f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def label_of(number: int) -> str:
    """ "2018", "April 2018", "10 April 2018"."""
    day = first_of(number)
    if number > 9_999_999:
        return f"{day.day} {month_name[day.month]} {day.year}"
    return f"{month_name[day.month]} {day.year}" if number > 9_999 else str(day.year)


def short_label_of(number: int) -> str:
    """Within the span around it: "2018", "April", "10"."""
    day = first_of(number)
    if number > 9_999_999:
        return str(day.day)
    return month_name[day.month] if number > 9_999 else str(day.year)
