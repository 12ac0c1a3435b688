"""The words that name a speaker, by a name, a title or an institution, and who that is in this story."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from articles.reading.gazetteer import fold, gazetteer
from articles.reading.institutions import bare_name, document_name, fuller_name, institution_name
from articles.reading.lexicon import DOCUMENT_WORDS, INSTITUTION_WORDS, listed
from articles.reading.people import Cast, Character, office_key
from articles.reading.phrases import country_in
from articles.reading.spelling import within
from articles.reading.titles import FEMALE_TITLES, HEADS, MALE_TITLES, PREPOSITIONS, SAME, singular
from articles.reading.types import Span, SpeakerType, StoryDate
from articles.reference import Person

_WORD = re.compile(r"[^\W_]+(?>(?:[-'.&][^\W_]+)*)\.?")
_NOBODY = listed("""
    source sources insider insiders official officials expert experts analyst analysts observer observers witness
    witnesses eyewitness eyewitnesses people person man woman someone somebody everyone many some others those
    critics supporters aides authorities lawmakers diplomats ministers
    """)
_DETERMINERS = listed("""
    the a an his her its their this that these those one another some several
    """)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks, and the sentence that says why."""

    name: str | None
    type: SpeakerType
    why: str
    person: str = ""
    character: Character | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker settled before: where named, and who it is."""

    span: Span
    verdict: Verdict
    words: str


@dataclass(slots=True)
class Scene:
    """The story as speakers are looked for in it; places are those of the cleaned text."""

    text: str
    prose: list[tuple[str, Span]]
    cast: Cast
    day: StoryDate
    quoted: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.quoted.sort()

    def passage(self, place: int) -> Span:
        """The paragraph (headline, deck, caption) around a place."""
        for _, span in self.prose:
            if span[0] <= place < span[1]:
                return span
        return 0, len(self.text)

    def in_quotes(self, place: int) -> bool:
        at = bisect_right(self.quoted, (place, len(self.text) + 1)) - 1
        return at >= 0 and place < self.quoted[at][1]


def who_speaks(words: str, span: Span, scene: Scene, said: Sequence[Said]) -> Verdict:
    """The person, institution or document that the words name."""
    tokens = [match.group() for match in _WORD.finditer(words)]
    if not tokens:
        return Verdict(None, "unknown", "No words name the speaker.")
    if tokens[0].lower() in ("one", "two", "three", "some", "another", "both", "either", "neither") and len(tokens) > 1:
        return Verdict(None, "unknown", f"“{words}”: the story does not say which.")
    return (
        _institution_of(words, tokens)
        or _relative(words, span, scene)
        or _by_name(words, tokens, span, scene, said)
        or _by_title(words, tokens, span, scene, said)
        or _by_kind(words, tokens, span, scene, said)
    )


_OFFICES_OF = re.compile(
    r"(?:the\s+)?(?:press\s+)?(?:office|service|administration|campaign|team|government|lawyers?) of\s", re.I
)


def _institution_of(words: str, tokens: list[str]) -> Verdict | None:
    """ "the office of President Anna Berg": the office speaks, not she."""
    if not _OFFICES_OF.match(words):
        return None
    return Verdict(bare_name(words), "institution", f"“{words}” names an institution.")


_RELATIVE = re.compile(r"(?:Mr\.|Mrs\.|Ms\.|Dr\.)?\s*[A-Z][\w.' -]*'s?\s+([a-z][a-z -]*)$")


def _relative(words: str, span: Span, scene: Scene) -> Verdict | None:
    """ "Mr. Berg's aunt": the aunt, not Berg."""
    found = _RELATIVE.fullmatch(words)
    if not found or not any(
        span[0] <= place < span[0] + found.start(1) for c in scene.cast.characters for place in c.places
    ):
        return None
    noun = found[1].split()[-1]
    if noun in HEADS:
        return None
    kind: SpeakerType = (
        "institution" if noun in INSTITUTION_WORDS else "document" if noun in DOCUMENT_WORDS else "person"
    )
    return Verdict(words, kind, f"“{words}”: somebody of whom the story gives no name.")


# --- by name -----------------------------------------------------------------------------------------------------


def _by_name(words: str, tokens: list[str], span: Span, scene: Scene, said: Sequence[Said]) -> Verdict | None:
    """A full name, a surname or a misspelling of one among the words."""
    folded = fold(words.replace("'s", " "))
    inside = [c for c in scene.cast.characters if any(span[0] <= place < span[1] for place in c.places)]
    full = [c for c in inside if any(spelling in folded and " " in spelling for spelling in c.spellings)]
    named = full or inside
    if not named:
        named = [c for c in scene.cast.characters if any(_has(folded, name) for name in c.spellings if " " in name)]
    if not named:
        capitals = {fold(_bare(token)) for token in tokens if token[0].isupper()}
        named = [c for c in scene.cast.characters if c.surnames & capitals]
        if not named:
            named = [c for c in scene.cast.characters if any(_misspells(word, c) for word in capitals)]
    if not named:
        return None
    if len(named) == 1 or full:
        return _is_named(words, _subject(named, scene, span), scene)
    called = {surname for c in named for surname in c.surnames}
    title = _title(words, [token for token in tokens if fold(_bare(token)) not in called] or tokens)
    if title:
        fitting = [c for c in named if _fit(title, c)]
        if len(fitting) == 1:
            return _is_named(words, fitting[0], scene)
    nearest = _nearest(named, span, scene, said)
    if nearest:
        why = f"“{words}” — {nearest.name}, of those with that name the one spoken of last before."
        return Verdict(nearest.name, "person", why, nearest.person, nearest, 0.7)
    why = f"“{words}” may be {_either([c.name for c in named])}: the story does not tell which."
    return Verdict(None, "unknown", why, confidence=0.5)


def _subject(named: list[Character], scene: Scene, span: Span) -> Character:
    """Of several people in the words, the one who speaks: not "the office of X" but the first named."""
    return min(named, key=lambda c: min((place for place in c.places if span[0] <= place < span[1]), default=span[1]))


def _is_named(words: str, character: Character, scene: Scene) -> Verdict:
    if fold(character.name) == fold(words):
        why = f"{character.name} is named in full beside the words."
    elif fold(character.name) in fold(words):
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


def _by_title(words: str, tokens: list[str], span: Span, scene: Scene, said: Sequence[Said]) -> Verdict | None:
    """ "Russia's top diplomat", "the minister": the one in the story whom the title fits."""
    title = _title(words, tokens)
    if title is None:
        return None
    if title.head == "counterpart":
        return _counterpart(words, title, span, scene, said)
    scored = [(fit, c) for c in scene.cast.characters if (fit := _fit(title, c)) > 0]
    best = max((fit for fit, _ in scored), default=0)
    fitting = [c for fit, c in scored if fit == best]
    unnamed = _unnamed_before(title, fitting, span, scene)
    if unnamed and title.definite:
        why = f"“{words}” — the {title.head} spoken of last before, to whom the story gives no name."
        return Verdict(unnamed, "person", why, confidence=0.8)
    if len(fitting) == 1 and title.definite:
        return _fits(words, fitting[0], scene)
    if len(fitting) > 1 and title.definite:
        nearest = _nearest(fitting, span, scene, said)
        if nearest:
            why = f"“{words}” — {nearest.name}, of those whom the title fits the one spoken of last before."
            return Verdict(nearest.name, "person", why, nearest.person, nearest, 0.8)
        return Verdict(None, "unknown", f"“{words}” may be {_either([c.name for c in fitting])}.", confidence=0.5)
    if title.definite and title.head not in ("member", "representative"):
        again = _described_anew(tokens, title.countries, span, scene, said)
        if again:
            return again
    if title.definite and not title.modifiers and title.head in _ANYONE:
        alone = _only_person(title, span, scene, said)
        if alone:
            why = f"“{words}” — {alone.name}, the only one spoken of whom it can mean."
            return Verdict(alone.name, "person", why, alone.person, alone, 0.8)
    if (
        not title.modifiers
        and not title.countries
        and title.head in ("official", "head", "chief", "representative", "member")
    ):
        return None
    post = _without_determiner(words)
    holder = _holder(title, scene)
    if holder:
        person, on, named = holder
        if named:
            why = f"“{words}” — {named.name}, who held that post on {on} and is named in {named.paragraph}."
            return Verdict(named.name, "person", why, person.slug, named, 0.9)
        why = f"The story names nobody for “{words}”; on {on} it was {person.name}."
        return Verdict(post, "person", why, person.slug)
    return Verdict(post, "person", f"The story gives the post, “{post}”, and no name for it.")


def _described_anew(
    tokens: list[str], countries: frozenset[str], span: Span, scene: Scene, said: Sequence[Said]
) -> Verdict | None:
    """ "… Bill Nelson said. "…" the former astronaut added": the one who has just spoken in the paragraph.

    Only where the description comes unannounced: none of its words stood in the story before, but for articles.
    """
    start, _ = scene.passage(span[0])
    last = said[-1] if said else None
    if last is None or not start <= last.span[0] < span[0] or tokens[0].lower() != "the":
        return None
    who = last.verdict.character
    if who is None or (countries and who.country not in countries):
        return None
    told = scene.text[: span[0]].lower()
    head = _head_noun([_bare(token).lower() for token in tokens])
    if re.search(rf"\b{re.escape(head)}\b", told) or any(
        last.span[0] < place < span[0] and character is not who
        for character in scene.cast.characters
        for place in character.places
        if not scene.in_quotes(place)
    ):
        return None
    title = " ".join(tokens)
    if (FEMALE_TITLES & {head} and who.gender == "m") or (MALE_TITLES & {head} and who.gender == "f"):
        return None
    why = f"“{title}” — {who.name}, who has just spoken."
    return Verdict(who.name, "person", why, who.person, who, 0.7)


_ANYONE = frozenset({"speaker", "diplomat", "lawmaker", "politician", "official", "leader"})


def _counterpart(words: str, title: _Title, span: Span, scene: Scene, said: Sequence[Said]) -> Verdict:
    """ "his Swiss colleague": whoever in the story is of that country."""
    fitting = [c for c in scene.cast.characters if c.country and c.country in title.countries]
    if len(fitting) == 1:
        why = f"“{words}” — {fitting[0].name}, the only one of that country in the story."
        return Verdict(fitting[0].name, "person", why, fitting[0].person, fitting[0], 0.9)
    if not title.countries and len(scene.cast.characters) == 2:
        last = next((event.verdict.character for event in reversed(said) if event.verdict.character), None)
        others = [c for c in scene.cast.characters if c is not last]
        if last and len(others) == 1:
            why = f"“{words}” — {others[0].name}, the other of the two."
            return Verdict(others[0].name, "person", why, others[0].person, others[0], 0.8)
    return Verdict(
        _without_determiner(words), "person", f"“{words}”: the story does not tell who that is.", confidence=0.5
    )


def _unnamed_before(title: _Title, fitting: list[Character], span: Span, scene: Scene) -> str:
    """ "a spokesman for the ministry", where it is nearer than anybody whom the title fits by name."""
    if title.countries or title.modifiers:
        return ""
    same = [u for u in scene.cast.unnamed if u.head == title.head and u.indefinite and u.end <= span[0]]
    if not same:
        return ""
    last = same[-1]
    named = max((place for c in fitting for place in c.places if place < span[0]), default=-1)
    if named > last.place:
        return ""
    before = _AFTER_ARTICLE.search(scene.text, max(0, last.place - 60), last.place)
    return _without_determiner((before[1] if before else "") + scene.text[last.place : last.end])


_AFTER_ARTICLE = re.compile(r"\b[Aa]n? ((?:[\w-]+ ){1,3})$")


def _only_person(title: _Title, span: Span, scene: Scene, said: Sequence[Said]) -> Character | None:
    """The one person named before, where there is but one whom the title does not rule out."""
    before = [
        c
        for c in scene.cast.characters
        if c.places[0] < span[0] and (not title.countries or c.country in title.countries or not c.country)
    ]
    return before[0] if len(before) == 1 else None


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
    if lowers[head:] in (["head", "of", "state"], ["head", "of", "government"]):
        state = lowers[-1] == "state"
        _, codes = _countries_in(tokens[:head])
        return _Title("head of state" if state else "head of government", (), codes, True)
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
    for number in range(len(bare)):
        if number in numbers:
            continue
        last, entry = country_in(bare, number)
        if entry:
            codes.add(entry.code)
            numbers.update(range(number, last))
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


_IN_CHARGE = re.compile(r"(?:[\w-]+ )*?(minister|secretary) (?:of|for) (?:the )?([\w-]+)")


def _office_fit(title: _Title, office: list[str]) -> int:
    joined = " ".join(office)
    charge = _IN_CHARGE.match(joined)
    if charge:  # "minister of foreign affairs and trade" is a foreign minister
        joined += f" {charge[2]} {charge[1]}"
    wanted = [
        word for word in title.modifiers if word not in ("top", "senior", "former", "chief", "of", "for", "the", "to")
    ]
    if title.head in office or title.head in joined:
        if all(word in joined for word in wanted):
            return 4 + len(wanted)
        return (
            1 if not wanted or title.head not in ("minister", "ministry", "secretary", "spokesman", "president") else 0
        )
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


def _nearest(fitting: list[Character], span: Span, scene: Scene, said: Sequence[Said]) -> Character | None:
    """The one named or heard last before the words, if no other of them is named in the same sentence."""
    last: dict[int, int] = {}
    for number, character in enumerate(fitting):
        places = [place for place in character.places if place < span[0] and not scene.in_quotes(place)]
        places += [event.span[0] for event in said if event.verdict.character is character and event.span[0] < span[0]]
        if places:
            last[number] = max(places)
    if not last:
        return None
    nearest, *others = sorted(last, key=lambda number: -last[number])
    if others and not re.search(r"[.!?]", scene.text[last[others[0]] : last[nearest]]):
        return None
    return fitting[nearest]


def _holder(title: _Title, scene: Scene) -> tuple[Person, str, Character | None] | None:
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
    named = next((c for c in scene.cast.characters if c.person == person.slug), None)
    return person, f"{on.day} {on:%B %Y}", named


def _without_determiner(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else words


# --- by kind -----------------------------------------------------------------------------------------------------


def _by_kind(words: str, tokens: list[str], span: Span, scene: Scene, said: Sequence[Said]) -> Verdict:
    """An institution, a document, a person outside the cast, or somebody whom the story does not name."""
    lowers = [_bare(token).lower() for token in tokens]
    head = _head_noun(lowers)
    capitals = any(token[0].isupper() for token in tokens[1:]) and not words.isupper()
    if head in _PAPERS and not capitals and tokens[0].lower() == "the":
        paper = _heard_before(span, said) or fuller_name(head, span[0], scene.text)
        if paper:
            return Verdict(paper, "institution", f"“{words}” — {paper}, named before.", confidence=0.8)
    if head in DOCUMENT_WORDS and not capitals:
        return Verdict(document_name(words, span[0], scene.text), "document", f"“{words}” names a document.")
    if head in _NOBODY and not capitals:
        return Verdict(None, "unknown", f"“{words}”: the story does not name them.")
    outside = _person_outside(words, tokens)
    if outside:
        return Verdict(outside, "person", f"“{words}” names {outside}.", confidence=0.9)
    country = _country_name(tokens, scene)
    if country:
        return Verdict(country, "institution", f"“{words}” stands for a state.")
    name = institution_name(words, span[0], scene.text)
    if not name:
        name = _heard_before(span, said) if head in _GENERAL else ""
        if not name:
            name = bare_name(words)
    if head not in INSTITUTION_WORDS and not capitals and tokens[0].lower() in _DETERMINERS:
        again = _described_anew(tokens, frozenset(), span, scene, said) if not head.endswith("s") else None
        if again:
            return again
        return Verdict(name, "person", f"“{words}”: the story gives no name.", confidence=0.8)
    why = f"“{words}” — {name}, named before."
    if fold(name) in fold(words):
        why = f"“{words}” {_stands_for(tokens)}."
    return Verdict(name, "institution", why, confidence=0.95)


def _stands_for(tokens: list[str]) -> str:
    numbers, codes = _countries_in(tokens)
    if codes and all(number in numbers or token in ("and", "the", "The") for number, token in enumerate(tokens)):
        return "stand for states" if len(codes) > 1 else "stands for a state"
    return "names an institution"


_PAPERS = frozenset({"paper", "newspaper", "daily", "magazine", "article", "commentary"}) - {"article", "commentary"}
# What an institution heard before may be called.
_GENERAL = frozenset(
    ["agency", "institution", "organization", "organisation", "body", "department", "office", "company", "firm", "bank"]
)
_NAME_AT_END = re.compile(r"(?:.*\s|^)((?:[A-Z][\w'.-]*\s+){1,3}[A-Z][\w'-]+)$", re.S)


def _person_outside(words: str, tokens: list[str]) -> str:
    """ "historian Petri Saarela", "the helmsman, Gideon Tolima", "Petri Saarela": a name that is no institution's."""
    found = _NAME_AT_END.fullmatch(words.strip())
    if not found:
        return ""
    parts = found[1].split()
    if any(_bare(part).lower() in INSTITUTION_WORDS or gazetteer().starting(_bare(part)) for part in parts):
        while parts and (_bare(parts[0]).lower() in INSTITUTION_WORDS or gazetteer().starting(_bare(parts[0]))):
            parts.pop(0)
        if len(parts) < 2 or any(_bare(part).lower() in INSTITUTION_WORDS for part in parts):
            return ""
    if parts[0] in ("The", "A", "An") or any(part.isupper() and len(part) > 2 and len(tokens) < 5 for part in parts):
        return ""
    before = words.strip()[: -len(" ".join(parts))].split()
    if before and _bare(before[-1].strip(",")).lower() in (*INSTITUTION_WORDS, "maker", "giant", "carrier"):
        return ""
    return " ".join(parts)


def _country_name(tokens: list[str], scene: Scene) -> str:
    """A country that speaks, by the fullest of its names where it is abbreviated: "N. Korea"."""
    _, codes = _countries_in(tokens)
    if len(codes) != 1 or not any("." in token for token in tokens) or len(tokens) > 3:
        return ""
    country = gazetteer().reference.countries[next(iter(codes))]
    return country.name if country.name in scene.text and len(tokens) == len(country.name.split()) else ""


def _heard_before(span: Span, said: Sequence[Said]) -> str:
    for event in reversed(said):
        if event.span[0] < span[0] and event.verdict.type == "institution" and event.verdict.name:
            return event.verdict.name
    return ""


def _head_noun(lowers: list[str]) -> str:
    """The last word before a preposition, a participle or "who"."""
    for number, word in enumerate(lowers):
        if number and (word in _ENDS_NOUN or (word.endswith("ed") and lowers[0] in ("a", "the", "an") and number > 1)):
            return lowers[number - 1]
    return lowers[-1]


_ENDS_NOUN = frozenset(
    [
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "from",
        "with",
        "who",
        "that",
        "which",
        "by",
        "close",
        "familiar",
        "found",
        "seen",
        "sent",
        "read",
        "reading",
    ]
)
