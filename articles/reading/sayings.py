"""Finds the verbs of saying of a sentence, each with its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from articles.reading.cues import (
    ADDRESSEE,
    ASKS,
    BARE,
    BASE,
    CLAUSE,
    CUES,
    ING,
    MARKED,
    PAST,
    PRESENT,
    QUOTES,
    THING,
    words_of,
)
from articles.reading.noun_phrases import clause_subject, first_phrase, phrase_ending, phrase_starting, subject_before
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
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SPEECH_NOUN,
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
_REACH: Final = 24
_BE: Final = words_of("is are was were be been being am isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t")
_WENT_ON: Final = ("went", "goes", "continued", "continues", "likes", "used", "began")
_MODALS: Final = words_of("would will could can may might should must to")
_PLURALS: Final = words_of(
    """
    they we i you who people men women some many others both most few all police those these several everybody
    staff media majority percent % dozens hundreds thousands plenty half authorities nobody two three four five
    six seven eight nine ten sources which that
    """
)
_PARTICLES: Final = {
    word: particles
    for words, particles in (
        ("go goes went going gone carry carried", ("on",)),
        ("point points pointed pointing spell spelled shout shouted cry cried call called", ("out",)),
        ("shoot shot fire fired hit joke joked", ("back",)),
        ("put puts putting", ("it",)),
    )
    for word in words.split()
}
_BEARERS: Final = words_of(
    """
    sign signs banner banners placard placards poster posters shirt shirts t-shirt hat hats headline ad ads
    letter letters email emails message messages tweet tweets post posts note notes sticker stickers billboard
    slogan slide caption song chant
    """
)
_RELAYING: Final = words_of("quoted quotes quoting cited citing cites reported")
_SAYING: Final = words_of("saying telling adding noting stating claiming")
_AFTER_PLURAL: Final = words_of("in of at for from with like on to close who")
_CLAIMS: Final = CLAUSE | BARE | ASKS | THING  # words, whoever else brings some
_EDGES: Final = QUOTED | COMMA | DASH
_BETWEEN: Final = AUXILIARY | ADVERB | TIME  # subject and verb
_BEFORE_NOUN: Final = PREPOSITION | DETERMINER | POSSESSIVE
_JOINED: Final = CONJUNCTION | COMMA
_NOMINAL: Final = NAME | WORD
_KINDS: Final = QUOTES | CLAUSE | BARE | ADDRESSEE | ASKS | THING | MARKED


@dataclass(slots=True)
class Saying:
    """A verb of saying with its subject, in tokens of the paragraph."""

    verb: int
    end: int
    start: int  # first token of the attribution: its subject or its verb
    subject: Span | None
    flags: int
    rule: str
    inverted: bool = False
    takes_left: bool = False  # what it brings stands before it
    owned: bool = False  # a name owns the words: Orlov's claim that “…”

    @property
    def weak(self) -> bool:
        """Whether it brings words only where these stand between marks and no other verb claims them."""
        if self.rule == "noun of saying":
            return not self.owned
        return not self.flags & _CLAIMS or self.rule == "infinitive"


def find_sayings(paragraph: Paragraph, low: int, high: int, turns: Sequence[int]) -> list[Saying]:
    """The verbs of saying of the sentence `[low, high)`, in order; `turns` are the tokens that may be one."""
    tags = paragraph.tags
    found: list[Saying] = []
    for at in turns:
        if tags[at] & CUE:
            saying = _by_verb(paragraph, low, high, at, found[-1] if found else None)
        elif tags[at] & ACCORDING:
            saying = _according(paragraph, low, high, at)
        elif tags[at] & SPEECH_NOUN:
            saying = _by_noun(paragraph, low, high, at)
        else:
            continue  # a quotation, or no verb here
        if saying:
            found.append(saying)
    return found


def _by_verb(paragraph: Paragraph, low: int, high: int, at: int, before: Saying | None) -> Saying | None:
    tags, words = paragraph.tags, paragraph.words
    word = words[at].lower()
    flags = CUES[word]
    previous = tags[at - 1] if at > low else 0
    if words[at] in ("put", "puts", "putting") and not (at + 1 < high and words[at + 1] == "it"):
        return None
    if word in _RELAYING and _as_saying(words, at, high):
        return None  # the KCNA quoted him as saying: "saying" brings the words, and they are his
    if flags & _KINDS == QUOTES and not _marks_beside(paragraph, low, high, at):
        return None
    end = at + 1
    if end < high and words[end] in _PARTICLES.get(word, ()):
        end += 1
    if flags & ING and not flags & PAST:
        return _participle(paragraph, low, at, end, flags, previous, before)
    if previous & TO:
        return _went_on_to(paragraph, low, at, end, flags, before)
    if previous & _BEFORE_NOUN and not previous & _NOMINAL and not flags & PAST:
        return None
    if before is None and at == low and flags & ASKS and flags & PAST:
        return Saying(at, end, at, None, flags, "asked by somebody")
    floor = low if before is None or previous & COMMA or before.rule == "infinitive" else max(low, before.end)
    subject = subject_before(paragraph, floor, at)
    if (at == low or previous & _EDGES) and (inverted := _inverted(paragraph, low, high, at, end, flags, subject)):
        return inverted
    auxiliary = _auxiliary(paragraph, low, at) if previous & _BETWEEN else ""
    if auxiliary in _MODALS and not _marks_beside(paragraph, low, high, at):
        return None
    if auxiliary in _BE and flags & PAST:
        return _passive(paragraph, high, at, end, flags, subject)
    if previous & _JOINED and (subject is None or previous & CONJUNCTION):
        if before is not None and before.subject and not (previous & COMMA and not flags & PAST):
            return Saying(at, end, at, before.subject, flags, "conjoined")
        if subject is None and previous & CONJUNCTION:
            subject = first_phrase(paragraph, low, at)
        if subject is None:
            return None
        return Saying(at, end, at, subject, flags, "conjoined")
    if subject is None:
        return None
    if flags & BASE and not flags & PAST and not auxiliary and not _plural(paragraph, subject):
        return None
    if subject[1] <= at - 1 and tags[at - 1] & CONJUNCTION:
        return Saying(at, end, at, subject, flags, "conjoined")
    return Saying(at, end, subject[0], subject, flags, "subject before verb")


def _by_noun(paragraph: Paragraph, low: int, high: int, at: int) -> Saying | None:
    """her claim that …; the mayor's answer was: …; his call for “…”: whoever owns the words says them."""
    tags = paragraph.tags
    end = at + 1
    subject = phrase_starting(paragraph, at + 2, high) if end < high and paragraph.words[end] == "of" else None
    if subject:  # the words of the mayor that …
        end = subject[1]
    elif end < high and tags[end] & AUXILIARY and paragraph.words[end].lower() in _BE:
        end += 1
    if end + 1 >= high:
        return None
    beside = tags[end] & (THAT | COLON) or (tags[end] & (PREPOSITION | COMMA) and tags[end + 1] & QUOTED)
    if not beside or not any(tags[k] & QUOTED for k in range(end, min(end + _REACH, high))):
        return None
    if subject:
        if not tags[end] & THAT:
            return None
        named = any(tags[k] & NAME for k in range(*subject))
        return Saying(at, end, at, subject, CLAUSE | MARKED | QUOTES, "noun of saying", owned=named)
    owner = at - 1
    while owner > max(low, at - 4) and tags[owner] & (WORD | CUE) and not tags[owner] & POSSESSIVE:
        owner -= 1
    if owner < low or not tags[owner] & POSSESSIVE or paragraph.words[owner].lower() in ("our", "my", "your", "whose"):
        return None
    subject = phrase_ending(paragraph, low, owner) if tags[owner] & (NAME | WORD) else (owner, owner + 1)
    if subject is None:
        return None
    named = bool(tags[end] & THAT) and any(tags[k] & NAME for k in range(*subject))
    return Saying(at, end, subject[0], subject, CLAUSE | MARKED | QUOTES, "noun of saying", owned=named)


