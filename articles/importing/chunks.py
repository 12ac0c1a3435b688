"""Many documents in one transaction, with the same outcome as one after the other.

New stories are gathered and written together. Before a document that may be another version of a story goes the way
of `documents.py`, those gathered so far are written, so that it meets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.documents import (
    Imported,
    brought_text,
    here_already,
    known_article,
    new_article,
    place_document,
)
from articles.importing.grouping import Text, group_texts
from articles.importing.known_rows import KnownRows
from articles.importing.reading_ahead import Outcome, ReadStory
from articles.importing.rows import Details, details_of, save_new
from articles.importing.versions import WireMark, wire_mark
from articles.models import Article, ArticleVersion, Result, Source
from articles.models.article import digest_of
from articles.reading.pipeline import UnreadableStory
from articles.reading.types import Reading


def import_chunk(
    read: Sequence[tuple[Incoming, Outcome]],
    *,
    state: str,
    now: datetime,
    source: Source | None,
    new_source_rights: str,
) -> list[Imported]:
    """What became of each, in order. Call it in a transaction, in this import's turn."""
    chunk = _Chunk(read, state, now, source, new_source_rights)
    done = [chunk.take(document, outcome, mark) for (document, outcome), mark in zip(read, chunk.marks, strict=True)]
    chunk.write_gathered()
    chunk.group(done)
    return done


class _Chunk:
    def __init__(
        self, read: Sequence[tuple[Incoming, Outcome]], state: str, now: datetime, source: Source | None, rights: str
    ) -> None:
        self._state, self._now, self._source, self._rights = state, now, source, rights
        self._read = read
        self.marks = [wire_mark(d.text, one.reading) if isinstance(one, ReadStory) else None for d, one in read]
        documents = [document for document, one in read if isinstance(one, ReadStory)]
        self._rows = KnownRows.of([one.reading for _document, one in read if isinstance(one, ReadStory)])
        self._texts = known_texts(documents)
        self._stories = KnownStories(documents, [mark.slugline for mark in self.marks if mark])
        self._gathered: list[tuple[Article, Details]] = []

    def take(self, document: Incoming, outcome: Outcome, mark: WireMark | None) -> Imported:
        if isinstance(document, UnreadableFile):
            return Imported(document.name, Result.FAILED, document.reason)
        if isinstance(outcome, UnreadableStory):
            return Imported(document.name, Result.FAILED, str(outcome))
        digest = digest_of(document.text)
        if known := self._texts.get(digest):
            return here_already(document, known)
        reading = outcome.reading
        source = self._source or self._rows.source(document.source or reading.layout.source, self._rights)
        if document.notice == "withdrawal" or self._stories.may_hold(document, source, mark):
            return self._slowly(document, reading, source, digest)
        article = new_article(document, reading, source, mark, state=self._state, now=self._now)
        self._gathered.append((article, details_of(article, reading, self._rows)))
        self._texts[digest] = article
        self._stories.add(article)
        return Imported(document.name, Result.CREATED, article=article)

    def _slowly(self, document: SourceDocument, reading: Reading, source: Source | None, digest: str) -> Imported:
        self.write_gathered()
        done = place_document(document, reading, source, self._rows, state=self._state, now=self._now)
        if article := done.article:
            self._stories.add(article)
            self._texts = {d: article if known.pk == article.pk else known for d, known in self._texts.items()}
            if known := known_article(document.text):
                self._texts[digest] = known
        return done

    def write_gathered(self) -> None:
        if self._gathered:
            save_new(self._gathered)
            self._gathered = []

    def group(self, done: Sequence[Imported]) -> None:
        group_texts(
            [
                Text(one.article.pk, digest_of(document.text), story.sketch)
                for (document, story), one in zip(self._read, done, strict=True)
                if isinstance(story, ReadStory) and brought_text(document, one)
            ]
        )


def known_texts(documents: Sequence[SourceDocument]) -> dict[str, Article]:
    """Of these texts those that an article holds, now or in an earlier version, by digest."""
    digests = {digest_of(document.text) for document in documents}
    versions = ArticleVersion.objects.filter(sha256__in=digests).select_related("article__source")
    found = {version.sha256: version.article for version in versions.order_by()}
    articles = Article.objects.filter(sha256__in=digests).select_related("source").order_by()
    return found | {article.sha256: article for article in articles}


class KnownStories:
    """By what some documents may turn out to be versions of stories that are here.

    It may remember what a version has changed since: then a document is looked at closely without need.
    """

    def __init__(self, documents: Sequence[SourceDocument], sluglines: Sequence[str]) -> None:
        articles = Article.objects.order_by()
        identities = {document.identity[:500] for document in documents} - {""}
        urls = {document.url for document in documents} - {""}
        self._identities = set(articles.filter(identity__in=identities).values_list("identity", flat=True))
        self._urls = set(articles.filter(url__in=urls).values_list("url", flat=True))
        near = articles.filter(slugline__in=set(sluglines) - {""}, source__isnull=False)
        self._chains = {
            (source, slugline, version != "")
            for source, slugline, version in near.values_list("source_id", "slugline", "version")
        }

    def add(self, article: Article) -> None:
        self._identities.add(article.identity)
        self._urls.add(article.url)
        self._chains.add((article.source_id, article.slugline, article.version != ""))

    def may_hold(self, document: SourceDocument, source: Source | None, mark: WireMark) -> bool:
        if document.identity and document.identity[:500] in self._identities:
            return True
        if document.url and document.url in self._urls:
            return True
        if not (source and mark.slugline):
            return False
        # Only a story that is marked itself can be a version of one without a mark.
        marked = (source.pk, mark.slugline, True) in self._chains
        return marked or (mark.marked and (source.pk, mark.slugline, False) in self._chains)
