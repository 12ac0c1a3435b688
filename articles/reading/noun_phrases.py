"""Reads the phrase that names a speaker: to the left of a verb, to its right, or at the head of a sentence.

Ranges are token indices of a Paragraph, half open.
"""

from __future__ import annotations

from typing import Final

from articles.reading.cues import words_of
from articles.reading.sentences import Paragraph
from articles.reading.types import Span
from articles.reading.words import (
    ABBREVIATION,
    ADVERB,
    AS,
    AUXILIARY,
    CLOSE,
    COLON,
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
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    TIME,
    TO,
    VERB,
    WH,
    WORD,
)

NOMINAL: Final = NAME | WORD | NUMBER | POSSESSIVE | ABBREVIATION | DETERMINER
REACH: Final = 48  # tokens looked at on either side: a sentence of hostile length costs no more
_FAR: Final = 400  # tokens of a sentence in which its last clause is looked for
_CLAUSES: Final = 20  # what stands between commas, quotations or dashes there
_IN_PLACE: Final = WORD | DETERMINER | TIME | NUMBER | POSSESSIVE
_IN_ADJUNCT: Final = PREPOSITION | _IN_PLACE
_ADVERBIAL: Final = AUXILIARY | ADVERB
_ALONE: Final = PRONOUN | RELATIVE  # subjects by themselves
_COMMAS: Final = COMMA | DASH
_PARTS: Final = _COMMAS | SEMICOLON | QUOTED
_LEADING: Final = CONJUNCTION | ADVERB | TIME | _COMMAS  # before a subject
_TOWARDS: Final = PREPOSITION | TO
_BOUNDARY: Final = QUOTED | SEMICOLON | COLON | THAT | SUBORDINATOR | AS | CUE | RELATIVE | WH
_MAY_PART: Final = _BOUNDARY | COMMA | DASH | CLOSE
_MAY_OPEN: Final = TIME | VERB | DETERMINER  # a phrase after another
_WITHIN: Final = words_of("of for from with against to between behind under like including")  # join a phrase
_ROLES: Final = words_of(
    """
    Representative Ambassador Minister Secretary Envoy Spokesman Spokeswoman Spokesperson Commissioner Head
    Chief Adviser Advisor Director Chairman Chairwoman Chair President Consul Delegate Coordinator Rapporteur
    Attache Deputy Governor Undersecretary Under-Secretary Commander Speaker Member Assistant Counsel Officer
    Liaison
    """
)
_JOINERS: Final = ("/", "’", "'", "$", "%", "@", "#", "*", "_")


def subject_before(paragraph: Paragraph, low: int, verb: int) -> Span | None:
    """The subject of the verb at `verb`, looked for leftwards down to `low`."""
    tags = paragraph.tags
    low = max(low, verb - REACH)
    last = _past_adverbs(paragraph, low, verb - 1)
    if last >= low and tags[last] & _IN_ADJUNCT:
        last = _past_inserted_place(paragraph, low, last)
    if last < low:
        return None
    tag = tags[last]
    if tag & _ALONE:
        return (last, last + 1)
    if tag & THAT and last > low and tags[last - 1] & WORD and not tags[last - 1] & (CUE | TIME):
        return (last, last + 1)  # a banner that said
    if tag & _COMMAS:
        return _before_parenthesis(paragraph, low, last, COMMA if tag & COMMA else DASH)
    if tag & CLOSE:
        last = _before_brackets(tags, low, last)
    chunk = _chunk_start(paragraph, low, last)
    return _subject_of_chunk(paragraph, chunk, last + 1)


