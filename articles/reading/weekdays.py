"""Which weekday a story says its own day was, and the years in which a day of the calendar falls on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from articles.reading.printed_dates import MONTH, WEEKDAYS, month_number, weekday_number
from articles.reading.types import Dateline, Span

FIRST_YEAR, LAST_YEAR = 2000, 2026  # years that are considered for a day printed without one

_DAY_WORD = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!['’&])")
_SAYING = (
    r"(?:said|says|told|stated|noted|announced|reported|reports|confirmed|stressed|added|wrote|declared"
    r"|pointed\sout|pledged|warned|urged"
    r"|emphasized|claimed|argued|specified|explained|remarked|commented|insisted|denied|vowed|revealed|disclosed"
    r"|informed|showed|called)"
)
# "said on Tuesday", "told reporters Friday": nothing but the listeners between the verb and the day.
_CLOSE = re.compile(
    rf"\b{_SAYING}(?:\s(?:reporters|journalists|lawmakers|a\snews\sconference|a\sbriefing|a\spress\sconference|TASS"
    rf"|Reuters|AFP|Yonhap|Interfax|Xinhua))?"
    r"\s(?:on\s|late\s|early\s)?(?:late\s|early\s)?$"
)
# "said in an interview with … on Tuesday": phrases hang on the verb, no other verb between.
_PHRASE = re.compile(
    rf"\b{_SAYING}(?:\s(?:reporters|journalists|lawmakers|viewers))?\s(?:in|at|on|during|after|before|following|to"
    rf"|a|an|with)\s(?P<between>[^.;:\"“”]{{0,140}}?)\s?(?:on\s)?$"
)
_OTHER_VERB = re.compile(
    r"(?i)\b(?:that|which|who|when|where|while|because|if|will|would|could|should|has|have|had|was|were|is|are|be"
    r"|been|he|she|they|it|we"
    r"|aired|broadcast|published|held|signed|posted|released|issued|scheduled|due|press\srelease|statement\sdated"
    r"|report|said|told)\b"
)
_BEFORE = re.compile(
    r"(?i)\b(?:last|next|previous|earlier|past|coming|this\scoming|the\sprevious|since|until|till|from|by|between"
    r"|every|each)\s$"
)
# KCNA tells of yesterday as a rule; press reviews, newspapers that it quotes and its questions are of the day.
_KCNA = re.compile(
    r"(?:\b(?:of\sthe\sDPRK|newspapers)\s(?:on\s)?$|\bRodong\sSinmun\s(?:on\s)?$|\braised\sby\sKCNA\s(?:on\s)?$)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9”\"’)%]{2})[.!?][”\"’']?\s(?=[A-Z“\"‘])|-{4,}|\n")
# Agencies that date a story by their own clock tell of the Americas' yesterday.
_EASTERN = frozenset({"TASS", "Interfax", "RIA Novosti", "Sputnik", "KCNA"})
_AMERICAS = re.compile(
    r"(?i)\b(?:washington|new\syork|united\snations?|un|miami|los\sangeles|san\sfrancisco|chicago|houston|boston|atlanta"
    r"|anchorage|havana|caracas|bogota|quito|lima|la\spaz|santiago|buenos\saires|brasilia|rio\sde\sjaneiro|sao\spaulo"
    r"|mexico(?:\scity)?|managua|panama|ottawa|montreal|toronto|vancouver|florida|montevideo|asuncion)\b"
)
_NAMED_DAY = re.compile(rf"day,?\s\(?(?P<month>{MONTH})\s(?P<day>\d{{1,2}})\b(?!,?\s\d{{4}})")
_WEEKDAY_START = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\Z")
_TODAY = re.compile(r"\b(?:today(?:['’]s)?|this\s(?:morning|afternoon|evening))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnWeekday:
    """A weekday that the story gives its own day; `sure` where its wording leaves no other reading."""

    number: int  # Monday is 0
    span: Span
    sure: bool

    @property
    def name(self) -> str:
        return WEEKDAYS[self.number]


def own_weekday(text: str, start: int, end: int, dateline: Dateline | None) -> OwnWeekday | None:
    """The weekday of the story's own day, from its first paragraph `text[start:end]`.

    Only a day on which somebody says something in the first sentence counts: the day of a meeting or a broadcast may
    be the day before. None where it is not told, or where two such days differ.
    """
    stop = _SENTENCE_END.search(text, min(start + 60, end), min(end, start + 900))
    limit = stop.end() if stop else min(end, start + 900)
    agency = dateline.agency if dateline else ""
    far = agency in _EASTERN and dateline is not None and bool(_AMERICAS.search(dateline.place))
    found: list[OwnWeekday] = []
    for match in _DAY_WORD.finditer(text, start, limit):
        before = text[max(start, match.start() - 220) : match.start()]
        number = weekday_number(match.group())
        if _BEFORE.search(before):
            continue
        span = match.span()
        if agency == "KCNA":
            if _KCNA.search(before):
                found.append(OwnWeekday(number, span, True))
            continue
        if _CLOSE.search(before):
            found.append(OwnWeekday(number, span, not far))
            continue
        phrase = _PHRASE.search(before)
        if phrase and not _OTHER_VERB.search(phrase["between"]) and _closes_clause(text, match.end(), limit):
            found.append(OwnWeekday(number, span, False))
    numbers = {weekday.number for weekday in found}
    if len(numbers) != 1:
        return None
    return max(found, key=lambda weekday: weekday.sure)


def _closes_clause(text: str, at: int, end: int) -> bool:
    return at >= end or text[at] in ".,;\n"


class NamedDay(NamedTuple):
    """A day that the text prints with its weekday and without a year ("Monday, October 5")."""

    month: int
    day: int
    weekday: int
    text: str

    def fits(self, story: date) -> bool:
        """Whether the day fell on that weekday, in the year that puts it nearest to the story's day."""
        years = [year for year in (story.year - 1, story.year, story.year + 1) if exists(year, self.month, self.day)]
        nearest = min(
            (date(year, self.month, self.day) for year in years), key=lambda day: abs(day - story), default=None
        )
        return nearest is not None and nearest.weekday() == self.weekday


def named_days(text: str, spans: tuple[Span, ...]) -> tuple[NamedDay, ...]:
    """The days with weekday and no year in `spans`, the first few."""
    found: list[NamedDay] = []
    for start, end in spans:
        for match in _NAMED_DAY.finditer(text, start, min(end, start + 6000)):
            weekday = _WEEKDAY_START.search(text, max(start, match.start() - 8), match.start())
            month, day = month_number(match["month"]), int(match["day"])
            if weekday and 1 <= day <= 31:
                words = text[weekday.start() : match.end()]
                found.append(NamedDay(month, day, weekday_number(weekday.group()), words))
        if len(found) > 5:
            break
    return tuple(found[:6])


def says_today(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the story itself calls what happened today's."""
    return any(_TODAY.search(text, *span) for span in spans[:12])


def years_on(month: int, day: int, weekday: int) -> tuple[int, ...]:
    """The years from 2000 to 2026 in which that day falls on that weekday (Monday is 0)."""
    return tuple(
        year
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        if exists(year, month, day) and date(year, month, day).weekday() == weekday
    )


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar of that year has that day."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return MINYEAR <= year <= MAXYEAR and (leap or not (month == 2 and day == 29))
