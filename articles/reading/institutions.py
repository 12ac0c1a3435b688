"""Institutions and documents as speakers: their fullest name in the story."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from articles.reading.clean_text import lowered
from articles.reading.gazetteer import gazetteer
from articles.reading.lexicon import INSTITUTION_WORDS, listed
from articles.reading.titles import LOWER_MODIFIERS

_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|this|that)\s+", re.I)
_IN_BRACKETS = re.compile(r"\s*\([^)]*+\)?$")
_ALONE_IN_BRACKETS = re.compile(r"\(([^\s()]{1,40})\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{1,9}")
_NAME_BEHIND = re.compile(r",? ((?:[A-Z][\w&.-]*+ ?){1,4})")
_BEFORE = re.compile(r"[\w.&'-]+")
_OWNER = re.compile(r"((?:[A-Z][\w.-]*+ ){0,3}[A-Z][\w.-]*)'s? ")
_APPOSITION = re.compile(r"\b[a-z]+,?\s+((?:[A-Z][\w.&'-]*+\s*+){1,6})$")
_FIRM = re.compile(r"\b(?:company|bank|firm|agency|group|newspaper|maker|carrier|daily)\b")
_PRESS_RELEASE = re.compile(r"\b(?:press|news) release\b", re.I)
_CARRIED = re.compile(r" (?:found|signed|obtained|released|seen|issued|published|posted|read|reading|carried|sent)\b")
_HELD = re.compile(r"^(?:(?:holding|carrying|waving|raising|displaying) )?(?:(?:large|big|small) )?", re.I)
_MOST_PLACES = 200  # of a word, looked at for a longer name
_MOST_HEADS = 200  # words for which a longer name is looked for; no story asks for as many
_LONGEST_WORD = 60
_REMEMBERED = 1 << 13  # names of institutions, which repeat from story to story
# Heads that a story shortens to: "the science ministry", later "the ministry".
_OFFICIAL = listed("""
    ministry department command agency committee council court commission office parliament government police embassy
    bureau service administration authority board military army navy force assembly senate house union party
    """)


# Words that a name may follow: "the newspaper Le Quai", "the bank Meridian".
_NAMED_AFTER = listed("""
    company firm bank newspaper paper agency group daily weekly magazine network channel broadcaster website portal
    maker producer airline carrier operator hospital club website outlet publisher journal tabloid platform retailer
    manufacturer brand studio supermarket chain startup consultancy
    """)


@lru_cache(maxsize=_REMEMBERED)
def bare_name(words: str) -> str:
    """The words without article and brackets: "the Korean Central News Agency (KCNA)"."""
    words = _IN_BRACKETS.sub("", words.strip()) if "(" in words else words.strip()
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


# What a newspaper, a broadcaster or a site may be called behind its name or instead of it.
PAPERS = listed("paper newspaper daily weekly magazine tabloid journal portal website site channel broadcaster outlet")
_CALLED = re.compile(rf"(?<=[\w.]) (?:news |media |TV |television |online )?(?:{'|'.join(sorted(PAPERS))}|agency)$")


@lru_cache(maxsize=_REMEMBERED)
def _uncalled(name: str) -> str:
    """ "Axios" of "the Axios portal"."""
    called = _CALLED.search(name)
    if called and name[:1].isupper() and name[: called.start()].rpartition(" ")[2][:1].isupper():
        return name[: called.start()]
    return name


_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "our"})


def is_official(name: str) -> bool:
    """Whether an institution's name ends as a public body's does."""
    return name.rpartition(" ")[2].lower() in _OFFICIAL


class Institutions:
    """The institutions and documents of one story, by the names that it gives them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}  # of the heads
        self._names_around: dict[tuple[str, int], str] = {}  # by the head and its place
        self._longer_names: dict[tuple[str, int], str] = {}  # by the head and how many of its places lie before

    def name(self, words: str, place: int) -> str:
        """The fullest name the story gives up to `place`; "" for a bare "the agency" that none fits."""
        name = bare_name(words)
        if _ACRONYM.fullmatch(name):
            return self.in_full(name) or name
        if name[:1].islower() and " " not in name:
            return self.fuller_name(name.lower(), place)
        apposition = _APPOSITION.search(name)
        if apposition and _FIRM.search(name):
            return apposition[1].strip()
        uncalled = _uncalled(name)
        if uncalled != name:
            return (self.in_full(uncalled) or uncalled) if _ACRONYM.fullmatch(uncalled) else uncalled
        return _without_owner(name)

    def in_full(self, acronym: str) -> str:
        """The name that the story gives with the acronym in brackets behind it; "" where there is none."""
        at = self._in_brackets.get(acronym)
        return _spelled_out(acronym, self._text[max(0, at - 120) : at]) if at else ""

    @cached_property
    def _in_brackets(self) -> dict[str, int]:
        """Where each word first stands alone in brackets."""
        found: dict[str, int] = {}
        for match in _ALONE_IN_BRACKETS.finditer(self._text):
            found.setdefault(match[1], match.start())
        return found

    def fuller_name(self, head: str, place: int) -> str:
        """The last longer name up to a place: "Indo-Pacific Command" for "the command", "Sberbank" for "the bank"."""
        if head not in self._places:
            if len(self._places) >= _MOST_HEADS:
                return ""
            self._places[head] = list(self._places_of(head))
        key = head, bisect_right(self._places[head], place - len(head))
        if key not in self._longer_names:
            self._longer_names[key] = self._longer_name(*key)
        return self._longer_names[key]

    def _longer_name(self, head: str, before: int) -> str:
        """The nearest longer name among the first `before` places of the head, else the first of those behind."""
        places = self._places[head]
        for at in (*reversed(places[:before]), *places[before:]):  # a headline's "newspaper" is named below
            if (head, at) not in self._names_around:
                self._names_around[head, at] = _name_around(head, at, self._text)
            if name := self._names_around[head, at]:
                return _uncalled(name)
        return ""

    def _places_of(self, head: str) -> Iterator[int]:
        """Where the word stands, alone or within another ("Sberbank"); no story says it oftener than is looked for."""
        text, at = lowered(self._text), -len(head)
        for _ in range(_MOST_PLACES):
            at = text.find(head, at + len(head))
            if at < 0:
                return
            yield at

    def document_name(self, words: str, place: int) -> str:
        """ "press release" for "the release", where the story has said so before."""
        name = bare_name(words)
        if name.lower() == "release":
            return "press release" if 0 <= self._press_release <= place else name
        return _HELD.sub("", _CARRIED.split(name)[0])

    @cached_property
    def _press_release(self) -> int:
        """Where the story's first "press release" ends; -1 where it says none."""
        found = _PRESS_RELEASE.search(self._text)
        return found.end() if found else -1


