"""Who speaks in a headline: "Talks to go on — Lavrov", "Talks to go on: minister", "Mayor: Bridge is safe"."""

from __future__ import annotations

from typing import Final

from articles.reading.cues import words_of
from articles.reading.noun_phrases import NOMINAL
from articles.reading.sentences import Paragraph
from articles.reading.statements import Statement, speaker_span
from articles.reading.types import Span
from articles.reading.words import (
    AUXILIARY,
    COLON,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    NAME,
    OTHER,
    POSSESSIVE,
    PREPOSITION,
    QUOTED,
    STOP,
    VERB,
    WORD,
)

HEADLINE_TAIL: Final = "speaker at the end of a headline"
_LONGEST_TAIL: Final = 10
_LONGEST_HEAD: Final = 5
_IN_A_NAME: Final = NAME | WORD | DETERMINER | POSSESSIVE | CONJUNCTION | PREPOSITION | OTHER | STOP
_RUBRICS: Final = words_of(
    """
    interview update video photos photo opinion analysis exclusive breaking watch live factbox review feature
    timeline explainer correction roundup commentary editorial lead urgent picture pictures gallery transcript
    urgent focus spotlight headlines economy sports news world politics business q&a quiz infographic graphic
    """
)


def read_headline(paragraph: Paragraph, number: int) -> list[Statement]:
    """The statement of a headline whose speaker stands at its end or its head, without a verb."""
    low, high = 0, len(paragraph.tags)
    while high > low and paragraph.tags[high - 1] & STOP:
        high -= 1
    cut = _tail(paragraph, high)
    if cut is not None:
        return [_statement(paragraph, number, (low, cut), (cut + 1, high), HEADLINE_TAIL)]
    cut = _head(paragraph, high)
    if cut is not None:
        return [_statement(paragraph, number, (cut + 1, high), (low, cut), "speaker at the head of a headline")]
    return []


def _tail(paragraph: Paragraph, high: int) -> int | None:
    """The dash or colon after which only a speaker stands."""
    tags = paragraph.tags
    for at in range(high - 2, max(2, high - 2 - _LONGEST_TAIL), -1):
        if tags[at] & (DASH | COLON):
            if tags[at] & COLON and (high - at > 7 or not any(tags[k] & (_FINITE | QUOTED) for k in range(at))):
                return None
            return at if _names(paragraph, at + 1, high) else None
        if tags[at] & QUOTED:
            return None
    return None


def _head(paragraph: Paragraph, high: int) -> int | None:
    """The colon before which only a speaker stands."""
    tags = paragraph.tags
    for at in range(1, min(_LONGEST_HEAD + 1, high - 2)):
        if tags[at] & COLON:
            speaks = _names(paragraph, 0, at) and paragraph.words[at - 1].lower() not in _RUBRICS
            return at if speaks and high - at > at and paragraph.words[0].lower() not in _RUBRICS else None
    return None


_FINITE: Final = AUXILIARY | VERB | CUE


def _names(paragraph: Paragraph, first: int, end: int) -> bool:
    """Whether nothing but a noun phrase stands here."""
    tags = paragraph.tags
    if first >= end or not tags[first] & NOMINAL:
        return False
    return all(tags[at] & _IN_A_NAME and not tags[at] & (AUXILIARY | CUE) for at in range(first, end))


def _statement(paragraph: Paragraph, number: int, content: Span, speaker: Span, rule: str) -> Statement:
    tags = paragraph.tags
    segments = [paragraph.quotes[at] for at in range(*content) if tags[at] & QUOTED]
    plain = any(not tags[at] & QUOTED for at in range(*content))
    return Statement(
        number,
        len(paragraph.sentences) - 1,
        [paragraph.span_of(*content)],
        segments,
        speaker_span(paragraph, speaker),
        None,
        rule,
        0.8,
        plain=plain,
    )
