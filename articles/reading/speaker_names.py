"""A speaker by name: in full, by surname, or by a misspelling of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from articles.reading.gazetteer import fold
from articles.reading.people import Character
from articles.reading.scene import Scene, Verdict
from articles.reading.speaker_titles import fit, title_in
from articles.reading.speaker_words import Tokens, bare, capitals_of, either
from articles.reading.types import Span

_MOST = 50  # people of one name, or names of one person, that are told apart; no story has as many


def by_name(words: str, tokens: Tokens, span: Span, inside: list[Character], scene: Scene) -> Verdict | None:
    """A full name, a surname or a misspelling of one among the words; `inside`: who is read as named in them."""
    full = [character for character in inside if _in_full(words, character)] if len(inside) > 1 else inside
    named = full or inside or _named_elsewhere(words, tokens, scene)
    if not named:
        return None
    if len(named) == 1 or full:
        return _is_named(words, _subject(named, span))
    named = named[:_MOST]
    title = title_in(_without_surnames(tokens, named))
    if title:
        fitting = [character for character in named if fit(title, character)]
        if len(fitting) == 1:
            return _is_named(words, fitting[0])
    nearest = scene.named_last(named, span[0])
    if nearest:
        why = f"“{words}” — {nearest.name}, of those with that name the one spoken of last before."
        return Verdict(nearest.name, "person", why, nearest.person, nearest, 0.7)
    why = f"“{words}” may be {either(named)}: the story does not tell which."
    return Verdict(None, "unknown", why, confidence=0.5)


def _folded(words: str) -> str:
    return fold(words.replace("'s", " "))


def _in_full(words: str, character: Character) -> bool:
    folded = _folded(words)
    return any(" " in spelling and spelling in folded for spelling in character.spellings[:_MOST])


def _named_elsewhere(words: str, tokens: Tokens, scene: Scene) -> list[Character]:
    """Whom the words name though their own place was not read as a naming."""
    if words not in scene.elsewhere:
        scene.elsewhere[words] = _looked_up(words, tokens, scene)
    return scene.elsewhere[words]


def _looked_up(words: str, tokens: Tokens, scene: Scene) -> list[Character]:
    if not scene.cast.characters:
        return []
    named = scene.everybody(scene.by_full_name, scene.full_names_in(_folded(words).split(" ")))
    if named:
        return named
    capitals = capitals_of(tokens)
    if not capitals:
        return []
    near = (name for word in capitals if len(word) > 5 for name in scene.near_surnames.of(word))
    return scene.everybody(scene.by_surname, capitals) or scene.everybody(scene.by_surname, near)


def _without_surnames(tokens: Tokens, named: Iterable[Character]) -> Tokens:
    """The tokens that may be a title: "King" of "Steven King" is none."""
    called = {surname for character in named for surname in character.surnames}
    return tuple([token for token in tokens if fold(bare(token)) not in called]) or tokens


def _subject(named: list[Character], span: Span) -> Character:
    """Of several people in the words, the one who speaks: not "the office of X" but the first named."""

    if len(named) == 1:
        return named[0]

    def first_place(character: Character) -> int:
        at = bisect_left(character.places, span[0])
        return character.places[at] if at < len(character.places) else span[1]

    return min(named, key=first_place)


def _is_named(words: str, character: Character) -> Verdict:
    name, said = fold(character.name), fold(words)
    if name == said:
        why = f"{character.name} is named in full beside the words."
    elif name in said:
        why = f"“{words}” names {character.name}."
    else:
        why = f"“{words}” — {character.name}, named in full in {character.paragraph}."
    return Verdict(character.name, "person", why, character.person, character)
