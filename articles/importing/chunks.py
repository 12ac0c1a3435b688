"""Many documents in one transaction, with the same outcome as one after the other.

New stories are gathered and written together. A document that may be another version of a story goes the way of
`documents.py`; where it may be one of those gathered so far, they are written before, so that it meets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.documents import Imported, brought_text, here_already, place_document
from articles.importing.grouping import Text, group_texts
from articles.importing.known_rows import KnownRows
from articles.importing.prepared import ArticleValues, PreparedStory
from articles.importing.reading_ahead import Outcome
from articles.importing.rows import NewStory, details_of, save_new
from articles.importing.wire_marks import WireMark
from articles.models import Article, ArticleVersion, Result, Source
from articles.models.article import title_of
from articles.models.audience import Rights
from articles.models.bulk_rows import next_numbers
from articles.models.looked_up import look_up
from articles.reading.pipeline import UnreadableStory
from articles.search.index import indexing_at_once


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
    with indexing_at_once():
        done = [chunk.take(document, outcome) for document, outcome in read]
        chunk.write_gathered()
        chunk.group(done)
    return done


class KnownText(NamedTuple):
    """A story that holds a text."""

    article: int
    title: str


class _Chunk:
    def __init__(
        self, read: Sequence[tuple[Incoming, Outcome]], state: str, now: datetime, source: Source | None, rights: str
    ) -> None:
        self._state, self._now, self._source, self._rights = state, now, source, rights
        stories = [(document, one) for document, one in read if isinstance(one, PreparedStory)]
        self._read = read
        self._texts = known_texts([story.digest for _document, story in stories])
        self._numbers = iter(next_numbers(Article, len(stories)) if stories else ())
        self._rows = KnownRows.of([story for _document, story in stories])
        self._here = KnownStories(stories)
        self._gathered: list[NewStory] = []
        self._waiting = KnownStories()

    def take(self, document: Incoming, outcome: Outcome) -> Imported:
        if isinstance(document, UnreadableFile):
            return Imported(document.name, Result.FAILED, document.reason)
        if isinstance(outcome, UnreadableStory):
            return Imported(document.name, Result.FAILED, str(outcome))
        digest, number = outcome.digest, next(self._numbers)
        if known := self._texts.get(digest):
            return here_already(document, known.article, known.title)
        source = self._source or self._rows.source(outcome.source, self._rights)
        if document.notice == "withdrawal" or self._here.may_hold(document, source, outcome.mark):
            return self._slowly(document, outcome, source, number)
        self._gathered.append(NewStory(number, document, source, details_of(outcome, self._rows)))
        self._texts[digest] = KnownText(number, _title(outcome, source))
        self._here.add(source, outcome.article)
        self._waiting.add(source, outcome.article)
        return Imported(document.name, Result.CREATED, article_id=number)

    def _slowly(
        self, document: SourceDocument, prepared: PreparedStory, source: Source | None, number: int
    ) -> Imported:
        if document.notice == "withdrawal" or self._waiting.may_hold(document, source, prepared.mark):
            self.write_gathered()
        values = {"number": number, "state": self._state, "now": self._now, "write_others": self.write_gathered}
        done, article = place_document(document, prepared, source, self._rows, **values)
        if article:
            source = article.source
            self._here.add(source, article)
            now = KnownText(article.pk, article.title)
            self._texts = {d: now if known.article == now.article else known for d, known in self._texts.items()}
        elif done.article_id:
            now = KnownText(done.article_id, _title(prepared, source))
            self._here.add(source, prepared.article)
        if brought_text(document, done):
            self._texts[prepared.digest] = now
        return done

    def write_gathered(self) -> None:
        if self._gathered:
            save_new(self._gathered, self._rows, state=self._state, now=self._now)
            self._gathered, self._waiting = [], KnownStories()

    def group(self, done: Sequence[Imported]) -> None:
        texts = zip(self._read, done, strict=True)
        group_texts(
            [
                Text(one.article_id, story.digest, story.sketch)
                for (document, story), one in texts
                if isinstance(story, PreparedStory) and brought_text(document, one)
            ],
            {one.article_id for one in done if one.result == Result.VERSION},
        )


def _title(prepared: PreparedStory, source: Source | None) -> str:
    return title_of(prepared.article.headline, prepared.opening, source.rights if source else Rights.HEADLINE)


def known_texts(digests: Sequence[str]) -> dict[str, KnownText]:
    """Of the texts with these digests those that a story holds, now or in an earlier version."""
    versions = look_up(ArticleVersion, ("sha256", "article_id"), "sha256", digests)
    holders = dict(versions) | dict(look_up(Article, ("sha256", "id"), "sha256", digests))
    if not holders:
        return {}
    stories = Article.objects.select_related("source").in_bulk(set(holders.values()))
    return {digest: KnownText(number, stories[number].title) for digest, number in holders.items()}


class KnownStories:
    """By what some documents may turn out to be versions of stories that are here.

    It may remember what a version has changed since: then a document is looked at closely without need.
    """

    def __init__(self, read: Sequence[tuple[SourceDocument, PreparedStory]] = ()) -> None:
        identities = {story.article.identity for _document, story in read} - {""}
        urls = {document.url for document, _story in read} - {""}
        sluglines = {story.article.slugline for _document, story in read} - {""}
        self._identities = {identity for (identity,) in look_up(Article, ("identity",), "identity", identities)}
        self._urls = {url for (url,) in look_up(Article, ("url",), "url", urls)}
        near = look_up(Article, ("source_id", "slugline", "version"), "slugline", sluglines)
        self._chains = {(source, slugline, version != "") for source, slugline, version in near}

    def add(self, source: Source | None, article: Article | ArticleValues) -> None:
        self._identities.add(article.identity)
        self._urls.add(article.url)
        self._chains.add((source.pk if source else None, article.slugline, article.version != ""))

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
