"""Who speaks in which sentence of a paragraph, to give quotations without a verb to the voice beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from articles.reading.statements import Statement


class Voices:
    """The statements of one paragraph that name their speaker, by sentence."""

    __slots__ = ("_by_sentence", "_sentences", "_told", "_voices")

    def __init__(self) -> None:
        self._told: set[int] = set()
        self._sentences: list[int] = []  # those that name a speaker
        self._by_sentence: dict[int, list[Statement]] = {}
        self._voices: dict[int, Statement] = {}  # found so far, by sentence

    def add(self, statement: Statement) -> None:
        self._told.add(statement.sentence)
        if statement.speaker is None:
            return
        if statement.sentence not in self._by_sentence:
            insort(self._sentences, statement.sentence)
        self._by_sentence.setdefault(statement.sentence, []).append(statement)
        self._voices.pop(statement.sentence, None)

    def tells(self, sentence: int) -> bool:
        """Whether the sentence holds a statement, with a speaker or without."""
        return sentence in self._told

    def within(self, sentence: int) -> list[Statement]:
        return self._by_sentence.get(sentence, [])

    def before(self, sentence: int) -> Statement | None:
        """The voice of the nearest sentence before this one that has any."""
        at = bisect_left(self._sentences, sentence)
        return self._voice_of(self._sentences[at - 1]) if at else None

    def after(self, sentence: int) -> Statement | None:
        """The first statement of the nearest sentence after this one that has any."""
        at = bisect_right(self._sentences, sentence)
        return self._by_sentence[self._sentences[at]][0] if at < len(self._sentences) else None

    def last(self) -> Statement | None:
        """The voice of the last sentence that has any."""
        return self._voice_of(self._sentences[-1]) if self._sentences else None

    def _voice_of(self, sentence: int) -> Statement:
        if sentence not in self._voices:
            self._voices[sentence] = _voice_of(self._by_sentence[sentence])
        return self._voices[sentence]


def _voice_of(statements: list[Statement]) -> Statement:
    """Of the statements of one sentence, the last that no other embraces."""
    whole = [statement for statement in statements if _is_whole(statement)] or statements
    outer = [s for s in whole if not any(_embraces(other, s) for other in whole if other is not s)]
    return (outer or whole)[-1]


def _is_whole(statement: Statement) -> bool:
    """Whether it is nothing but quotation: “…,” Orlov said, speaking of a ship called “Swift”."""
    return bool(statement.segments) and not statement.plain


def _embraces(outer: Statement, inner: Statement) -> bool:
    cue = inner.cue
    return cue is not None and any(start <= cue[0] and cue[1] <= end for start, end in outer.contents)