def _past_adverbs(paragraph: Paragraph, low: int, at: int) -> int:
    """The last token before auxiliaries, adverbs and "on Tuesday" that stand between subject and verb."""
    tags, words = paragraph.tags, paragraph.words
    while at >= low:
        tag = tags[at]
        if tag & _ADVERBIAL or words[at] in ("himself", "herself", "themselves", "itself"):
            at -= 1
        elif tag & TIME and at > low and not (tags[at - 1] & DETERMINER and tag & NAME):
            at -= 1
            while at > low and (tags[at] & (TIME | NUMBER) or words[at] in ("this", "last", "the", "early", "late")):
                at -= 1
            if tags[at] & PREPOSITION:
                at -= 1
        else:
            break
    return at


def _past_inserted_place(paragraph: Paragraph, low: int, at: int) -> int:
    """Past "in the past" in "who has in the past described": a place or time between auxiliary and verb."""
    tags = paragraph.tags
    for index in range(at, max(low, at - 4), -1):
        if tags[index] & PREPOSITION:
            return _past_adverbs(paragraph, low, index - 1) if tags[index - 1] & AUXILIARY else at
        if tags[index] & NAME or not tags[index] & _IN_PLACE:
            break
    return at


def _before_brackets(tags: list[int], low: int, at: int) -> int:
    while at > low and not tags[at] & OPEN:
        at -= 1
    return at - 1


def _chunk_start(paragraph: Paragraph, low: int, last: int) -> int:
    """Where the run of words that ends at `last` begins: after a comma, a quotation or a word that opens a clause."""
    tags = paragraph.tags
    at = last
    while at >= low:
        tag = tags[at]
        if not tag & _MAY_PART:
            at -= 1
            continue
        if tag & CLOSE:
            at = _before_brackets(tags, low, at)
            continue
        if tag & _COMMAS and not _inner_comma(paragraph, low, at, last):
            break
        if tag & _BOUNDARY and not (tag & RELATIVE and _relative_clause(paragraph, low, at, last)):
            break
        at -= 1
    return at + 1


def _inner_comma(paragraph: Paragraph, low: int, at: int, last: int) -> bool:
    """A comma within a subject: Graham, Perdue and Cruz said."""
    tags = paragraph.tags
    if not (at - 1 >= low and tags[at - 1] & NAME and at + 1 <= last and tags[at + 1] & NAME):
        return False
    return any(tags[k] & CONJUNCTION for k in range(at + 1, min(last, at + 8))) and not any(
        tags[k] & (AUXILIARY | VERB | CUE) for k in range(at + 1, last)
    )


def _relative_clause(paragraph: Paragraph, low: int, at: int, last: int) -> bool:
    """Whether "who" at `at` opens a clause without a comma that ends before the verb: a man who saw it said."""
    tags = paragraph.tags
    return at - 1 >= low and bool(tags[at - 1] & (NAME | WORD)) and last - at >= 2


def _subject_of_chunk(paragraph: Paragraph, start: int, end: int) -> Span | None:
    """The subject within a run of words without commas."""
    tags = paragraph.tags
    while start < end and tags[start] & _LEADING and not tags[start] & NAME:
        start += 1
    if start >= end:
        return None
    if tags[start] & _TOWARDS or (tags[start] & TIME and not tags[start] & DETERMINER):
        found = _after_place(paragraph, start, end)
        if found is not None:
            start = found
    phrase = phrase_starting(paragraph, start, end)
    if phrase is None:
        return phrase_ending(paragraph, start, end - 1)
    return phrase


def _after_place(paragraph: Paragraph, start: int, end: int) -> int | None:
    """In "On Tuesday the minister", where "the minister" starts."""
    tags = paragraph.tags
    at = start + 1
    while at < end and tags[at] & (DETERMINER | POSSESSIVE) and not tags[at] & NAME:
        at += 1
    named = False
    while at < end:
        tag = tags[at]
        if tag & (PRONOUN | DETERMINER) or (tag & POSSESSIVE and not tag & (NAME | WORD)):
            return at
        if tag & TIME:
            named = True
        elif (tag & NAME and named) or (tag & NAME and tags[at - 1] & WORD):
            return at
        at += 1
    return None


