"""The value behind a field's name as a leaf of the tree. Pure."""

from __future__ import annotations

import re
from datetime import timedelta

from articles.search.days import FIRST_YEAR, LAST_YEAR, first_day, last_day
from articles.search.expression import Asked, Days
from articles.search.field_names import DATED, KIND_OF

MOST_CHARACTERS = 200
# `author:smith`, but neither `10:30` nor `https://…`.
_LIKE_A_FIELD = re.compile(r"([a-z]{3,12}):(?=\w)")


class Unreadable(ValueError):
    """A value that the field can't have; says so in a sentence for readers."""


def read_field(name: str, value: str) -> Asked | Days:
    """`name` is a field's own; raises Unreadable."""
    value = " ".join(value.split()).strip(" ,;*")
    if name in DATED:
        try:
            return _in_range(_days(name, value.replace("/", "-")))
        except (ValueError, OverflowError):
            if name == "from" and not value[:1].isdigit():
                return Asked("source", value[:MOST_CHARACTERS])  # from:tass
            raise Unreadable(
                f"“{shortened(value)}” is no date: give a year, month or day, such as 2018, 2018-04 or 2018-04-10. "
                "It was left out."
            ) from None
    if name == "kind":
        if value.lower() not in KIND_OF:
            raise Unreadable(f"There is no kind “{shortened(value)}”: give direct, mixed or indirect. It was left out.")
        return Asked(name, KIND_OF[value.lower()])
    return Asked(name, value[:MOST_CHARACTERS].rstrip())


def _days(name: str, value: str) -> Days:
    if ".." in value:
        begin, _dots, end = value.partition("..")
        first, last = first_day(begin) if begin else None, last_day(end) if end else None
        return Days(*sorted((first, last))) if first and last else Days(first, last)
    one = timedelta(days=1)
    if name == "from":
        return Days(first=first_day(value))
    if name == "to":
        return Days(last=last_day(value))
    if name == "after":
        return Days(first=last_day(value) + one)
    if name == "before":
        return Days(last=first_day(value) - one)
    return Days(first_day(value), last_day(value))


def _in_range(days: Days) -> Days:
    if any(day and not FIRST_YEAR <= day.year <= LAST_YEAR for day in (days.first, days.last)):
        raise ValueError("a day that no story can have")
    return days


def unknown_field(run: str) -> str:
    """The name before the colon of what looks like a field, "" of anything else."""
    match = _LIKE_A_FIELD.match(run)
    return match[1] if match else ""


def shortened(text: str) -> str:
    """A reader's own words, short enough for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:40]}…"
