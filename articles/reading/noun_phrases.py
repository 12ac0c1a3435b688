"""Reads the phrase that names a speaker: to the left of a verb, to its right, or at the head of a sentence.

Ranges are token indices of a Paragraph, half open.
"""

from __future__ import annotations

from typing import Final

from articles.reading.sentences import Paragraph
from articles.reading.types import Span
from articles.reading.words import (
    ABBREVIATION,
    ADVERB,
    AUXILIARY,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    NAME,
    NUMBER,
    OPEN,
    OTHER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

NOMINAL: Final = NAME | WORD | NUMBER | POSSESSIVE | ABBREVIATION | DETERMINER
_REACH: Final = 40  # tokens looked at on either side: sentences of hostile length cost no more
_OPENING_A_PLACE: Final = frozenset(
    ("in", "at", "on", "during", "after", "before", "via", "about", "to", "as", "over", "by")
)


def subject_before(paragraph: Paragraph, low: int, verb: int) -> Span | None:
    """The subject of the verb at `verb`, looked for leftwards down to `low`."""
    tags, words = paragraph.tags, paragraph.words
    low = max(low, verb - _REACH)
    at = verb - 1
    while at >= low and (
        tags[at] & (AUXILIARY | ADVERB)
        or (tags[at] & TIME and not _is_name_here(paragraph, at))
        or words[at] == "himself"
    ):
        at -= 1
        if at >= low and tags[at] & PREPOSITION and tags[at + 1] & TIME:
            at -= 1
    if at < low:
        return None
    tag = tags[at]
    if tag & COMMA:
        return _before_parenthesis(paragraph, low, at, COMMA)
    if tag & CLOSE:
        opening = at
        while opening > low and not tags[opening] & OPEN:
            opening -= 1
        return phrase_ending(paragraph, low, opening - 1)
    if tag & DASH:
        return _before_parenthesis(paragraph, low, at, DASH)
    if tag & CONJUNCTION:
        return first_phrase(paragraph, low, at)
    return phrase_ending(paragraph, low, at)


def _is_name_here(paragraph: Paragraph, at: int) -> bool:
    return False


def _before_parenthesis(paragraph: Paragraph, low: int, at: int, kind: int) -> Span | None:
    """The phrase before ", the Kremlin spokesman," whose last comma stands at `at`."""
    tags = paragraph.tags
    close = at
    while True:
        start = close - 1
        while start >= low and not tags[start] & kind:
            if tags[start] & QUOTED:
                return None
            start -= 1
        if start < low:
            return None if close == at else phrase_starting(paragraph, low, close)
        first = tags[start + 1]
        if close != at and first & (NAME | PRONOUN) and not first & TIME:
            return phrase_starting(paragraph, start + 1, close)
        if kind == DASH or (first & (RELATIVE | VERB | PREPOSITION | CUE) and not first & NAME):
            found = phrase_ending(paragraph, low, start - 1)
            if found:
                return found
        if close == at and first & NAME and not tags[start + 1] & ABBREVIATION and start + 2 < close:
            return phrase_starting(paragraph, start + 1, close)
        if close == at:
            found = phrase_ending(paragraph, low, start - 1)
            if found and tags[found[0]] & (NAME | DETERMINER | POSSESSIVE | PRONOUN):
                return found
        close = start
        if close <= low:
            return None


def phrase_ending(paragraph: Paragraph, low: int, last: int) -> Span | None:
    """The noun phrase whose last word stands at `last`."""
    tags, words = paragraph.tags, paragraph.words
    if last < low:
        return None
    tag = tags[last]
    if tag & PRONOUN:
        return (last, last + 1)
    if tag & RELATIVE:
        return (last, last + 1)
    if not tag & (NOMINAL | STOP | OTHER):
        return None
    at = last
    start = last + 1
    while at >= low:
        tag = tags[at]
        if tag & STOP:
            if at == low or not tags[at - 1] & (ABBREVIATION | NAME):
                break
            at -= 1
            continue
        if tag & VERB and not tag & WORD:
            break
        if tag & NOMINAL or (tag & OTHER and words[at] in ("/", "&", "’", "'", "%", "$")):
            start = at
            if tag & DETERMINER and not (at > low and tags[at - 1] & (PREPOSITION | DETERMINER)):
                break
            at -= 1
        elif tag & PREPOSITION:
            if at > low and tags[at - 1] & NOMINAL and not tags[at - 1] & (DETERMINER | TIME):
                at -= 1
            else:
                break
        elif (
            tag & CONJUNCTION
            and start == at + 1
            and at > low
            and tags[at - 1] & NAME
            and tags[at + 1] & (NAME | DETERMINER)
        ):
            at -= 1
        elif tag & CUE and start == at + 1 and at > low and tags[at - 1] & (DETERMINER | POSSESSIVE | WORD):
            start = at
            at -= 1
        else:
            break
    if start > last:
        return None
    return (start, last + 1)


def phrase_starting(paragraph: Paragraph, first: int, high: int) -> Span | None:
    """The noun phrase whose first word stands at `first`."""
    tags, words = paragraph.tags, paragraph.words
    if first >= high:
        return None
    if tags[first] & PRONOUN:
        return (first, first + 1)
    if not tags[first] & NOMINAL:
        return None
    at, end = first, first
    high = min(high, first + _REACH)
    while at < high:
        tag = tags[at]
        if tag & NOMINAL and (not tag & TIME or at == first) and not (tag & VERB and at > first):
            if tag & DETERMINER and at > first and not tags[at - 1] & (PREPOSITION | DETERMINER | CONJUNCTION):
                break
            at += 1
            end = at
        elif (
            (tag & STOP and at > first and tags[at - 1] & (ABBREVIATION | NAME) and at + 1 < high)
            or (tag & PREPOSITION and words[at] not in _OPENING_A_PLACE)
            or (tag & PREPOSITION and words[at] == "in" and not any(t & NAME for t in tags[first:at]))
            or (tag & CONJUNCTION and at + 1 < high and tags[at + 1] & NAME and tags[at - 1] & NAME)
            or (tag & OTHER and words[at] in ("/", "’", "'"))
        ):
            at += 1
        else:
            break
    return (first, end) if end > first else None


def first_phrase(paragraph: Paragraph, low: int, high: int) -> Span | None:
    """The first noun phrase of a sentence, past what introduces it: its likely subject."""
    tags = paragraph.tags
    at = low
    while at < high and tags[at] & (CONJUNCTION | ADVERB | COMMA | QUOTED | DASH | OTHER):
        at += 1
    if at < high and tags[at] & (PREPOSITION | SUBORDINATOR | TIME | VERB) and not tags[at] & DETERMINER:
        comma = at
        while comma < high and not tags[comma] & COMMA:
            comma += 1
        if comma + 1 < high:
            at = comma + 1
            while at < high and tags[at] & (ADVERB | COMMA):
                at += 1
        elif tags[at] & SUBORDINATOR:
            at += 1
    return phrase_starting(paragraph, at, high)
