"""A story's words: where each stands, which passage and sentence it belongs to, and the names the gazetteer knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from articles.reading.capitals import in_capitals, small_letters
from articles.reading.clean_text import CleanText, clean
from articles.reading.gazetteer import Entry
from articles.reading.namesakes import is_persons
from articles.reading.phrases import phrase_at
from articles.reading.printed_words import CAPITAL, HEAD, LEADS, MEMORY, PLACED, RULES, STOPS, Word
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
    capitals: tuple[int, ...]  # words with a capital letter, in the order of the text
    leads: tuple[int, ...]  # those that begin a name
    heads: tuple[int, ...]  # words on which a post may turn
    rules: tuple[int, ...]  # "government", "administration", "cabinet"

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
    for kind, span in _prose(layout):
        first = len(words)
        start, end = cleaned.span_to_clean(span)
        _add_words(cleaned.text[start:end], start, words, starts)
        part_names(words, starts, first)
        if in_capitals(words[first:]):
            words[first:] = small_letters(words[first:])
        passages.append(Passage(kind, first, len(words)))
    marked = [(number, word.flags) for number, word in enumerate(words) if word.flags]
    known = _known(words, [number for number, flags in marked if flags & PLACED])
    for number in [number for number in known if is_persons(words, known, number)]:
        del known[number]
    covered = frozenset(number for first, (last, _) in known.items() for number in range(first, last))
    return Story(
        clean=cleaned,
        words=tuple(words),
        starts=tuple(starts),
        passages=tuple(passages),
        sentences=_sentences(words, passages, [number for number, flags in marked if flags & STOPS]),
        known=known,
        covered=covered,
        capitals=tuple([number for number, flags in marked if flags & CAPITAL]),
        leads=tuple([number for number, flags in marked if flags & LEADS]),
        heads=tuple([number for number, flags in marked if flags & HEAD]),
        rules=tuple([number for number, flags in marked if flags & RULES]),
    )


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
    groups = list(map(MEMORY.__getitem__, tokens))
    bases = accumulate([len(token) + 1 for token in tokens], initial=start)
    words += chain.from_iterable(groups)
    starts += [base + word.offset for base, group in zip(bases, groups, strict=False) for word in group]


def _sentences(words: list[Word], passages: list[Passage], stops: list[int]) -> tuple[int, ...]:
    """The word that begins each sentence: each passage's first, and those after a full stop."""
    begins = {number + 1 for number in stops if number + 1 < len(words) and words[number + 1].shape != "l"}
    begins.update([passage.first for passage in passages if passage.first < passage.last])
    return tuple(sorted(begins))


def _known(words: list[Word], placed: list[int]) -> dict[int, tuple[int, Entry]]:
    """The longest gazetteer phrase at each word, none within another."""
    found: dict[int, tuple[int, Entry]] = {}
    after = 0
    for first in placed:
        if first >= after:
            last, entry = phrase_at(words, first, anything=True)
            if entry:
                found[first] = (last, entry)
                after = last
    return found
