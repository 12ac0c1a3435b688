"""Days as stories print them: "April 10", "10 APR 90", "Monday, May 18, 2015", "2018-04-10 12:39"."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from articles.reading.agencies import one_slip

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

MONTH = (
    r"(?i:jan(?:uary|\.)?|feb(?:r?uary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may\.?|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
WEEKDAY = (
    r"(?i:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)

# One day, with or without its year; the groups' names carry the order in which it is written.
DAY = (
    rf"(?:(?<![^\W\d_])(?P<month>{MONTH}),?\s{{0,3}}(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?\b"
    r"(?:,?\s{1,3}(?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?<![\d.,:])(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]{{1,3}}(?P<month2>{MONTH})(?![^\W\d_])"
    r"(?:,?[\s-]{1,3}(?P<year2>(?:19|20)\d\d|'?\d\d)\b(?![:.]\d))?)"
)
ISO_DAY = r"(?P<year3>(?:19|20)\d\d)[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?!\d)"

JUCHE_DAY = r"\[?Juche\s?(?P<juche>\d{2,3})\.(?P<month4>\d{1,2})\.(?P<day4>\d{1,2})\.?\]?"

DOT_DAY = r"(?<![\d.])(?P<day5>\d{1,2})\.(?P<month5>\d{1,2})\.(?P<year5>(?:19|20)\d\d)\b"

_DIGIT = re.compile(r"\d")
_DAY = re.compile(DAY)
_STAMP_DAY = re.compile(rf"{DAY}|{ISO_DAY}|{JUCHE_DAY}|{DOT_DAY}")
# What may stand beside the day on a line that only tells when: a label, a weekday, the hour and its zone.
_STAMP_REST = re.compile(
    r"(?i)(?:published|posted|updated|first published|last (?:updated|modified)|modified|created|issued|date|time"
    r"|release|all(?: news| headlines)?|japan|world|tass|yonhap|kcna|xinhua|reuters|afp|ap|pti|ani|ians|irna|efe|dpa"
    r"|kyodo news|news|on|at|by|of|and|to|min(?:utes?)? read|read|years? ago|ago|a\.?m\.?|p\.?m\.?|noon"
    r"|(?:editor|source|author)\s?: ?[\w ]{1,30}"
    r"|gmt|utc|msk|kst|jst|ist|cet|cest|est|edt|bst|pst|pdt|local time|moscow time|korea time|hrs|h"
    r"|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?"
    r"|\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?z?\b|\b\d{4}\s*(?=gmt|utc)|[+−-]\d{1,2}(?::?\d\d)?\b|\b\d{1,2}\b"
    r"|[\s,;:|/()\[\]•·—–T-]"
)
_STAMP_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY})\b")


class PrintedDay(NamedTuple):
    month: int
    day: int
    year: int | None
    start: int
    end: int
    weekday: int | None = None  # Monday is 0, as in datetime


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its usual short form."""
    return ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").index(
        word[:3].casefold()
    ) + 1


def near_month(word: str) -> int | None:
    """The month of which `word` is a misprint by one letter ("Ocotber"), else None."""
    return next((at for at, month in enumerate(MONTHS, 1) if len(month) > 4 and one_slip(word, month)), None)


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or its usual short form."""
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(word[:3].casefold())


def full_year(digits: str) -> int:
    """1990 for "90", 2018 for "18": two digits up to 30 belong to this century."""
    number = int(digits.lstrip("'"))
    if number >= 100:
        return number
    return number + (2000 if number <= 30 else 1900)


def from_match(match: re.Match[str]) -> PrintedDay | None:
    """The day that a match of `DAY` (or of the other shapes) holds; None where no calendar has it."""
    groups = match.groupdict()
    digits = groups.get("month3") or groups.get("month4") or groups.get("month5")
    month = int(digits) if digits else month_number(groups["month"] or groups["month2"])
    day = int(groups.get("day3") or groups.get("day4") or groups.get("day5") or groups["day"] or groups["day2"])
    year = groups.get("year3") or groups.get("year5") or groups["year"] or groups["year2"]
    number = full_year(year) if year else None
    if groups.get("juche"):
        number = 1911 + int(groups["juche"])  # the calendar of North Korea counts from 1912
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(number or 2000, month)[1]:
        return None
    return PrintedDay(month, day, number, match.start(), match.end())


def find_day(text: str, start: int, end: int) -> PrintedDay | None:
    """The first day printed in `text[start:end]`."""
    for match in _DAY.finditer(text, start, end):
        found = from_match(match)
        if found:
            return found
    return None


def holds_digit(line: str) -> bool:
    """Whether a line may hold a day at all."""
    return _DIGIT.search(line) is not None


def read_stamp(line: str) -> PrintedDay | None:
    """The day of a line that says nothing else than when ("Monday, May 18, 2015"; "APR 10, 2018, 12:39")."""
    if len(line) > 100 or not holds_digit(line):
        return None
    match = _STAMP_DAY.search(line)
    found = from_match(match) if match else None
    if not match or not found:
        return None
    rest = line[: match.start()] + " " + line[match.end() :]
    again = _STAMP_DAY.search(rest)  # "Published 10 Apr 2018, updated 11 Apr 2018"
    if again:
        rest = rest[: again.start()] + " " + rest[again.end() :]
    if any(character.isalnum() for character in _STAMP_REST.sub("", rest)):
        return None
    weekday = _STAMP_WEEKDAY.search(rest)
    return found._replace(weekday=weekday_number(weekday.group()) if weekday else None)
