"""Gives each quotation to one statement, and those without a verb of their own to their neighbour's speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Final

from articles.reading.headlines import HEADLINE_TAIL
from articles.reading.marks import Segment
from articles.reading.noun_phrases import clause_subject, first_phrase, phrase_starting
from articles.reading.paragraphs import read_paragraph
from articles.reading.scare_quotes import is_title
from articles.reading.sentences import Paragraph
from articles.reading.statements import Statement, speaker_span
from articles.reading.types import Span
from articles.reading.voices import Voices
from articles.reading.words import (
    AUXILIARY,
    COLON,
    COMMA,
    CUE,
    DASH,
    NAME,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    STOP,
    TIME,
    VERB,
)

_NEIGHBOUR: Final = 0.7
_GUESS: Final = 0.5
_LONG_SHOT: Final = 0.4
_MOST_QUOTED: Final = 150  # quotations of the body among which a headline's is looked for; no story has as many
_WORD: Final = re.compile(r"\w+")


def attribute(text: str, paragraphs: list[Paragraph], statements: list[Statement]) -> list[Statement]:
    """`statements` with each segment in one of them only, and more for the segments that had none."""
    owners = _own(statements)
    story = _Story(
        text,
        paragraphs,
        [s for s in statements if s.segments or (s.plain and (not s.weak or s.rule == HEADLINE_TAIL))],
        owners,
    )
    for number, sentence, at, segment in story.orphans():
        story.adopt(number, sentence, at, segment)
    for number, sentence, _at, segment in reversed(list(story.orphans())):
        story.adopt_from_next(number, sentence, segment)
    return story.kept


def _own(statements: list[Statement]) -> dict[int, Statement]:
    """Leaves each segment to the narrowest statement over it; gives the owners by the segments' starts."""
    owners = {segment.start: statement for statement in statements for segment in statement.segments}
    if len(owners) == sum([len(statement.segments) for statement in statements]):
        return owners  # none is claimed twice
    for statement in sorted(statements, key=_reach, reverse=True):
        for segment in statement.segments:
            owners[segment.start] = statement
    for statement in statements:
        statement.segments = [segment for segment in statement.segments if owners[segment.start] is statement]
    return owners


def _reach(statement: Statement) -> tuple[bool, bool, int]:
    """The greater, the less a statement owns of the quotations within it."""
    width = sum(end - start for start, end in statement.contents)
    return statement.weak, statement.rule != "as somebody said", width


def plain_words(words: str) -> str:
    """Words between single spaces in lower case, to find the same ones again."""
    return f" {' '.join(_WORD.findall(words.lower()))} "


def _behind_verb(paragraph: Paragraph, first: int, high: int) -> Span | None:
    """The subject in “…” reacted Orlov.: a verb in small letters right behind the marks, and nothing after the name."""
    tags = paragraph.tags
    word = paragraph.words[first] if first + 1 < high else ""
    if not word.islower() or not (tags[first] & (VERB | CUE) or word in ("read", "reads")):
        return None
    named = phrase_starting(paragraph, first + 1, high)
    if named is None or tags[first + 1] & PRONOUN:
        return None
    return named if named[1] >= high or tags[named[1]] & (STOP | COMMA | TIME | PREPOSITION | DASH) else None


def _may_speak(paragraph: Paragraph, subject: Span | None) -> bool:
    """Whether a subject may be somebody: a name or a pronoun stands in it; "such formats" says nothing."""
    tags = paragraph.tags
    return subject is not None and any(tags[at] & (NAME | PRONOUN) for at in range(*subject))


