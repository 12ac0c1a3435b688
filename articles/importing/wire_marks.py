"""How wires count the versions of a story, above its text. Reader processes use it: no Django."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.formats.types import SourceDocument
from articles.reading.types import Reading

# "(URGENT)", "(LEAD)", "(2nd LD)", "2ND LEAD", "CORRECTED", "UPDATE 2-": how wires count their versions.
_MARK = re.compile(
    r"\b(?:(?P<urgent>URGENT|FLASH|BULLETIN)|(?P<number>\d{1,2})(?:ST|ND|RD|TH)[ -](?:LD|LEAD)|(?P<lead>LEAD)"
    r"|UPDATE[ -](?P<update>\d{1,2})|(?P<corrected>CORRECTED|CORRECTION|RECAST|REFILE|RPT))\b",
    re.IGNORECASE,
)
# Blanks are looked at from their first one on alone: many of them without a mark would take for ever.
_MARKS_AROUND = re.compile(rf"\(?(?:(?<!\s)\s+)?{_MARK.pattern}\s*\)?\s*[:-]?\s*", re.IGNORECASE)
# Each mark holds one of these, in capitals; most texts hold none, which is seen ten times sooner.
_SIGNS = ("LEAD", " LD", "-LD", "UPDATE", "URGENT", "FLASH", "BULLET", "CORRECT", "RECAST", "REF", "RPT")
# "(News Focus)", "(Yonhap Feature)", "(KILL)": of what kind a story is, beside its keyword.
_LABEL = re.compile(r"\([A-Z][A-Za-z. ]{2,30}\)")
FLASH = -1.0
HEAD = 200  # characters at the top of a story in which such marks stand


@dataclass(frozen=True, slots=True)
class WireMark:
    """What the top of a story says of its place in a chain."""

    rank: float  # FLASH for a flash, 0 without a mark, 1 for a lead, 2 for a 2nd lead; half a step more when corrected
    slugline: str  # the keyword before the headline, lower case; else the headline without marks

    @property
    def marked(self) -> bool:
        return self.rank != 0


def wire_mark(document: SourceDocument, reading: Reading) -> WireMark:
    """As the wire's envelope tells it, else as it stands above the text."""
    if document.keyword or document.marks:
        return WireMark(_rank(document.marks), keyword_of(document.keyword) or keyword_of(reading.headline))
    text, headline = document.text, reading.layout.headline
    top = text[: headline[1]] if headline and headline[1] < 4 * HEAD else text[:HEAD]
    before = text[: headline[0]] if headline else ""
    return WireMark(_rank(top), keyword_of(before) or keyword_of(reading.headline))


def _rank(marks: str) -> float:
    rank = 0.0
    for match in _MARK.finditer(marks) if _may_hold_marks(marks) else ():
        if match["urgent"] and match[0].isupper():
            rank = min(rank, FLASH)
        elif number := match["number"] or match["update"]:
            rank = max(rank, float(number))
        elif match["lead"] and match[0].isupper():
            rank = max(rank, 1.0)
        elif match["corrected"] and match[0].isupper():
            rank += 0.5
    return rank


def keyword_of(text: str) -> str:
    """A keyword or headline without marks and labels, lower case."""
    if _may_hold_marks(text):
        text = _MARKS_AROUND.sub(" ", text)
    return " ".join(_LABEL.sub(" ", text).split()).casefold().strip(" ()-:")[:200]


def _may_hold_marks(text: str) -> bool:
    return any(map(text.upper().__contains__, _SIGNS))


def version_of(document: SourceDocument, mark: WireMark) -> str:
    """What this version is called: by the file, else by the wire's mark; by the marks first where the file has some."""
    counted = f"wire {mark.rank:g}" if mark.marked else ""
    return (document.marks and counted) or document.version[:60] or counted