def _marks_beside(paragraph: Paragraph, low: int, high: int, at: int) -> bool:
    """Whether a verb that says nothing by itself (continued, began) stands beside a quotation or a colon."""
    tags = paragraph.tags
    for index in range(at + 1, min(at + 10, high)):
        if tags[index] & QUOTED:
            return bool(tags[index - 1] & (COMMA | COLON | THAT | PREPOSITION | TIME) or index == at + 1)
        if tags[index] & COLON:
            return True
        if tags[index] & (FINITE | STOP) and not tags[index] & WORD:
            break
    return any(tags[index] & QUOTED for index in range(max(low, at - 10), at))


def _auxiliary(paragraph: Paragraph, low: int, at: int) -> str:
    """The auxiliary right before a verb, past its adverbs."""
    for index in range(at - 1, max(low, at - 5) - 1, -1):
        if paragraph.tags[index] & AUXILIARY:
            return paragraph.words[index].lower()
        if not paragraph.tags[index] & (ADVERB | TIME):
            return ""
    return ""


def _plural(paragraph: Paragraph, subject: Span) -> bool:
    words = paragraph.words
    phrase = [words[at].lower() for at in range(*subject)]
    if phrase[-1] in _PLURALS or phrase[0] in _PLURALS or "and" in phrase or "percent" in phrase or "%" in phrase:
        return True
    for index, word in enumerate(phrase):
        follower = phrase[index + 1] if index + 1 < len(phrase) else ""
        many = word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "'s", "’s"))
        if many and (not follower or follower in _AFTER_PLURAL):
            return True
    return False


