"""Years printed in a story that bound the year of the story itself: what is past, what lies ahead, anniversaries."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from articles.reading.printed_dates import MONTH, month_number
from articles.reading.types import Span

MOST_HINTS = 60
LONGEST = 6000  # characters of one paragraph that are searched

_YEAR = re.compile(
    r"(?:19|20)\d\d(?![\d%]|[-–/]\d|,\d|\.\d|\s?(?:FIFA|World|Olympic|Games|budget|elections?|people|km))\b"
)
# What leads to a year: "in 2019", "since October 2014", "from January 1, 2025".
_LEAD = re.compile(
    rf"\b(?P<lead>in|since|by|before|until|from|on|end\sof|beginning\sof|early|late|mid-?|of|as\sof)\s"
    rf"(?:(?P<month>{MONTH})\s(?:\d{{1,2}},?\s)?)?\Z",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|shall|plans?|planned|planning|expect(?:s|ed)?|scheduled|upcoming|ahead|due|until|till"
    r"|before|by|forecasts?|projected|intends?"
    r"|set\sto|to\sbe|next|future|target(?:s|ed)?|aims?|goal|could|may|might|should|going\sto|through|up\sto"
    r"|no\slater|starting|propos(?:es|ed|al))\b"
)
_SURELY_AHEAD = re.compile(
    r"(?i)\b(?:will|is\sset\sto|are\sset\sto|is\sexpected\sto|is\sscheduled|are\sscheduled|is\sdue|plans\sto)\b"
)
_PAST = re.compile(
    r"(?i)\b(?:was|were|had|did|became|began|took|held|came|went|made|won|fell|rose|lost|left|met|bought|brought|fought"
    r"|caught|sold|told|said|gave|got|saw|sent|built|paid|kept|led|found|grew|ran|spoke|stood|struck|threw|wrote|broke"
    r"|chose|drew|flew|shot|sank|since|ago|last|following|back|then|[a-z]{2,}ed)\b"
)
_TOLD_THEN = re.compile(r"(?i)\b(?:would\shave|will\shave|said\sin|announced\sin)\b")
_PAST_LEADS = frozenset({"in", "on", "end of", "late", "early", "of", "beginning of"})
_ANNIVERSARY = re.compile(
    r"(?P<number>\d{1,3})(?:st|nd|rd|th)\sanniversary|\b(?P<years>\d{1,3})\syears\s(?:since|ago|of|after|have\spassed)"
)
_OTHER_YEAR_WORDS = re.compile(
    r"(?i)\b(?:next\syear|last\syear|previous\syear|coming\syear|(?:19|20)\d\d\s(?:will\s)?mark)"
)


class YearHint(NamedTuple):
    """A bound for the story's day: not before, not after (exclusive), or exactly in a year."""

    kind: Literal["past", "ahead", "anniversary"]
    year: int
    month: int | None
    span: Span
    text: str  # the printed words, verbatim

    def allows(self, day: date) -> bool:
        if self.kind == "past":
            return day >= date(self.year, self.month or 1, 1)
        if self.kind == "ahead":
            return day < date(self.year, self.month, 1) if self.month else day.year <= self.year
        return day.year == self.year


def year_hints(text: str, spans: tuple[Span, ...]) -> tuple[YearHint, ...]:
    """The hints of the sentences in `spans`, in order of the text."""
    hints: list[YearHint] = []
    for start, end in spans:
        if len(hints) >= MOST_HINTS:
            break
        end = min(end, start + LONGEST)
        for match in _YEAR.finditer(text, start, end):
            hint = _bound(text, start, end, match)
            if hint:
                hints.append(hint)
        if "anniversary" in text[start:end] or " years " in text[start:end]:
            hints += _anniversaries(text, start, end)
    return tuple(hints[:MOST_HINTS])


def _sentence(text: str, start: int, end: int, at: int) -> Span:
    """The sentence around `at`, roughly: from stop to stop."""
    start = max(start, at - 300)
    left = max(text.rfind(". ", start, at) + 1, text.rfind("? ", start, at) + 1, start)
    right = text.find(". ", at, min(end, at + 300))
    return left, right if right >= 0 else min(end, at + 300)


def _bound(text: str, start: int, end: int, match: re.Match[str]) -> YearHint | None:
    year = int(match.group())
    if text[match.start() - 1 : match.start()] != " ":
        return None
    lead = _LEAD.search(text, max(start, match.start() - 32), match.start())
    if not lead or year < 1990:
        return None
    left, right = _sentence(text, start, end, match.start())
    month = month_number(lead["month"]) if lead["month"] else None
    word = lead["lead"].casefold()
    span = (lead.start(), match.end())
    words = text[slice(*span)]
    clause = text[max(left, lead.start() - 90) : lead.start()]
    if word in {"in", "on", "from"} and _SURELY_AHEAD.search(clause) and not _TOLD_THEN.search(clause):
        return YearHint("ahead", year, month, span, words)
    sentence = text[left:right]
    if word == "since":
        return YearHint("past", year, month, span, words)
    if word in _PAST_LEADS and _PAST.search(sentence) and not _AHEAD.search(sentence):
        return YearHint("past", year, month, span, words)
    return None


def _anniversaries(text: str, start: int, end: int) -> list[YearHint]:
    """Counts of years beside the year they count from, in one sentence: "75 years since … in 1948"."""
    found = []
    for match in _ANNIVERSARY.finditer(text, start, end):
        left, right = _sentence(text, start, end, match.start())
        sentence = text[left:right]
        years = {
            int(year)
            for year in re.findall(
                r"\b(?:in|of|from|on)\s(?:[A-Z][a-z]+\s)?(?:\d{1,2},\s)?((?:18|19|20)\d\d)\b", sentence
            )
        }
        if len(years) != 1 or _OTHER_YEAR_WORDS.search(sentence):
            continue
        year = years.pop() + int(match["number"] or match["years"])
        if 2000 <= year <= 2100 and (match["number"] or "since" in match.group() or "passed" in match.group()):
            found.append(YearHint("anniversary", year, None, match.span(), text[match.start() : match.end()]))
    return found
