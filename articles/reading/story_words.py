"""A story's words: where each stands, which passage and sentence it belongs to, and the names the gazetteer knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from articles.reading.capitals import in_capitals, small_letters
from articles.reading.clean_text import CleanText, clean
from articles.reading.gazetteer import Entry
from articles.reading.namesakes import is_persons
from articles.reading.printed_words import MEMORY, Word
from articles.reading.run_together import part_names
from articles.reading.types import Layout, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline, deck, caption or paragraph: the words from `first` up to `last`."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Story:
    """The words of everything that headline, deck, captions and body say, in the order of the text."""

    clean: CleanText
    words: tuple[Word, ...]
    starts: tuple[int, ...]  # places in the cleaned text
    passages: tuple[Passage, ...]
    sentences: tuple[int, ...]  # the word that begins each sentence
    known: dict[int, tuple[int, Entry]]  # gazetteer phrases: first word to (last word + 1, what it is)
    covered: frozenset[int]  # every word of those phrases

    def span(self, first: int, last: int) -> Span:
        """The original's span of the words `first` up to, without, `last`."""
        start, end = self.starts[first], self.starts[last - 1] + self.words[last - 1].size
        return self.clean.to_original(start), self.clean.to_original(end)

    def said(self, first: int, last: int) -> str:
        """The words as the cleaned text has them."""
        return self.clean.text[self.starts[first] : self.starts[last - 1] + self.words[last - 1].size]


@lru_cache(maxsize=4)
def story_words(text: str, layout: Layout) -> Story:
    """The words of the story's prose, the dateline left out."""
    cleaned = clean(text)
    words: list[Word] = []
    starts: list[int] = []
    passages: list[Passage] = []
    sentences: list[int] = []
    for kind, span in _prose(layout):
        first = len(words)
        start, end = cleaned.span_to_clean(span)
        _add_words(cleaned.text[start:end], start, words, starts)
        part_names(words, starts, first)
        if in_capitals(words[first:]):
            words[first:] = small_letters(words[first:])
        passages.append(Passage(kind, first, len(words)))
        _add_sentences(words, first, sentences)
    known = _known(words)
    for number in [number for number in known if is_persons(words, known, number)]:
        del known[number]
    covered = frozenset(number for first, (last, _) in known.items() for number in range(first, last))
    return Story(cleaned, tuple(words), tuple(starts), tuple(passages), tuple(sentences), known, covered)


def _prose(layout: Layout) -> list[tuple[str, Span]]:
    """Headline, deck, captions and paragraphs without what belongs to the page or the agency."""
    masks = [layout.dateline.span] if layout.dateline else []
    masks += [caption.credit_span for caption in layout.captions if caption.credit_span]
    prose: list[tuple[str, Span]] = []
    for kind, (start, end) in layout.prose():
        for mask in masks:
            if start <= mask[0] < end:
                if mask[0] > start:
                    prose.append((kind, (start, mask[0])))
                start = min(mask[1], end)
        if start < end:
            prose.append((kind, (start, end)))
    return prose


def _add_words(text: str, start: int, words: list[Word], starts: list[int]) -> None:
    for space in "\n\t\r":
        if space in text:
            text = text.replace(space, " ")
    tokens = text.split(" ")
    for token, end in zip(tokens, accumulate([len(token) + 1 for token in tokens], initial=start), strict=False):
        for word in MEMORY[token]:
            words.append(word)
            starts.append(end + word.offset)


def _add_sentences(words: list[Word], first: int, sentences: list[int]) -> None:
    if first == len(words):
        return
    sentences.append(first)
    for number in range(first, len(words) - 1):
        ends = words[number].ends
        if ends and ("." in ends or "?" in ends or "!" in ends) and words[number + 1].shape != "l":
            sentences.append(number + 1)


def _known(words: list[Word]) -> dict[int, tuple[int, Entry]]:
    """The longest gazetteer phrase at each word, none within another."""
    found: dict[int, tuple[int, Entry]] = {}
    after = 0
    for first in [number for number, word in enumerate(words) if word.phrases]:
        if first >= after:
            last, entry = phrase_at(words, first, anything=True)
            if entry:
                found[first] = (last, entry)
                after = last
    return found


def phrase_at(words: Sequence[Word], first: int, anything: bool = False) -> tuple[int, Entry | None]:
    """The longest gazetteer phrase at a word, or the longest of a country: its last word + 1, and what it is."""
    for phrase, entry in words[first].phrases or ():
        if (anything or entry.kind == "country") and _stands_at(words, first, phrase):
            return first + len(phrase), entry
    return first, None


def _stands_at(words: Sequence[Word], first: int, phrase: tuple[str, ...]) -> bool:
    last = len(phrase) - 1
    if first + last >= len(words):
        return False
    for number, expected in enumerate(phrase):
        word = words[first + number]
        if number and word.opens:
            return False
        if number == last:
            return expected in (word.text, word.key)
        if expected != word.key or word.ends:
            return False
    return True
