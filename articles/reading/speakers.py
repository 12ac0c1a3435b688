"""The words that name a speaker, by a name, a title or an institution, and who that is in this story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from articles.reading.gazetteer import fold, gazetteer
from articles.reading.institutions import document_name, institution_name
from articles.reading.lexicon import DOCUMENT_WORDS, INSTITUTION_WORDS, listed
from articles.reading.people import Cast, Character, office_key
from articles.reading.spelling import within
from articles.reading.titles import FEMALE_TITLES, HEADS, MALE_TITLES, PREPOSITIONS, SAME, singular
from articles.reading.types import Span, SpeakerType, StoryDate
from articles.reference import Person

_WORD = re.compile(r"[^\W_]+(?:[-'.&][^\W_]+)*+\.?")
_NOBODY = listed("""
    source sources insider insiders official officials expert experts analyst analysts observer observers witness
    witnesses eyewitness eyewitnesses people person man woman someone somebody everyone many some others those
    critics supporters aides authorities lawmakers diplomats ministers
    """)
_DETERMINERS = listed("the a an his her its their this that these those one another some several")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks, and the sentence that says why."""

    name: str | None
    type: SpeakerType
    why: str
    person: str = ""
    character: Character | None = None
    confidence: float = 1.0


@dataclass(slots=True)
class Scene:
    """The story as speakers are looked for in it; places are those of the cleaned text."""

    text: str
    prose: list[tuple[str, Span]]
    cast: Cast
    day: StoryDate
    quoted: list[Span] = field(default_factory=list)

    def passage(self, place: int) -> Span:
        """The paragraph (headline, deck, caption) around a place."""
        for _, span in self.prose:
            if span[0] <= place < span[1]:
                return span
        return 0, len(self.text)

    def in_quotes(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.quoted)


def who_speaks(words: str, span: Span, scene: Scene, said: Sequence[object]) -> Verdict:
    """The person, institution or document that the words name."""
    tokens = [match.group() for match in _WORD.finditer(words)]
    if not tokens:
        return Verdict(None, "unknown", "No words name the speaker.")
    by_name = _by_name(words, tokens, span, scene)
    if by_name:
        return by_name
    return _by_title(words, tokens, span, scene, said) or _by_kind(words, tokens, span, scene, said)


# --- by name -----------------------------------------------------------------------------------------------------


def _by_name(words: str, tokens: list[str], span: Span, scene: Scene) -> Verdict | None:
    """A full name, a surname or a misspelling of one among the words."""
    folded = fold(words.replace("'s", " "))
    inside = [c for c in scene.cast.characters if any(span[0] <= place < span[1] for place in c.places)]
    full = [c for c in inside if any(spelling in folded and " " in spelling for spelling in c.spellings)]
    named = full or inside
    if not named:
        named = [
            c
            for c in scene.cast.characters
            if any(_has(folded, spelling) for spelling in c.spellings if " " in spelling)
        ]
    if not named:
        capitals = {fold(_bare(token)) for token in tokens if token[0].isupper()}
        named = [c for c in scene.cast.characters if c.surnames & capitals]
        if not named:
            named = [c for c in scene.cast.characters if any(_misspells(word, c) for word in capitals)]
    if not named:
        return None
    if len(named) == 1 or full:
        return _is_named(words, _subject(named, scene, span), scene)
    return Verdict(
        None,
        "unknown",
        f"“{words}” may be {_either([c.name for c in named])}: the story does not tell which.",
        confidence=0.5,
    )


def _subject(named: list[Character], scene: Scene, span: Span) -> Character:
    """Of several people in the words, the one who speaks: not "the office of X" but the first named."""
    return min(named, key=lambda c: min((place for place in c.places if span[0] <= place < span[1]), default=span[1]))


def _is_named(words: str, character: Character, scene: Scene) -> Verdict:
    if fold(character.name) in fold(words):
        why = f"“{words}” names {character.name}."
    else:
        why = f"“{words}” — {character.name}, named in full in {character.paragraph}."
    return Verdict(character.name, "person", why, character.person, character)


def _has(text: str, name: str) -> bool:
    at = text.find(name)
    return at >= 0 and (at == 0 or text[at - 1] == " ") and (at + len(name) == len(text) or text[at + len(name)] == " ")


def _bare(token: str) -> str:
    return token.removesuffix("'s").rstrip(".'")


def _misspells(word: str, character: Character) -> bool:
    return len(word) > 5 and any(len(name) > 5 and within(word, name, 1) for name in character.surnames)


def _either(names: list[str]) -> str:
    return " or ".join(dict.fromkeys(names))


# --- by title ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Title:
    """A post as a speaker's words give it."""

    head: str
    modifiers: tuple[str, ...]
    countries: frozenset[str]
    definite: bool


def _by_title(words: str, tokens: list[str], span: Span, scene: Scene, said: Sequence[object]) -> Verdict | None:
    """ "Russia's top diplomat", "the minister": the one in the story whom the title fits."""
    title = _title(words, tokens)
    if title is None:
        return None
    scored = [(fit, c) for c in scene.cast.characters if (fit := _fit(title, c)) > 0]
    best = max((fit for fit, _ in scored), default=0)
    fitting = [c for fit, c in scored if fit == best]
    if len(fitting) == 1 and title.definite:
        return _fits(words, fitting[0], scene)
    if len(fitting) > 1 and title.definite:
        nearest = _nearest(fitting, span, scene, said)
        if nearest:
            why = f"“{words}” — {nearest.name}, of those whom the title fits the one spoken of last before."
            return Verdict(nearest.name, "person", why, nearest.person, nearest, 0.8)
        return Verdict(None, "unknown", f"“{words}” may be {_either([c.name for c in fitting])}.", confidence=0.5)
    if (
        not title.modifiers
        and not title.countries
        and title.head in ("official", "head", "chief", "representative", "member")
    ):
        return None
    holder = _holder(title, scene)
    post = _without_determiner(words)
    if holder:
        person, on = holder
        why = f"The story names nobody for “{words}”; the reference has {person.name} in that post on {on}."
        return Verdict(post, "person", why, person.slug)
    return Verdict(post, "person", f"The story gives the post, “{post}”, and no name for it.")


