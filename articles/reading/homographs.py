"""Settles words that may be a verb of saying or something else: claims, reports, pledged, State, press."""

from __future__ import annotations

from typing import Final

from articles.reading.cues import BASE, CUES, ING, NOUNLIKE, PAST, PRESENT
from articles.reading.sentences import Paragraph
from articles.reading.words import (
    ADVERB,
    AS,
    AUXILIARY,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    NAME,
    NUMBER,
    OTHER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH_NOUN,
    SPEECH_NOUNS,
    STOP,
    THAT,
    TIME,
    TO,
    WH,
    WORD,
)

_BEFORE_NOUN: Final = DETERMINER | POSSESSIVE | PREPOSITION | NUMBER
_AFTER_VERB: Final = THAT | DETERMINER | PRONOUN | POSSESSIVE | TO | WH | QUOTED | COLON | NAME | OTHER
_MANY: Final = frozenset(("some", "many", "most", "both", "few", "others", "all", "these", "those", "each", "several"))
_TITLE_CASE: Final = 0.6  # share of capitalised words from which a line is a title


def settle_verbs(paragraph: Paragraph) -> None:
    """Takes the mark of a verb of saying from the words of `paragraph` that are nouns, names or adjectives here."""
    tags = paragraph.tags
    capitals: bool | None = None
    for at in [at for turns in paragraph.turns for at in turns if tags[at] & CUE]:
        word = paragraph.words[at]
        flags = CUES[word.lower()]
        if word[0].isupper() and not paragraph.capitals and at and not tags[at - 1] & (STOP | QUOTED | COLON | COMMA):
            if capitals is None:
                capitals = _in_capitals(paragraph)
            if not capitals:
                tags[at] = NAME
                continue
        if not _is_verb(paragraph, at, flags):
            tags[at] = NAME if word[0].isupper() and at else WORD | (SPEECH_NOUN if word in SPEECH_NOUNS else 0)


def _in_capitals(paragraph: Paragraph) -> bool:
    words = [word for word in paragraph.words[:400] if word and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)


def _closes_quotation(paragraph: Paragraph, at: int) -> bool:
    """Whether the word ends what follows a quotation with a comma within its marks, and a phrase stands between."""
    tags = paragraph.tags
    if at + 1 < len(tags) and not tags[at + 1] & (STOP | COMMA):
        return False
    for index in range(at - 1, max(-1, at - 9), -1):
        if tags[index] & QUOTED:
            return paragraph.comma_inside(index) and index < at - 1
        if not tags[index] & _IN_PHRASE or tags[index] & (STOP | COMMA):
            return False
    return False


_IN_PHRASE: Final = NAME | WORD | DETERMINER | POSSESSIVE | PREPOSITION | NUMBER


def _is_verb(paragraph: Paragraph, at: int, flags: int) -> bool:
    tags = paragraph.tags
    before = tags[at - 1] if at else 0
    after = tags[at + 1] if at + 1 < len(tags) else 0
    if flags & PAST and not flags & BASE:
        if before & (DETERMINER | NUMBER | POSSESSIVE) and after & (WORD | NAME | CUE):
            return before & POSSESSIVE == 0 and paragraph.words[at - 1].lower() in _MANY
        return not (before & PREPOSITION and after & (WORD | NAME))
    if flags & ING and not flags & (PRESENT | BASE):
        return not (
            before & (DETERMINER | POSSESSIVE) or (flags & NOUNLIKE and before & (WORD | NAME) and not after & THAT)
        )
    if not flags & NOUNLIKE:
        return not before & PREPOSITION
    if paragraph.words[at].lower() == "read" and after and paragraph.words[at + 1] in ("aloud", "out", "from"):
        return False  # another's words
    if flags & PAST and before & (NAME | WORD | PRONOUN | RELATIVE) and not before & POSSESSIVE:
        return True  # the editorial read
    if before & (PRONOUN | RELATIVE | ADVERB | AUXILIARY | TO):
        return True
    if before & _BEFORE_NOUN:
        return paragraph.words[at - 1].lower() in _MANY and bool(after & _AFTER_VERB)
    if flags & PRESENT and before & (NAME | WORD) and _closes_quotation(paragraph, at):
        return True  # “…,” Orlov notes.
    if before & (NAME | TIME):
        plural = paragraph.words[at - 1].endswith("s")
        return bool(after & (_AFTER_VERB | AS)) if flags & PRESENT or plural else bool(after & THAT)
    if before & WORD:
        plural = paragraph.words[at - 1].endswith("s")
        if flags & PRESENT and plural and not after & THAT:
            return False
        return bool(after & _AFTER_VERB & ~NAME) if plural or flags & PRESENT else bool(after & THAT)
    if before & (QUOTED | COMMA):
        return bool(flags & PRESENT and after & (NAME | DETERMINER | QUOTED))
    if before & CONJUNCTION:
        return bool(after & (THAT | QUOTED))
    return False
