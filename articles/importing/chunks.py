"""Many documents in one transaction, with the same outcome as one after the other.

New stories are gathered and written together, and then the versions of these, where waiting makes no difference to
what they come to. Other documents that may be versions are placed at once, by themselves; what they may meet is
written before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.grouping import Text, group_texts
from articles.importing.imported import Imported, brought_text, here_already
from articles.importing.known_rows import KnownRows
from articles.importing.new_versions import nothing_waits
from articles.importing.placing import Arrival, place
from articles.importing.prepared import ArticleValues, PreparedStory
from articles.importing.reading_ahead import Outcome
from articles.importing.rows import NewStory, details_of, save_new
from articles.importing.waiting_stories import WaitingStories
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
        for at, (document, outcome) in enumerate(read):
            chunk.take(at, document, outcome)
        chunk.write_waiting()
        done = [chunk.done[at] for at in range(len(read))]
        chunk.group(done)
    return done


class _Chunk:
    def __init__(
        self, read: Sequence[tuple[Incoming, Outcome]], state: str, now: datetime, source: Source | None, rights: str
    ) -> None:
        self._state, self._now, self._source, self._rights = state, now, source, rights
        stories = [(document, one) for document, one in read if isinstance(one, PreparedStory)]
        self._read = read
        self._texts, self._titles = known_texts([story.digest for _document, story in stories])
        self._numbers = iter(next_numbers(Article, len(stories)) if stories else ())
        self._rows = KnownRows.of([story for _document, story in stories])
        self._here = KnownStories(stories)
        self._waiting = WaitingStories()
        self._places: dict[int, int] = {}  # of the versions that wait
        self.done: dict[int, Imported] = {}  # by place

    def take(self, at: int, document: Incoming, outcome: Outcome) -> None:
        if isinstance(document, UnreadableFile):
            self.done[at] = Imported(document.name, Result.FAILED, document.reason)
        elif isinstance(outcome, UnreadableStory):
            self.done[at] = Imported(document.name, Result.FAILED, str(outcome))
        else:
            self._place(at, document, outcome)

    def _place(self, at: int, document: SourceDocument, story: PreparedStory) -> None:
        number = next(self._numbers)
        known = self._texts.get(story.digest)
        if known and self._waiting.may_change(known):
            self.write_waiting()
            known = self._texts.get(story.digest)
        if known:
            self.done[at] = here_already(document, known, self._titles[known])
            return
        source = self._source or self._rows.source(story.source, self._rights)
        arrival = Arrival(number, document, story, source)
        earlier = self._waiting.may_be_of(document, source, story.mark)
        stored = document.notice == "withdrawal" or self._here.may_hold(document, source, story.mark)
        if not stored and not earlier:
            self._waiting.add(NewStory(number, document, source, details_of(story, self._rows)))
            self._texts[story.digest] = number
            self._titles[number] = _title(story, source)
            self.done[at] = Imported(document.name, Result.CREATED, article_id=number)
        elif stored or not self._wait(at, arrival, earlier):
            if earlier or document.notice == "withdrawal":
                self.write_waiting()
            self._write([at], [arrival], self.write_waiting)

    def _wait(self, at: int, version: Arrival, earlier: set[int]) -> bool:
        """Let a version of a story that waits wait with it, where this makes no difference."""
        if not self._rows.has_all_of(version.prepared):
            return False
        details = details_of(version.prepared, self._rows)
        if not self._waiting.can_wait(details, earlier):
            return False
        self._waiting.add_version(version, details, earlier)
        self._places[version.number] = at
        self._texts[version.prepared.digest] = version.number  # it waits, too
        return True

    def write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, WaitingStories()
        if not waiting.new:
            return
        save_new(waiting.new, self._rows, state=self._state, now=self._now)
        for story in waiting.new:
            self._here.add(story.source, story.details.prepared.article)
        for versions in waiting.rounds:
            for version in versions:
                del self._texts[version.prepared.digest]
            self._write([self._places.pop(version.number) for version in versions], versions, nothing_waits)

    def _write(self, places: Sequence[int], arrivals: Sequence[Arrival], write_others: Callable[[], None]) -> None:
        placed = place(arrivals, self._rows, state=self._state, now=self._now, write_others=write_others)
        for at, one, (done, article) in zip(places, arrivals, placed, strict=True):
            self.done[at] = done
            if article:
                self._here.add(article.source, article)
                self._titles[article.pk] = article.title
            elif done.article_id:
                self._here.add(one.source, one.prepared.article)
                self._titles[done.article_id] = _title(one.prepared, one.source)
            if brought_text(one.document, done):
                self._texts[one.prepared.digest] = article.pk if article else done.article_id

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


def known_texts(digests: Sequence[str]) -> tuple[dict[str, int], dict[int, str]]:
    """By digest the story that holds such a text, now or in an earlier version; and the titles of these stories."""
    versions = look_up(ArticleVersion, ("sha256", "article_id"), "sha256", digests)
    holders = dict(versions) | dict(look_up(Article, ("sha256", "id"), "sha256", digests))
    stories = Article.objects.select_related("source").in_bulk(set(holders.values())) if holders else {}
    return holders, {number: story.title for number, story in stories.items()}


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
