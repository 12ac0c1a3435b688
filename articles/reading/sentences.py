"""Cuts a paragraph into words and sentences, with each quotation folded into a single word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from articles.reading.cues import words_of
from articles.reading.marks import Segment
from articles.reading.story_words import Printed
from articles.reading.stretches import Stretches
from articles.reading.tokens import tag_in_capitals
from articles.reading.types import Span
from articles.reading.words import (
    ABBREVIATION,
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
    STOP,
    THAT,
    TOUCHING,
    TURNS,
)

_EDGES: Final = COMMA | SEMICOLON | QUOTED
_TITLE_CASE: Final = 0.6  # share of capitalised words from which a line is a title


class Paragraph:
    """A stretch of prose as parallel lists; `quotes` gives the segment behind a QUOTED token.

    The lists are empty before it is read.
    """

    __slots__ = (
        "_edges", "_in_title_case", "capitals", "holds", "looked", "printed", "quotes", "segments", "sentences",
        "span", "starts", "tags", "text", "turns", "where", "words",
    )  # fmt: skip

    def __init__(
        self, where: str, span: Span, text: str, segments: Sequence[Segment], printed: Printed | None = None
    ) -> None:
        self.where = where
        self.span = span
        self.text = text  # the whole story's
        self.segments = segments
        self.printed = printed
        self.capitals = False  # the whole stretch is written in capitals
        self.words: list[str] = []
        self.tags: list[int] = []
        self.starts: list[int] = []  # where each begins, less its number
        self.looked: list[int] = []  # tokens that may bring words or end a sentence
        self.quotes: dict[int, Segment] = {}
        self.sentences: list[Span] = []  # token ranges, half open
        self.turns: list[list[int]] = []  # tokens of each sentence that are or may bring a quotation
        self.holds: list[int] = []  # the bits of each sentence's turns, together
        self._in_title_case: bool | None = None
        self._edges: list[int] | None = None

    def span_of(self, first: int, last: int) -> Span:
        """Where the tokens `first` up to, without, `last` stand in the text."""
        word = self.words[last - 1]
        end = self.starts[last - 1] + last - 1 + len(word) if word else self.quotes[last - 1].end
        return self.starts[first] + first, end

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


def take_words(paragraph: Paragraph) -> None:
    """Fills `paragraph.words`, `tags`, `starts`, `looked` and `quotes`."""
    text, (start, end) = paragraph.text, paragraph.span
    paragraph.capitals = text[start:end].isupper()
    words = Stretches(text, paragraph.span, paragraph.printed)
    for segment in paragraph.segments:
        if start < segment.start:
            words.add(start, segment.start)
        paragraph.quotes[len(words.words)] = segment
        words.add_quotation(segment.start)
        start = segment.end
    if start < end:
        words.add(start, end)
    paragraph.words, paragraph.tags, paragraph.starts, paragraph.looked = (
        words.words,
        words.tags,
        words.starts,
        words.looked,
    )
    if paragraph.capitals:
        paragraph.tags = [tag_in_capitals(*pair) for pair in zip(words.words, words.tags, strict=True)]
        paragraph.looked = [at for at, tag in enumerate(paragraph.tags) if tag & (STOP | DOTTED | TURNS)]


def cut_sentences(paragraph: Paragraph) -> None:
    """Fills `paragraph.sentences` and `paragraph.turns`."""
    text = paragraph.text
    tags, words = paragraph.tags, paragraph.words
    first, count = 0, len(tags)
    turns: list[int] = []
    for index in paragraph.looked:
        tag = tags[index]
        if tag & STOP:
            ends = _stops(paragraph, index)
        elif tag & TURNS:
            turns.append(index)
            ends = len(turns) == MOST_TURNS or (
                bool(tag & QUOTED) and index + 1 < count and _quote_ends_sentence(text, paragraph, index)
            )
        else:
            ends = bool(tag & DOTTED) and len(words[index]) > 3 and _starts_sentence(paragraph, index + 1)
        if ends:
            paragraph.sentences.append((first, index + 1))
            paragraph.turns.append(turns)
            first, turns = index + 1, []
    if first < count:
        paragraph.sentences.append((first, count))
        paragraph.turns.append(turns)


MOST_TURNS: Final = 50  # quotations and verbs in a sentence, which is cut there; sentences of real stories have 14
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
    if after & _GOES_ON:
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


_GOES_ON: Final = CLOSE | COMMA
_COMPLEMENT: Final = THAT | PRONOUN | DETERMINER | NAME | COLON | POSSESSIVE