def _before_parenthesis(paragraph: Paragraph, low: int, at: int, kind: int) -> Span | None:
    """The subject before ", the Kremlin spokesman," whose last comma stands at `at`."""
    tags = paragraph.tags
    close, steps = at, 0
    while close > low and steps < 6:
        start = close - 1
        while start >= low and not tags[start] & (kind | QUOTED | SEMICOLON):
            start -= 1
        if start >= low and tags[start] & (QUOTED | SEMICOLON):
            # “…,” the minister, a lawyer, said: the chunk after the marks holds the subject
            return _subject_of_chunk(paragraph, start + 1, close) if steps else None
        first = start + 1
        if first < close:
            opens = tags[first]
            if not steps and start > low and _names_somebody(paragraph, low, start, first, close):
                return (first, close)  # the mayor, Ivan Orlov, said
            if steps and _may_be_subject(paragraph, first, close):
                return _subject_of_chunk(paragraph, _chunk_start(paragraph, first, close - 1), close)
            if start < low:
                return _subject_of_chunk(paragraph, first, close) if steps and not opens & PREPOSITION else None
        close, steps = start, steps + 1
    return None


def _names_somebody(paragraph: Paragraph, low: int, comma: int, first: int, end: int) -> bool:
    """Whether ", Ivan Orlov," gives the name of a person described before it without one."""
    tags = paragraph.tags
    if not 1 < end - first < 6 or not all(tags[at] & (NAME | STOP) and not tags[at] & TIME for at in range(first, end)):
        return False
    described = phrase_ending(paragraph, low, comma - 1)
    if described is None or not tags[comma - 1] & WORD or tags[comma - 1] & NAME:
        return False
    return bool(tags[described[0]] & (DETERMINER | POSSESSIVE))


def before_comma(paragraph: Paragraph, low: int, comma: int) -> Span | None:
    """The phrase that ends before the comma at `comma`: of ", Ivan Orlov, the mayor, who" it is "Ivan Orlov"."""
    if comma <= low:
        return None
    start = _chunk_start(paragraph, low, comma - 1)
    first = paragraph.tags[start] if start < comma else 0
    explains = first & (DETERMINER | NUMBER | ABBREVIATION) and start - 1 > low and paragraph.tags[start - 1] & COMMA
    if explains and paragraph.tags[start - 2] & NAME:
        return phrase_ending(paragraph, low, start - 2)
    return phrase_ending(paragraph, start, comma - 1)


def _may_be_subject(paragraph: Paragraph, first: int, end: int) -> bool:
    """Whether the chunk before a parenthesis is what the parenthesis explains, and no other explanation."""
    tags, words = paragraph.tags, paragraph.words
    tag = tags[first]
    if tag & RELATIVE and end == first + 1:
        return True
    if tag & (RELATIVE | VERB | NUMBER | ABBREVIATION) and words[first] not in _TITLES:
        return False
    if words[first][:2] in ("D-", "R-", "I-"):
        return False
    if tag & PREPOSITION:
        return False
    if words[first].lower() in ("a", "an") and not (first > 0 and tags[first - 1] & (STOP | QUOTED)) and first > 1:
        return tags[first - 1] & COMMA == 0
    return bool(tag & (NOMINAL | PRONOUN | CONJUNCTION | ADVERB | TIME))


_TITLES: Final = words_of(
    """
    Mr Mrs Ms Dr Sen Gov Rep Gen Lt Col Sgt Capt Maj Adm Rev Hon Prof St Sens Reps Govs Pres Amb Supt Cmdr Brig
    """
)


