"""Other spellings of a name, as they are attested: `sergei` of `sergey`, `yongho` of `yong ho`.

Two words are spellings of one another where they stand in the same place of two namings of one official and are alike,
or where both are words of officials' names and differ only in how another alphabet is written in Latin letters.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from django.db import connection
from django.db.models import Count, Max
from rapidfuzz.distance import OSA

from articles.models import OfficialName
from articles.search.words import words_of

MOST_NAMES = 50_000
MOST_OF_A_PERSON = 12
MOST_OF_A_WORD = 12
ALIKE = 0.65
SHORTEST, SHORTEST_OF_A_FAMILY = 3, 4
SECONDS_BETWEEN_LOOKS = 30.0

# Ways of writing one sound, each as the one that stands for all.
_SOUNDS = (("kh", "h"), ("ks", "x"), ("ou", "u"), ("oo", "u"), ("ee", "i"))
_GLIDE = re.compile(r"(?<=[aeiou])[yj](?![aeiou])|(?<=[b-df-hk-np-tv-z])[yj](?=[au])")
_LAST_I = re.compile(r"(?:i|y|j){1,2}$")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


class Spellings:
    """Made once of all names; asked for words as `words_of` makes them."""

    def __init__(self, people: Iterable[Sequence[str]]) -> None:
        """`people` are the namings of each."""
        self._pairs: defaultdict[str, set[str]] = defaultdict(set)
        families: defaultdict[str, set[str]] = defaultdict(set)
        for namings in people:
            words = [words_of(name) for name in namings[:MOST_OF_A_PERSON]]
            for one, other in combinations(words, 2):
                for left, right in _same_places(one, other):
                    self._pairs[left].add(right)
                    self._pairs[right].add(left)
            for word in {word for naming in words for word in naming if len(word) >= SHORTEST_OF_A_FAMILY}:
                families[sounds(word)].add(word)
        self._families = {sound: members for sound, members in families.items() if len(members) > 1}

    def variants(self, words: str) -> frozenset[str]:
        """Of one word, or of two with a space between them."""
        found = self._pairs.get(words, set()) | self._families.get(sounds(words), set())
        return frozenset(sorted(found - {words})[:MOST_OF_A_WORD])


def sounds(word: str) -> str:
    """What the usual ways of writing a name in Latin letters have in common: `dmitriy` and `dmitry` give `dmitri`."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", _LAST_I.sub("i", _GLIDE.sub("i", word)))


def _same_places(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    for longer, shorter in ((one, other), (other, one)):
        yield from ((f"{a} {b}", a + b) for a, b in pairwise(longer) if a + b in shorter)
    if len(one) == len(other):
        places = zip(one, other, strict=True)
    elif len(one) > 1 and len(other) > 1:
        places = zip((one[0], one[-1]), (other[0], other[-1]), strict=True)
    else:
        return
    yield from ((a, b) for a, b in places if a != b and _alike(a, b))


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST:
        return False
    left, right = sounds(one), sounds(other)
    return left == right or (left[0] == right[0] and OSA.normalized_similarity(one, other) >= ALIKE)


class _Held:
    """What one process knows of one database, and when it last looked whether that is still so."""

    def __init__(self) -> None:
        self.looked = float("-inf")
        self.state: tuple[int, int | None] | None = None
        self.spellings = Spellings([])

    def up_to_date(self, now: float, most: float) -> Spellings:
        if now - self.looked >= most:
            # Names that came from stories alone are of texts that readers perhaps may not see.
            names = OfficialName.objects.filter(official__from_story=False)
            seen = names.aggregate(number=Count("pk"), last=Max("pk"))
            if (state := (seen["number"], seen["last"])) != self.state:
                self.spellings, self.state = Spellings(_people(names)), state
            self.looked = now
        return self.spellings


def _people(names) -> Iterator[list[str]]:
    people: defaultdict[int, list[str]] = defaultdict(list)
    for official, name in names.order_by("official", "pk").values_list("official", "name")[:MOST_NAMES]:
        people[official].append(name)
    yield from people.values()


_held: defaultdict[str, _Held] = defaultdict(_Held)


def current_spellings(now: float | None = None, most: float = SECONDS_BETWEEN_LOOKS) -> Spellings:
    """Those of this database's officials, `most` seconds old at most; `now` is of a clock that only goes on."""
    held = _held[str(connection.settings_dict["NAME"])]
    return held.up_to_date(time.monotonic() if now is None else now, most)


def forget_spellings() -> None:
    """Look again when next asked."""
    _held.clear()