@lru_cache(maxsize=_REMEMBERED)
def _without_owner(name: str) -> str:
    """ "Norvik Banka" of "Latvia's Norvik Banka"; "Russia's Foreign Ministry" stays as it is."""
    owner = _OWNER.match(name)
    if not owner or not gazetteer().starting(owner[1].split(" ")[0]):
        return name
    rest = name[owner.end() :]
    if not rest[:1].isupper() or rest.split()[-1].lower() in INSTITUTION_WORDS:
        return name
    return rest


def _spelled_out(acronym: str, before: str) -> str:
    """ "Korean Central News Agency" for KCNA, where the story says "Korean Central News Agency (KCNA)"."""
    before = before.rstrip()
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


def _name_around(head: str, at: int, text: str) -> str:
    """The name that the word at `at` ends, holds, or introduces; "" where it stands bare."""
    end = at + len(head)
    start = at
    floor, ceiling = max(0, at - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in "-&"):
        start -= 1
    while end < ceiling and (text[end].isalnum() or text[end] == "-"):
        end += 1
    word = text[start:end]
    within = start < at or end > at + len(head)
    if within and not (
        word[0].isupper() and len(head) > 3 and len(word) <= len(head) + 10 and end - at - len(head) < 3
    ):
        return ""
    if not within and word.islower():
        named = _NAME_BEHIND.match(text, end, end + 80)
        if named and head in _NAMED_AFTER:
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
        if between != " " or token.lower() in _DETERMINERS:
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
