"""Days and hours as files give them. What can be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(_MONTHS, 1)
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")


def day_and_hour(value: object) -> tuple[date | None, datetime | None]:
    """The day in the zone that the value is written in, and the hour where it has one with a zone."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or len(text) > 80:
        return None, None
    moment = _iso(text) or _mail(text)
    if moment:
        day = _plausible(moment.year, moment.month, moment.day)
        return (day, moment if moment.tzinfo else None) if day else (None, None)
    return _written(text), None


def _iso(text: str) -> datetime | None:
    """ISO 8601 with at least a day and an hour."""
    if ":" not in text and "T" not in text:
        return None
    try:
        return datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z"))
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    """RFC 2822, as in mail and RSS: "Tue, 10 Apr 2018 08:00:00 +0300"."""
    try:
        return parsedate_to_datetime(text) if ":" in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(text: str) -> date | None:
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _plausible(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.search(text):
        return _plausible(int(found[3]), _NUMBER.get(found[2].lower(), 0), int(found[1]))
    if found := _MONTH_FIRST.search(text):
        return _plausible(int(found[3]), _NUMBER.get(found[1].lower(), 0), int(found[2]))
    if found := _DOTTED.search(text):  # with dots the day stands first everywhere
        return _plausible(int(found[3]), int(found[2]), int(found[1]))
    return None


def _plausible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None


def of_epoch(value: object) -> tuple[date | None, datetime | None]:
    """Seconds or milliseconds since 1970; midnight to the second is a day without an hour."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1e8 <= abs(value) < 1e14:
        return None, None
    moment = datetime.fromtimestamp(value / 1000 if abs(value) > 1e11 else value, UTC)
    return moment.date(), None if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment
