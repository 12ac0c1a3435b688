"""Cuts a paragraph into words and sentences, with each quotation folded into a single word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from articles.reading.cues import words_of
from articles.reading.marks import Segment
from articles.reading.tokens import read_words, tag_in_capitals
from articles.reading.types import Span
from articles.reading.words import (
    ABBREVIATION,
    ACCORDING,
    AUXILIARY,
    CLOSE,
    COLON,
    COMMA,
    CUE,
    DETERMINER,
    DOTTED,
    NAME,
    POSSESSIVE,
    PRONOUN,
    QUOTED,
    SEMICOLON,
    SPEECH_NOUN,
    STOP,
    THAT,
    TOUCHING,
)

_EDGES: Final = COMMA | SEMICOLON | QUOTED
_TITLE_CASE: Final = 0.6  # share of capitalised words from which a line is a title


@dataclass(slots=True)
class Paragraph:
    """A stretch of prose as parallel lists; `quotes` gives the segment behind a QUOTED token."""

    where: str
    span: Span
    text: str  # the whole story's
    capitals: bool  # the whole stretch is written in capitals
    words: list[str]
    tags: list[int]
    starts: list[int]
    quotes: dict[int, Segment]
    sentences: list[Span] = field(default_factory=list)  # token ranges, half open
    turns: list[list[int]] = field(default_factory=list)  # tokens of each sentence that are or may bring a quotation
    holds: list[int] = field(default_factory=list)  # the bits of each sentence's turns, together
    _in_title_case: bool | None = None
    _edges: list[int] | None = None

    def span_of(self, first: int, last: int) -> Span:
        """Where the tokens `first` up to, without, `last` stand in the text."""
        word = self.words[last - 1]
        return self.starts[first], self.starts[last - 1] + len(word) if word else self.quotes[last - 1].end

    def in_title_case(self) -> bool:
        """Whether most words are capitalised, as in a title."""
        if self._in_title_case is None:
            words = [word for word in self.words[:400] if word and word[0].isalpha()]
            self._in_title_case = sum([word[0].isupper() for word in words]) >= _TITLE_CASE * len(words)
        return self._in_title_case

    def edges_in(self, low: int, high: int) -> list[int]:
        """Which of the tokens `low` up to, without, `high` are commas, semicolons or quotations.

        To be asked once names are folded and sentences cut.
        """
        if self._edges is None:
            self._edges = [at for at, tag in enumerate(self.tags) if tag & _EDGES]
        return self._edges[bisect_left(self._edges, low) : bisect_left(self._edges, high)]

    def comma_inside(self, at: int) -> bool:
        """Whether the quotation at token `at` ends with a comma: “I agree,” he said."""
        return self.quotes[at].last_character(self.text) == ","


def read_paragraph(text: str, where: str, span: Span, segments: Sequence[Segment]) -> Paragraph:
    """Words and tags of one stretch of prose, not yet cut into sentences."""
    start, end = span
    capitals = text[start:end].isupper()
    words: list[str] = []
    tags: list[int] = []
    starts: list[int] = []
    quotes: dict[int, Segment] = {}
    paragraph = Paragraph(where, span, text, capitals, words, tags, starts, quotes)
    for segment in segments:
        _add_words(paragraph, start, segment.start)
        quotes[len(words)] = segment
        words.append("")
        tags.append(QUOTED)
        starts.append(segment.start)
        start = segment.end
    _add_words(paragraph, start, end)
    return paragraph


def _add_words(paragraph: Paragraph, start: int, end: int) -> None:
    if start >= end:
        return
    words, tags, starts = read_words(paragraph.text[start:end], start)
    if words:
        paragraph.words += words
        paragraph.tags += map(tag_in_capitals, words, tags) if paragraph.capitals else tags
        paragraph.starts += starts


def cut_sentences(paragraph: Paragraph) -> None:
    """Fills `paragraph.sentences` and `paragraph.turns`."""
    text = paragraph.text
    tags, words = paragraph.tags, paragraph.words
    first, count = 0, len(tags)
    turns: list[int] = []
    for index in [at for at, tag in enumerate(tags) if tag & _LOOKED_AT]:
        tag = tags[index]
        if tag & _TURNS:
            turns.append(index)
            ends = False
        if tag & STOP:
            ends = _stops(paragraph, index)
        elif tag & QUOTED:
            ends = index + 1 < count and _quote_ends_sentence(text, paragraph, index)
        elif tag & DOTTED:
            ends = len(words[index]) > 3 and _starts_sentence(paragraph, index + 1)
        if ends or len(turns) == MOST_TURNS:
            paragraph.sentences.append((first, index + 1))
            paragraph.turns.append(turns)
            first, turns = index + 1, []
    if first < count:
        paragraph.sentences.append((first, count))
        paragraph.turns.append(turns)


MOST_TURNS: Final = 50  # quotations and verbs in a sentence, which is cut there; sentences of real stories have 14
_TURNS: Final = QUOTED | CUE | ACCORDING | SPEECH_NOUN
_LOOKED_AT: Final = STOP | DOTTED | _TURNS
_OPENERS = words_of("""
    The A An He She They It We I But And In On At This That These Those
    """)


def _starts_sentence(paragraph: Paragraph, index: int) -> bool:
    if index >= len(paragraph.words):
        return False
    if paragraph.tags[index] & QUOTED:
        segment = paragraph.quotes[index]
        return (
            paragraph.text[segment.inner_start : segment.inner_start + 1].isupper()
            and segment.last_character(paragraph.text) in ".?!,"
        )
    return paragraph.words[index] in _OPENERS


def _stops(paragraph: Paragraph, index: int) -> bool:
    """Whether the stop at `index` ends a sentence."""
    words, tags = paragraph.words, paragraph.tags
    if index + 1 >= len(words):
        return True
    follower, after = words[index + 1], tags[index + 1]
    if after & (CLOSE | COMMA):
        return False
    if tags[index] & TOUCHING:
        previous = words[index - 1]
        if tags[index - 1] & ABBREVIATION or (len(previous) == 1 and previous.isupper()):
            return False
        if previous[-2:-1] == "-" and previous[-1].isupper() and follower.isupper():
            return False  # (D-N.Y.)
    return bool(after & QUOTED) or not follower[0].islower()


def _quote_ends_sentence(text: str, paragraph: Paragraph, index: int) -> bool:
    """Whether a quotation closes the sentence by its own stop: “We agreed.” The talks went on."""
    last = paragraph.quotes[index].last_character(text)
    if last not in ".?!…":
        return False
    words, tags = paragraph.words, paragraph.tags
    if tags[index + 1] & QUOTED:
        return True
    if words[index + 1] and (words[index + 1][0].islower() or not words[index + 1][0].isalpha()):
        return False
    return not _attribution_follows(paragraph, index + 1, last)


def _attribution_follows(paragraph: Paragraph, index: int, last: str) -> bool:
    """Whether "Lavrov said" stands at `index` after a quotation that ends with its own stop.

    After a full stop the writer must add nothing to it: “It is over.” Lavrov said he was tired.
    """
    tags = paragraph.tags
    for at in range(index, min(index + 10, len(tags))):
        tag = tags[at]
        if tag & CUE and at > index:
            after = tags[at + 1] if at + 1 < len(tags) else STOP
            return bool(after & STOP) if last == "." else not after & _COMPLEMENT
        if tag & (STOP | QUOTED | COMMA | AUXILIARY):
            return False
    return False


_COMPLEMENT = THAT | PRONOUN | DETERMINER | NAME | COLON | POSSESSIVE
