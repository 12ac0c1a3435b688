"""The story as speakers are looked for in it: who is named where, and who has spoken so far.

Every look-up goes through an index, so that resolving a speaker costs the same in a long story as in a short one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from articles.reading.clean_text import lowered
from articles.reading.institutions import Institutions
from articles.reading.people import Cast, Character, Unnamed
from articles.reading.place_index import PlaceIndex
from articles.reading.spelling import NearSpellings
from articles.reading.titles import FEMALE_TITLES, MALE_TITLES
from articles.reading.types import Span, SpeakerType, StoryDate

_STOP = re.compile(r"[.!?]")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*+\s++(?=[\"'(\[]*+[A-Z])")
_OPENERS = "\"'(["
_PARAGRAPHS_BACK = 3
_FEW = 4  # characters whose own places are looked at
_MOST_BESIDE = 50  # namings of one sentence; no story has as many
_MOST_WORDS = 500  # whose first place is looked for; no story asks for as many
Member = TypeVar("Member")


class Verdict(NamedTuple):
    """Who speaks, and the sentence that says why."""

    name: str | None
    type: SpeakerType
    why: str
    person: str = ""
    character: Character | None = None
    confidence: float = 1.0


class Scene:
    """The story as speakers are looked for in it; places are those of the cleaned text."""

    def __init__(self, text: str, passages: list[Span], cast: Cast, day: StoryDate, quoted: list[Span]):
        self.text = text
        self.cast = cast
        self.day = day
        self.heard = Heard()
        self.institutions = Institutions(text)
        self.namings = PlaceIndex(_namings(cast))
        self.unnamed_verdicts: dict[int, Verdict] = {}  # by the place of the unnamed
        self.fitting: dict[object, list[Character]] = {}  # whom a title fits, by the title
        self.titles: dict[str, Any] = {}  # the title that a speaker's words give, or None, by the words
        self.of_countries: dict[frozenset[str], list[Character]] = {}  # who is of one of the countries
        self.rivals: dict[frozenset[str], list[Character]] = {}  # the first two who are of no other country
        self.elsewhere: dict[str, list[Character]] = {}  # whom words name where no naming was read, by the words
        self.settled: dict[str, Verdict] = {}  # who words stand for wherever nobody is named among them
        self._groups: dict[int, frozenset[int]] = {}  # their keys, by the key of the list
        self._first_said: dict[str, int] = {}
        self._quoted = sorted(quoted)
        self._openings = [start for start, _ in self._quoted]
        self._passages = passages
        self._beginnings = [start for start, _ in passages]
        self._sentences: dict[int, list[int]] = {}  # where sentences begin, and the end, by the passage's number

    def _in_quotes(self, place: int) -> bool:
        at = bisect_right(self._openings, place) - 1
        return at >= 0 and place < self._quoted[at][1]

    # --- who is named ---

    def named_in(self, span: Span) -> list[Character]:
        """Everybody named within the span, in the order of the cast."""
        found = self.namings.within(*span)
        return found if len(found) < 2 else self._in_order(found)

    def _in_order(self, characters: Iterable[Character]) -> list[Character]:
        """Each once, in the order of the cast."""
        unique = {id(character): character for character in characters}
        return [unique[key] for key in sorted(unique, key=self._order.__getitem__)]

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(character): number for number, character in enumerate(self.cast.characters)}

    @cached_property
    def namings_outside_quotes(self) -> PlaceIndex[Character]:
        named = self.namings
        if not self._quoted:
            return named
        ends = [0, *(end for _, end in self._quoted)]  # of the quotation that opened last before a place
        rows = zip(named.places, named.things, strict=True)
        openings = self._openings
        return PlaceIndex([row for row in rows if row[0] >= ends[bisect_right(openings, row[0])]])

    @cached_property
    def by_surname(self) -> dict[str, list[Character]]:
        return _grouped(self.cast.characters, lambda character: character.surnames)

    @cached_property
    def by_full_name(self) -> dict[str, list[Character]]:
        """By each folded spelling of more than one word."""
        return _grouped(self.cast.characters, lambda character: (name for name in character.spellings if " " in name))

    def full_names_in(self, parts: Sequence[str]) -> set[str]:
        """The folded full names that stand among the words."""
        if self._sizes.keys().isdisjoint(parts):
            return set()  # nearly always
        found = {
            " ".join(parts[first : first + size])
            for first, word in enumerate(parts)
            if word in self._sizes
            for size in self._sizes[word]
        }
        return found & self.by_full_name.keys() if found else found

    @cached_property
    def _sizes(self) -> dict[str, set[int]]:
        """How many words the full names have, by their first."""
        sizes: dict[str, set[int]] = {}
        for name in self.by_full_name:
            sizes.setdefault(name.partition(" ")[0], set()).add(name.count(" ") + 1)
        return sizes

    def everybody(self, index: dict[str, list[Character]], names: Iterable[str]) -> list[Character]:
        """Those whom an index has under one of the names, in the order of the cast."""
        found = [index[name] for name in names if name in index]
        if not found:
            return []
        return found[0] if len(found) == 1 else self._in_order(chain.from_iterable(found))

    @cached_property
    def near_surnames(self) -> NearSpellings:
        """The surnames long enough to be known in a misspelling."""
        return NearSpellings(name for name in self.by_surname if len(name) > 5)

    @cached_property
    def by_person(self) -> dict[str, list[Character]]:
        return _grouped(self.cast.characters, lambda character: (character.person,))

    @cached_property
    def by_first_naming(self) -> list[Character]:
        return sorted(self.cast.characters, key=lambda character: character.places[0])

    def is_named_between(self, characters: Sequence[Character], start: int, end: int) -> bool:
        """Whether one of them is named after `start` and before `end`."""
        if len(characters) <= _FEW:
            return any(bisect_right(one.places, start) < bisect_left(one.places, end) for one in characters)
        wanted = self._keys_of(characters)
        for place, character in self.namings.before(end):
            if place <= start:
                return False
            if id(character) in wanted:
                return True
        return False

    def fit(self, title: object, characters: list[Character]) -> None:
        """Keeps whom a title fits, with their keys: "the minister" may be asked for thousands of times."""
        self.fitting[title] = characters
        self._groups[id(characters)] = frozenset(map(id, characters))

    def _keys_of(self, characters: Sequence[Character]) -> frozenset[int]:
        return self._groups.get(id(characters)) or frozenset(map(id, characters))

    def named_last(self, characters: Sequence[Character], place: int) -> Character | None:
        """The one named or heard last before a place, if no other of them is named in the same sentence."""
        wanted = self._keys_of(characters)
        indexes = (self.namings_outside_quotes, self.heard.characters)
        nearest, found = -1, None
        for index in indexes:
            last = index.last_of(wanted, place)
            if last and last[0] > nearest:
                nearest, found = last
        stop = self._last_stop_before(nearest)
        for index in indexes:
            for at, character in islice(index.before(nearest + 1), _MOST_BESIDE):
                if at <= stop:
                    break
                if character is not found and id(character) in wanted:
                    return None
        return found

    @cached_property
    def unnamed_by_head(self) -> dict[str, PlaceIndex[Unnamed]]:
        """Posts to which the story gives no name, those with "a" or no article, by the head of the title."""
        grouped = _grouped(self.cast.unnamed, lambda post: (post.head,) if post.indefinite else ())
        return {head: PlaceIndex([(post.place, post) for post in posts]) for head, posts in grouped.items()}

    @cached_property
    def he_may_be(self) -> PlaceIndex[Character | Unnamed]:
        """Namings outside quotations of whom "he" can be said."""
        return self._of_gender("m")

    @cached_property
    def she_may_be(self) -> PlaceIndex[Character | Unnamed]:
        return self._of_gender("f")

    def _of_gender(self, gender: str) -> PlaceIndex[Character | Unnamed]:
        named = self.namings_outside_quotes
        rows: list[tuple[int, Character | Unnamed]] = [
            (place, character)
            for place, character in zip(named.places, named.things, strict=True)
            if character.gender in ("", gender)
        ]
        rows += [
            (post.place, post)
            for post in self.cast.unnamed
            if title_fits(post.head, gender) and not self._in_quotes(post.place)
        ]
        return PlaceIndex(rows)

    # --- words ---

    def first_said(self, word: str) -> int:
        """Where a word (in small letters) first stands by itself; 0, as if long known, once too many are asked for."""
        if word not in self._first_said:
            if len(self._first_said) >= _MOST_WORDS:
                return 0
            self._first_said[word] = _first_place(word, lowered(self.text))
        return self._first_said[word]

    # --- sentences ---

    @cached_property
    def _stops(self) -> list[int]:
        return [match.start() for match in _STOP.finditer(self.text)]

    def _last_stop_before(self, place: int) -> int:
        """Where the last full stop, question or exclamation mark stands; -1 where none does."""
        at = bisect_left(self._stops, place) - 1
        return self._stops[at] if at >= 0 else -1

    def _passages_back(self, place: int) -> range:
        """The numbers of the paragraph (headline, deck, caption) around a place and of some before it."""
        last = bisect_right(self._beginnings, place)
        return range(max(0, last - _PARAGRAPHS_BACK), last)

    def passages_start(self, place: int) -> int:
        """Where the first of those begins that a pronoun at the place may look back to."""
        back = self._passages_back(place)
        return self._passages[back[0]][0] if back else place

    def passage_start(self, place: int) -> int:
        """Where the paragraph (headline, deck, caption) around a place begins; 0 outside of any."""
        at = bisect_right(self._beginnings, place) - 1
        return self._passages[at][0] if at >= 0 and place < self._passages[at][1] else 0

    def _bounds(self, passage: int) -> list[int]:
        bounds = self._sentences.get(passage)
        if bounds is None:
            start, end = self._passages[passage]
            bounds = [start, *(match.end() for match in _SENTENCE_END.finditer(self.text, start, end)), end]
            self._sentences[passage] = bounds
        return bounds

    def sentence_around(self, place: int) -> Span | None:
        """The sentence in which a place lies; none for what lies between paragraphs."""
        passage = bisect_right(self._beginnings, place) - 1
        if passage < 0 or place >= self._passages[passage][1]:
            return None
        bounds = self._bounds(passage)
        at = bisect_right(bounds, place)
        return bounds[at - 1], bounds[at]

    def sentences_before(self, place: int) -> Iterator[Span]:
        """The sentence around a place, up to it, and those before, the nearest first, some paragraphs back."""
        for passage in reversed(self._passages_back(place)):
            bounds = self._bounds(passage)
            end = min(bounds[-1], place)
            for at in range(bisect_left(bounds, end) - 1, -1, -1):
                if self.text[bounds[at] : end].strip(_OPENERS):
                    yield bounds[at], end
                    end = bounds[at]


class Heard:
    """The speakers settled so far, each by the place where it is named."""

    def __init__(self) -> None:
        self.he: PlaceIndex[Verdict] = PlaceIndex()  # persons of whom "he" can be said
        self.she: PlaceIndex[Verdict] = PlaceIndex()
        self.characters: PlaceIndex[Character] = PlaceIndex()
        self.institutions: PlaceIndex[Verdict] = PlaceIndex()
        self.things: PlaceIndex[Verdict] = PlaceIndex()  # institutions and documents
        self.last: tuple[int, Verdict] | None = None
        self.last_character: Character | None = None

    def add(self, place: int, words: str, verdict: Verdict, aside: bool = False) -> None:
        """`aside`: in a clause with "who", so that the sentence is about somebody else."""
        character = verdict.character
        self.last = place, verdict
        if character:
            self.last_character = character
            self.characters.add(place, character)
        if not verdict.name:
            return
        if verdict.type == "person":
            if aside:
                return
            if character.gender in ("", "m") if character else title_fits(words, "m"):
                self.he.add(place, verdict)
            if character.gender in ("", "f") if character else title_fits(words, "f"):
                self.she.add(place, verdict)
        elif verdict.type != "unknown":
            self.things.add(place, verdict)
            if verdict.type == "institution":
                self.institutions.add(place, verdict)


@lru_cache(maxsize=1 << 13)
def title_fits(words: str, gender: str) -> bool:
    """Whether nothing in a post's words speaks against the gender."""
    return (MALE_TITLES if gender == "f" else FEMALE_TITLES).isdisjoint(words.lower().split())


def _first_place(word: str, text: str) -> int:
    """Where the word stands by itself; the end of the text where it does not."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
            return place
        place = text.find(word, end)
    return len(text)


def _namings(cast: Cast) -> list[tuple[int, Character]]:
    return [(place, character) for character in cast.characters for place in character.places]


def _grouped(members: Iterable[Member], keys: Callable[[Member], Iterable[str]]) -> dict[str, list[Member]]:
    groups: dict[str, list[Member]] = {}
    for member in members:
        for key in keys(member):
            groups.setdefault(key, []).append(member)
    return groups