def phrase_ending(paragraph: Paragraph, low: int, last: int) -> Span | None:
    """The noun phrase whose last word stands at `last`."""
    tags = paragraph.tags
    at = last
    start = last + 1
    while at >= low:
        tag = tags[at]
        if tag & VERB and not tag & WORD:
            break
        if tag & NOMINAL:
            start = at
            if tag & DETERMINER and not (at > low and tags[at - 1] & (PREPOSITION | DETERMINER)):
                break
        elif not (
            (tag & PREPOSITION and at > low and tags[at - 1] & NOMINAL)
            or (tag & CONJUNCTION and at > low and tags[at - 1] & NAME and tags[at + 1] & NAME)
            or (tag & STOP and at > low and tags[at - 1] & (ABBREVIATION | NAME))
        ):
            break
        at -= 1
    return (start, last + 1) if start <= last else None


def phrase_starting(paragraph: Paragraph, first: int, high: int) -> Span | None:
    """The noun phrase whose first word stands at `first`."""
    tags, words = paragraph.tags, paragraph.words
    if first >= high:
        return None
    if tags[first] & PRONOUN:
        return (first, first + 1)
    if not tags[first] & NOMINAL and words[first] not in _JOINERS:
        return None
    high = min(high, first + REACH)
    at = end = first
    while at < high:
        tag = tags[at]
        if tag & NOMINAL or (at == first + 1 and words[at] in _PAPERS and tags[first] & DETERMINER):
            if at > first and tag & _MAY_OPEN and _new_phrase(paragraph, at):
                break
            at += 1
            end = at
        elif tag & STOP:
            if at == first or not tags[at - 1] & (ABBREVIATION | NAME):
                break
            at += 1
        elif tag & _TOWARDS:
            if not _joins(paragraph, first, at, high):
                break
            at += 1
        elif tag & CONJUNCTION:
            if not (at + 1 < high and tags[at + 1] & (NAME | DETERMINER | WORD) and tags[at - 1] & (NAME | WORD)):
                break
            at += 1
        elif tag & COMMA and _lists_portfolios(paragraph, first, at, high):
            at += 1
        elif tag & OTHER and (words[at] in _JOINERS or words[at - 1] == "of"):
            at += 1
            end = at if words[at - 2] == "of" else end
        elif tag & QUOTED and at + 1 < high and tags[at + 1] & (NAME | WORD) and at > first:
            at += 1  # Dmitry "the Fox" Orlov
        else:
            break
    return (first, end) if end > first else None


_PAPERS: Final = ("daily", "weekly", "monthly")  # not how often, but what


def _lists_portfolios(paragraph: Paragraph, first: int, comma: int, high: int) -> bool:
    """The comma in "the Ministry of Trade, Industry and Resources"."""
    tags, words = paragraph.tags, paragraph.words
    if not any(words[k] == "of" and words[k - 1] in _WITH_PORTFOLIOS for k in range(first + 1, comma)):
        return False
    joined = next((k for k in range(comma + 1, min(comma + 6, high - 1)) if words[k] == "and"), 0)
    inside = all(tags[k] & (NAME | COMMA) for k in range(comma + 1, joined))
    return bool(joined) and inside and bool(tags[joined + 1] & NAME)


_WITH_PORTFOLIOS: Final = words_of("Ministry Department Minister Ministers Committee Secretary Bureau Office Agency")


def _new_phrase(paragraph: Paragraph, at: int) -> bool:
    """Whether a word within reach begins something else: "Lavrov the talks", "Lavrov Tuesday", "Lavrov visited"."""
    tags = paragraph.tags
    tag, before = tags[at], tags[at - 1]
    if tag & TIME and not before & (DETERMINER | POSSESSIVE | NAME):
        return True
    if tag & TIME and before & NAME and not (at + 1 < len(tags) and tags[at + 1] & (NAME | WORD)):
        return True
    if tag & VERB:
        return not before & (DETERMINER | POSSESSIVE | PREPOSITION | CONJUNCTION)
    return bool(tag & DETERMINER) and not before & (PREPOSITION | DETERMINER | CONJUNCTION | TO)


