"""Reads the sentences: which words each verb of saying brings, and who says them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from articles.reading.cues import (
    ADDRESSEE,
    ASKS,
    BARE,
    BASE,
    BELIEFS,
    CLAUSE,
    CUES,
    ING,
    NOUNLIKE,
    PAST,
    PRESENT,
    QUOTES,
    THING,
    words_of,
)
from articles.reading.marks import Segment
from articles.reading.noun_phrases import NOMINAL, first_phrase, phrase_starting, subject_before
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

FINITE_WORDS: Final = AUXILIARY | VERB | CUE
CLAUSE_STARTS: Final = PRONOUN | NAME | DETERMINER | POSSESSIVE | WORD | NUMBER | QUOTED | THAT | WH | OTHER
_REACH: Final = 24
_BE: Final = words_of("""
    is are was were be been being am
    """)
_PHRASAL: Final = words_of("""
    for on out to about of with up back against
    """)


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

    @property
    def only_marks(self) -> bool:
        return not self.plain


@dataclass(slots=True)
class _Found:
    """A cue with its subject, in tokens of the paragraph."""

    verb: int
    end: int
    start: int  # first token of the clause of attribution: subject or verb
    subject: Span | None
    flags: int
    rule: str
    inverted: bool = False
    takes_left: bool = False  # what it brings stands before it


def read_sentence(paragraph: Paragraph, number: int, sentence: int) -> list[Statement]:
    """Every statement of one sentence whose cue stands in it."""
    low, high = paragraph.sentences[sentence]
    tags = paragraph.tags
    high_words = high
    while high_words > low and tags[high_words - 1] & STOP:
        high_words -= 1
    found: list[_Found] = []
    for at in range(low, high_words):
        tag = tags[at]
        if tag & CUE:
            cue = _verb_cue(paragraph, low, high_words, at, found[-1] if found else None)
        elif tag & ACCORDING:
            cue = _according(paragraph, high_words, at)
        else:
            continue
        if cue:
            found.append(cue)
    for cue in found:
        cue.takes_left = _takes_left(paragraph, low, high_words, cue)
    statements: list[Statement] = []
    used = low
    for index, cue in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        ranges = _contents(paragraph, low, high_words, used, cue, following)
        if not ranges:
            continue
        statement = _statement(paragraph, number, sentence, cue, ranges)
        if statement:
            statements.append(statement)
            if ranges[0][0] < cue.start:
                used = max(used, cue.end)
    return statements


def _statement(paragraph: Paragraph, number: int, sentence: int, cue: _Found, ranges: list[Span]) -> Statement | None:
    starts, ends, tags = paragraph.starts, paragraph.ends, paragraph.tags
    contents: list[Span] = []
    segments: list[Segment] = []
    plain = hangs = False
    for first, last in ranges:
        while first < last and tags[first] & (COMMA | STOP | COLON | DASH):
            first += 1
        while last > first and tags[last - 1] & (COMMA | STOP | DASH | COLON):
            last -= 1
        if first >= last:
            continue
        if first > 0 and tags[first - 1] & THAT:
            hangs = True
        contents.append((starts[first], ends[last - 1]))
        for at in range(first, last):
            if tags[at] & QUOTED:
                segments.append(paragraph.quotes[at])
            elif tags[at] & (NOMINAL | FINITE_WORDS | PRONOUN | PREPOSITION):
                plain = True
    if not contents:
        return None
    word = paragraph.words[cue.verb].lower()
    if not segments and (not cue.flags & (CLAUSE | BARE | ASKS | THING) or word in BELIEFS):
        return None
    speaker = (starts[cue.subject[0]], ends[cue.subject[1] - 1]) if cue.subject else None
    return Statement(
        number,
        sentence,
        contents,
        segments,
        _without_clitic(paragraph, cue.subject, speaker),
        (starts[cue.verb], ends[cue.end - 1]),
        cue.rule,
        hangs=hangs,
        plain=plain,
    )


def _without_clitic(paragraph: Paragraph, subject: Span | None, span: Span | None) -> Span | None:
    """Without the verb in "he's" or the "'s" of an owner."""
    if not subject or not span:
        return span
    word = paragraph.words[subject[1] - 1]
    for mark in "'’":
        at = word.rfind(mark)
        if at > 0 and len(word) - at <= 3:
            return (span[0], span[1] - (len(word) - at))
    return span


# Cues


def _verb_cue(paragraph: Paragraph, low: int, high: int, at: int, before: _Found | None) -> _Found | None:
    tags, words = paragraph.tags, paragraph.words
    word = words[at]
    flags = CUES[word.lower()]
    if flags & ~(PAST | PRESENT | BASE | ING | NOUNLIKE) == QUOTES and not _marks_beside(paragraph, low, high, at):
        return None
    previous = tags[at - 1] if at > low else 0
    end = at + 1
    if end < high and words[end] in ("out", "on", "back", "down", "for") and flags & QUOTES and not tags[end] & QUOTED:
        end += 1
    if flags & ING and not flags & PAST:
        return _participle(paragraph, low, at, end, flags, previous, before)
    inverted = _inverted(paragraph, low, high, at, end, flags)
    if inverted:
        return inverted
    if not flags & (PAST | PRESENT | BASE) or previous & TO or previous & (PREPOSITION | DETERMINER | POSSESSIVE):
        return None
    auxiliary = _auxiliary(paragraph, low, at)
    if auxiliary in _BE and not flags & ASKS:
        return None
    if flags & NOUNLIKE and not flags & PAST and not _verb_here(paragraph, low, high, at, flags, auxiliary):
        return None
    subject = subject_before(paragraph, low, at)
    if subject is None:
        if previous & (CONJUNCTION | COMMA) and before is not None and before.subject:
            return _Found(at, end, at, before.subject, flags, "conjoined")
        return None
    start = subject[0]
    if subject[1] < at and start == low and previous & CONJUNCTION:
        return _Found(at, end, at, before.subject if before else subject, flags, "conjoined")
    if flags & BASE and not flags & PAST and not auxiliary and not _plural(paragraph, subject):
        return None
    return _Found(at, end, start, subject, flags, "subject before verb")


def _marks_beside(paragraph: Paragraph, low: int, high: int, at: int) -> bool:
    """Whether a verb that says nothing by itself (continued, began) stands beside a quotation or a colon."""
    tags = paragraph.tags
    for index in range(at + 1, min(at + 8, high)):
        if tags[index] & QUOTED:
            return bool(tags[index - 1] & (COMMA | COLON | THAT | PREPOSITION | TIME) or index == at + 1)
        if tags[index] & COLON:
            return True
        if tags[index] & (FINITE_WORDS | STOP) and not tags[index] & WORD:
            break
    return any(tags[index] & QUOTED for index in range(max(low, at - 8), at))


def _auxiliary(paragraph: Paragraph, low: int, at: int) -> str:
    """The auxiliary right before a verb, past its adverbs."""
    for index in range(at - 1, max(low, at - 4) - 1, -1):
        if paragraph.tags[index] & AUXILIARY:
            return paragraph.words[index].lower()
        if not paragraph.tags[index] & ADVERB:
            return ""
    return ""


def _verb_here(paragraph: Paragraph, low: int, high: int, at: int, flags: int, auxiliary: str) -> bool:
    """Whether a form that is also a noun is a verb where it stands."""
    if auxiliary:
        return True
    if at == low:
        return False
    previous = paragraph.tags[at - 1]
    follower = paragraph.tags[at + 1] if at + 1 < high else 0
    if previous & (PRONOUN | RELATIVE | ADVERB):
        return True
    if previous & POSSESSIVE:
        return False
    if flags & PRESENT and previous & NAME and not follower & (PREPOSITION | COMMA):
        return True
    return bool(follower & THAT)


def _plural(paragraph: Paragraph, subject: Span) -> bool:
    words = paragraph.words
    last = words[subject[1] - 1].lower()
    if last in (
        "they",
        "we",
        "i",
        "you",
        "who",
        "people",
        "men",
        "women",
        "some",
        "many",
        "others",
        "both",
        "most",
        "few",
    ):
        return True
    return (
        last.endswith("s")
        or any(words[at] in ("and", "s") for at in range(*subject))
        or (words[subject[0]].lower() in ("some", "many", "most", "these", "those", "several", "both"))
        or any(
            words[at].endswith("s") and words[at + 1] in ("in", "of", "at", "for", "from")
            for at in range(subject[0], subject[1] - 1)
        )
    )


def _inverted(paragraph: Paragraph, low: int, high: int, at: int, end: int, flags: int) -> _Found | None:
    """ "…," said Peskov, the Kremlin spokesman — the verb right after what it brings."""
    tags = paragraph.tags
    if at == low or not flags & (PAST | PRESENT) or (flags & ING and not flags & PAST):
        return None
    if not tags[at - 1] & (QUOTED | COMMA | DASH):
        return None
    if end >= high or not tags[end] & (NAME | DETERMINER | POSSESSIVE | WORD | PRONOUN):
        return None
    if tags[at - 1] & COMMA:
        # ", said Peskov" after a clause, not "Peskov, a lawyer, said the deal"
        if any(tags[k] & COMMA for k in range(low, at - 1)) and tags[end] & (DETERMINER | PRONOUN | POSSESSIVE):
            return None
        if not any(tags[k] & FINITE_WORDS for k in range(low, at - 1)):
            return None
    if tags[end] & TIME and not tags[end] & DETERMINER:
        return None
    subject = phrase_starting(paragraph, end, high)
    if subject is None:
        return None
    if subject[1] < high and tags[subject[1]] & (FINITE_WORDS) and not tags[subject[1]] & CUE:
        return None
    return _Found(at, end, at, subject, flags, "verb before subject", inverted=True)


def _participle(
    paragraph: Paragraph, low: int, at: int, end: int, flags: int, previous: int, before: _Found | None
) -> _Found | None:
    """ ", adding that …": says who said what stands before."""
    words = paragraph.words
    if previous & AUXILIARY:
        subject = subject_before(paragraph, low, at)
        return _Found(at, end, subject[0], subject, flags, "subject before verb") if subject else None
    if at > low and words[at - 1] == "as" and at - 2 >= low:
        return _quoted_as(paragraph, low, at, end, flags)
    if previous & PRONOUN and words[at - 1].lower()[-2:] in ("'s", "’s", "re", "'m", "’m"):
        return _Found(at, end, at - 1, (at - 1, at), flags, "subject before verb")
    if not previous & (COMMA | QUOTED | CONJUNCTION | ADVERB | WORD | NAME | DASH | TIME) and at > low:
        return None
    subject = before.subject if before else first_phrase(paragraph, low, at)
    if subject is None:
        return None
    return _Found(at, end, at, subject, flags, "participle")


def _quoted_as(paragraph: Paragraph, low: int, at: int, end: int, flags: int) -> _Found | None:
    """was quoted (by the agency) as saying; quoted Lavrov as saying."""
    words = paragraph.words
    for verb in range(at - 2, max(low, at - _REACH) - 1, -1):
        if words[verb].lower() in ("quoted", "quotes", "quoting", "cited", "citing", "cites"):
            break
    else:
        return None
    if verb > low and _auxiliary(paragraph, low, verb) in _BE:
        subject = subject_before(paragraph, low, verb)
    else:
        subject = phrase_starting(paragraph, verb + 1, at - 1)
    if subject is None:
        return None
    return _Found(at, end, min(subject[0], verb), subject, flags, "quoted as saying")


def _according(paragraph: Paragraph, high: int, at: int) -> _Found | None:
    tags = paragraph.tags
    if at + 2 >= high or not tags[at + 1] & TO:
        return None
    subject = phrase_starting(paragraph, at + 2, high)
    if subject is None:
        return None
    return _Found(at, at + 2, at, subject, CLAUSE | BARE, "according to", inverted=True)


# What a cue brings


def _takes_left(paragraph: Paragraph, low: int, high: int, cue: _Found) -> bool:
    """Whether a whole clause stands before ", Lavrov said" and nothing after it."""
    if cue.rule not in ("subject before verb", "verb before subject"):
        return False
    left = _left_content(paragraph, low, low, cue.start - 1, cue)
    if not left or paragraph.tags[left[1] - 1] & QUOTED or _introduces(paragraph, left):
        return False
    after = max(cue.end, cue.subject[1]) if cue.inverted and cue.subject else cue.end
    return cue.inverted or _complement(paragraph, after, high, cue) is None


def _contents(
    paragraph: Paragraph, low: int, high: int, used: int, cue: _Found, following: _Found | None
) -> list[Span]:
    tags = paragraph.tags
    before = cue.start - 1
    if before >= low and tags[before] & AS and cue.rule == "subject before verb":
        return _as_said(paragraph, low, high, before, cue)
    left = _left_content(paragraph, low, used, before, cue)
    after = max(cue.end, cue.subject[1]) if cue.inverted and cue.subject else cue.end
    if cue.rule == "according to":
        return _around_according(paragraph, low, high, cue, after, following)
    limit = _right_limit(paragraph, high, cue, following)
    right = _complement(paragraph, after, limit, cue)
    if left:
        quoted_left = bool(tags[left[1] - 1] & QUOTED) or (left[1] < cue.start and bool(tags[before] & QUOTED))
        interposed = _interposed(paragraph, after, limit, quoted_left)
        if quoted_left and cue.rule != "participle":
            if right is not None and right > after and tags[right - 1] & (THAT | COLON):
                return [left]
            return [left, (interposed, limit)] if interposed else [left]
        if cue.inverted or right is None:
            return [left, (interposed, limit)] if interposed else [left]
        if right > after + 1 and not tags[right - 1] & (THAT | COLON | COMMA) and not _introduces(paragraph, left):
            return [left]
    if right is None or right >= limit:
        return []
    return [(right, limit)]


def _as_said(paragraph: Paragraph, low: int, high: int, before: int, cue: _Found) -> list[Span]:
    """As Lavrov said, …; … , as Lavrov put it."""
    tags = paragraph.tags
    cue.rule = "as somebody said"
    if before == low or (before == low + 1 and tags[low] & (CONJUNCTION | ADVERB)):
        for at in range(cue.end, min(cue.end + _REACH, high)):
            if tags[at] & (COMMA | COLON):
                return [(at + 1, high)]
            if tags[at] & QUOTED:
                return [(at, high)]
        return []
    if tags[before - 1] & (COMMA | QUOTED | DASH):
        return [(low, before)]
    return []


def _introduces(paragraph: Paragraph, left: Span) -> bool:
    return bool(paragraph.tags[left[0]] & (PREPOSITION | SUBORDINATOR | TIME | ADVERB | VERB | AS))


def _left_content(paragraph: Paragraph, low: int, used: int, before: int, cue: _Found) -> Span | None:
    """What stands before the attribution in its sentence, where that is a clause or a quotation."""
    tags = paragraph.tags
    start = max(low, used)
    if before < start or cue.rule in ("participle", "conjoined"):
        return None
    if tags[before] & QUOTED:
        return (start, before + 1)
    if not tags[before] & (COMMA | DASH):
        return None
    if before > start and tags[before - 1] & QUOTED:
        return (start, before)
    if any(tags[at] & (AUXILIARY | VERB | CUE) for at in range(start, before)) and before - start >= 3:
        if tags[start] & AS or paragraph.words[start].lower() in ("while", "when", "after", "before"):
            return None
        return (start, before)
    return None


def _interposed(paragraph: Paragraph, after: int, limit: int, quoted: bool) -> int | None:
    """Where the statement goes on after ", he said," and None where it does not."""
    tags = paragraph.tags
    for at in range(after, min(after + _REACH, limit)):
        if tags[at] & QUOTED:
            return at if at > after and quoted else None
        if tags[at] & (COMMA | COLON | DASH) and at + 1 < limit:
            follower = tags[at + 1]
            if follower & QUOTED:
                return at + 1
            if not quoted and follower & (AUXILIARY | VERB) and not follower & WORD:
                return at + 1
    return None


def _right_limit(paragraph: Paragraph, high: int, cue: _Found, following: _Found | None) -> int:
    """Where the content right of a cue must end: before the next coordinate attribution."""
    if following is None or following.start <= cue.verb:
        return high
    if following.takes_left:
        return following.start
    tags, words = paragraph.tags, paragraph.words
    at = following.start - 1
    if following.rule in ("participle", "according to"):
        return following.start if at > cue.end else high
    if following.rule == "conjoined":
        return max(cue.end, at)
    if (
        at > cue.end
        and tags[at] & (SUBORDINATOR | CONJUNCTION | AS)
        and words[at].lower() in ("while", "but", "and", "as", "though", "although", "whereas")
    ):
        return at
    return high


def _around_according(
    paragraph: Paragraph, low: int, high: int, cue: _Found, after: int, following: _Found | None
) -> list[Span]:
    tags = paragraph.tags
    first = cue.start
    while first > low and tags[first - 1] & (COMMA | DASH | CONJUNCTION | ADVERB):
        first -= 1
    if first == low:
        comma = after
        while comma < high and not tags[comma] & (COMMA | QUOTED):
            comma += 1
        if comma >= high:
            return []
        return [(comma if tags[comma] & QUOTED else comma + 1, high)]
    ranges = [(low, first)]
    interposed = _interposed(paragraph, after, high, False)
    if interposed:
        ranges.append((interposed, high))
    return ranges


def _complement(paragraph: Paragraph, after: int, limit: int, cue: _Found) -> int | None:
    """The first token of what the verb brings to its right."""
    tags, words, flags = paragraph.tags, paragraph.words, cue.flags
    if after >= limit:
        return None
    tag = tags[after]
    if tag & THAT and flags & (CLAUSE | ADDRESSEE):
        return after + 1 if after + 1 < limit and not tags[after + 1] & (AUXILIARY | STOP) else after
    if tag & (QUOTED | COLON):
        return after if tag & QUOTED else after + 1
    if tag & COMMA and after + 1 < limit and tags[after + 1] & (QUOTED | THAT):
        return after + 1
    at = after
    if flags & ADDRESSEE and not tag & (PREPOSITION | COMMA):
        at = _past_addressee(paragraph, after, limit)
        if at < limit and tags[at] & THAT:
            return at + 1
    for index in range(at, min(at + _REACH, limit)):
        tag = tags[index]
        if tag & THAT and flags & (CLAUSE | BARE):
            if (
                index > at
                and tags[index - 1] & (NOMINAL)
                and not tags[index - 1] & (TIME | NAME)
                and not _adjunct(paragraph, at)
            ):
                break
            return index + 1
        if tag & COLON:
            return index + 1
        if tag & QUOTED:
            if flags & (BARE | THING) and index > at and not _adjunct(paragraph, at):
                break
            return index
        if tag & (AUXILIARY | VERB | CUE | STOP | SEMICOLON) and not tag & WORD:
            break
    at = _past_adjuncts(paragraph, at, limit)
    if at >= limit:
        return None
    tag = tags[at]
    if tag & WH and flags & (ASKS | CLAUSE | THING):
        return at
    if words[at].lower() in ("if", "when", "where") and flags & ASKS:
        return at
    if (
        flags & BARE
        and tag & CLAUSE_STARTS
        and any(tags[k] & FINITE_WORDS for k in range(at + 1, min(at + _REACH, limit)))
    ):
        return at
    named = tag & (NOMINAL | PRONOUN | OTHER | TO) or words[at] in _PHRASAL
    if flags & THING and at == after and named:
        return at
    return None


def _past_addressee(paragraph: Paragraph, at: int, limit: int) -> int:
    """Past "reporters in Moscow" after told."""
    tags = paragraph.tags
    if at < limit and tags[at] & (PRONOUN | OTHER):
        return at + 1
    phrase = phrase_starting(paragraph, at, limit)
    return phrase[1] if phrase else at


def _adjunct(paragraph: Paragraph, at: int) -> bool:
    return bool(paragraph.tags[at] & (PREPOSITION | TIME | ADVERB | TO | COMMA))


def _past_adjuncts(paragraph: Paragraph, at: int, limit: int) -> int:
    """Past "on Tuesday", "in a statement", "later"."""
    tags, words = paragraph.tags, paragraph.words
    while at < limit:
        if tags[at] & (TIME | ADVERB) and not tags[at] & DETERMINER:
            at += 1
        elif tags[at] & (PREPOSITION | TO):
            end = at + 1
            while end < limit and tags[end] & (DETERMINER | POSSESSIVE):
                end += 1
            if end < limit and tags[end] & TIME:
                while end < limit and tags[end] & (TIME | NUMBER):
                    end += 1
            elif end < limit and words[end] in (
                "statement",
                "interview",
                "letter",
                "speech",
                "email",
                "tweet",
                "post",
                "report",
                "briefing",
            ):
                end += 1
            else:
                return at
            at = end
        else:
            return at
    return at
