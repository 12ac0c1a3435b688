"""Keeps the index equal to the rows: call it in the transaction that changed them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.db import connection, transaction

from articles.models import Article, SearchChange, SearchDocument, SearchState
from articles.models.bulk_rows import delete_rows, insert_rows
from articles.models.looked_up import look_up
from articles.search.backends import backend_for
from articles.search.changes import Change, ListChange, pack_change, pack_words
from articles.search.entries import StoryEntry, StoryFacts, entry_of
from articles.search.indexed_rows import entries_of
from articles.search.learning import forget_what_is_known, learn
from articles.search.numbering import add_entry
from articles.search.postings import Words, join_lists
from articles.search.sorting_words import sort_words

Item = TypeVar("Item")
MANY = 500  # stories whose words are held at once
DOCUMENT = ("article_id", "story", "first_quote", "quotes")
CHANGE = ("version", "token", "previous", "stories", "facets", "words")
# By article: its facts where they are at hand; None where they are to be read from the database.
Noted = dict[int, StoryFacts | None]
_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


def index_articles(articles: Iterable[Article | int]) -> None:
    """Write these stories, rows or their numbers, as they are in the database; those that are not published die."""
    _note({getattr(article, "pk", article): None for article in articles})


def index_stories(stories: Iterable[StoryFacts]) -> None:
    """The same, of published stories of which everything is at hand."""
    _note({story.article: story for story in stories})


def forget_articles(articles: Sequence[int]) -> None:
    """At once, before their rows and with them what is known of their documents are deleted."""
    for number in articles if (noted := _noted.get()) else ():
        noted.pop(number, None)
    _write([], articles)


@contextmanager
def indexing_at_once() -> Iterator[None]:
    """Within it stories are only noted, and written together at its end: each once, as it is then.

    Also where a deed within it calls for the same. Nothing is written when it is left by an error.
    """
    if _noted.get() is not None:
        yield
        return
    noted: Noted = {}
    reset = _noted.set(noted)
    try:
        yield
    finally:
        _noted.reset(reset)
    _write_noted(noted)


def _note(stories: Noted) -> None:
    noted = _noted.get()
    if noted is None:
        _write_noted(stories)
    else:
        noted.update(stories)


def _write_noted(noted: Noted) -> None:
    for some in _several(list(noted), MANY):
        read = [number for number in some if noted[number] is None]
        entries = list(entries_of(read)) if read else []
        entries += [entry_of(story) for number in some if (story := noted[number])]
        written = {entry.article for entry in entries}
        _write(entries, [number for number in some if number not in written])


def lock_state() -> SearchState:
    """The index's one row; nobody else writes to the index until this transaction ends."""
    SearchState.objects.get_or_create(pk=1)
    return SearchState.objects.select_for_update().get(pk=1)


@transaction.atomic
def _write(entries: Sequence[StoryEntry], gone: Sequence[int]) -> None:
    if entries or gone:
        writing = Writing(lock_state())
        writing.end([*(entry.article for entry in entries), *gone])
        writing.begin(entries)
        writing.record()


class Writing:
    """What one transaction does to the index, written as it goes; nobody else writes meanwhile."""

    def __init__(self, state: SearchState) -> None:
        self.state = state
        self.change = Change(ListChange(first=state.next_story), ListChange(first=state.next_quote))
        self._words: list[dict[str, Words]] = []
        self._backend = backend_for(connection.vendor)
        if not state.version:
            self._backend.clear()  # what an index before this one may have left
            forget_what_is_known()

    def end(self, articles: Sequence[int]) -> None:
        """The documents that these stories have until now die."""
        before = look_up(SearchDocument, DOCUMENT, "article_id", articles)
        for _article, story, quote, quotes in before:
            self.change.stories.dead.append(story)
            self.change.quotes.dead.extend(range(quote, quote + quotes))
        delete_rows(SearchDocument, "article_id", [article for article, *_others in before])
        self._backend.remove(self.change.stories.dead)

    def begin(self, entries: Sequence[StoryEntry]) -> None:
        """These are new documents."""
        stories, quotes = self.change.stories, self.change.quotes
        first_story, first_quote = stories.next, quotes.next
        documents = [add_entry(entry, stories, quotes) for entry in entries]
        insert_rows(SearchDocument, DOCUMENT, documents)
        self._backend.put((doc, one.title, one.open, one.closed) for doc, one in enumerate(entries, first_story))
        sorted_words = sort_words(entries, range(first_story, stories.next), range(first_quote, quotes.next))
        self._words.append(sorted_words.lists)
        learn([*sorted_words.runs, *(run for entry in entries for run in entry.more_runs.split())])

    def words(self) -> dict[str, Words]:
        """Those of all that has begun, by list."""
        return join_lists(self._words)

    def record(self, *, sealed: bool = False) -> None:
        """Tell other processes. `sealed` when the words are in SearchPosting already."""
        change, state = self.change, self.state
        if not (change.stories.rows or change.stories.dead):
            return
        previous, state.token = state.token, secrets.token_hex(8)
        state.version += 1
        state.next_story, state.next_quote = change.stories.next, change.quotes.next
        facets, words = pack_change(change), None if sealed else pack_words(self.words())
        insert_rows(
            SearchChange, CHANGE, [(state.version, state.token, previous, len(change.stories.rows), facets, words)]
        )
        if sealed:
            state.words_sealed = state.version
        state.save(update_fields=["version", "token", "next_story", "next_quote", "words_sealed"])


def _several(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]
