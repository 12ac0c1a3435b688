"""Institutions and documents as speakers: their fullest name in the story."""

from __future__ import annotations

import re

from articles.reading.gazetteer import gazetteer
from articles.reading.lexicon import INSTITUTION_WORDS, listed
from articles.reading.titles import LOWER_MODIFIERS

_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|this|that)\s+", re.I)
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{1,9}")
_BEFORE = re.compile(r"[\w.&'-]+")
_OWNER = re.compile(r"((?:[A-Z][\w.-]*+ ){0,3}[A-Z][\w.-]*)'s? ")
# Heads that a story shortens to: "the science ministry", later "the ministry".
_OFFICIAL = listed("""
    ministry department command agency committee council court commission office parliament government police embassy
    bureau service administration authority board military army navy force assembly senate house union party
    """)


def bare_name(words: str) -> str:
    """The words without article and brackets: "the Korean Central News Agency (KCNA)"."""
    words = re.sub(r"\s*\([^)]*+\)?$", "", words.strip())
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def institution_name(words: str, place: int, text: str) -> str:
    """The fullest name the story gives the institution up to `place`; "" for a bare "the agency" that none fits."""
    name = bare_name(words)
    if _ACRONYM.fullmatch(name):
        return spelled_out(name, text) or name
    if name[:1].islower() and " " not in name:
        return fuller_name(name.lower(), place, text)
    apposition = re.search(r"\b[a-z]+,?\s+((?:[A-Z][\w.&'-]*+\s*+){1,6})$", name)
    if apposition and re.search(r"\b(?:company|bank|firm|agency|group|newspaper|maker|carrier|daily)\b", name):
        return apposition[1].strip()
    return _without_owner(name)


def _without_owner(name: str) -> str:
    """ "Norvik Banka" of "Latvia's Norvik Banka"; "Russia's Foreign Ministry" stays as it is."""
    owner = _OWNER.match(name)
    if not owner or not gazetteer().starting(owner[1].split(" ")[0]):
        return name
    rest = name[owner.end() :]
    if not rest[:1].isupper() or rest.split()[-1].lower() in INSTITUTION_WORDS:
        return name
    return rest


def spelled_out(acronym: str, text: str) -> str:
    """ "Korean Central News Agency" for KCNA, where the story says "Korean Central News Agency (KCNA)"."""
    at = text.find(f"({acronym})")
    if at < 0:
        return ""
    before = text[max(0, at - 120) : at].rstrip()
    initials = [letter for letter in acronym if letter.isupper()]
    taken: list[str] = []
    for word in reversed(before.split(" ")):
        if not word or not (word[0].isupper() or word in ("of", "and", "for", "the", "on")):
            break
        taken.insert(0, word)
        if word[0] == initials[0] and sum(part[0].isupper() for part in taken) >= len(initials):
            break
    while taken and not taken[0][0].isupper():
        taken.pop(0)
    return " ".join(taken)


def fuller_name(head: str, place: int, text: str) -> str:
    """The last longer name before the place: "Indo-Pacific Command" for "the command", "Sberbank" for "the bank"."""
    best = ""
    for at in _places_of(head, text, place):
        name = _name_around(head, at, text)
        if name:
            best = name
    return best


def _places_of(head: str, text: str, stop: int) -> list[int]:
    """Where the word stands, alone or within another ("Sberbank")."""
    lowered, at = text[:stop].lower(), 0
    found: list[int] = []
    if len(lowered) != stop:
        return []
    while len(found) < 200 and (at := lowered.find(head, at)) >= 0:
        found.append(at)
        at += len(head)
    return found


def _name_around(head: str, at: int, text: str) -> str:
    """The name that the word at `at` ends, holds, or introduces; "" where it stands bare."""
    end = at + len(head)
    start = at
    while start and (text[start - 1].isalnum() or text[start - 1] in "-&"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    word = text[start:end]
    within = start < at or end > at + len(head)
    if within and not (
        word[0].isupper() and len(head) > 3 and len(word) <= len(head) + 10 and end - at - len(head) < 3
    ):
        return ""
    if not within and word.islower():
        named = re.match(r",? ((?:[A-Z][\w&.-]*+ ?){1,4})", text[end : end + 80])
        if named and head not in _OFFICIAL:
            return (
                named[1].strip().removesuffix(".")
                if not named[1].strip().endswith(("Co.", "Inc.", "Corp."))
                else named[1].strip()
            )
    before = list(_BEFORE.finditer(text, max(0, start - 70), start))
    taken = start
    for found in reversed(before):
        between = text[found.end() : taken]
        token = found.group()
        if between != " " or token.lower() in ("the", "a", "an"):
            break
        capital = token[0].isupper()
        if not (
            capital
            or token in ("of", "and", "for")
            or (word.islower() and head in _OFFICIAL and token in LOWER_MODIFIERS)
        ):
            break
        taken = found.start()
    name = text[taken:end]
    while name.split(" ")[0] in ("of", "and", "for"):
        name = name.partition(" ")[2]
    article = text[max(0, taken - 3) : taken].lower()
    if not within and " " not in name:
        return ""
    if word.islower() and not within and article.endswith((" a ", "an ")):
        return ""
    return _without_owner(name)


def document_name(words: str, place: int, text: str) -> str:
    """ "press release" for "the release", where the story has said so before."""
    name = bare_name(words)
    if name.lower() == "release":
        return "press release" if re.search(r"\b(?:press|news) release\b", text[:place], re.I) else name
    name = re.split(
        r" (?:found|signed|obtained|released|seen|issued|published|posted|read|reading|carried|sent)\b", name
    )[0]
    return re.sub(
        r"^(?:(?:holding|carrying|waving|raising|displaying) )?(?:(?:large|big|small) )?", "", name, flags=re.I
    )
