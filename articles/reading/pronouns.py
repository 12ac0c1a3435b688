"""he, she, it and they as speakers: the one spoken of last before whom the pronoun fits."""

from __future__ import annotations

import re
from itertools import islice

from articles.reading.lexicon import listed
from articles.reading.people import Character, Unnamed
from articles.reading.place_index import PlaceIndex
from articles.reading.scene import Scene, Verdict
from articles.reading.speakers import who_speaks
from articles.reading.types import Span

PRONOUNS = listed("he she it they him her them his hers i we who")
# Bounds that no story reaches.
_SENTENCES_BACK = 12  # with posts of which nobody can tell who holds them
_LONG_SENTENCE = 1000  # characters


def whom(pronoun: str, span: Span, scene: Scene) -> Verdict:
    """Who the pronoun stands for, or unknown and why."""
    if pronoun in ("it", "they", "them"):
        return _thing(pronoun, span, scene)
    if pronoun in ("i", "we", "who"):
        return Verdict(None, "unknown", f"“{pronoun}”: the story does not tell who speaks.")
    found = _person(pronoun in ("she", "her", "hers"), span, scene)
    if isinstance(found, Verdict):
        why = f"“{pronoun}” — {found.name}, the last one spoken of whom “{pronoun}” can mean."
        return Verdict(found.name, "person", why, found.person, found.character, 0.8)
    if found is None:
        return Verdict(None, "unknown", f"“{pronoun}”: nobody whom it fits is named shortly before.", confidence=0.5)
    why = f"“{pronoun}” — {found.name}, the last one spoken of whom “{pronoun}” can mean, named in {found.paragraph}."
    return Verdict(found.name, "person", why, found.person, found, 0.9)


def _person(female: bool, span: Span, scene: Scene) -> Character | Verdict | None:
    """Back sentence by sentence: first who spoke in it, then who is named first in it, by name or by post."""
    heard = scene.heard.she if female else scene.heard.he
    named = scene.she_may_be if female else scene.he_may_be
    place = span[0]
    floor = scene.passages_start(place)
    for _ in range(_SENTENCES_BACK):
        sentence = _sentence_with_somebody(floor, place, scene, heard, named)
        if sentence is None:
            return None
        spoke = heard.within(*sentence)
        if spoke:
            return spoke[-1].character or spoke[-1]
        found = _spoken_of(named.within(*sentence), scene)
        if found:
            return found
        place = sentence[0]
    return None


def _sentence_with_somebody(
    floor: int, place: int, scene: Scene, heard: PlaceIndex[Verdict], named: PlaceIndex[Character | Unnamed]
) -> Span | None:
    """The last sentence, up to the place, in which somebody spoke or is named."""
    while True:
        last = max(heard.place_before(place), named.place_before(place))
        if last < floor:
            return None
        sentence = scene.sentence_around(last)
        if sentence:
            return sentence[0], min(sentence[1], place)
        place = last


def _spoken_of(named: list[Character | Unnamed], scene: Scene) -> Character | Verdict | None:
    """Who is named first, if that is somebody."""
    if not named:
        return None
    post = named[0]
    if isinstance(post, Character):
        return post
    if post.place not in scene.unnamed_verdicts:
        words = scene.text[post.place : post.end]
        scene.unnamed_verdicts[post.place] = who_speaks(words, (post.place, post.end), scene)
    verdict = scene.unnamed_verdicts[post.place]
    return verdict.character or verdict if verdict.type == "person" and verdict.name else None


def _thing(pronoun: str, span: Span, scene: Scene) -> Verdict:
    heard = scene.heard.things.last_before(span[0])
    if heard:
        name, kind = heard[1].name, heard[1].type
        why = f"“{pronoun}” — {name}, the last {kind} that spoke before."
        return Verdict(name, kind, why, confidence=0.85)
    if pronoun == "it":
        for start, end in islice(scene.sentences_before(span[0]), 3):
            found = _SPOKE.search(scene.text, max(start, end - _LONG_SENTENCE), end)
            if found:
                name = scene.institutions.fuller_name(found[1].split()[-1].lower(), found.end(1)) or found[1]
                return Verdict(name, "institution", f"“{pronoun}” — {name}, which speaks just before.", confidence=0.8)
    return Verdict(None, "unknown", f"“{pronoun}”: nothing that it fits speaks before.", confidence=0.5)


_SPOKE = re.compile(
    r"\b[Tt]he ((?:[\w.&-]+ ){0,4}?(?:[Mm]inistry|[Aa]gency|[Cc]ommittee|[Dd]epartment|[Cc]ommand|[Oo]ffice|[Cc]ompany"
    r"|[Bb]ank|[Pp]olice|[Mm]ilitary|[Aa]rmy|[Gg]overnment|[Cc]ommission|[Bb]ureau|[Ss]ervice|[Cc]ouncil|[Cc]ourt"
    r"|[Uu]nion|[Pp]arty)) (?:said|told|announced|reported|added|stated)\b"
)