def _title(words: str, tokens: list[str]) -> _Title | None:
    """The title among the words: its head is the last one before a preposition."""
    head = None
    for number, token in enumerate(tokens):
        lower = _bare(token).lower()
        if lower in PREPOSITIONS and head is not None:
            break
        if token.lower() in HEADS or lower in HEADS:
            head = number
    if head is None:
        return None
    lowers = [_bare(token).lower() for token in tokens]
    after = lowers[head + 1] if head + 1 < len(lowers) else ""
    if after and (after in INSTITUTION_WORDS or (after not in PREPOSITIONS and after != "general")):
        return None
    head_word = singular(tokens[head].lower() if tokens[head].lower() in HEADS else lowers[head])
    definite = tokens[0].lower() not in ("a", "an", "one", "another", "some") and head_word == lowers[head].replace(
        "pm", head_word
    )
    country_words, codes = _countries_in(tokens)
    modifiers = tuple(
        word
        for number, word in enumerate(lowers)
        if number != head and number not in country_words and word not in _DETERMINERS
    )
    return _Title(head_word, modifiers, codes, definite or tokens[0].lower() == "the")


def _countries_in(tokens: list[str]) -> tuple[set[int], frozenset[str]]:
    numbers: set[int] = set()
    codes: set[str] = set()
    bare = [_bare(token) if not token.endswith(".") else token for token in tokens]
    for number, token in enumerate(bare):
        if number in numbers:
            continue
        for phrase, entry in gazetteer().starting(token) or ():
            if entry.kind == "country" and tuple(bare[number : number + len(phrase)]) == phrase:
                codes.add(entry.code)
                numbers.update(range(number, number + len(phrase)))
                break
    return numbers, frozenset(codes)


def _fit(title: _Title, character: Character) -> int:
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


def _office_fit(title: _Title, office: list[str]) -> int:
    joined = " ".join(office)
    wanted = [
        word for word in title.modifiers if word not in ("top", "senior", "former", "chief", "of", "for", "the", "to")
    ]
    if title.head in office or title.head in joined:
        if all(word in joined for word in wanted):
            return 4 + len(wanted)
        return (
            1 if not wanted or title.head not in ("minister", "ministry", "secretary", "spokesman", "president") else 0
        )
    if any((same and same in joined) or same == "" for same in SAME.get(title.head, ())):
        if all(word in joined for word in wanted):
            return 3
        return 2 if not wanted else 0
    return 0


def _fits(words: str, character: Character, scene: Scene) -> Verdict:
    where = character.paragraph
    held = _held(character, scene.day)
    why = f"“{words}” — {character.name}, {held + ' and is ' if held else ''}named in {where}."
    return Verdict(character.name, "person", why.replace(", named", ", named"), character.person, character, 0.95)


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


def _nearest(fitting: list[Character], span: Span, scene: Scene, said: Sequence[object]) -> Character | None:
    """The one named or heard last before the words, if no other is named after him or in the same sentence."""
    last: list[tuple[int, Character]] = []
    for character in fitting:
        places = [place for place in character.places if place < span[0] and not scene.in_quotes(place)]
        if places:
            last.append((places[-1], character))
    for event in said:
        verdict = getattr(event, "verdict", None)
        if verdict is not None and verdict.character in fitting and event.span[0] < span[0]:  # type: ignore[attr-defined]
            last.append((event.span[0], verdict.character))  # type: ignore[attr-defined]
    if not last:
        return None
    last.sort(key=lambda row: -row[0])
    nearest = last[0]
    others = [place for place, character in last if character is not nearest[1]]
    if others and "." not in scene.text[others[0] : nearest[0]]:
        return None
    return nearest[1]


def _holder(title: _Title, scene: Scene) -> tuple[Person, str] | None:
    return None


def _without_determiner(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else words


# --- by kind -----------------------------------------------------------------------------------------------------


def _by_kind(words: str, tokens: list[str], span: Span, scene: Scene, said: Sequence[object]) -> Verdict:
    """An institution, a document, or somebody whom the story does not name."""
    lowers = [_bare(token).lower() for token in tokens]
    head = _head_noun(lowers)
    if head in DOCUMENT_WORDS and not any(token[0].isupper() for token in tokens[1:]):
        return Verdict(document_name(words, span[0], scene.text), "document", f"“{words}”: a document speaks.")
    if head in _NOBODY and not any(token[0].isupper() for token in tokens[1:]):
        return Verdict(None, "unknown", f"“{words}”: the story does not name them.")
    name = institution_name(words, span[0], scene.text, said)
    why = f"“{words}” names an institution." if fold(name) in fold(words) else f"“{words}” — {name}, named before."
    return Verdict(name, "institution", why, confidence=0.95)


def _head_noun(lowers: list[str]) -> str:
    """The last word before a preposition or "who"."""
    for number, word in enumerate(lowers):
        if number and word in ("of", "for", "to", "in", "on", "at", "from", "with", "who", "by", "close", "familiar"):
            return lowers[number - 1]
    return lowers[-1]
