"""Which article a document is another version of: by the agency's id, by address, or by the wire's own marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from articles.formats.types import SourceDocument
from articles.importing.likeness import share_of_shorter, shingles
from articles.models import Article, Source
from articles.reading.types import Reading

# "(URGENT)", "(LEAD)", "(2nd LD)", "2ND LEAD", "CORRECTED", "UPDATE 2-": how wires count their versions.
_MARK = re.compile(
    r"\b(?:(?P<urgent>URGENT|FLASH|BULLETIN)|(?P<number>\d{1,2})(?:ST|ND|RD|TH)[ -](?:LD|LEAD)|(?P<lead>LEAD)"
    r"|UPDATE[ -](?P<update>\d{1,2})|(?P<corrected>CORRECTED|CORRECTION|RECAST|REFILE|RPT))\b",
    re.IGNORECASE,
)
_MARKS_AROUND = re.compile(rf"\(?\s*{_MARK.pattern}\s*\)?\s*[:-]?\s*", re.IGNORECASE)
HEAD = 200  # characters at the top of a story in which such marks stand
NEAR = timedelta(days=1)  # versions of one story follow each other within a day
ALIKE = 0.3  # of the shorter text's shingles that the longer must hold


@dataclass(frozen=True, slots=True)
class WireMark:
    """What the top of a story says of its place in a chain."""

    rank: float  # -1 for a flash, 0 without a mark, 1 for a lead, 2 for a 2nd lead; half a step more when corrected
    slugline: str  # the keyword before the headline, lower case; else the headline without marks

    @property
    def marked(self) -> bool:
        return self.rank != 0


def wire_mark(text: str, reading: Reading) -> WireMark:
    headline = reading.layout.headline
    top = text[: headline[1]] if headline and headline[1] < 4 * HEAD else text[:HEAD]
    rank = 0.0
    for match in _MARK.finditer(top):
        if match["urgent"] and match[0].isupper():
            rank = min(rank, -1.0)
        elif number := match["number"] or match["update"]:
            rank = max(rank, float(number))
        elif match["lead"] and match[0].isupper():
            rank = max(rank, 1.0)
        elif match["corrected"] and match[0].isupper():
            rank += 0.5
    before = text[: headline[0]] if headline else ""
    return WireMark(rank, _keyword(before) or _keyword(reading.headline))


def _keyword(text: str) -> str:
    return " ".join(_MARKS_AROUND.sub(" ", text).split()).casefold().strip(" ()-:")[:200]


def same_story(document: SourceDocument, reading: Reading, source: Source | None, mark: WireMark) -> Article | None:
    """The article that this document is another version of; None where it is a story of its own."""
    if document.identity:
        known = Article.objects.filter(identity=document.identity[:500])
        known = known.filter(Q(source=source) | Q(source__isnull=True)) if source else known
        if article := known.first():
            return article
    if document.url and (article := Article.objects.filter(url=document.url).first()):
        return article
    return _in_chain(document, reading, source, mark)


def _in_chain(document: SourceDocument, reading: Reading, source: Source | None, mark: WireMark) -> Article | None:
    """The same keyword from the same agency a day apart at most, marked as a version, and with words in common."""
    if not (source and mark.slugline):
        return None
    near = Article.objects.filter(source=source, slugline=mark.slugline)
    if not mark.marked:
        # Only a story that is marked itself can be a version of one without a mark.
        near = near.exclude(version="")
    if day := day_of(reading):
        near = near.filter(Q(date__range=(day - NEAR, day + NEAR)) | Q(date__isnull=True, day_text=reading.date.value))
    else:
        near = near.filter(date__isnull=True, day_text=reading.date.value or "")
    own = shingles(document.text)
    for article in near.order_by("-pk")[:20]:
        if version_rank(article.version) != mark.rank and share_of_shorter(own, shingles(article.text)) >= ALIKE:
            return article
    return None


def day_of(reading: Reading) -> date | None:
    value = reading.date.value
    return date.fromisoformat(value) if value and not value.startswith("--") else None


def version_of(document: SourceDocument, mark: WireMark) -> str:
    """What this version is called: by the file, else by the wire's mark."""
    return document.version[:60] or (f"wire {mark.rank:g}" if mark.marked else "")


def version_rank(version: str) -> float | str:
    """Versions of one story in order: numbers count, "" comes first after a flash."""
    if not version:
        return 0.0
    number = version.removeprefix("wire ")
    try:
        return float(number)
    except ValueError:
        return number


def comes_before(version: str, other: str) -> bool:
    """Whether a text that arrives now is older than the one that is here; where that can't be told, it is newer."""
    mine, theirs = version_rank(version), version_rank(other)
    if not (isinstance(mine, float) and isinstance(theirs, float)):
        return False
    # A text without a number is the first of a chain, but says nothing beside numbers that a file gave.
    return mine < theirs and (version != "" or other.startswith("wire "))