def _joins(paragraph: Paragraph, first: int, at: int, high: int) -> bool:
    """Whether a preposition goes on with the phrase: head of state, spokesman for the ministry, ambassador to Spain."""
    words, tags = paragraph.words, paragraph.tags
    if at + 1 < high and words[at] == "of" and words[at + 1] in ("them", "us", "whom"):
        return True
    if at + 1 >= high or not tags[at + 1] & NOMINAL:
        return False
    if tags[at + 1] & TIME:
        return False
    if words[at] == "of":
        return True
    lower = tags[at - 1] & WORD and not tags[at - 1] & NAME
    if words[at] in _WITHIN:
        return bool(lower) or words[at - 1] in _ROLES
    return bool(lower and words[at] in ("in", "at", "on") and not any(tags[k] & NAME for k in range(first, at)))


def _past_dateline(tags: list[int], low: int, high: int) -> int:
    """Past "PARIS -" at the head of a story."""
    for at in range(low, min(low + 9, high)):
        if tags[at] & DASH:
            return at + 1
        if not tags[at] & (NAME | COMMA | NUMBER | STOP | OPEN | CLOSE | TIME | OTHER):
            break
    return low


def first_phrase(paragraph: Paragraph, low: int, high: int) -> Span | None:
    """The first noun phrase of a sentence, past what introduces it: its likely subject."""
    tags = paragraph.tags
    at = _past_dateline(tags, low, high)
    while at < high and tags[at] & (CONJUNCTION | ADVERB | COMMA | QUOTED | DASH):
        at += 1
    for _ in range(3):
        if at < high and tags[at] & (PREPOSITION | SUBORDINATOR | TIME | VERB | AS | TO) and not tags[at] & DETERMINER:
            comma = at
            while comma < high and not tags[comma] & COMMA:
                comma += 1
            if comma + 1 >= high:
                break
            at = comma + 1
            while at < high and tags[at] & (ADVERB | COMMA | CONJUNCTION):
                at += 1
    return phrase_starting(paragraph, at, high)


def _verb_follows(paragraph: Paragraph, at: int, high: int) -> bool:
    """Whether a finite verb stands at `at`, past adverbs and "on Tuesday"; an unknown word counts as one."""
    tags = paragraph.tags
    while (at < high and tags[at] & (ADVERB | TIME | PREPOSITION) and not tags[at] & NAME) or (
        at < high and tags[at] & TIME
    ):
        at += 1
    return at < high and bool(tags[at] & (AUXILIARY | VERB | CUE | WORD))


def _named_between_commas(paragraph: Paragraph, low: int, comma: int, high: int) -> Span | None:
    """Her colleague, *Ivan Orlov*, agreed."""
    tags = paragraph.tags
    if comma >= high or not tags[comma] & COMMA:
        return None
    close = comma + 1
    while close < high and not tags[close] & COMMA:
        close += 1
    if close < high and _verb_follows(paragraph, close + 1, high):
        if _names_somebody(paragraph, low, comma, comma + 1, close):
            return (comma + 1, close)
        return phrase_ending(paragraph, low, comma - 1)
    return None


def clause_subject(paragraph: Paragraph, low: int, high: int) -> Span | None:
    """The subject of the last clause of `[low, high)`: of "When asked, she gave an answer:" it is "she"."""
    tags = paragraph.tags
    low = max(low, high - _FAR)
    last = high - 1
    while last > low and tags[last] & (COLON | COMMA | DASH):
        last -= 1
    clauses = 0
    for at in range(last, low - 1, -1):
        if tags[at] & _PARTS or at == low:
            if clauses == _CLAUSES:
                break
            clauses += 1
            start = at if at == low else at + 1
            while start < last and tags[start] & (CONJUNCTION | ADVERB):
                start += 1
            phrase = phrase_starting(paragraph, start, high)
            if phrase and _verb_follows(paragraph, phrase[1], high):
                return phrase
            named = _named_between_commas(paragraph, low, phrase[1], high) if phrase else None
            if named:
                return named
    return first_phrase(paragraph, low, high)
