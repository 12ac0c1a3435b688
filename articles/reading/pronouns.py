"""he, she, it and they as speakers: the one spoken of last before whom the pronoun fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.reading.institutions import fuller_name
from articles.reading.lexicon import listed
from articles.reading.people import Character, Unnamed
from articles.reading.speakers import Said, Scene, Verdict, who_speaks
from articles.reading.titles import FEMALE_TITLES, MALE_TITLES
from articles.reading.types import Span

PRONOUNS = listed("he she it they him her them his hers i we who")
_SENTENCE = re.compile(r"[.!?][\"')\]]*+\s++(?=[\"'(\[]*+[A-Z])")
_PARAGRAPHS_BACK = 3


def whom(pronoun: str, span: Span, scene: Scene, said: Sequence[Said]) -> Verdict:
    """Who the pronoun stands for, or unknown and why."""
    if pronoun in ("it", "they", "them"):
        return _thing(pronoun, span, scene, said)
    if pronoun in ("i", "we", "who"):
        return Verdict(None, "unknown", f"“{pronoun}”: the story does not tell who speaks.")
    gender = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}[pronoun]
    found = _person(gender, span, scene, said)
    if isinstance(found, Verdict):
        why = f"“{pronoun}” — {found.name}, the last one spoken of whom “{pronoun}” can mean."
        return Verdict(found.name, "person", why, found.person, found.character, 0.8)
    if found is None:
        return Verdict(None, "unknown", f"“{pronoun}”: nobody whom it fits is named shortly before.", confidence=0.5)
    why = f"“{pronoun}” — {found.name}, the last one spoken of whom “{pronoun}” can mean, named in {found.paragraph}."
    return Verdict(found.name, "person", why, found.person, found, 0.9)


def _person(gender: str, span: Span, scene: Scene, said: Sequence[Said]) -> Character | Verdict | None:
    """Back sentence by sentence: first who spoke in it, then who is named first in it, by name or by post."""
    for start, end in _sentences_back(span[0], scene):
        for event in reversed(said):
            if start <= event.span[0] < end and event.verdict.type == "person" and event.verdict.name:
                character = event.verdict.character
                if _fits(character, gender) if character else _title_fits(event.words, gender):
                    return character or event.verdict
        named: list[tuple[int, Character | Unnamed]] = [
            (place, character)
            for character in scene.cast.characters
            if _fits(character, gender)
            for place in character.places
            if start <= place < end and not scene.in_quotes(place)
        ]
        named += [
            (post.place, post)
            for post in scene.cast.unnamed
            if start <= post.place < end and not scene.in_quotes(post.place) and _title_fits(post.head, gender)
        ]
        if not named:
            continue
        first = min(named, key=lambda row: row[0])[1]
        if isinstance(first, Unnamed):
            words = scene.text[first.place : first.end]
            verdict = who_speaks(words, (first.place, first.end), scene, said)
            if verdict.type != "person" or not verdict.name:
                continue
            return verdict.character or verdict
        return first
    return None


def _title_fits(words: str, gender: str) -> bool:
    """Whether a post's words speak against the gender."""
    parts = set(words.lower().split())
    return not parts & (MALE_TITLES if gender == "f" else FEMALE_TITLES)


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
    for event in reversed(said):
        if event.span[0] < span[0] and event.verdict.type in ("institution", "document") and event.verdict.name:
            why = f"“{pronoun}” — {event.verdict.name}, the last {event.verdict.type} that spoke before."
            return Verdict(event.verdict.name, event.verdict.type, why, confidence=0.85)
    if pronoun == "it":
        for start, end in _sentences_back(span[0], scene)[:3]:
            found = _SPOKE.search(scene.text, start, end)
            if found:
                name = fuller_name(found[1].split()[-1].lower(), found.end(1), scene.text) or found[1]
                return Verdict(name, "institution", f"“{pronoun}” — {name}, which speaks just before.", confidence=0.8)
    return Verdict(None, "unknown", f"“{pronoun}”: nothing that it fits speaks before.", confidence=0.5)


_SPOKE = re.compile(
    r"\b[Tt]he ((?:[\w.&-]+ ){0,4}?(?:[Mm]inistry|[Aa]gency|[Cc]ommittee|[Dd]epartment|[Cc]ommand|[Oo]ffice|[Cc]ompany"
    r"|[Bb]ank|[Pp]olice|[Mm]ilitary|[Aa]rmy|[Gg]overnment|[Cc]ommission|[Bb]ureau|[Ss]ervice|[Cc]ouncil|[Cc]ourt"
    r"|[Uu]nion|[Pp]arty)) (?:said|told|announced|reported|added|stated)\b"
)
