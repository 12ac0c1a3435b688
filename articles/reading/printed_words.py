"""Words as they are printed: what each looks like, whatever story it stands in."""

from __future__ import annotations

import re
from typing import Any

from articles.reading.gazetteer import Phrases, fold, gazetteer
from articles.reading.known_leaders import known_leaders
from articles.reading.lexicon import (
    ALSO_SURNAMES,
    FAMILY_FIRST,
    GIVEN,
    INSTITUTION_WORDS,
    SENTENCE_WORDS,
    US_STATES,
    WEEKDAYS_AND_MONTHS,
    listed,
)
from articles.reading.titles import HONORIFICS, is_title_head
from articles.reading.words import ACCORDING, LEXICON, SAYS

_PIECE = re.compile(r"[\w$@#&][\w$@#&'.+-]*+")
_ABBREVIATIONS = listed("""
    mr. mrs. ms. dr. gen. sen. rep. gov. col. lt. maj. capt. adm. sgt. st. prof. rev. hon. amb. sec. pres. jr. sr.
    vs. no. brig. cmdr. cpl. supt. insp. del. atty. asst. dep. min. mt. ft. co. corp. inc. ltd. jan. feb. mar.
    apr. jun. jul. aug. sept. sep. oct. nov. dec. fla. ga. pa. va. md. mass. conn. calif. ariz. ala. ark. colo.
    ill. ind. kan. ky. la. mich. minn. miss. mo. mont. neb. nev. okla. ore. tenn. tex. wash. wis. wyo. reps. sens.
    gens. ex.
    """)
# A title or small word run together with the name after it: "ComradeKim", "toKim".
_GLUED = re.compile(
    r"(Comrades?|President|Chairman|Chairwoman|General|Marshal|Premier|Minister|Secretary|Leader|Spokesman"
    r"|to|of|and|by|with|from|for|the)([A-Z][a-z]+)"
)
SYLLABLES = frozenset({"so", "in", "un", "on", "one", "no", "do", "an", "you", "may", "will", "sun", "mi", "hope"})
MAYBE_KOREAN = FAMILY_FIRST | SYLLABLES
PARTICLES = listed("de del der den di da do dos das du la le van von bin ben ibn bint al el y zu ter ten")
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_LONGEST = 60  # characters of a word that may be a compound


# What makes a word worth a second look. The most frequent come first: Python keeps small numbers once for all words.
CAPITAL = 1
NAMES = 2  # is fit for a person's name
UNSURE = 4  # is mostly something else, and fit for a name beside some words
HEAD = 8  # is the head of a title
PLACED = 16  # begins a phrase of the gazetteer
STOPS = 32  # ends a sentence
LEADS = 64  # begins a person's name
UPPER = 128  # stands in capitals
RULES = 256  # "government", "administration", "cabinet"
RUNS_ON = 512  # begins a known name that may be run together with the word after it
LINKS = 1024  # stands within a name or ends it, and is no name: "de", "Jr."
SPEAKS = 2048  # a verb stands in it that brings words without marks as well, or "according"
SEVERAL = 4096  # is no word, but several or none
LEADER = 8192  # is a leader's surname, and fit for a name
_CONTRACTIONS = frozenset({"i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d"})
_GOVERNMENTS = frozenset({"government", "administration", "cabinet"})


class Piece:
    """What stands between two blanks.

    In a class of its own, so that what is asked for of every word lies together in memory, before all else.
    """

    __slots__ = ("flags", "tokens")
    flags: int
    tokens: tuple[Any, ...]  # as `tokens_of` has them; a word within a piece has none