def _inverted(
    paragraph: Paragraph, low: int, high: int, at: int, end: int, flags: int, subject: Span | None
) -> Saying | None:
    """ "…," said Peskov, the Kremlin spokesman: the verb right after what it brings."""
    tags = paragraph.tags
    if not flags & (PAST | PRESENT | BASE) or (flags & ADDRESSEE and not flags & ASKS):
        return None
    previous = tags[at - 1] if at > low else 0
    opens = at == low and end + 1 < high and tags[end] & NAME  # Continued Orlov: “…”
    if not previous & _EDGES and not opens:
        return None
    if end >= high or not tags[end] & (NAME | DETERMINER | POSSESSIVE | WORD | PRONOUN | NUMBER):
        return None
    if tags[end] & TIME and not tags[end] & DETERMINER:
        return None
    if previous & COMMA and subject is not None and _belongs(paragraph, low, subject):
        return None
    if previous & COMMA and flags & _KINDS == (QUOTES | MARKED):
        return None
    named = phrase_starting(paragraph, end, high)
    if named is None:
        return None
    if opens and not (named[1] < high and tags[named[1]] & (COLON | COMMA)):
        return None
    if named[1] < high and tags[named[1]] & FINITE and not tags[named[1]] & (CUE | WORD):
        return None
    if previous & (COMMA | DASH) and not previous & QUOTED and named[1] < high and tags[named[1]] & (QUOTED | WH):
        return None  # Orlov, the mayor, said the bell “has no roof”
    return Saying(at, end, at, named, flags, "verb before subject", inverted=True)


def _belongs(paragraph: Paragraph, low: int, subject: Span) -> bool:
    """Whether a phrase before ", a lawyer," is the subject of what follows: it opens its sentence or follows marks."""
    tags = paragraph.tags
    at = subject[0] - 1
    while at >= low and tags[at] & (ADVERB | CONJUNCTION):
        at -= 1
    return at < low or bool(tags[at] & (QUOTED | THAT | SUBORDINATOR | CUE | COMMA))


def _passive(paragraph: Paragraph, high: int, at: int, end: int, flags: int, subject: Span | None) -> Saying | None:
    """was asked by a reporter whether …: who asks is named after "by", or not at all."""
    tags, words = paragraph.tags, paragraph.words
    if not flags & (ASKS | ADDRESSEE | THING | MARKED):
        return None
    start = subject[0] if subject else at
    for index in range(end, min(end + 12, high)):
        if words[index] == "by":
            named = phrase_starting(paragraph, index + 1, high)
            return Saying(at, named[1], start, named, flags, "passive") if named else None
        if tags[index] & (QUOTED | THAT | WH | STOP) or words[index] == "if":
            break
    if flags & ASKS:
        return Saying(at, end, start, None, flags, "asked by somebody")
    return None


def _went_on_to(paragraph: Paragraph, low: int, at: int, end: int, flags: int, before: Saying | None) -> Saying | None:
    """went on to say: the subject is that of "went"."""
    words = paragraph.words
    if at - 2 < low or not flags & (QUOTES | CLAUSE):
        return None
    verb = at - 2
    if words[verb] == "on":
        verb -= 1
    if verb < low or words[verb].lower() not in _WENT_ON:
        reach = range(end, min(end + _REACH, len(paragraph.tags)))
        if not paragraph.quotes or not any(paragraph.tags[k] & QUOTED for k in reach):
            return None
        subject = before.subject if before is not None else clause_subject(paragraph, low, at - 1)
        return (
            Saying(at, end, at, subject, flags & ~(CLAUSE | BARE | THING | ASKS) | MARKED, "infinitive")
            if subject
            else None
        )
    subject = subject_before(paragraph, low, verb)
    if subject is None and before is not None:
        subject = before.subject
    return Saying(at, end, subject[0], subject, flags, "subject before verb") if subject else None


