"""What a verb of saying brings: the words before it, after it, or on both sides."""

from __future__ import annotations

from typing import Final

from articles.reading.cues import ADDRESSEE, ASKS, BARE, CLAUSE, MARKED, THING, words_of
from articles.reading.noun_phrases import NOMINAL, phrase_starting
from articles.reading.sayings import Saying
from articles.reading.sentences import Paragraph
from articles.reading.types import Span
from articles.reading.words import (
    ACCORDING,
    ADVERB,
    AS,
    AUXILIARY,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    NAME,
    NUMBER,
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

FINITE: Final = AUXILIARY | VERB | CUE
_CLAUSE_STARTS: Final = PRONOUN | NAME | DETERMINER | POSSESSIVE | WORD | NUMBER | QUOTED | THAT | WH | OTHER
_INTRODUCING: Final = PREPOSITION | SUBORDINATOR | TIME | ADVERB | VERB | AS | TO | CONJUNCTION
_TURNING: Final = FINITE | THAT | COLON | QUOTED | PRONOUN | STOP | SEMICOLON  # where an occasion may end
_FINITE_OR_QUOTED: Final = FINITE | QUOTED
_PAUSES: Final = COMMA | COLON | DASH
_SUBORDINATING: Final = SUBORDINATOR | AS
_NO_ADDRESSEE: Final = PREPOSITION | COMMA | THAT | COLON | QUOTED | WH
_TOWARDS: Final = PREPOSITION | TO
_ADVERBIAL: Final = TIME | ADVERB
_OPENS_ADJUNCT: Final = _ADVERBIAL | _TOWARDS | COMMA | AS | SUBORDINATOR
_ENDS_ADJUNCT: Final = FINITE | STOP | SEMICOLON
_OBJECTS: Final = NOMINAL | PRONOUN | OTHER | TO
_REACH: Final = 24
_VOICING: Final = words_of(
    """
    express expresses expressed expressing voice voices voiced voicing spout spouts spouted spouting air aired
    airing
    """
)
_FAR: Final = 80
_MOST_EDGES: Final = 20  # commas and quotations behind a verb that are looked at
_BESIDE: Final = ("while", "but", "and", "as", "though", "although", "whereas")
_PHRASAL: Final = words_of("for on to about of with up back against")
_OCCASIONS: Final = words_of(
    """
    statement interview letter speech email e-mail tweet post report briefing conference release remarks message
    note address press debate rally meeting hearing call column memo comments appearance article news
    """
)


def takes_left(paragraph: Paragraph, low: int, high: int, saying: Saying) -> bool:
    """Whether a whole clause stands before ", Lavrov said" and nothing after it."""
    if saying.rule not in ("subject before verb", "verb before subject"):
        return False
    left = _left(paragraph, low, low, saying)
    if not left or paragraph.tags[left[1] - 1] & QUOTED:
        return False
    if _introduces(paragraph, left) and not _clause(paragraph, left):
        return False
    return saying.inverted or _right(paragraph, _after(saying), high, saying) is None


def contents_of(
    paragraph: Paragraph, low: int, high: int, used: int, saying: Saying, following: Saying | None
) -> list[Span]:
    """Token ranges of all that `saying` brings; empty where it brings nothing."""
    tags = paragraph.tags
    before = saying.start - 1
    if before >= low and tags[before] & AS and saying.rule == "subject before verb" and saying.flags & (CLAUSE | BARE):
        return _as_said(paragraph, low, high, before, saying)
    after = _after(saying)
    if saying.rule == "according to":
        return _around_according(paragraph, low, high, used, saying, after)
    limit = _limit(paragraph, high, saying, following)
    if saying.rule == "noun of saying":
        limit = next((at + 1 for at in range(after, limit) if tags[at] & QUOTED), limit)
    left = _left(paragraph, low, used, saying)
    right = _right(paragraph, after, limit, saying)
    if left is None:
        if saying.inverted:
            right = _after_name(paragraph, after, limit)
        return [(right, _cut_tail(paragraph, right, limit))] if right is not None and right < limit else []
    marked = bool(tags[left[1] - 1] & QUOTED)
    rest = _interposed(paragraph, after, limit, marked)
    if marked or saying.inverted or right is None:
        if (
            marked
            and right is not None
            and right > after
            and tags[right - 1] & (THAT | COLON)
            and _fragment(paragraph, left)
        ):
            return [(right, limit)]
        if rest is None and not marked and _introduces(paragraph, left) and not _clause(paragraph, left):
            return []
        return [left] if rest is None else [left, (rest, limit)]
    if right > after + 1 and not tags[right - 1] & (THAT | COLON | COMMA) and not _introduces(paragraph, left):
        return [left]
    return [(right, _cut_tail(paragraph, right, limit))] if right < limit else []


def _after(saying: Saying) -> int:
    return max(saying.end, saying.subject[1]) if saying.inverted and saying.subject else saying.end


def _fragment(paragraph: Paragraph, left: Span) -> bool:
    """A quotation at the left that is only the end of a subject or of an introduction."""
    return left[1] - left[0] > 1 and not any(paragraph.tags[at] & FINITE for at in range(*left))


def _introduces(paragraph: Paragraph, left: Span) -> bool:
    return bool(paragraph.tags[left[0]] & _INTRODUCING) and not paragraph.tags[left[0]] & DETERMINER


def _clause(paragraph: Paragraph, left: Span) -> bool:
    """Whether words that open with "in" or "after" hold a main clause too: after a comma."""
    tags = paragraph.tags
    for at in range(*left):
        if tags[at] & COMMA:
            return any(tags[k] & FINITE for k in range(at + 1, left[1]))
    return bool(tags[left[0]] & (ADVERB | CONJUNCTION | TIME)) or not tags[left[0]] & (SUBORDINATOR | AS)


def _left(paragraph: Paragraph, low: int, used: int, saying: Saying) -> Span | None:
    """What stands before the attribution in its sentence, where that is a clause or a quotation."""
    tags = paragraph.tags
    start, before = max(low, used), saying.start - 1
    if before < start or saying.rule not in ("subject before verb", "verb before subject", "quoted as saying"):
        return None
    if tags[before] & QUOTED:
        return (start, before + 1)
    if not tags[before] & (COMMA | DASH):
        return None
    if before == start:
        return None
    if tags[before - 1] & QUOTED:
        return (start, before)
    if tags[start] & AS or paragraph.words[start].lower() in ("while", "when", "although", "though", "after"):
        return None
    if any(tag & _FINITE_OR_QUOTED for tag in tags[start:before]):
        return (start, before)
    if saying.end < len(tags) and tags[saying.end] & COMMA:
        return (start, before)  # In 2008, he said, the bridge was closed.
    return None


def _interposed(paragraph: Paragraph, after: int, limit: int, marked: bool) -> int | None:
    """Where the statement goes on after ", he said," and None where it does not."""
    tags, words = paragraph.tags, paragraph.words
    for at in range(after, min(after + _REACH, limit)):
        if tags[at] & QUOTED:
            return at if at > after and marked else None
        if tags[at] & _PAUSES and at + 1 < limit:
            follower = tags[at + 1]
            if follower & QUOTED:
                return at + 1
            if marked and not follower & CUE and any(tags[k] & QUOTED for k in range(at + 2, min(at + 12, limit))):
                return None if words[at + 1].lower() in ("adding", "and", "who", "while") else at + 1
            if marked or at > after:
                if follower & (AUXILIARY | VERB) and not follower & WORD and not marked:
                    return at + 1
                continue
            if follower & (RELATIVE | ACCORDING | CUE) or words[at + 1].lower() in ("while", "as", "when", "after"):
                return None
            if follower & CONJUNCTION and at + 2 < limit and tags[at + 2] & CUE:
                return None
            return at + 1
    return None


def _after_name(paragraph: Paragraph, after: int, limit: int) -> int | None:
    """But, said Lavrov, the talks go on."""
    tags = paragraph.tags
    if after < limit and tags[after] & (COMMA | COLON) and after + 1 < limit:
        return after + 1
    return None


def _limit(paragraph: Paragraph, high: int, saying: Saying, following: Saying | None) -> int:
    """Where the content right of a verb must end: before the next attribution that stands beside it."""
    relative = _relative_limit(paragraph, high, saying)
    if following is None or following.start <= saying.verb:
        return relative
    high = min(high, relative)
    if following.takes_left:
        return following.start
    tags, words = paragraph.tags, paragraph.words
    at = following.start - 1
    if following.rule == "according to" or (following.rule == "participle" and tags[at] & COMMA):
        return following.start if at > saying.end else high
    if following.rule == "conjoined":
        return max(saying.end, at)
    first = saying.start - 1
    if first >= 0 and tags[first] & (SUBORDINATOR | AS) and tags[at] & COMMA:
        return at  # While A said …, B said …
    joins = tags[at] & (SUBORDINATOR | CONJUNCTION | AS) and words[at].lower() in _BESIDE
    if at > saying.end and joins:
        return at
    return high


def _cut_tail(paragraph: Paragraph, right: int, limit: int) -> int:
    """Where the writer takes the word again: but the talks stalled; who was born in 1950; a plan of his party."""
    tags, words = paragraph.tags, paragraph.words
    for at in paragraph.edges_in(right + 3, min(right + _FAR, limit - 2)):
        if tags[at] & SEMICOLON:
            return at
        if not tags[at] & COMMA:
            continue
        word = words[at + 1]
        if word in ("who", "which"):
            return at
        if word in ("but", "and") and tags[at + 2] & (PRONOUN | NAME | DETERMINER):
            if any(tags[k] & FINITE for k in range(at + 3, min(at + 8, limit))):
                return at
        elif word in ("a", "an") and not any(
            tags[k] & COMMA for k in paragraph.edges_in(at + 1, min(at + _FAR, limit))
        ):
            return at
    return limit


def _relative_limit(paragraph: Paragraph, high: int, saying: Saying) -> int:
    """Where a clause of its own ends before the sentence goes on: Orlov, who said he agreed, left."""
    tags = paragraph.tags
    if saying.subject is None or saying.inverted:
        return high
    subject = saying.subject[0]
    opening = tags[subject - 1] if subject else 0
    inserted = tags[subject] & RELATIVE and opening & COMMA
    if not inserted and not opening & _SUBORDINATING:
        return high
    for at in paragraph.edges_in(saying.end, high - 1)[:_MOST_EDGES]:
        if tags[at] & COMMA or (tags[at] & QUOTED and paragraph.comma_inside(at)):
            follower = tags[at + 1]
            if inserted and follower & (FINITE | ADVERB):
                return at + bool(tags[at] & QUOTED)
            beyond = not inserted or (tags[at] & QUOTED or tags[at - 1] & QUOTED)
            if beyond and follower & (PRONOUN | NAME | DETERMINER):
                phrase = phrase_starting(paragraph, at + 1, high)
                if phrase and phrase[1] < high and tags[phrase[1]] & (FINITE | ADVERB):
                    return at + bool(tags[at] & QUOTED)
    return high


def _as_said(paragraph: Paragraph, low: int, high: int, before: int, saying: Saying) -> list[Span]:
    """As Lavrov said, …; … , as Lavrov put it."""
    tags = paragraph.tags
    saying.rule = "as somebody said"
    if before == low or (before == low + 1 and tags[low] & (CONJUNCTION | ADVERB) and paragraph.words[low] != "Even"):
        for at in range(saying.end, min(saying.end + _REACH, high)):
            if tags[at] & (COMMA | COLON):
                return [(at + 1, high)]
            if tags[at] & QUOTED:
                return [(at, high)]
            if tags[at] & (FINITE | THAT) and not tags[at] & WORD:
                break
        return []
    tail = tags[saying.end] if saying.end < high else STOP
    if tags[before - 1] & (COMMA | QUOTED | DASH) and tail & (STOP | COMMA | PREPOSITION | TIME):
        return [(low, before)]
    if tail & (COMMA | COLON) and saying.end + 1 < high and tags[saying.end + 1] & QUOTED:
        return [(saying.end + 1, high)]
    return []


def _around_according(paragraph: Paragraph, low: int, high: int, used: int, saying: Saying, after: int) -> list[Span]:
    tags = paragraph.tags
    first = saying.start
    while first > low and tags[first - 1] & (COMMA | DASH | CONJUNCTION | ADVERB):
        first -= 1
    if first == low:
        comma = after
        while comma < high and not tags[comma] & (COMMA | QUOTED):
            comma += 1
        if comma >= high:
            return []
        if not tags[comma] & QUOTED and comma + 1 < high and _only_phrase(paragraph, comma + 1, high):
            return []
        return [(comma if tags[comma] & QUOTED else comma + 1, high)]
    ranges = [(low, first)]
    rest = _interposed(paragraph, after, high, False)
    if rest:
        ranges.append((rest, high))
    return ranges


def _only_phrase(paragraph: Paragraph, first: int, high: int) -> bool:
    return not any(paragraph.tags[at] & (FINITE | QUOTED) for at in range(first, high))


def _right(paragraph: Paragraph, after: int, limit: int, saying: Saying) -> int | None:
    """The first token of what the verb brings to its right."""
    tags, words, flags = paragraph.tags, paragraph.words, saying.flags
    if after >= limit:
        return None
    at = after
    if flags & ADDRESSEE and not tags[at] & _NO_ADDRESSEE:
        at = _past_addressee(paragraph, after, limit)
        if at >= limit:
            return None
    tag = tags[at]
    if tag & THAT and flags & (CLAUSE | ADDRESSEE):
        return at + 1 if at + 1 < limit and not tags[at + 1] & (AUXILIARY | STOP) else at
    if tag & QUOTED:
        return at
    if tag & COLON:
        return at + 1
    if tag & COMMA and at + 1 < limit and tags[at + 1] & (QUOTED | THAT):
        return at + 1 if tags[at + 1] & QUOTED else at + 2
    if tag & WH and flags & (ASKS | BARE | THING):
        return at
    if words[at].lower() == "if" and flags & ASKS:
        return at
    found = _past_occasion(paragraph, at, limit, flags)
    if found is not None:
        return found
    at = _past_times(paragraph, at, limit)
    if at >= limit:
        return None
    tag = tags[at]
    if (tag & WH or words[at].lower() == "if") and flags & ASKS:
        return at
    if flags & BARE and tag & (AUXILIARY | VERB) and _object_before(paragraph, saying):
        return at
    if flags & BARE and tag & _CLAUSE_STARTS and _opens_clause(paragraph, at, limit):
        return at
    named = tag & _OBJECTS or words[at] in _PHRASAL
    if flags & (THING | MARKED) and at == after and named:
        return at
    return None


def _object_before(paragraph: Paragraph, saying: Saying) -> bool:
    """Whether the clause lacks its subject because that stands before: a deal that critics say is dead."""
    tags = paragraph.tags
    if saying.subject is None or saying.inverted:
        return False
    first = saying.subject[0]
    return bool(tags[first] & RELATIVE) or (first > 0 and bool(tags[first - 1] & (RELATIVE | THAT | WH)))


def _opens_clause(paragraph: Paragraph, at: int, limit: int) -> bool:
    """Whether a clause with a subject and a finite verb starts at `at`: said *the talks will go on*."""
    tags, words = paragraph.tags, paragraph.words
    if tags[at] & (QUOTED | WH | THAT):
        return True
    if tags[at] & PRONOUN:
        if (words[at][-3:-2] in "'’" and len(words[at]) > 3) or (words[at][-2:-1] in "'’" and len(words[at]) > 2):
            return True  # he's, they're
        at += 1
        while at < limit and tags[at] & ADVERB:
            at += 1
        return at < limit and (bool(tags[at] & (FINITE | QUOTED | COMMA)) or _like_verb(words[at], tags[at]))
    for index in range(at + 1, min(at + _REACH, limit)):
        if tags[index] & _FINITE_OR_QUOTED:
            return True
        if tags[index] & (COMMA | SEMICOLON | DASH) and not tags[index + 1 if index + 1 < limit else index] & RELATIVE:
            return index - at > 1 and _finite_after_comma(paragraph, index + 1, limit)
    return False


def _like_verb(word: str, tag: int) -> bool:
    return bool(tag & WORD)


def _finite_after_comma(paragraph: Paragraph, at: int, limit: int) -> bool:
    """Whether an aside closes with a second comma before the verb: his plan, a bold one, would …"""
    tags = paragraph.tags
    for index in range(at, min(at + _REACH, limit - 1)):
        if tags[index] & (COMMA | DASH):
            return bool(tags[index + 1] & (FINITE | ADVERB | NAME | CONJUNCTION))
        if tags[index] & (AUXILIARY | CUE):
            return False
    return False


def _past_occasion(paragraph: Paragraph, at: int, limit: int, flags: int) -> int | None:
    """Past "on Tuesday at a meeting in Moscow" to "that", a colon or a quotation."""
    tags, words = paragraph.tags, paragraph.words
    adjunct = bool(tags[at] & _OPENS_ADJUNCT)
    for index in range(at, min(at + _REACH, limit)):
        tag = tags[index]
        if not tag & _TURNING:
            continue
        if tag & THAT:
            if index > at and words[at - 1] in _VOICING and tags[index - 1] & WORD and index - at < 6:
                return index + 1  # expressed hope that
            if not flags & (CLAUSE | BARE) or not adjunct:
                return None
            if index + 1 < limit and tags[index + 1] & (AUXILIARY | VERB) and not tags[index - 1] & COMMA:
                continue
            return index + 1
        if tag & COLON:
            return index + 1
        if tag & QUOTED:
            if index > at and tags[index - 1] & COMMA:
                return index  # chanted back at him, “…”
            if not adjunct and flags & (BARE | THING | MARKED):
                return None
            return index
        if tag & PRONOUN and adjunct and index > at and index + 1 < limit and tags[index + 1] & FINITE:
            return index if flags & BARE else None
        if tag & _ENDS_ADJUNCT and not tag & WORD:
            return None
    return None


def _past_addressee(paragraph: Paragraph, at: int, limit: int) -> int:
    """Past "reporters in Moscow" after told."""
    tags = paragraph.tags
    if tags[at] & PRONOUN or (
        tags[at] & (OTHER | POSSESSIVE) and paragraph.words[at] in ("him", "her", "them", "us", "me")
    ):
        return at + 1
    phrase = phrase_starting(paragraph, at, limit)
    return phrase[1] if phrase else at


def _past_times(paragraph: Paragraph, at: int, limit: int) -> int:
    """Past "on Tuesday", "in a statement", "later"."""
    tags, words = paragraph.tags, paragraph.words
    while at < limit:
        if tags[at] & _ADVERBIAL and not tags[at] & DETERMINER:
            at += 1
            continue
        if not tags[at] & _TOWARDS:
            return at
        end = at + 1
        while end < limit and tags[end] & (DETERMINER | POSSESSIVE):
            end += 1
        if end < limit and tags[end] & TIME:
            while end < limit and tags[end] & (TIME | NUMBER):
                end += 1
        elif any(words[k] in _OCCASIONS for k in range(end, min(end + 3, limit))):
            while end < limit and words[end] not in _OCCASIONS:
                end += 1
            while end < limit and words[end] in _OCCASIONS:
                end += 1
        else:
            return at
        at = end
    return at