class Word(Piece):
    """One word as it is printed, whatever story it stands in."""

    __slots__ = (
        "common", "ends", "folded", "given", "head", "key", "leads", "lower", "offset", "opens", "owns", "phrases",
        "shape", "size", "stops", "text",
    )  # fmt: skip

    def __init__(self, text: str, offset: int, opens: str, ends: str, owns: bool) -> None:
        self.text = text  # without the possessive 's
        self.offset = offset  # from the start of the printed token
        self.size = len(text)
        self.opens = opens  # marks before it
        self.ends = ends  # marks after it
        self.owns = owns  # "Russia's", "States'"
        self.lower = text.lower()
        self.key = text + "'s" if owns else text
        self.shape = _shape(text)
        self.stops = "." in ends or "?" in ends or "!" in ends
        self.phrases: Phrases | None = gazetteer().starting(text)
        self.head = is_title_head(self.lower)
        capital = self.shape == "C" or self.shape == "U"
        plain = not capital or (text.isascii() and text.isalpha())  # its small letters are all that folding leaves
        self.folded = self.lower if plain else fold(text)
        self.given = self.folded in GIVEN or self.folded in gazetteer().given
        # A given name, or a family name that stands first.
        self.leads = self.shape == "C" and (self.given or self.folded in FAMILY_FIRST)
        # Stands in titles, institutions and sentences rather than in people's names.
        self.common = (
            self.head
            or self.lower in INSTITUTION_WORDS
            or self.lower in HONORIFICS
            or text in SENTENCE_WORDS
            or text in WEEKDAYS_AND_MONTHS
            or (text in US_STATES and text not in ("Virginia", "Carolina", "Georgia", "York"))
        )
        self.flags = (
            (CAPITAL if capital else 0)
            | (HEAD if self.head else 0)
            | (PLACED if self.phrases else 0)
            | (STOPS if self.stops else 0)
            | (LEADS if self.leads else 0)
            | (RULES if self.lower in _GOVERNMENTS else 0)
            | (self._fit_for_names() if capital and self.lower not in _CONTRACTIONS else 0)
            | (UPPER if self.shape == "U" else 0)
            | (LINKS if self.lower in PARTICLES or self.lower in SUFFIXES else 0)
            | (SPEAKS if LEXICON[text] & (SAYS | ACCORDING) else 0)
            | (RUNS_ON if self.leads and text in gazetteer().running_on else 0)
        )

    def _fit_for_names(self) -> int:
        fit = NAMES if self.shape == "C" and not self.common else 0
        doubtful = self.shape == "U" or self.folded in MAYBE_KOREAN or self.lower in ALSO_SURNAMES
        leader = LEADER if fit and self.folded in known_leaders() else 0
        return fit | leader | (UNSURE if doubtful else 0)


class Several(Word):
    """What stands between two blanks, where that is not one word: several, or none."""

    __slots__ = ("words",)

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.flags = SEVERAL


def _shape(text: str) -> str:
    """C capitalised, U all capitals, l small letters, N number, P marks alone."""
    first = text[0]
    if not first.isalnum() and not first.isalpha():
        return "P" if len(text) < 2 or not text[1].isalnum() else "l"
    if first.isdigit():
        return "N"
    if not first.isupper():
        return "C" if len(text) > 4 and text[:3].lower() in ("al-", "el-") and text[3].isupper() else "l"
    return "U" if len(text) > 1 and text.isupper() else "C"


def words_of(token: str) -> tuple[Word, ...]:
    """The words of a token between blanks; marks that stand alone are a word of the shape P."""
    if token[1:].islower() and token.isalpha():
        return (Word(token, 0, "", "", False),)  # most are: nothing hangs on it, and nothing is run together
    if token[-1:] == "," and token[1:].islower() and token[:-1].isalpha():
        return (Word(token[:-1], 0, "", ",", False),)
    found = [(match.start(), _without_stop(token, *match.span())) for match in _PIECE.finditer(token)]
    if not found:
        return (Word(token, 0, "", token, False),) if token else ()
    words: list[Word] = []
    before = 0
    for number, (start, end) in enumerate(found):
        after = found[number + 1][0] if number + 1 < len(found) else len(token)
        core = token[start:end]
        owner = core[:-2] if core.endswith(("'s", "'S")) else core[:-1] if core.endswith(("s'", "S'")) else ""
        text = (owner or core).rstrip("'-+&#@") or core[:1]
        ends = token[start + (len(core) if owner == text else len(text)) : after]
        glued = _GLUED.fullmatch(text) if len(text) < _LONGEST else None
        if glued and Word(glued[2], 0, "", "", False).leads:
            words.append(Word(glued[1], start, token[before:start], "", False))
            words.append(Word(glued[2], start + len(glued[1]), "", ends, owner == text))
        else:
            words += _parted(text, start, token[before:start], ends, owner == text)
        before = after
    return tuple(words)


def _without_stop(token: str, start: int, end: int) -> int:
    """The word's end without a full stop that is not its own."""
    while end > start + 1 and token[end - 1] in ".-":
        core = token[start:end].lower()
        if token[end - 1] == "." and (core in _ABBREVIATIONS or _INITIALS.fullmatch(token, start, end)):
            break
        end -= 1
    return end


_INITIALS = re.compile(r"(?>(?:[A-Za-z]\.)+)|(?:[A-Z]|Yu|Ya|Ye|Zh|Kh|Ch|Ts|Ph|Th)\.(?>(?:-[A-Z]\.)?)")


def _parted(core: str, start: int, opens: str, ends: str, owns: bool) -> list[Word]:
    """A compound with a place in it ("Russia-EU", "anti-U.S.") in its parts; anything else whole."""
    if "-" in core and len(core) <= _LONGEST and gazetteer().starting(core) is None:
        parts = core.split("-")
        if any(part and "" in (gazetteer().starting(part) or ()) for part in parts):
            words, place = [], start
            for number, part in enumerate(parts):
                last = number == len(parts) - 1
                if part:
                    words.append(Word(part, place, "" if number else opens, ends if last else "-", owns and last))
                place += len(part) + 1
            return words
    return [Word(core, start, opens, ends, owns)]
