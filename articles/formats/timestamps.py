"""The ways in which agencies write a moment: ISO 8601 with and without signs, mail's, and the short wire stamp."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

Moment = tuple[date | None, datetime | None]
NEVER: Moment = (None, None)

_FRACTION = re.compile(r"(?<=\d\d)[.,]\d{1,12}(?=Z|[+-]|$)")
_DAY_FIRST = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}(?: \d\d:\d\d(?::\d\d)?)?")
# "071341 GMT Okt 15": day, hour, minute, month and year, of the dpa family; the zone may be left out.
_WIRE = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s(?:(?P<zone>GMT|UTC)\s)?"
    r"(?P<month>[A-Za-zäéû]{3,9})\.?\s(?P<year>\d\d)\b"
)
_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "jan",
            "feb fev fév",
            "mar mär mrz",
            "apr avr",
            "may mai",
            "jun jui",
            "jul",
            "aug aoû aou",
            "sep",
            "oct okt",
            "nov",
            "dec dez déc",
        ),
        1,
    )
    for month in names.split()
}


def moment(text: str) -> Moment:
    """(day as written, moment); the moment only where an hour with its zone is given; NEVER for what is no date.

    The day is that of the zone in which the file writes it.
    """
    text = " ".join(text.split())
    if not text or text.startswith("0001-"):
        return NEVER
    try:
        found = datetime.fromisoformat(_FRACTION.sub("", text))
    except ValueError:
        return _day_first(text)
    aware = found if found.tzinfo is not None and len(text) > 10 else None
    return found.date(), aware


def _day_first(text: str) -> Moment:
    if not _DAY_FIRST.fullmatch(text):
        return NEVER
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(" ".join(text.split()[:3]), form).date(), None
        except ValueError:
            continue
    return NEVER


def wire_stamp(text: str) -> Moment:
    """The last "071341 GMT Okt 15" of a text. The hour is a moment only where GMT is said."""
    found = list(_WIRE.finditer(text))
    if not found:
        return NEVER
    stamp = found[-1]
    month = _MONTHS.get(stamp["month"].lower()[:3], 0)
    try:
        when = datetime(2000 + int(stamp["year"]), month, int(stamp["day"]), int(stamp["hour"]), int(stamp["minute"]))
    except ValueError:
        return NEVER
    return when.date(), when.replace(tzinfo=UTC) if stamp["zone"] else None


def first_of(*texts: str) -> Moment:
    """The first that is a date."""
    return next((found for text in texts if (found := moment(text)) != NEVER), NEVER)
