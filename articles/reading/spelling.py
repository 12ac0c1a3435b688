"""How far two spellings lie apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Literal

_LONGEST = 40  # letters of a name that may be misspelt
_FEW = 24  # names that are compared one by one; beyond, what each is without a letter is looked up


def within(left: str, right: str, most: Literal[1, 2]) -> bool:
    """Whether at most `most` letters must be put in, left out or changed to make the one from the other."""
    if left == right:
        return True
    ours, theirs = len(left), len(right)
    if abs(ours - theirs) > most or ours > _LONGEST or theirs > _LONGEST:
        return False
    common = min(ours, theirs)
    start = common // 2
    if left[:start] != right[:start]:
        start = 0
    while start < common and left[start] == right[start]:
        start += 1
    while start < common and left[ours - 1] == right[theirs - 1]:
        ours, theirs, common = ours - 1, theirs - 1, common - 1
    if max(ours, theirs) - start <= most:
        return True
    return most == 2 and start < common and _two_letters_apart(left[start:ours], right[start:theirs])


def _two_letters_apart(left: str, right: str) -> bool:
    """The same for two letters, of words that begin and end with different ones: each end needs its own."""
    if len(left) < len(right):
        left, right = right, left
    middle = left[1:-1]
    if len(left) == len(right):
        return middle == right[1:-1] or left[1:] == right[:-1] or left[:-1] == right[1:]
    return middle == right if len(left) - len(right) == 2 else middle in (right[1:], right[:-1])


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> str:
    """A folded name with the ways of spelling one sound made alike: "aleksey" and "alexei" become one."""
    for spelled, sounded in _SOUNDS:
        name = name.replace(spelled, sounded)
    return "".join([letter for letter, _ in groupby(name)])


_SOUNDS = (
    ("sch", "sh"), ("tsch", "ch"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("ks", "x"), ("ck", "k"),
    ("w", "v"), ("yev", "ev"), ("iev", "ev"), ("yo", "o"), ("ye", "e"), ("yi", "i"), ("ey", "i"), ("ei", "i"),
    ("iy", "i"), ("ii", "i"), ("ay", "ai"), ("y", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"),
    ("c", "k"), ("'", ""),
)  # fmt: skip


class NearSpellings:
    """Names, to be found by a spelling in which one letter is put in, left out or changed."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = [name for name in names if len(name) <= _LONGEST]
        self._indexed = 0  # of the names
        self._by_shortened: dict[str, list[str]] = {}
        self._found: dict[str, list[str]] = {}  # by the word

    def add(self, name: str) -> None:
        if len(name) <= _LONGEST:
            self._names.append(name)
            self._found.clear()

    def of(self, word: str) -> list[str]:
        """The names that lie within one letter of the word."""
        if word not in self._found:
            self._found[word] = self._find(word) if self._names and len(word) <= _LONGEST else []
        return self._found[word]

    def _find(self, word: str) -> list[str]:
        if len(self._names) <= _FEW:
            shortest, longest, first, last = len(word) - 1, len(word) + 1, word[:1], word[-1:]
            near = dict.fromkeys(
                [  # of words so near, the first or the last letter is the same
                    name
                    for name in self._names
                    if shortest <= len(name) <= longest and (name[:1] == first or name[-1:] == last)
                ]
            )
        else:
            self._index()
            # Two words so near become the same when each loses at most one letter.
            near = dict.fromkeys(name for key in _shortened(word) for name in self._by_shortened.get(key, ()))
        return [name for name in near if within(word, name, 1)]

    def _index(self) -> None:
        for name in self._names[self._indexed :]:
            for key in _shortened(name):
                self._by_shortened.setdefault(key, []).append(name)
        self._indexed = len(self._names)


def _shortened(word: str) -> set[str]:
    """The word, and the word without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
