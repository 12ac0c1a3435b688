"""A speaker by title: "Russia's top diplomat", "the minister", "his North Korean counterpart"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from articles.reading.gazetteer import gazetteer
from articles.reading.lexicon import INSTITUTION_WORDS
from articles.reading.people import Character, office_key
from articles.reading.scene import Scene, Verdict
from articles.reading.speaker_descriptions import described_anew
from articles.reading.speaker_words import (
    DETERMINERS,
    REMEMBERED,
    Tokens,
    countries_in,
    either,
    lowers_of,
    without_determiner,
)
from articles.reading.titles import FEMALE_TITLES, HEADS, MALE_TITLES, PREPOSITIONS, SAME, singular
from articles.reading.types import Span, StoryDate
from articles.reference import Person

_MOST = 500  # people of a story whom a title may fit; no story has as many


@dataclass(frozen=True, slots=True)
class Title:
    """A post as a speaker's words give it."""

    head: str
    modifiers: tuple[str, ...]
    countries: frozenset[str]
    definite: bool


def by_title(words: str, tokens: Tokens, span: Span, scene: Scene) -> Verdict | None:
    """ "Russia's top diplomat", "the minister": the one in the story whom the title fits."""
    if words not in scene.titles:
        title = title_in(tokens)
        scene.titles[words] = _spelled_out(title, tokens, scene) if title else None
    title = scene.titles[words]
    if title is None:
        return None
    if title.head == "counterpart":
        return _counterpart(words, title, scene)
    return (
        (_definite(words, title, span, scene) if title.definite else None)
        or (described_anew(tokens, span, scene, title.countries, _is_general(title)) if _may_be_anew(title) else None)
        or (_only_person(words, title, span, scene) if _may_be_anyone(title) else None)
        or (None if _says_little(title) else _by_reference(words, title, scene))
    )


def _spelled_out(title: Title, tokens: Tokens, scene: Scene) -> Title:
    """ "the KCCI chief": of the Korea Chamber of Commerce and Industry, where the story says what the letters mean."""
    longer = {
        token.lower(): scene.institutions.in_full(token) for token in tokens if token.isupper() and len(token) > 2
    }
    if not any(longer.get(word) for word in title.modifiers):
        return title
    words = [full.split() if (full := longer.get(word, "").lower()) else [word] for word in title.modifiers]
    return replace(title, modifiers=tuple(word for group in words for word in group if word not in _LINKS))


_LINKS = frozenset({"of", "and", "for", "the", "on"})


def _officials_of(tokens: Tokens, fitting: list[Character]) -> list[Character]:
    """Of several whom "the Kremlin official" fits, those of the Kremlin; nobody calls a president an official."""
    named = {token.lower() for token in tokens[:-1] if token[0].isupper()}
    of_it = [character for character in fitting if any(named & set(office.split()) for office in character.offices)]
    below = [character for character in of_it or fitting if not _HIGHEST & set(character.offices)]
    return below or of_it or fitting


_HIGHEST = frozenset({"president", "prime minister", "leader", "king", "queen", "premier", "chancellor", "emperor"})


def _definite(words: str, title: Title, span: Span, scene: Scene) -> Verdict | None:
    """ "the spokesman": one without a name who was just spoken of, or the one of the story whom it fits."""
    fitting = _fitting(title, scene)
    if title.head == "official" and len(fitting) > 1:
        fitting = _officials_of(tuple(words.split()), fitting)
    unnamed = _unnamed_before(title, fitting, span, scene)
    if unnamed:
        why = f"“{words}” — the {title.head} spoken of last before, to whom the story gives no name."
        return Verdict(unnamed, "person", why, confidence=0.8)
    if len(fitting) == 1:
        return _fits(words, fitting[0], scene)
    if not fitting:
        return None
    nearest = scene.named_last(fitting, span[0])
    if nearest:
        why = f"“{words}” — {nearest.name}, of those whom the title fits the one spoken of last before."
        return Verdict(nearest.name, "person", why, nearest.person, nearest, 0.8)
    return Verdict(None, "unknown", f"“{words}” may be {either(fitting)}.", confidence=0.5)


def _fitting(title: Title, scene: Scene) -> list[Character]:
    """Those whom the title fits best."""
    if title not in scene.fitting:
        scored = [(fit(title, character), character) for character in scene.cast.characters[:_MOST]]
        best = max([score for score, _ in scored], default=0)
        scene.fit(title, [character for score, character in scored if score == best > 0])
    return scene.fitting[title]


