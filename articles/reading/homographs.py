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

_PARTING: Final = STOP | QUOTED | COLON | COMMA  # behind one, a capital letter tells nothing
_BEFORE_NOUN: Final = DETERMINER | POSSESSIVE | PREPOSITION | NUMBER
_AFTER_VERB: Final = THAT | DETERMINER | PRONOUN | POSSESSIVE | TO | WH | QUOTED | COLON | NAME | OTHER
_MANY: Final = frozenset(("some", "many", "most", "both", "few", "others", "all", "these", "those", "each", "several"))


def settle_verbs(paragraph: Paragraph) -> None:
    """Takes the mark of a verb of saying from the words of `paragraph` that are nouns, names or adjectives here.

    What each sentence then holds is noted in `paragraph.holds`.
    """
    tags = paragraph.tags
    for turns in paragraph.turns:
        holds = 0
        for at in turns:
            if tags[at] & CUE:
                tags[at] = _settled(paragraph, at)
            holds |= tags[at]
        paragraph.holds.append(holds)


def _settled(paragraph: Paragraph, at: int) -> int:
    """The bits of what may be a verb of saying, now that its neighbours are known."""
    tags, word = paragraph.tags, paragraph.words[at]
    flags = CUES[word.lower()]
    before = tags[at - 1] if at else 0
    capital = word[0].isupper()
    if capital and at and not before & _PARTING and not paragraph.capitals and not paragraph.in_title_case():
        return NAME
    if (flags & PAST and not flags & BASE and not before & _BEFORE_NOUN) or _is_verb(paragraph, at, flags):
        return tags[at]  # he said
    if capital and at:
        return NAME
    return WORD | SPEECH_NOUN if word in SPEECH_NOUNS else WORD


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
