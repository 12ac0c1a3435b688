"""Keeps the index equal to the rows: call it in the transaction that changed them."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from articles.models import (
    Article,
    Mention,
    Quote,
    SearchChange,
    SearchDocument,
    SearchState,
    SearchWord,
)
from articles.search.backends import backend_for
from articles.search.changes import Change, ListChange, gather_words, pack_change, pack_words
from articles.search.entries import UNDATED, QuoteEntry, StoryEntry, StoryFacts, Value, entry_of, facts_of
from articles.search.stems import stem

MANY = 500  # stories whose rows are held at once
_known_words: set[str] = set()  # that SearchWord has for certain, with what it says of them
MOST_KNOWN_WORDS = 1_000_000


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


def entries_of(articles: Sequence[int]) -> Iterator[StoryEntry]:
    """What the index should hold of those of these stories that are published. Three queries."""
    quotes: dict[int, list[Quote]] = defaultdict(list)
    rows = Quote.objects.filter(article__in=articles).only("article", "kind", "text", "official", "position")
    for quote in rows.order_by("article", "position"):
        quotes[quote.article_id].append(quote)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    found = Mention.objects.filter(article__in=articles).only("article", "country", "official", "quote", "start")
    for mention in found.order_by("article", "start"):
        mentions[mention.article_id].append(mention)
    for article in Article.objects.published().filter(pk__in=articles).select_related("source").order_by("pk"):
        yield entry_of(facts_of(article, quotes[article.pk], mentions[article.pk]))


def lock_state() -> SearchState:
    """The index's one row; nobody else writes to the index until this transaction ends."""
    SearchState.objects.get_or_create(pk=1)
    return SearchState.objects.select_for_update().get(pk=1)


@transaction.atomic
def _write(entries: Sequence[StoryEntry], gone: Sequence[int]) -> None:
    articles = [entry.article for entry in entries]
    if not articles and not gone:
        return
    state = lock_state()
    stories, quotes = ListChange(first=state.next_story), ListChange(first=state.next_quote)
    before = list(SearchDocument.objects.filter(article__in=[*articles, *gone]))
    for old in before:
        stories.dead.append(old.story)
        quotes.dead.extend(range(old.first_quote, old.first_quote + old.quotes))
    if not entries and not before:
        return
    documents = [add_entry(entry, stories, quotes) for entry in entries]
    SearchDocument.objects.filter(article__in=[old.article_id for old in before]).delete()
    SearchDocument.objects.bulk_create(documents, batch_size=200)
    backend = backend_for(connection.vendor)
    if not state.version:
        backend.clear()  # what an index before this one may have left
    backend.remove(stories.dead)
    backend.put((stories.first + number, one.title, one.open, one.closed) for number, one in enumerate(entries))
    words = words_of_entries(entries, stories.first, quotes.first)
    _learn(entries, {word for one in words.values() for column in one.values() for word in column})
    _record(state, Change(stories, quotes), words)


def _record(state: SearchState, change: Change, words: dict) -> None:
    previous, state.token = state.token, secrets.token_hex(8)
    state.version += 1
    state.next_story, state.next_quote = change.stories.next, change.quotes.next
    SearchChange.objects.create(
        version=state.version,
        token=state.token,
        previous=previous,
        stories=len(change.stories.rows),
        facets=pack_change(change),
        words=pack_words(words),
    )
    state.save(update_fields=["version", "token", "next_story", "next_quote"])


def add_entry(entry: StoryEntry, stories: ListChange, quotes: ListChange) -> SearchDocument:
    """Give the story and its quotes their documents."""
    doc, first = stories.next, quotes.next
    days = _days(entry.day)
    stories.rows.append(entry.article)
    stories.articles.append(entry.article)
    if entry.readable:
        stories.readable.append(doc)
    _sort_in(stories.values, [*entry.values, *days], doc)
    _sort_in(stories.closed, entry.closed_values, doc)
    if entry.group:
        stories.groups.append((doc, entry.group, entry.standing))
    for number, quote in enumerate(entry.quotes, first):
        quotes.rows.append(quote.quote)
        quotes.articles.append(entry.article)
        if quote.readable:
            quotes.readable.append(number)
        _sort_in(quotes.values, [*quote.values, *days], number)
        if quote.group:
            quotes.groups.append((number, quote.group, entry.standing))
    return SearchDocument(article_id=entry.article, story=doc, first_quote=first, quotes=len(entry.quotes))


def _days(day: int) -> list[Value]:
    return [("day", day), ("month", day // 100), ("year", day // 10_000)] if day != UNDATED else [("day", UNDATED)]


def _sort_in(values, several: Iterable[Value], doc: int) -> None:
    for name, value in several:
        values[name][value].append(doc)


def words_of_entries(entries: Sequence[StoryEntry], first_story: int, first_quote: int) -> dict:
    """The postings of new documents, by list."""

    def of_stories() -> Iterator[tuple[int, str, set[str]]]:
        for doc, entry in enumerate(entries, first_story):
            title = set(entry.title)
            yield doc, "title", title
            yield doc, "open", title.union(entry.open)
            yield doc, "closed", set(entry.closed).difference(title, entry.open)

    quotes: list[QuoteEntry] = [quote for entry in entries for quote in entry.quotes]
    of_quotes = ((doc, "open", set(quote.words)) for doc, quote in enumerate(quotes, first_quote))
    return {"s": gather_words(of_stories()), "q": gather_words(of_quotes)}


def _learn(entries: Sequence[StoryEntry], words: set[str]) -> None:
    """Put new words into the vocabulary, and tell of those known that they stand in lower case now."""
    common = set().union(*(entry.common for entry in entries))
    new = {word if word in common else f"={word}" for word in words} - _known_words
    if not new:
        return
    names = [word[1:] for word in new if word[0] == "="]
    lower = [word for word in new if word[0] != "="]
    rows = [SearchWord(word=word, stem=stem(word), common=False) for word in sorted(names)]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True, batch_size=300)
    rows = [SearchWord(word=word, stem=stem(word), common=True) for word in sorted(lower)]
    SearchWord.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["word"], update_fields=["common"], batch_size=300
    )
    transaction.on_commit(lambda: _remember(new))


def _remember(words: set[str]) -> None:
    if len(_known_words) > MOST_KNOWN_WORDS:
        _known_words.clear()
    _known_words.update(words)
    # A word in lower case is no name alone: nothing is left to tell of it.
    _known_words.update(f"={word}" for word in words if word[0] != "=")


def _several(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for first in range(0, len(numbers), size):
        yield numbers[first : first + size]
