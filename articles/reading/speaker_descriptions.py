"""A speaker described anew: "… Bill Nelson said. "…" the former astronaut added"."""

from __future__ import annotations

from articles.reading.people import Character
from articles.reading.scene import Scene, Verdict, title_fits
from articles.reading.speaker_words import Tokens, head_noun, lowers_of
from articles.reading.types import Span


def described_anew(
    tokens: Tokens, span: Span, scene: Scene, countries: frozenset[str] = frozenset(), general: bool = False
) -> Verdict | None:
    """The one who has just spoken in the paragraph.

    Only where the description comes unannounced: its head did not stand in the story before. Who has a post is
    described by another one only if that is a former one, or a general word ("the diplomat").
    """
    last = scene.heard.last
    if last is None or not scene.passage_start(span[0]) <= last[0] < span[0] or tokens[0].lower() != "the":
        return None
    who = last[1].character
    if who is None or (countries and who.country not in countries):
        return None
    if who.offices and not general and not any(token.lower() in ("former", "ex") for token in tokens):
        return None
    head = head_noun(lowers_of(tokens))
    if scene.first_said(head) < span[0] or _another_named(who, last[0], span[0], scene):
        return None
    if who.gender and not title_fits(head, who.gender):
        return None
    why = f"“{' '.join(tokens)}” — {who.name}, who has just spoken."
    return Verdict(who.name, "person", why, who.person, who, 0.7)


def _another_named(who: Character, start: int, end: int, scene: Scene) -> bool:
    """Whether anybody else is named, outside quotations, between the two places."""
    for place, character in scene.namings_outside_quotes.before(end):
        if place <= start:
            return False
        if character is not who:
            return True
    return False
