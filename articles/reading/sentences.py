"""Cuts a paragraph into words and sentences, with each quotation folded into a single word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.reading.cues import words_of
from articles.reading.marks import Segment
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
    LEXICON,
    NAME,
    POSSESSIVE,
    PRONOUN,
    QUOTED,
    STOP,
    THAT,
    WORD,
)

TOKEN = re.compile(
    r"(?>(?:[A-Z]\.){2,})"  # U.S. D.C.
    r"|[^\W\d_]++(?>(?:[’'&\-‑][^\W_]++)*)(?>(?:'(?=\s))?)"
    r"|\d++(?>(?:[.,:/]\d++)*)(?>(?:[\-‑]?[^\W_]++)*)"
    r"|&\#?\w{2,8};"
    r"|\.\.++|…|--++|[^\s\w]|_"
)


@dataclass(slots=True)
class Paragraph:
    """A stretch of prose as parallel lists; `quotes` gives the segment behind a QUOTED token."""

    where: str
    span: Span
    words: list[str] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quotes: dict[int, Segment] = field(default_factory=dict)
    sentences: list[Span] = field(default_factory=list)  # token ranges, half open
    text: str = ""
    capitals: bool = False  # the whole stretch is written in capitals

    def comma_inside(self, at: int) -> bool:
        """Whether the quotation at token `at` ends with a comma: “I agree,” he said."""
        return self.quotes[at].last_character(self.text) == ","


def read_paragraph(text: str, where: str, span: Span, segments: Sequence[Segment]) -> Paragraph:
    """Words and tags of one stretch of prose, not yet cut into sentences."""
    paragraph = Paragraph(where, span, text=text, capitals=text[span[0] : span[1]].isupper())
    at = span[0]
    for segment in segments:
        _read_words(text, at, segment.start, paragraph)
        paragraph.quotes[len(paragraph.words)] = segment
        paragraph.words.append("")
        paragraph.tags.append(QUOTED)
        paragraph.starts.append(segment.start)
        paragraph.ends.append(segment.end)
        at = segment.end
    _read_words(text, at, span[1], paragraph)
    return paragraph


def _read_words(text: str, start: int, end: int, paragraph: Paragraph) -> None:
    if start >= end:
        return
    spans = [match.span() for match in TOKEN.finditer(text, start, end)]
    if not spans:
        return
    words = [text[first:last] for first, last in spans]
    paragraph.words += words
    if paragraph.capitals:
        paragraph.tags += map(_tag_in_capitals, words)
    else:
        paragraph.tags += map(LEXICON.__getitem__, words)
    starts, ends = zip(*spans, strict=True)
    paragraph.starts += starts
    paragraph.ends += ends


def _tag_in_capitals(word: str) -> int:
    """Capitals hide what is a name: an unknown word may be one."""
    tag = LEXICON[word.lower()]
    return tag | NAME if tag & WORD else tag


def cut_sentences(paragraph: Paragraph) -> None:
    """Fills `paragraph.sentences`."""
    text = paragraph.text
    tags, words = paragraph.tags, paragraph.words
    sentences, first, count = [], 0, len(tags)
    for index in [at for at, tag in enumerate(tags) if tag & _MAY_END]:
        tag = tags[index]
        if tag & STOP:
            ends = _stops(paragraph, index)
        elif tag & QUOTED:
            ends = index + 1 < count and _quote_ends_sentence(text, paragraph, index)
        else:
            ends = len(words[index]) > 3 and _starts_sentence(paragraph, index + 1)
        if ends:
            sentences.append((first, index + 1))
            first = index + 1
    if first < count:
        sentences.append((first, count))
    paragraph.sentences = sentences


_MAY_END = STOP | QUOTED | DOTTED
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
    if words[index] == "." and index:
        previous = words[index - 1]
        touching = paragraph.ends[index - 1] == paragraph.starts[index]
        if touching and (tags[index - 1] & ABBREVIATION or (len(previous) == 1 and previous.isupper())):
            return False
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
