"""Sorts new documents in under their words, by list and column."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from articles.search.entries import StoryEntry
from articles.search.postings import COLUMNS, Words, in_order, numbering, numbers_of, postings_of
from articles.search.words import word_of

TITLE, OPEN, CLOSED = range(len(COLUMNS))


class SortedWords(NamedTuple):
    lists: dict[str, Words]
    runs: Collection[str]  # that the words of the stories are printed as, each once


class _Held(NamedTuple):
    """Numbers of words, or of runs, and the document that holds each."""

    numbers: np.ndarray
    docs: np.ndarray


def sort_words(entries: Sequence[StoryEntry], stories: Sequence[int], quotes: Sequence[int]) -> SortedWords:
    """`stories` are the documents of these entries, `quotes` those of all their quotes."""
    words, runs = numbering(), numbering()
    printed = [
        _held([entry.title_runs for entry in entries], stories, runs),
        _held([entry.open_runs for entry in entries], stories, runs),
        _held([entry.closed_runs for entry in entries], stories, runs),
    ]
    # Runs are numbered by themselves: most stand in many stories, and which word each is need be asked but once.
    words_of_runs = numbers_of(map(word_of, runs), words)
    title, public, closed = (held._replace(numbers=words_of_runs[held.numbers]) for held in printed)
    spoken, shown = _of_quotes(entries, stories, quotes, words)
    of_stories = [(TITLE, title), (OPEN, public), (OPEN, shown), (CLOSED, closed)]
    return SortedWords({"s": _by_column(of_stories, words), "q": _by_column([(OPEN, spoken)], words)}, runs)


def _of_quotes(
    entries: Sequence[StoryEntry], stories: Sequence[int], quotes: Sequence[int], words: dict[str, int]
) -> tuple[_Held, _Held]:
    """What quotes hold, and what of it stories hold, too."""
    said = [(doc, quote) for doc, entry in zip(stories, entries, strict=True) for quote in entry.quotes]
    held = _held([quote.words for _doc, quote in said], range(len(said)), words)
    in_open = np.array([quote.in_open for _doc, quote in said], bool)[held.docs]
    around = np.array([doc for doc, _quote in said], np.uint32)[held.docs]
    spoken = held._replace(docs=np.array(quotes, np.uint32)[held.docs])
    return spoken, _Held(held.numbers[in_open], around[in_open])


def _held(texts: Iterable[str], docs: Sequence[int], numbers: dict[str, int]) -> _Held:
    """Of the text of each document."""
    held: list[int] = []
    lengths = []
    for text in texts:
        several = text.split()
        held += map(numbers.__getitem__, several)
        lengths.append(len(several))
    return _Held(np.array(array("I", held)), np.repeat(np.array(docs, np.uint32), lengths))


def _by_column(several: Sequence[tuple[int, _Held]], words: dict[str, int]) -> Words:
    """The columns stand in their order. Open is the title, too; closed is what is not open."""
    sizes = [len(held.docs) for _column, held in several]
    columns = np.repeat(np.array([column for column, _held in several], np.uint8), sizes)
    numbers = np.concatenate([held.numbers for _column, held in several])
    docs = np.concatenate([held.docs for _column, held in several])
    order = in_order(docs)
    order = order[in_order(numbers[order])]
    numbers, docs, columns = numbers[order], docs[order], columns[order]
    once = numbers != words[""]  # what is no word
    once[1:] &= (numbers[1:] != numbers[:-1]) | (docs[1:] != docs[:-1])
    places = {"title": columns == TITLE, "open": columns <= OPEN, "closed": columns == CLOSED}
    return {name: postings_of(words, numbers[at & once], docs[at & once]) for name, at in places.items()}