_ANYONE = frozenset({"speaker", "diplomat", "lawmaker", "politician", "official", "leader"})


def _may_be_anew(title: Title) -> bool:
    return title.definite and title.head not in ("member", "representative")


def _may_be_anyone(title: Title) -> bool:
    return title.definite and not title.modifiers and _is_general(title)


def _is_general(title: Title) -> bool:
    return title.head in _ANYONE


def _says_little(title: Title) -> bool:
    if title.modifiers or title.countries:
        return False
    return title.head in ("official", "head", "chief", "representative", "member")


def _by_reference(words: str, title: Title, scene: Scene) -> Verdict:
    """Whoever held the post, as the reference says; else the post alone."""
    post = without_determiner(words)
    holder = _holder(title, scene)
    if holder is None:
        return Verdict(post, "person", f"The story gives the post, “{post}”, and no name for it.")
    person, on, named = holder
    if named:
        why = f"“{words}” — {named.name}, who held that post on {on} and is named in {named.paragraph}."
        return Verdict(named.name, "person", why, person.slug, named, 0.9)
    why = f"The story names nobody for “{words}”; on {on} it was {person.name}."
    return Verdict(post, "person", why, person.slug)


def _counterpart(words: str, title: Title, scene: Scene) -> Verdict:
    """ "his Swiss colleague": whoever in the story is of that country."""
    everybody = scene.cast.characters[:_MOST]
    fitting = _of_countries(title.countries, scene)
    if len(fitting) == 1:
        why = f"“{words}” — {fitting[0].name}, the only one of that country in the story."
        return Verdict(fitting[0].name, "person", why, fitting[0].person, fitting[0], 0.9)
    last = scene.heard.last_character
    if not title.countries and len(everybody) == 2 and last:
        other = everybody[everybody[0] is last]
        why = f"“{words}” — {other.name}, the other of the two."
        return Verdict(other.name, "person", why, other.person, other, 0.8)
    return Verdict(
        without_determiner(words), "person", f"“{words}”: the story does not tell who that is.", confidence=0.5
    )


def _of_countries(countries: frozenset[str], scene: Scene) -> list[Character]:
    if countries not in scene.of_countries:
        everybody = scene.cast.characters[:_MOST]
        scene.of_countries[countries] = [one for one in everybody if one.country and one.country in countries]
    return scene.of_countries[countries]


def _unnamed_before(title: Title, fitting: list[Character], span: Span, scene: Scene) -> str:
    """ "a spokesman for the ministry", where it is nearer than anybody whom the title fits by name."""
    if title.countries or title.modifiers or title.head not in scene.unnamed_by_head:
        return ""
    before = scene.unnamed_by_head[title.head].before(span[0])
    last = next((post for _, post in before if post.end <= span[0]), None)
    if last is None or scene.is_named_between(fitting, last.place, span[0]):
        return ""
    adjectives = _AFTER_ARTICLE.search(scene.text, max(0, last.place - 60), last.place)
    return without_determiner((adjectives[1] if adjectives else "") + scene.text[last.place : last.end])


_AFTER_ARTICLE = re.compile(r"\b[Aa]n? ((?:[\w-]+ ){1,3})$")


def _only_person(words: str, title: Title, span: Span, scene: Scene) -> Verdict | None:
    """The one person named before, where there is but one whom the title does not rule out."""
    before = [one for one in _rivals(title.countries, scene) if one.places[0] < span[0]]
    if len(before) != 1:
        return None
    found = before[0]
    why = f"“{words}” — {found.name}, the only one spoken of whom it can mean."
    return Verdict(found.name, "person", why, found.person, found, 0.8)


def _rivals(countries: frozenset[str], scene: Scene) -> list[Character]:
    """The first two named, of those who are of no other country."""
    if countries not in scene.rivals:
        fitting = (
            one for one in scene.by_first_naming[:_MOST] if not countries or not one.country or one.country in countries
        )
        scene.rivals[countries] = list(islice(fitting, 2))
    return scene.rivals[countries]


_NO_POSTS = frozenset({"politician", "statesman"})  # what a holder of one may be called


