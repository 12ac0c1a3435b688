"""Institutions and documents as speakers: their fullest name in the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|this|that)\s+", re.I)
_CAPITALISED = r"(?:[A-Z][\w.&'-]*+|of|and|for|on|the|de|del)"
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{1,9}")


def bare_name(words: str) -> str:
    """The words without article and brackets: "the Korean Central News Agency (KCNA)"."""
    words = re.sub(r"\s*\([^)]*+\)?$", "", words.strip())
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def institution_name(words: str, place: int, text: str, said: Sequence[object]) -> str:
    """The fullest name that the story gives the institution before, or at, `place`."""
    name = bare_name(words)
    if _ACRONYM.fullmatch(name):
        return spelled_out(name, text) or name
    if name[0].islower() and " " not in name:
        fuller = _fuller(name, place, text)
        if fuller:
            return fuller
        for event in reversed(said):
            verdict = getattr(event, "verdict", None)
            if verdict is not None and verdict.type == "institution" and verdict.name:
                return str(verdict.name)
    appositive = re.search(r"\b[a-z]+,?\s+((?:[A-Z][\w.&'-]*+\s*+){1,6})$", name)
    if (
        appositive
        and name[0].isupper()
        and re.search(r"\b(?:company|bank|firm|agency|group|newspaper|maker|carrier)\b", name)
    ):
        return appositive[1].strip()
    return name


def spelled_out(acronym: str, text: str) -> str:
    """ "Korean Central News Agency" for KCNA, where the story says "Korean Central News Agency (KCNA)"."""
    at = text.find(f"({acronym})")
    if at < 0:
        return ""
    before = text[max(0, at - 120) : at].rstrip()
    initials = [letter for letter in acronym if letter.isupper()]
    words = before.split(" ")
    taken: list[str] = []
    for word in reversed(words):
        if not word or not (word[0].isupper() or word in ("of", "and", "for", "the", "on")):
            break
        taken.insert(0, word)
        if word[0].isupper() and word[0] == initials[0] and sum(w[0].isupper() for w in taken) >= len(initials):
            break
    while taken and not taken[0][0].isupper():
        taken.pop(0)
    return " ".join(taken)


def _fuller(head: str, place: int, text: str) -> str:
    """The last longer name that ends with the head before the place: "Indo-Pacific Command" for "the command"."""
    before = text[:place]
    pattern = re.compile(rf"(?:[A-Z][\w.&-]*(?:'s)?+ ){{1,6}}{head.capitalize()}\b|\b(?:[a-z]+ ){{1,2}}{head}\b")
    best = ""
    for found in pattern.finditer(before):
        name = found.group()
        if name[0].isupper():
            best = bare_name(name)
    return best


def document_name(words: str, place: int, text: str) -> str:
    """ "press release" for "the release", where the story has said so before."""
    name = bare_name(words)
    if " " not in name and name.islower():
        found = re.findall(rf"\b(press|joint|news|written) {name}\b", text[:place])
        if found:
            return f"{found[-1]} {name}"
        return name
    return name.split(" ", 1)[1] if name.startswith(("large ", "big ")) else name
