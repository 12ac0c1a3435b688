"""What wires write above a story about its place in a chain: "2ND LEAD", "1st Ld-Writethru", "CORRECTION", "KILL"."""

from __future__ import annotations

import re

from articles.formats.types import Notice

_COUNTED = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)[ -]?(?:Ld|Lead|Add|Net)\b", re.IGNORECASE)
_LINE = re.compile(
    r"\(?(?:\d{1,2}(?:ST|ND|RD|TH) (?:LEAD|LD|NET|ROUNDUP)|LEAD|ROUNDUP|URGENT|FLASH|BULLETIN|ADVISORY"
    r"|EXTRA|REFILE|RECAST|REPEAT"
    r"|CORRECTION|CORRECTED|KILL|WITHDRAWAL|ELIMINATION|BERICHTIGUNG|STORNO|ACHTUNG|EILMELDUNG|ZUSAMMENFASSUNG"
    r"|REPORTAGE|FEATURE|PREVIEW|ANALYSIS|BACKGROUND)\)?[:.]?",
    re.IGNORECASE,
)
_CORRECTS = re.compile(r"\b(?:CORRECTION|CORRECTED|CORRECTIVE|BERICHTIGUNG)\b")
_WITHDRAWS = re.compile(r"\b(?:KILL|WITHDRAWAL|WITHDRAWN|ELIMINATION|STORNO)\b")

_KILLS = re.compile(r"\s*(?:(?:MANDATORY )?KILL(?::|[ \t]*\n)|\((?:MANDATORY )?(?:KILL|WITHDRAWAL|WITHDRAWN)\))")


def is_mark(line: str) -> bool:
    """Whether a line above the headline is nothing but a mark."""
    return bool(_LINE.fullmatch(line.strip()))


def opens_with_kill(text: str) -> bool:
    """Whether a text begins as wires take a story back: "(KILL)", "MANDATORY KILL:", or a first line of it."""
    return bool(_KILLS.match(text))


def number_of(marks: str) -> str:
    """The lead's number, "2" of "2ND LEAD"; "" without one."""
    counted = _COUNTED.search(marks)
    return counted["number"].lstrip("0") if counted else ""


def notice_of(marks: str) -> Notice:
    """What the marks in capitals say that the story is for an earlier one."""
    if _WITHDRAWS.search(marks.upper()):
        return "withdrawal"
    return "correction" if _CORRECTS.search(marks.upper()) else ""
