"""The persons of a story: its namings drawn together under all the names that it gives each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from articles.reading.gazetteer import fold
from articles.reading.names import gender_of, other_surnames_of, stands_first, surnames_of
from articles.reading.naming import Naming
from articles.reading.posts import Post
from articles.reading.spelling import NearSpellings, sound, within
from articles.reading.titles import FEMALE_TITLES, GENERIC, MALE_TITLES, RANKS

# Compared one by one; no story has as many.
_MOST_ALIKE = 4  # people who share two words, or a given name and letters of the surname
_MOST_SPELLINGS = 2  # of one person
_MOST_NAMESAKES = 50  # people of one surname
_MOST_NAMES = 1000  # of which one may be another spelling of another
_EITHER_GENDER = frozenset({"spokesman", "chairman", "vice-chairman", "congressman"})

_FIRST = attrgetter("first")


class Spelling(NamedTuple):
    """A full name, folded, as it is compared with others."""

    words: list[str]
    parts: frozenset[str]  # the words, in no order
    sound: str  # of the last word
    last_first: bool  # the family name


@dataclass(slots=True)
class Figure:
    """A person of the story under all the names that it gives."""

    number: int  # in the order in which figures were met
    namings: list[Naming]
    name: str = ""
    gender: str = ""
    surnames: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)  # words that may be a surname too
    posts: list[Post] = field(default_factory=list)  # the public ones, in the order of the text
    spellings: list[Spelling] = field(default_factory=list)

    def first(self) -> int:
        return self.namings[0].first


def figures_of(namings: list[Naming]) -> list[Figure]:
    """Everybody whom the namings, in the order of the text, name."""
    met = _Figures()
    alone: list[Naming] = []
    for naming in namings:
        key = fold(naming.name)
        if " " in key:
            met.add_full_name(naming, key)
        else:
            alone.append(naming)
    for naming in alone:
        met.add_surname(naming, fold(naming.name))
    for figure in met.figures:
        _settle(figure)
    return sorted(met.figures, key=Figure.first)


class _Figures:
    """The figures met so far, found by what two spellings of one name share."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._by_name: dict[str, Figure] = {}
        self._by_share: dict[str, list[Figure]] = {}
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_other: dict[str, list[Figure]] = {}
        self._near = NearSpellings()

    def add_full_name(self, naming: Naming, key: str) -> None:
        figure = self._by_name.get(key)
        if figure is None:
            figure = self._by_name[key] = self._spelled(naming.name, key)
        figure.namings.append(naming)

    def _spelled(self, name: str, key: str) -> Figure:
        """The figure of whose name this is another spelling; else a new one."""
        figure = self._compared(name, key) if len(self._by_name) < _MOST_NAMES else self._new()
        self._call(figure, surnames_of(name))
        for other in other_surnames_of(name) - figure.others:
            figure.others.add(other)
            self._by_other.setdefault(other, []).append(figure)
        return figure

    def _compared(self, name: str, key: str) -> Figure:
        shares, spelling = _shares(key), _spelling(name, key)
        by_share = self._by_share
        met = [by_share[share] for share in shares if share in by_share]
        figure = (self._first_same(met, spelling) if met else None) or self._new()
        figure.spellings.append(spelling)
        for share in shares:
            if share not in by_share:
                by_share[share] = [figure]
            elif by_share[share][-1] is not figure:
                by_share[share].append(figure)
        return figure

    def _first_same(self, met: list[list[Figure]], spelling: Spelling) -> Figure | None:
        candidates = {figure.number: figure for figures in met for figure in figures[:_MOST_ALIKE]}
        same = (candidates[number] for number in sorted(candidates) if _same(candidates[number], spelling))
        return next(same, None)

    def _new(self) -> Figure:
        figure = Figure(len(self.figures), [])
        self.figures.append(figure)
        return figure

    def _call(self, figure: Figure, surnames: Iterable[str]) -> None:
        for surname in surnames:
            if surname not in figure.surnames:
                figure.surnames.add(surname)
                self._by_surname.setdefault(surname, []).append(figure)
                if len(surname) > 5:
                    self._near.add(surname)

    def add_surname(self, naming: Naming, key: str) -> None:
        """A surname with a post goes to the figure that has it; else it is a figure of its own."""
        fitting = self._by_surname.get(key) or self._by_other.get(key) or self._misspelt(key)
        fitting = sorted(fitting, key=lambda figure: figure.number)[:_MOST_NAMESAKES]
        if len(fitting) > 1 and naming.post:
            fitting = [figure for figure in fitting if _holds(figure, naming.post)] or fitting
        if len(fitting) == 1:
            fitting[0].namings.append(naming)
        elif not fitting:
            figure = self._new()
            figure.namings.append(naming)
            self._call(figure, (key,))

    def _misspelt(self, key: str) -> list[Figure]:
        near = self._near.of(key) if len(key) > 5 else ()
        found = {figure.number: figure for surname in near for figure in self._by_surname[surname]}
        return list(found.values())


