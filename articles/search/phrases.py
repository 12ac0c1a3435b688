"""Phrases, looked for among the documents that hold all their words: in one question only so long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection
from pyroaring import BitMap

from articles.models import Quote, SearchList
from articles.models.kept_query import KeptQuery
from articles.search.backends import backend_for
from articles.search.catalogue import Catalogue
from articles.search.indexed_rows import entries_of
from articles.search.words import joined_words

# Effort is told in millionths of a second, about, as they were measured at 500,000 stories; it depends on nothing but
# the archive and the question, so that every process finds the same.
MOST_EFFORT = 90_000
EFFORT_OF_A_STORY = 600
# A quote is read from the system's memory, in a large archive often from the disk; and of that one only half as much
# is read, for counting what is found takes longer there.
EFFORT_OF_A_QUOTE, EFFORT_FROM_DISK = 12, 150
LARGE = 2_000_000  # quotes; what is smaller is so by its share, which the disk has by its square
EFFORT_OF_A_PHRASE = 6_000  # wherever it is looked for: its words' documents are joined, it is marked in each row
EFFORT_OF_A_TEXT = 1  # that this question has read already
MOST_KEPT = 50  # phrases: two bitmaps each
MANY = 500  # rows that are read at once


class PhraseFinder:
    """Of one question. It remembers what was found: documents do not change, so each is asked once for a phrase."""

    def __init__(self, catalogue: Catalogue, list_: str) -> None:
        self._list, self._known = list_, catalogue.phrases
        self._documents = catalogue.documents[list_]
        quotes = min(len(self._documents.rows), LARGE) if list_ == SearchList.QUOTES else 0
        self._left: float = MOST_EFFORT - MOST_EFFORT * quotes // (2 * LARGE)
        self._effort_of_a_quote = EFFORT_OF_A_QUOTE + (EFFORT_FROM_DISK - EFFORT_OF_A_QUOTE) * quotes**2 // LARGE**2
        self._paid: dict[tuple, BitMap] = {}  # which documents this question has asked already
        self._quotes_paid = BitMap()  # those of them that are quotes, for whatever phrase
        self._quotes: dict[int, str] = {}  # their words, by row
        self._engine = backend_for(connection.vendor)

    def find(
        self, words: tuple[str, ...], holding: BitMap, among: BitMap, columns: Sequence[str], *, held: int
    ) -> BitMap | None:
        """Of the documents `holding` all the words those `among` these in which they follow each other.

        None where that would take too long. `held` is the sum, over the words, of how many documents hold each.
        """
        key = (self._list, words, tuple(columns))
        if key not in self._paid:
            self._paid[key] = BitMap()
            self._left -= EFFORT_OF_A_PHRASE
        paid = self._paid[key]
        asked = (holding & among) - paid
        effort, from_rows = self._least_effort(asked, holding, held)
        if effort > max(self._left, 0):
            return None
        self._left -= effort
        if self._list == SearchList.QUOTES:
            self._quotes_paid |= asked
        if not from_rows and self._engine.reads_everything:
            asked = holding
        self._paid[key] = paid | asked
        known, found = self._known.pop(key, (BitMap(), BitMap()))
        if new := asked - known:
            ask = self._read if from_rows else self._ask_engine
            known, found = known | new, found | ask(words, new, columns)
        self._known[key] = known, found
        while len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)
        return found & among

    def _least_effort(self, asked: BitMap, holding: BitMap, held: int) -> tuple[float, bool]:
        """And whether that is to read the rows."""
        if not asked:
            return 0, True
        if self._list == SearchList.QUOTES:
            again = asked.intersection_cardinality(self._quotes_paid)
            return (len(asked) - again) * self._effort_of_a_quote + again * EFFORT_OF_A_TEXT, True
        engine = self._engine.effort(len(holding if self._engine.reads_everything else asked), held)
        rows = len(asked) * EFFORT_OF_A_STORY
        return (rows, True) if rows < engine else (engine, False)

    def _ask_engine(self, words: Sequence[str], docs: BitMap, columns: Sequence[str]) -> BitMap:
        return self._engine.phrase(words, docs, columns=columns)

    def _read(self, words: Sequence[str], docs: BitMap, columns: Sequence[str]) -> BitMap:
        rows, phrase = {self._documents.rows[doc]: doc for doc in docs}, f" {' '.join(words)} "
        if self._list == SearchList.QUOTES:
            self._read_quotes([row for row in rows if row not in self._quotes])
            return BitMap([doc for row, doc in rows.items() if phrase in self._quotes.get(row, "")])
        found, numbers = BitMap(), list(rows)
        for first in range(0, len(numbers), MANY):
            some = _in_stories(numbers[first : first + MANY], columns)
            found.update(rows[number] for number, texts in some if any(phrase in f" {text} " for text in texts))
        return found

    def _read_quotes(self, rows: Sequence[int]) -> None:
        """Have their words at hand, a space before and behind each: many phrases are of the same quotes."""
        for first in range(0, len(rows), MANY):
            for row, text in _texts.tuples(rows[first : first + MANY]):
                self._quotes[row] = f" {joined_words(text)} "


_texts = KeptQuery(lambda numbers: Quote.objects.filter(pk__in=numbers).order_by().values_list("pk", "text"))


def _in_stories(numbers: Sequence[int], columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The words of each, with a space between two."""
    for entry in entries_of(numbers):
        yield entry.article, [getattr(entry, column) for column in columns]
