"""Gazetteer phrases among words."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.gazetteer import Entry, gazetteer
from articles.reading.printed_words import Word


def phrase_at(words: Sequence[Word], first: int, anything: bool = False) -> tuple[int, Entry | None]:
    """The longest phrase at a word, only countries' unless `anything`: its last word + 1, and what it is."""
    word = words[first]
    phrases = word.phrases
    if not phrases:
        return first, None
    if first + 1 < len(words) and not word.ends:
        for phrase, entry in phrases.get(words[first + 1].text, ()):
            if (anything or entry.kind == "country") and _stands_at(words, first, phrase):
                return first + len(phrase), entry
    for _, entry in phrases.get("", ()):
        if anything or entry.kind == "country":
            return first + 1, entry
    return first, None


def _stands_at(words: Sequence[Word], first: int, phrase: tuple[str, ...]) -> bool:
    last = len(phrase) - 1
    if first + last >= len(words):
        return False
    for number, expected in enumerate(phrase):
        word = words[first + number]
        if number and word.opens:
            return False
        if number == last:
            return expected in (word.text, word.key)
        if expected != word.key or word.ends:
            return False
    return True


def country_in(tokens: Sequence[str], first: int) -> tuple[int, Entry | None]:
    """The longest country's phrase at a token of bare words: its last token + 1, and what it is."""
    phrases = gazetteer().starting(tokens[first]) or {}
    second = tokens[first + 1] if first + 1 < len(tokens) else ""
    for phrase, entry in [*(phrases.get(second, ()) if second else ()), *phrases.get("", ())]:
        if entry.kind == "country" and tuple(tokens[first : first + len(phrase)]) == phrase:
            return first + len(phrase), entry
    return first, None
