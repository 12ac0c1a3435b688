"""Entries become documents: each story and each of its quotes is sorted in under every value that it has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from articles.search.changes import ListChange
from articles.search.entries import UNDATED, StoryEntry, Value


class Document(NamedTuple):
    """A row of `SearchDocument`."""

    article: int
    story: int
    first_quote: int
    quotes: int


def add_entry(entry: StoryEntry, stories: ListChange, quotes: ListChange) -> Document:
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
    numbers = range(first, first + len(entry.quotes))
    for name, value in [*entry.values_of_quotes, *days] if numbers else ():
        quotes.values[name][value].extend(numbers)
    for number, quote in zip(numbers, entry.quotes, strict=True):
        quotes.rows.append(quote.quote)
        quotes.articles.append(entry.article)
        if quote.readable:
            quotes.readable.append(number)
        _sort_in(quotes.values, quote.values, number)
        if quote.group:
            quotes.groups.append((number, quote.group, entry.standing))
    return Document(entry.article, doc, first, len(entry.quotes))


def _days(day: int) -> list[Value]:
    return [("day", day), ("month", day // 100), ("year", day // 10_000)] if day != UNDATED else [("day", UNDATED)]


def _sort_in(values, several: Iterable[Value], doc: int) -> None:
    for name, value in several:
        values[name][value].append(doc)