@lru_cache(maxsize=1 << 14)
def _shares(key: str) -> tuple[str, ...]:
    """What another spelling of the folded name, or a shorter form of it, has at least one of as well."""
    words = key.split()
    first, last = words[0], words[-1]
    shares = {key}
    if len(words) > 2:
        shares = {f"{first} {word}" for word in words[1:]} | {f"{word} {last}" for word in words[:-1]}
    return (*shares, f"{first} {last[:2]}", f"{last[-2:]} {first}", f"{first[0]} {sound(last)}")


@lru_cache(maxsize=1 << 14)
def _spelling(name: str, key: str) -> Spelling:
    words = key.split()
    return Spelling(words, frozenset(words), sound(words[-1]), stands_first(name))


def _same(figure: Figure, spelling: Spelling) -> bool:
    """Whether a full name is another spelling or a shorter form of a figure's."""
    ours, our_parts, our_sound, last_first = spelling
    first, last = ours[0], ours[-1]
    most: Literal[0, 1, 2] = 0 if len(last) <= 5 else 1 if len(last) < 8 else 2  # wrong letters
    for theirs, parts, sounded, _ in figure.spellings[:_MOST_SPELLINGS]:
        if our_parts <= parts or parts <= our_parts:
            return last == theirs[-1] or first == theirs[0]
        if len(ours) == len(theirs) and not last_first:
            if our_sound == sounded and first[0] == theirs[0][0]:
                return len(first) > 3 and within(sound(first), sound(theirs[0]), 1)
            if most and first == theirs[0] and within(last, theirs[-1], most):
                return True
    return False


def _holds(figure: Figure, post: Post) -> bool:
    """Whether the figure is named with such a post."""
    return any(
        held.head == post.head and (held.country == post.country or not post.country)
        for naming in figure.namings
        if (held := naming.post)
    )


def _settle(figure: Figure) -> None:
    """The fullest name, the gender and the public posts."""
    figure.namings.sort(key=_FIRST)
    names = [naming.name for naming in figure.namings]
    figure.name = names[0] if len(set(names)) == 1 else _fullest(names)
    figure.gender = gender_of(figure.name) if " " in figure.name else ""
    for post in [naming.post for naming in figure.namings if naming.post]:
        if post.head in FEMALE_TITLES:
            figure.gender = "f"
        elif post.head in MALE_TITLES and (not figure.gender or post.head not in _EITHER_GENDER):
            figure.gender = "m"
        if post.public:
            figure.posts.append(post)


def _fullest(names: list[str]) -> str:
    """The name of the most words, of these the most frequent, of these the first."""
    counts = Counter(names)
    return max(counts, key=lambda name: (fold(name).count(" "), counts[name]))


def office_rank(post: Post) -> int:
    """0 for a post that says what the person is, more for a rank or a general word ("diplomat", "leader")."""
    if post.head in RANKS and post.office.split()[-1] in RANKS:
        return 2
    if post.office in ("top diplomat", "pm", "fm"):
        return 1
    if post.head in GENERIC and " " not in post.office:
        return 1
    return 0
