"""Reads a sentence: which words each verb of saying brings, and who says them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from articles.reading.contents import contents_of, takes_left
from articles.reading.marks import Segment
from articles.reading.noun_phrases import NOMINAL, before_comma, phrase_ending
from articles.reading.sayings import Saying, find_sayings
from articles.reading.scare_quotes import quotes_somebody
from articles.reading.sentences import Paragraph
from articles.reading.types import Span
from articles.reading.words import (
    ACCORDING,
    AUXILIARY,
    COLON,
    COMMA,
    CUE,
    DASH,
    OTHER,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SAYS,
    SEMICOLON,
    STOP,
    THAT,
    VERB,
)

_SPEAKS: Final = SAYS | ACCORDING
_BRINGS: Final = _SPEAKS | QUOTED
_RELATES: Final = RELATIVE | THAT
_EDGES: Final = COMMA | STOP | DASH | COLON | SEMICOLON
_OUTSIDE_MARKS: Final = NOMINAL | AUXILIARY | VERB | CUE | PRONOUN | PREPOSITION | OTHER


@dataclass(slots=True)
class Statement:
    """One attributed statement while it is being put together; spans in characters."""

    paragraph: int
    sentence: int
    contents: list[Span]
    segments: list[Segment] = field(default_factory=list)
    speaker: Span | None = None
    cue: Span | None = None
    rule: str = ""
    confidence: float = 0.9
    hangs: bool = False  # on the writer's "that"
    plain: bool = True  # holds words outside marks
    weak: bool = False  # its verb is no verb of saying, unless nothing else brings the words
    antecedent: Span | None = None  # what a speaker "who" stands for


def read_sentence(paragraph: Paragraph, number: int, sentence: int) -> list[Statement]:
    """Every statement of one sentence whose verb stands in it."""
    tags, turns, holds = paragraph.tags, paragraph.turns[sentence], paragraph.holds[sentence]
    if not holds & _BRINGS:
        return []  # neither marks nor a verb that brings words without them
    quotes = [at for at in turns if tags[at] & QUOTED] if holds & QUOTED else []
    low, high = paragraph.sentences[sentence]
    while high > low and tags[high - 1] & STOP:
        high -= 1
    sayings = find_sayings(paragraph, low, high, turns)
    if len(sayings) > 1:
        for saying in sayings:
            saying.takes_left = takes_left(paragraph, low, high, saying)
    statements: list[Statement] = []
    used = low
    inner = (low, high)
    for index, saying in enumerate(sayings):
        following = sayings[index + 1] if index + 1 < len(sayings) else None
        if not quotes and not _needs_no_marks(tags, saying):
            continue
        end = inner[1] if inner[0] <= saying.start < inner[1] else high
        ranges = contents_of(paragraph, low, end, used, saying, following)
        statement = _statement(paragraph, number, sentence, saying, ranges, quotes) if ranges else None
        if statement and inner != (low, high) and inner[0] <= saying.start and _thinks(tags, saying):
            continue  # Ozolina said that Latvia hoped for “a bell”: her words
        if statement:
            statements.append(statement)
            if ranges[0][0] < saying.start:
                used = max(used, saying.end)
            elif not saying.takes_left:
                inner = ranges[-1]
    return statements


def _thinks(tags: list[int], saying: Saying) -> bool:
    """Whether the verb tells what somebody hopes or wants, and nothing that is said."""
    return not tags[saying.verb] & (SAYS | ACCORDING) and saying.rule == "subject before verb"


def _needs_no_marks(tags: list[int], saying: Saying) -> bool:
    return bool(tags[saying.verb] & _SPEAKS) and saying.rule != "noun of saying" and not saying.weak


def _statement(
    paragraph: Paragraph, number: int, sentence: int, saying: Saying, ranges: list[Span], quotes: Sequence[int]
) -> Statement | None:
    tags = paragraph.tags
    segments = [
        paragraph.quotes[at]
        for first, last in ranges
        for at in quotes[bisect_left(quotes, first) : bisect_left(quotes, last)]
        if quotes_somebody(paragraph, at, saying)
    ]
    if not segments and not _needs_no_marks(tags, saying):
        return None
    contents: list[Span] = []
    plain = hangs = False
    for first, last in ranges:
        while first < last and tags[first] & _EDGES:
            first += 1
        while last > first and tags[last - 1] & _EDGES:
            last -= 1
        if first >= last:
            continue
        hangs = hangs or (first > 0 and bool(tags[first - 1] & THAT))
        contents.append(paragraph.span_of(first, last))
        plain = plain or bool(tags[first] & _OUTSIDE_MARKS) or _holds_plain_words(tags[first + 1 : last])
    if not contents:
        return None
    return Statement(
        number,
        sentence,
        contents,
        segments,
        speaker_span(paragraph, saying.subject),
        paragraph.span_of(saying.verb, saying.end),
        saying.rule,
        hangs=hangs,
        plain=plain,
        weak=saying.weak,
        antecedent=_antecedent(paragraph, saying.subject),
    )


def _holds_plain_words(tags: list[int]) -> bool:
    return any(tag & _OUTSIDE_MARKS for tag in tags)


def _antecedent(paragraph: Paragraph, subject: Span | None) -> Span | None:
    """The phrase before ", who"."""
    if subject is None or not paragraph.tags[subject[0]] & _RELATES:
        return None
    last = subject[0] - 1
    low = max(0, last - 30)
    if last > 0 and paragraph.tags[last] & COMMA:
        found = before_comma(paragraph, low, last)
    else:
        found = phrase_ending(paragraph, low, last)
    return speaker_span(paragraph, found)


def speaker_span(paragraph: Paragraph, subject: Span | None) -> Span | None:
    """A subject in characters, without the verb in "he's" or the "'s" of an owner."""
    if subject is None:
        return None
    start, end = paragraph.span_of(*subject)
    word = paragraph.words[subject[1] - 1]
    if word.isalpha():
        return (start, end)
    for mark in "'’":
        at = word.rfind(mark)
        if at > 0 and len(word) - at <= 3:
            return (start, end - (len(word) - at))
    return (start, end)