def _participle(
    paragraph: Paragraph, low: int, at: int, end: int, flags: int, previous: int, before: Saying | None
) -> Saying | None:
    """ ", adding that …": says who said what stands before."""
    words = paragraph.words
    if previous & AUXILIARY or (previous & ADVERB and _auxiliary(paragraph, low, at) in _BE):
        subject = subject_before(paragraph, max(low, before.end if before else low), at)
        return Saying(at, end, subject[0], subject, flags, "subject before verb") if subject else None
    if previous & AS and at - 2 >= low:
        return _quoted_as(paragraph, low, at, end, flags)
    if previous & PRONOUN and words[at - 1].lower()[-2:] in ("'s", "’s", "re", "'m", "’m"):
        return Saying(at, end, at - 1, (at - 1, at), flags, "subject before verb")
    if at > low and not previous & (COMMA | QUOTED | CONJUNCTION | ADVERB | WORD | NAME | DASH | TIME | PREPOSITION):
        return None
    subject = _participle_subject(paragraph, low, at, previous, before)
    if subject is None and at == low:
        subject = _after_comma(paragraph, at)
    if subject is None:
        return None
    return Saying(at, end, at, subject, flags, "participle")


def _participle_subject(paragraph: Paragraph, low: int, at: int, previous: int, before: Saying | None) -> Span | None:
    words, tags = paragraph.words, paragraph.tags
    if previous & (WORD | NAME) and words[at - 1].lower() in _BEARERS:
        return phrase_ending(paragraph, max(low, at - 6), at - 1)
    if not previous & COMMA:
        for opening in range(at - 1, max(low, at - 10) - 1, -1):
            if tags[opening] & COMMA:
                break
            if words[opening].lower() == "with":
                return phrase_starting(paragraph, opening + 1, at)
    if before is not None and before.flags & (CLAUSE | BARE | ASKS):
        return before.subject
    return clause_subject(paragraph, low, at)


def _after_comma(paragraph: Paragraph, at: int) -> Span | None:
    """Citing the weather, the minister left: the subject of an opening participle stands after its comma."""
    tags = paragraph.tags
    for index in range(at + 1, min(at + _REACH, len(tags))):
        if tags[index] & COMMA:
            return phrase_starting(paragraph, index + 1, len(tags))
        if tags[index] & STOP:
            break
    return None


def _as_saying(words: list[str], at: int, high: int) -> bool:
    """Whether "as saying" follows within reach."""
    return any(words[k] == "as" and words[k + 1] in _SAYING for k in range(at + 1, min(at + _REACH, high - 1)))


def _quoted_as(paragraph: Paragraph, low: int, at: int, end: int, flags: int) -> Saying | None:
    """was quoted (by the agency) as saying; the agency quoted Lavrov as saying."""
    words = paragraph.words
    for verb in range(at - 2, max(low, at - _REACH) - 1, -1):
        if words[verb].lower() in _RELAYING:
            break
    else:
        return None
    before = subject_before(paragraph, low, verb)
    if verb > low and _auxiliary(paragraph, low, verb) in _BE:
        subject = before
    else:
        subject = phrase_starting(paragraph, verb + 1, at - 1)
        if subject is None and verb + 2 == at - 1 and words[verb + 1].lower() in ("him", "her", "them"):
            subject = (verb + 1, verb + 2)
    if subject is None:
        return None
    start = before[0] if before else verb
    return Saying(at, end, min(subject[0], start), subject, flags, "quoted as saying")


def _in_words(paragraph: Paragraph, low: int, high: int, at: int) -> Saying | None:
    tags, words = paragraph.tags, paragraph.words
    if not any(tags[k] & QUOTED for k in range(low, high)):
        return None
    if at - 2 >= low and words[at - 2].lower() == "in" and at + 2 < high and words[at + 1] == "of":
        subject = phrase_starting(paragraph, at + 2, high)
        return Saying(at, at + 2, at - 2, subject, CLAUSE | BARE, "according to", inverted=True) if subject else None
    for opening in range(at - 1, max(low, at - 6) - 1, -1):
        if words[opening].lower() == "in":
            if tags[at - 1] & POSSESSIVE:
                return Saying(at, at + 1, opening, (opening + 1, at), CLAUSE | BARE, "according to")
            break
    return None


def _according(paragraph: Paragraph, low: int, high: int, at: int) -> Saying | None:
    """According to the ministry, …; in the words of the mayor, …; in her words, …."""
    tags, words = paragraph.tags, paragraph.words
    if words[at] == "words":
        return _in_words(paragraph, low, high, at) or _by_noun(paragraph, low, high, at)
    if at + 2 >= high or not tags[at + 1] & TO:
        return None
    subject = phrase_starting(paragraph, at + 2, high)
    if subject is None and words[at + 2].lower() in ("him", "them", "us", "me"):
        subject = (at + 2, at + 3)
    if subject is None:
        return None
    return Saying(at, at + 2, at, subject, CLAUSE | BARE, "according to", inverted=True)
