"""Which article a document is another version of: by the agency's id, by address, or by the wire's own marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from articles.formats.types import SourceDocument
from articles.importing.likeness import share_of_shorter, shingles
from articles.importing.wire_marks import FLASH, WireMark, keyword_of
from articles.models import Article, Source
from articles.models.article_version import version_rank
from articles.models.kept_query import KeptQuery

MOST = 20  # stories of one keyword and day that are looked at
NEAR = timedelta(days=1)  # versions of one story follow each other within a day
ALIKE = 0.3  # of the shorter text's shingles that the longer must hold
FLASH_ALIKE = 0.7  # of a flash's words: it is too short to share longer runs with a lead that is written anew
_WORD = re.compile(r"\w+")

_at_address = KeptQuery(lambda addresses: Article.objects.filter(url__in=addresses)[:1], str)


def same_story(document: SourceDocument, day: str, source: Source | None, mark: WireMark) -> Article | None:
    """The article that this document is another version of; None where it is a story of its own.

    `day` as it is read: "2018-04-10", "--04-10" where the year is unknown, "".
    """
    if document.identity:
        known = Article.objects.filter(identity=document.identity[:500])
        known = known.filter(Q(source=source) | Q(source__isnull=True)) if source else known
        if article := known.first():
            return article
    if document.url and (found := _at_address.rows([document.url])):
        return found[0]
    return _in_chain(document, day, source, mark)


def _in_chain(document: SourceDocument, day: str, source: Source | None, mark: WireMark) -> Article | None:
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
    candidates = list(near.filter(_around(day)).prefetch_related("versions").order_by("pk")[:MOST])
    if document.notice == "withdrawal":
        if document.keyword:  # an envelope's keyword serves many stories
            told = keyword_of(document.headline)
            candidates = [article for article in candidates if keyword_of(article.headline) == told]
        return candidates[0] if len(candidates) == 1 else None
    own = ChainedText.of(document.text, mark.rank)
    found = [(own.likeness(article), -article.pk, article) for article in candidates]
    best = max(found, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] else None


def _around(day: str) -> Q:
    undated = Q(date__isnull=True, day_text=day)
    whole = _whole_day(day)
    return Q(date__range=(whole - NEAR, whole + NEAR)) | undated if whole else undated


def chains_beside(story: Article) -> list[tuple[int, float]]:
    """Stories that stand apart from this one though a text of it is like them, and how alike they are.

    Had that text come first, they would have become versions of one story. The story comes with its versions.
    """
    texts = _texts(story)
    if not (story.source_id and story.slugline and any(version.startswith("wire ") for _text, version in texts)):
        return []
    near = Article.objects.filter(source=story.source_id, slugline=story.slugline).exclude(pk=story.pk)
    near = near.filter(_around(story.date.isoformat() if story.date else story.day_text))
    own = [ChainedText.of(text, version_rank(version)) for text, version in texts]
    others = near.prefetch_related("versions").order_by("pk")[:MOST]
    found = [(other.pk, max(text.likeness(other) for text in own)) for other in others]
    return [(other, alike) for other, alike in found if alike]


def _texts(article: Article) -> list[tuple[str, str]]:
    """Each text that the story has or had, with what its version is called."""
    return [(article.text, article.version), *((one.text, one.version) for one in article.versions.all())]


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
        chain = [ChainedText.of(text, version_rank(version)) for text, version in _texts(article)]
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


def _whole_day(value: str) -> date | None:
    return date.fromisoformat(value) if value and not value.startswith("--") else None