class _Story:
    """The statements of a story by paragraph, while quotations without a verb find their speaker."""

    def __init__(
        self, text: str, paragraphs: list[Paragraph], statements: list[Statement], owners: dict[int, Statement]
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.quoting = [number for number, paragraph in enumerate(paragraphs) if paragraph.quotes]
        self.kept = statements
        self.owners = owners
        self.voices: defaultdict[int, Voices] = defaultdict(Voices)
        for statement in statements:
            self.voices[statement.paragraph].add(statement)
        self._plain: dict[int, str] = {}  # the words of the quotations looked at, by their starts

    def orphans(self) -> Iterator[tuple[int, int, int, Segment]]:
        for number in self.quoting:
            paragraph = self.paragraphs[number]
            for at, segment in paragraph.quotes.items():
                if segment.start not in self.owners:
                    yield number, bisect_right(paragraph.sentences, (at, len(paragraph.words))) - 1, at, segment

    def adopt(self, number: int, sentence: int, at: int, segment: Segment) -> None:
        paragraph = self.paragraphs[number]
        low, _high = paragraph.sentences[sentence]
        if paragraph.where != "body" and self._adopt_from_body(number, sentence, segment):
            return
        same = self.voices[number].within(sentence)
        if at > low and paragraph.tags[at - 1] & COLON:
            self._take(number, sentence, segment, self._clause_subject(paragraph, low, at), "colon", _NEIGHBOUR)
        elif same:
            if len(self.text[segment.inner_start : segment.inner_end].split()) >= 3:
                before = [s for s in same if s.cue and s.cue[0] < segment.start]
                self._join(before[-1] if before else same[0], segment)
        elif at == low:
            self._adopt_sentence(number, sentence, segment)
        else:
            self._adopt_fragment(number, sentence, at, segment)

    def _adopt_sentence(self, number: int, sentence: int, segment: Segment) -> None:
        """A quotation that opens its sentence, with no verb of saying in it."""
        paragraph = self.paragraphs[number]
        if sentence and self._ends_with_colon(paragraph, sentence - 1):
            low, high = paragraph.sentences[sentence - 1]
            self._take(number, sentence, segment, self._clause_subject(paragraph, low, high), "colon", _NEIGHBOUR)
        elif self._adopt_from_tail(number, sentence, segment):
            return
        elif before := self.voices[number].before(sentence):
            self._join(before, segment)
        elif self._adopt_from_rest(number, sentence, segment) or (
            sentence == 0 and number and self._adopt_from_before(number, segment)
        ):
            return
        else:
            after = self.voices[number].after(sentence)
            if self._goes_on(number, segment):
                return  # adopt_from_next knows better
            if after:
                self._take(number, sentence, segment, after.speaker, "speaker of the next sentence", _GUESS)
            else:
                self._adopt_from_subject(number, sentence, segment)

    def _adopt_from_rest(self, number: int, sentence: int, segment: Segment) -> bool:
        """“…,” Ana Ruiz, who keeps the archive said: a subject follows the marks, however the verb is reached."""
        paragraph = self.paragraphs[number]
        low, high = paragraph.sentences[sentence]
        last = segment.last_character(self.text)
        speaker = speaker_span(paragraph, _behind_verb(paragraph, low + 1, high)) if last in ",?!." else None
        if speaker:
            return self._take(number, sentence, segment, speaker, "verb before subject", _NEIGHBOUR)
        verbs = CUE | VERB if last == "," else CUE
        if last not in ",?!" or not any(tag & verbs for tag in paragraph.tags[low + 1 : high]):
            return False
        speaker = speaker_span(paragraph, phrase_starting(paragraph, low + 1, high))
        return self._take(number, sentence, segment, speaker, "subject after the quotation", _NEIGHBOUR)

    def _adopt_from_tail(self, number: int, sentence: int, segment: Segment) -> bool:
        """“We won!” Ruiz, the keeper, said on Friday.: the attribution looks like a sentence of its own."""
        paragraph = self.paragraphs[number]
        low, high = paragraph.sentences[sentence]
        if high - low > 1 or sentence + 1 >= len(paragraph.sentences):
            return False
        if segment.last_character(self.text) not in "?!":
            return False
        first, end = paragraph.sentences[sentence + 1]
        if self.voices[number].tells(sentence + 1):
            return False
        tags = paragraph.tags
        phrase = phrase_starting(paragraph, first, end)
        verbs = [at for at in range(phrase[1], end) if tags[at] & CUE] if phrase else []
        if phrase is None or len(verbs) != 1 or any(tags[at] & (QUOTED | AUXILIARY) for at in range(first, end)):
            return False
        if verbs[0] > phrase[1] and not tags[verbs[0] - 1] & COMMA:
            return False
        speaker = speaker_span(paragraph, phrase)
        return self._take(number, sentence, segment, speaker, "subject after the quotation", _NEIGHBOUR)

    def _adopt_from_subject(self, number: int, sentence: int, segment: Segment) -> None:
        """Ruiz laughed. “…”: the one whom the sentence before is about."""
        place, earlier = (number, sentence - 1) if sentence else (number - 1, -1)
        if place < 0 or self.paragraphs[place].where != self.paragraphs[number].where:
            return
        paragraph = self.paragraphs[place]
        read_paragraph(paragraph)
        if not paragraph.sentences or segment.last_character(self.text) not in ".?!,…":
            return
        low, high = paragraph.sentences[earlier]
        speaker = speaker_span(paragraph, clause_subject(paragraph, low, high))
        self._take(number, sentence, segment, speaker, "subject of the sentence before", _LONG_SHOT)

    def _adopt_from_before(self, number: int, segment: Segment) -> bool:
        earlier = self.paragraphs[number - 1]
        voices = self.voices[number - 1]
        if earlier.where != self.paragraphs[number].where:
            return False
        read_paragraph(earlier)
        if earlier.tags and earlier.tags[-1] & COLON:
            low, high = earlier.sentences[-1]
            last = voices.within(len(earlier.sentences) - 1)
            speaker = last[-1].speaker if last else self._clause_subject(earlier, low, high)
            return self._take(number, 0, segment, speaker, "colon before the paragraph", _NEIGHBOUR)
        neighbour = voices.last()
        if neighbour is None:
            return False
        if segment.continues and neighbour.segments:
            self._join(neighbour, segment)
            self.voices[number].add(neighbour)
            return True
        rule = "speaker of the paragraph before"
        return self._take(number, 0, segment, neighbour.speaker, rule, _NEIGHBOUR)

    def _goes_on(self, number: int, segment: Segment) -> Segment | None:
        """The marks that open the next paragraph, where a quotation left open goes on."""
        if segment.closed or number + 1 >= len(self.paragraphs):
            return None
        first = next(iter(self.paragraphs[number + 1].quotes.values()), None)
        return first if first is not None and first.continues else None

    def adopt_from_next(self, number: int, sentence: int, segment: Segment) -> None:
        """A quotation left open whose speaker is named in the paragraph where it ends."""
        first = self._goes_on(number, segment)
        owner = self.owners.get(first.start) if first else None
        if owner:
            self._take(number, sentence, segment, owner.speaker, "named where the quotation ends", _NEIGHBOUR)

    def _adopt_from_body(self, number: int, sentence: int, segment: Segment) -> bool:
        """A headline, deck or caption quotes what the body quotes: the body names the speaker."""
        for statement in self._body_statements_with(segment):
            rule = "same words in the body"
            return self._take(number, sentence, segment, statement.speaker, rule, _NEIGHBOUR)
        return False

    def _body_statements_with(self, segment: Segment) -> Iterator[Statement]:
        words = self._words(segment)
        for statement, other in islice(self._quoted_in_body(), _MOST_QUOTED) if words.strip() else ():
            theirs = self._words(other)
            if words in theirs or (theirs in words and theirs.count(" ") * 2 > words.count(" ")):
                yield statement

    def _quoted_in_body(self) -> Iterator[tuple[Statement, Segment]]:
        for statement in self.kept:
            if self.paragraphs[statement.paragraph].where == "body" and statement.speaker:
                for segment in statement.segments:
                    yield statement, segment

    def _words(self, segment: Segment) -> str:
        if segment.start not in self._plain:
            self._plain[segment.start] = plain_words(self.text[segment.inner_start : segment.inner_end])
        return self._plain[segment.start]

    def _adopt_fragment(self, number: int, sentence: int, at: int, segment: Segment) -> None:
        """A quotation within a sentence that has no verb of saying."""
        if len(self.text[segment.inner_start : segment.inner_end].split()) < 4:
            return
        paragraph = self.paragraphs[number]
        if is_title(self.text[segment.inner_start : segment.inner_end]):
            return
        low, _high = paragraph.sentences[sentence]
        before = self.voices[number].before(sentence)
        if before:
            self._take(number, sentence, segment, before.speaker, "speaker of the sentence before", _GUESS)
        else:
            subject = first_phrase(paragraph, low, at)
            after = self.voices[number].after(sentence)
            if after and after.segments and not _may_speak(paragraph, subject):
                self._take(number, sentence, segment, after.speaker, "speaker of the next sentence", _GUESS)
                return
            self._take(number, sentence, segment, speaker_span(paragraph, subject), "subject of its sentence", _GUESS)

    def _ends_with_colon(self, paragraph: Paragraph, sentence: int) -> bool:
        low, high = paragraph.sentences[sentence]
        return high > low and bool(paragraph.tags[high - 1] & COLON)

    def _clause_subject(self, paragraph: Paragraph, low: int, high: int) -> Span | None:
        return speaker_span(paragraph, clause_subject(paragraph, low, high))

    def _join(self, statement: Statement, segment: Segment) -> None:
        statement.contents.append((segment.start, segment.end))
        statement.segments.append(segment)
        self.owners[segment.start] = statement

    def _take(
        self, number: int, sentence: int, segment: Segment, speaker: Span | None, rule: str, confidence: float
    ) -> bool:
        if speaker is None:
            return False
        statement = Statement(
            number, sentence, [(segment.start, segment.end)], [segment], speaker, None, rule, confidence, plain=False
        )
        self.kept.append(statement)
        self.voices[number].add(statement)
        self.owners[segment.start] = statement
        return True
