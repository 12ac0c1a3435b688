"""The words that name a speaker, by a name, a title or an institution, and who that is in this story."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from articles.reading.gazetteer import fold, gazetteer
from articles.reading.institutions import PAPERS, bare_name, is_official
from articles.reading.lexicon import DOCUMENT_WORDS, INSTITUTION_WORDS, listed
from articles.reading.scene import Scene, Verdict
from articles.reading.speaker_descriptions import described_anew
from articles.reading.speaker_names import by_name
from articles.reading.speaker_titles import by_title, title_in
from articles.reading.speaker_words import (
    DETERMINERS,
    REMEMBERED,
    Tokens,
    bare,
    countries_in,
    head_noun,
    lowers_of,
    tokens_of,
)
from articles.reading.titles import HEADS
from articles.reading.types import Span, SpeakerType

_NOBODY = listed("""
    source sources insider insiders official officials expert experts analyst analysts observer observers witness
    witnesses eyewitness eyewitnesses people person man woman someone somebody everyone many some others those
    critics supporters aides authorities lawmakers diplomats ministers
    """)
_NOT_WHICH = listed("one two three some another both either neither")


def who_speaks(words: str, span: Span, scene: Scene) -> Verdict:
    """The person, institution or document that the words name."""
    tokens = tokens_of(words)
    if not tokens:
        return Verdict(None, "unknown", "No words name the speaker.")
    if len(tokens) > 1 and tokens[0].lower() in _NOT_WHICH:
        return Verdict(None, "unknown", f"“{words}”: the story does not say which.")
    inside = scene.named_in(span)
    nobody_within = not inside
    if nobody_within and words in scene.settled:
        return scene.settled[words]
    verdict = (
        (_institution_of(words) if " of " in words else None)
        or _relative(words, span, scene)
        or by_name(words, tokens, span, inside, scene)
        or by_title(words, tokens, span, scene)
    )
    if verdict:
        return verdict
    head = head_noun(lowers_of(tokens))
    verdict = _by_kind(words, tokens, head, span, scene)
    if nobody_within and _anywhere_the_same(words, tokens, head):
        scene.settled[words] = verdict
    return verdict


def _anywhere_the_same(words: str, tokens: Tokens, head: str) -> bool:
    """Whether words that name nobody of the story and give no title stand for the same wherever they are said."""
    if title_in(tokens) or head in DOCUMENT_WORDS:
        return False
    return (tokens[0][0].isupper() and tokens[0].lower() not in DETERMINERS) or _says_nobody(head, words, tokens)


def _says_nobody(head: str, words: str, tokens: Tokens) -> bool:
    """ "sources in the ministry": words in small letters for people whom the story does not name."""
    return head in _NOBODY and not _holds_capitals(words, tokens)


def _holds_capitals(words: str, tokens: Tokens) -> bool:
    return any(token[0].isupper() for token in tokens[1:]) and not words.isupper()


_OFFICES_OF = re.compile(
    r"(?:the\s+)?(?:press\s+)?(?:office|service|administration|campaign|team|government|lawyers?) of\s", re.I
)


@lru_cache(maxsize=REMEMBERED)
def _institution_of(words: str) -> Verdict | None:
    """ "the office of President Anna Berg": the office speaks, not she."""
    if not _OFFICES_OF.match(words):
        return None
    return Verdict(bare_name(words), "institution", f"“{words}” names an institution.")


_RELATIVE = re.compile(r"(?:Mr\.|Mrs\.|Ms\.|Dr\.)?\s*[A-Z][\w.' -]*'s?\s+([a-z][a-z -]*)$")


def _relative(words: str, span: Span, scene: Scene) -> Verdict | None:
    """ "Mr. Berg's aunt": the aunt, not Berg."""
    found = _somebodys(words) if "'" in words else None
    return found[1] if found and scene.named_in((span[0], span[0] + found[0])) else None


@lru_cache(maxsize=REMEMBERED)
def _somebodys(words: str) -> tuple[int, Verdict] | None:
    """The verdict on words that name somebody by another, and where in them that name ends."""
    found = _RELATIVE.fullmatch(words)
    noun = found[1].split()[-1] if found else ""
    if not found or noun in HEADS:
        return None
    kind: SpeakerType = (
        "institution" if noun in INSTITUTION_WORDS else "document" if noun in DOCUMENT_WORDS else "person"
    )
    return found.start(1), Verdict(words, kind, f"“{words}”: somebody of whom the story gives no name.")


def _by_kind(words: str, tokens: Tokens, head: str, span: Span, scene: Scene) -> Verdict:
    """An institution, a document, a person outside the cast, or somebody whom the story does not name."""
    capitals = _holds_capitals(words, tokens)
    if head in PAPERS and not capitals and tokens[0].lower() == "the":
        paper = _paper_before(head, span, scene)
        if paper:
            return Verdict(paper, "institution", f"“{words}” — {paper}, named before.", confidence=0.8)
    if head in DOCUMENT_WORDS and not capitals:
        return Verdict(scene.institutions.document_name(words, span[0]), "document", f"“{words}” names a document.")
    if _says_nobody(head, words, tokens):
        return Verdict(None, "unknown", f"“{words}”: the story does not name them.")
    outside = _person_outside(words, tokens)
    if outside:
        return Verdict(outside, "person", f"“{words}” names {outside}.", confidence=0.9)
    country = _country_name(tokens, scene)
    if country:
        return Verdict(country, "institution", f"“{words}” stands for a state.")
    name = scene.institutions.name(words, span[0])
    if not name:
        name = _heard_before(span, scene) if head in _GENERAL else ""
        if not name:
            name = bare_name(words)
    if head not in INSTITUTION_WORDS and not capitals and tokens[0].lower() in DETERMINERS:
        again = described_anew(tokens, span, scene) if not head.endswith("s") else None
        return again or Verdict(name, "person", f"“{words}”: the story gives no name.", confidence=0.8)
    why = f"“{words}” — {name}, named before."
    if fold(name) in fold(words):
        why = f"“{words}” {_stands_for(tokens)}."
    return Verdict(name, "institution", why, confidence=0.95)


def _stands_for(tokens: Tokens) -> str:
    numbers, codes = countries_in(tokens)
    if codes and all(number in numbers or token in ("and", "the", "The") for number, token in enumerate(tokens)):
        return "stand for states" if len(codes) > 1 else "stands for a state"
    return "names an institution"


# What an institution heard before may be called.
_GENERAL = listed("agency institution organization organisation body department office company firm bank")
_NAME_AT_END = re.compile(r"(?:.*\s|^)((?:[A-Z][\w'.-]*\s+){1,3}[A-Z][\w'-]+)$", re.S)


_KIN = re.compile(
    r"(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ )?(?:wife|husband|son|daughter|brother|sister|mother|father|cousin"
    r"|uncle|aunt|friend|neighbo(?:u)?r),? ([A-Z][\w'-]+)"
)
_OF_A_PLACE = re.compile(r"(?<=[a-z]) (?:of|from|at|with) (?:the|a|an|his|her) [a-z].*", re.S)


@lru_cache(maxsize=REMEMBERED)
def _person_outside(words: str, tokens: Tokens) -> str:
    """ "historian Petri Saarela", "the helmsman, Gideon Tolima", "Petri Saarela": a name that is no institution's."""
    if words.islower():
        return ""
    kin = _KIN.fullmatch(words.strip())
    if kin:
        return kin[1]
    places, _ = countries_in(tokens)
    if all(number in places or token.lower() == "the" for number, token in enumerate(tokens)):
        return ""  # "Cheong Wa Dae", "the White House"
    words = _OF_A_PLACE.sub("", words.strip())
    found = _NAME_AT_END.fullmatch(words)
    if not found:
        return ""
    parts = found[1].split()
    if any(bare(part).lower() in INSTITUTION_WORDS or gazetteer().starting(bare(part)) for part in parts):
        while parts and (bare(parts[0]).lower() in INSTITUTION_WORDS or gazetteer().starting(bare(parts[0]))):
            parts.pop(0)
        if len(parts) < 2 or any(bare(part).lower() in INSTITUTION_WORDS for part in parts):
            return ""
    if parts[0] in ("The", "A", "An") or any(part.isupper() and len(part) > 2 and len(tokens) < 5 for part in parts):
        return ""
    before = words[: -len(" ".join(parts))].split()
    if before and bare(before[-1].strip(",")).lower() in (*INSTITUTION_WORDS, *PAPERS, "maker", "giant", "carrier"):
        return ""
    return " ".join(parts)


def _country_name(tokens: Tokens, scene: Scene) -> str:
    """A country that speaks, by the fullest of its names where it is abbreviated: "N. Korea"."""
    if len(tokens) > 3 or not any("." in token for token in tokens):
        return ""
    _, codes = countries_in(tokens)
    if len(codes) != 1:
        return ""
    country = gazetteer().reference.countries[next(iter(codes))]
    return country.name if country.name in scene.text and len(tokens) == len(country.name.split()) else ""


def _paper_before(head: str, span: Span, scene: Scene) -> str:
    """ "the newspaper": the one that the story calls so, else the last that spoke and is no ministry and no state."""
    named = (scene.institutions.fuller_name(word, span[0]) for word in (head, "newspaper", "magazine"))
    if paper := next(filter(None, named), ""):
        return paper
    for _, verdict in islice(scene.heard.institutions.before(span[0]), 4):
        name = verdict.name or ""
        if name not in PAPERS and not is_official(name) and not gazetteer().starting(name.split(" ")[0]):
            return name
    return ""


def _heard_before(span: Span, scene: Scene) -> str:
    """The institution that spoke last before."""
    last = scene.heard.institutions.last_before(span[0])
    return last[1].name or "" if last else ""