@lru_cache(maxsize=REMEMBERED)
def title_in(tokens: Tokens) -> Title | None:
    """The title among the words: its head is the last one before a preposition."""
    head, lowers = None, lowers_of(tokens)
    for number, (token, lower) in enumerate(zip(tokens, lowers, strict=True)):
        if lower in PREPOSITIONS and head is not None:
            break
        if lower in HEADS or lower in _NO_POSTS or token.lower() in HEADS:
            head = number
    if head is None:
        return None
    if lowers[head:] in (("head", "of", "state"), ("head", "of", "government")):
        state = lowers[-1] == "state"
        _, codes = countries_in(tokens[:head])
        return Title("head of state" if state else "head of government", (), codes, True)
    after = lowers[head + 1] if head + 1 < len(lowers) else ""
    if after and (after in INSTITUTION_WORDS or (after not in PREPOSITIONS and after != "general")):
        return None
    head_word = singular(tokens[head].lower() if tokens[head].lower() in HEADS else lowers[head])
    definite = tokens[0].lower() not in ("a", "an", "one", "another", "some") and head_word == lowers[head].replace(
        "pm", head_word
    )
    country_words, codes = countries_in(tokens)
    modifiers = tuple(
        word
        for number, word in enumerate(lowers)
        if number != head and number not in country_words and word not in DETERMINERS
    )
    return Title(head_word, modifiers, codes, definite or tokens[0].lower() == "the")


def fit(title: Title, character: Character) -> int:
    """How well a title fits a character: 0 not at all."""
    if title.countries and character.country and character.country not in title.countries:
        return 0
    if (title.head in FEMALE_TITLES and character.gender == "m") or (
        title.head in MALE_TITLES and character.gender == "f"
    ):
        return 0
    if not character.offices:
        return 0
    best = 0
    for office in character.offices:
        best = max(best, _office_fit(title, office.split()))
    if best and title.countries and character.country in title.countries:
        best += 1
    return best


_IN_CHARGE = re.compile(r"(?:[\w-]+ )*?(minister|secretary) (?:of|for) (?:the )?([\w-]+)")


def _office_fit(title: Title, office: list[str]) -> int:
    joined = " ".join(office)
    charge = _IN_CHARGE.match(joined)
    if charge:  # "minister of foreign affairs and trade" is a foreign minister
        joined += f" {charge[2]} {charge[1]}"
    wanted = [
        word for word in title.modifiers if word not in ("top", "senior", "former", "chief", "of", "for", "the", "to")
    ]
    if title.head == "minister" and "prime" not in wanted and joined.endswith("prime minister"):
        return 0  # nobody calls a prime minister "the minister"
    if title.head in office or title.head in joined:
        if all(word in joined for word in wanted):
            return 4 + len(wanted)
        return (
            0 if wanted and joined != title.head else 1
        )  # "the mayor of Matera" may be a mayor of whom no more is said
    if title.head == "official" and wanted and all(word in joined for word in wanted):
        return 3
    if any((same and same in joined) or same == "" for same in SAME.get(title.head, ())):
        if all(word in joined for word in wanted):
            return 3
        return 2 if not wanted else 0
    return 0


def _fits(words: str, character: Character, scene: Scene) -> Verdict:
    where = character.paragraph
    held = _held(character, scene.day)
    why = (
        f"“{words}” — {character.name}, {held + ' and is' if held else 'whom alone the title fits,'} named in {where}."
    )
    return Verdict(character.name, "person", why, character.person, character, 0.95)


def _held(character: Character, day: StoryDate) -> str:
    """ "who held that post on 10 April 2018", where the reference and the date say so."""
    if not character.person or not day.value or day.value.startswith("--"):
        return ""
    on = date.fromisoformat(day.value)
    keys = {office_key(office) for office in character.offices} - {""}
    person = gazetteer().reference.people[character.person]
    if any(tenure.office in keys and tenure.may_hold_on(on) for tenure in person.tenures):
        return f"who held that post on {on.day} {on:%B %Y}"
    return ""


def _holder(title: Title, scene: Scene) -> tuple[Person, str, Character | None] | None:
    """Who held the post on the story's day, if that is one person; with the character if the story names him."""
    day = scene.day.value
    if not day or day.startswith("--") or len(title.countries) != 1:
        return None
    key = office_key(" ".join([*title.modifiers, title.head]))
    if not key:
        return None
    on = date.fromisoformat(day)
    place = next(iter(title.countries))
    people = {person.slug: person for person in gazetteer().reference.holders(place, key, on)}
    if len(people) != 1:
        return None
    person = next(iter(people.values()))
    named = scene.by_person.get(person.slug, [None])[0]
    return person, f"{on.day} {on:%B %Y}", named
