"""Which article a document is another version of: by the agency's id, by address, or by the wire's own marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from articles.formats.types import SourceDocument
from articles.importing.likeness import share_of_shorter, shingles
from articles.models import Article, Source
from articles.models.article_version import version_rank
from articles.reading.types import Reading

# "(URGENT)", "(LEAD)", "(2nd LD)", "2ND LEAD", "CORRECTED", "UPDATE 2-": how wires count their versions.
_MARK = re.compile(
    r"\b(?:(?P<urgent>URGENT|FLASH|BULLETIN)|(?P<number>\d{1,2})(?:ST|ND|RD|TH)[ -](?:LD|LEAD)|(?P<lead>LEAD)"
    r"|UPDATE[ -](?P<update>\d{1,2})|(?P<corrected>CORRECTED|CORRECTION|RECAST|REFILE|RPT))\b",
    re.IGNORECASE,
)
_MARKS_AROUND = re.compile(rf"\(?\s*{_MARK.pattern}\s*\)?\s*[:-]?\s*", re.IGNORECASE)
# "(News Focus)", "(Yonhap Feature)", "(KILL)": of what kind a story is, beside its keyword.
_LABEL = re.compile(r"\([A-Z][A-Za-z. ]{2,30}\)")
FLASH = -1.0
MOST = 20  # stories of one keyword and day that are looked at
HEAD = 200  # characters at the top of a story in which such marks stand
NEAR = timedelta(days=1)  # versions of one story follow each other within a day
ALIKE = 0.3  # of the shorter text's shingles that the longer must hold
FLASH_ALIKE = 0.7  # of a flash's words: it is too short to share longer runs with a lead that is written anew
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class WireMark:
    """What the top of a story says of its place in a chain."""

    rank: float  # FLASH for a flash, 0 without a mark, 1 for a lead, 2 for a 2nd lead; half a step more when corrected
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
            rank = min(rank, FLASH)
        elif number := match["number"] or match["update"]:
            rank = max(rank, float(number))
        elif match["lead"] and match[0].isupper():
            rank = max(rank, 1.0)
        elif match["corrected"] and match[0].isupper():
            rank += 0.5
    before = text[: headline[0]] if headline else ""
    return WireMark(rank, _keyword(before) or _keyword(reading.headline))


def _keyword(text: str) -> str:
    return " ".join(_LABEL.sub(" ", _MARKS_AROUND.sub(" ", text)).split()).casefold().strip(" ()-:")[:200]


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
    """The same keyword from the same agency a day apart at most, marked as a version, and with words in common.

    Any text of a chain may be the one that this is like, so that it does not matter which came last. A notice that
    takes a story back has other words: it must find one story alone under its keyword.
    """
    if not (source and mark.slugline):
        return None
    near = Article.objects.filter(source=source, slugline=mark.slugline)
    if not mark.marked and document.notice != "withdrawal":
        # Only a story that is marked itself can be a version of one without a mark.
        near = near.exclude(version="")
    if day := day_of(reading):
        near = near.filter(Q(date__range=(day - NEAR, day + NEAR)) | Q(date__isnull=True, day_text=reading.date.value))
    else:
        near = near.filter(date__isnull=True, day_text=reading.date.value or "")
    candidates = list(near.prefetch_related("versions").order_by("pk")[:MOST])
    if document.notice == "withdrawal":
        return candidates[0] if len(candidates) == 1 else None
    own = ChainedText.of(document.text, mark.rank)
    found = [(own.likeness(article), -article.pk, article) for article in candidates]
    best = max(found, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] else None


@dataclass(frozen=True, slots=True)
class ChainedText:
    """One text of a wire's chain."""

    rank: float | str
    runs: frozenset[int]
    words: frozenset[str]

    @classmethod
    def of(cls, text: str, rank: float | str) -> ChainedText:
        return cls(rank, shingles(text), frozenset(_WORD.findall(text.casefold())))

    def likeness(self, article: Article) -> float:
        """To the text of the story's chain that is most like it; 0.0 where it has no place in that chain."""
        texts = [(article.text, article.version), *((one.text, one.version) for one in article.versions.all())]
        chain = [ChainedText.of(text, version_rank(version)) for text, version in texts]
        if any(text.rank == self.rank for text in chain):
            return 0.0
        return max(self._likeness(text) for text in chain)

    def _likeness(self, other: ChainedText) -> float:
        alike = share_of_shorter(self.runs, other.runs)
        if alike >= ALIKE:
            return alike
        flash, lead = sorted((self, other), key=lambda text: len(text.words))
        if flash.rank != FLASH:
            return 0.0
        alike = len(flash.words & lead.words) / len(flash.words)
        return alike if alike >= FLASH_ALIKE else 0.0


def day_of(reading: Reading) -> date | None:
    value = reading.date.value
    return date.fromisoformat(value) if value and not value.startswith("--") else None


def version_of(document: SourceDocument, mark: WireMark) -> str:
    """What this version is called: by the file, else by the wire's mark."""
    return document.version[:60] or (f"wire {mark.rank:g}" if mark.marked else "")
