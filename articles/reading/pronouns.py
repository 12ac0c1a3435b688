"""he, she, it and they as speakers: the one spoken of last before whom the pronoun fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.reading.lexicon import listed
from articles.reading.types import Span

if TYPE_CHECKING:
    from articles.reading.people import Character
    from articles.reading.speakers import Scene, Verdict

PRONOUNS = listed("he she it they him her them his hers i we who")
_SENTENCE = re.compile(r"[.!?][\"')\]]*+\s++(?=[\"'(\[]*+[A-Z])")
_PARAGRAPHS_BACK = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker settled before: where named, and who it is."""

    span: Span
    verdict: Verdict
    words: str


def whom(pronoun: str, span: Span, scene: Scene, said: Sequence[Said]) -> Verdict:
    """Who the pronoun stands for, or unknown and why."""
    from articles.reading.speakers import Verdict

    if pronoun in ("it", "they", "them"):
        return _thing(pronoun, span, scene, said)
    if pronoun in ("i", "we", "who"):
        return Verdict(None, "unknown", f"“{pronoun}”: the story does not tell who speaks.")
    gender = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}[pronoun]
    found = _person(gender, span, scene, said)
    if found is None:
        return Verdict(None, "unknown", f"“{pronoun}”: nobody whom it fits is named shortly before.", confidence=0.5)
    why = f"“{pronoun}” — {found.name}, the one spoken of last before."
    return Verdict(found.name, "person", why, found.person, found, 0.9)


def _person(gender: str, span: Span, scene: Scene, said: Sequence[Said]) -> Character | None:
    """Back sentence by sentence: first who spoke in it, then who is named first in it."""
    for start, end in _sentences_back(span[0], scene):
        spoken = [
            event.verdict.character
            for event in said
            if start <= event.span[0] < end and event.verdict.character and _fits(event.verdict.character, gender)
        ]
        if spoken:
            return spoken[-1]
        named = [
            (place, number)
            for number, character in enumerate(scene.cast.characters)
            if _fits(character, gender)
            for place in character.places
            if start <= place < end and not scene.in_quotes(place)
        ]
        if named:
            return scene.cast.characters[min(named)[1]]
    return None


def _fits(character: Character, gender: str) -> bool:
    return not character.gender or character.gender == gender


def _sentences_back(place: int, scene: Scene) -> list[Span]:
    """The sentences up to `place`, the nearest first, some paragraphs back."""
    passages = [span for _, span in scene.prose if span[0] <= place][-_PARAGRAPHS_BACK:]
    found: list[Span] = []
    for start, end in reversed(passages):
        end = min(end, place)
        bounds = [start, *(match.end() for match in _SENTENCE.finditer(scene.text, start, end)), end]
        found += reversed([pair for pair in pairwise(bounds) if pair[0] < pair[1]])
    return found


def _thing(pronoun: str, span: Span, scene: Scene, said: Sequence[Said]) -> Verdict:
    from articles.reading.speakers import Verdict

    for event in reversed(said):
        if event.span[0] < span[0] and event.verdict.type in ("institution", "document") and event.verdict.name:
            why = f"“{pronoun}” — {event.verdict.name}, heard last before."
            return Verdict(event.verdict.name, event.verdict.type, why, confidence=0.85)
    return Verdict(None, "unknown", f"“{pronoun}”: nothing that it fits speaks before.", confidence=0.5)
