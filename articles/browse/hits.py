"""Where a text holds the words that a reader looked for, as search compares them: without accents, phrases whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from articles.search.expression import All, Node, Phrase, Word, leaves
from articles.search.stems import stem
from articles.search.words import fold, placed_words, plain_marks, words_from

MOST_NEEDLES = 200
MOST_HITS, MOST_LOOKED_AT = 8, 500  # of one needle in one text, and places where it might stand
# Texts whose words have other letters than they are printed with are read word by word, but only so far.
MOST_READ_SLOWLY = 20_000
# Letters beyond ASCII: everything but the block of dashes and quotation marks and the signs behind it.
_MARKED_LETTER = re.compile("[\xaa-\u1fff\u2c00-\uffff\U00010000-\U0010ffff]")
_LETTERS_OF_SEVERAL = "æœßþĳﬁﬂﬀﬃﬄ"


class Hit(NamedTuple):
    start: int
    end: int
    wanted: int  # which of the things that were asked for


@dataclass(frozen=True, slots=True)
class _Needle:
    """Words that follow each other; the first begins with `root`."""

    wanted: int
    root: str
    accepted: tuple[Callable[[str], bool], ...]


class Finder:
    """Made once of a question, asked for many texts."""

    def __init__(self, words: Node | None) -> None:
        parts = words.parts if isinstance(words, All) else (words,) if words else ()
        self._needles = [needle for number, part in enumerate(parts) for needle in _needles(number, part)]
        del self._needles[MOST_NEEDLES:]
        self._longest = max((len(needle.accepted) for needle in self._needles), default=0)
        self.wanted = len({needle.wanted for needle in self._needles})

    def hits(self, text: str) -> list[Hit]:
        """In order, none overlapping another; of a long text the first."""
        if not self._needles or not text:
            return []
        folded = _as_words_have_it(text)
        begun = _Begun(text, folded, self._longest)
        found = [hit for needle in self._needles for hit in _found(needle, begun)]
        if not found and self._may_hide(folded):
            found = list(self._read_slowly(text[:MOST_READ_SLOWLY]))
        return _apart(found)

    def _may_hide(self, folded: str) -> bool:
        """Whether words may stand there that no looking for their letters finds: `O'Brien`, `Straße`."""
        bare = folded.replace("'", "").replace("’", "")
        hidden = len(bare) < len(folded) and any(needle.root in bare for needle in self._needles)
        return hidden or (not folded.isascii() and any(letter in folded for letter in _LETTERS_OF_SEVERAL))

    def _read_slowly(self, text: str) -> Iterator[Hit]:
        placed = placed_words(text)
        for needle in self._needles:
            size = len(needle.accepted)
            for at in range(len(placed) - size + 1):
                run = placed[at : at + size]
                if all(accepts(word) for accepts, (word, _s, _e) in zip(needle.accepted, run, strict=True)):
                    yield Hit(run[0][1], run[-1][2], needle.wanted)


def marked(text: str, hits: Sequence[Hit]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it was looked for."""
    at = 0
    for hit in hits:
        if hit.start > at:
            yield text[at : hit.start], False
        yield text[hit.start : hit.end], True
        at = hit.end
    if at < len(text):
        yield text[at:], False


def _needles(number: int, part: Node) -> Iterator[_Needle]:
    # A part that asks for one of several things is wanted once, whichever is there.
    several = part.parts if isinstance(part, All) else (part,)
    for one in several:
        for leaf in leaves(one):
            if isinstance(leaf, Word):
                root = leaf.text if leaf.exact or leaf.prefix else _root(leaf.text)
                yield _Needle(number, root, (_accepts(leaf.text, exact=leaf.exact, prefix=leaf.prefix),))
            elif isinstance(leaf, Phrase):
                root = leaf.words[0] if leaf.exact else _root(leaf.words[0])
                yield _Needle(number, root, tuple(_accepts(word, exact=leaf.exact) for word in leaf.words))


def _accepts(asked: str, *, exact: bool, prefix: bool = False) -> Callable[[str], bool]:
    if prefix:
        return lambda word: word.startswith(asked)
    if exact:
        return lambda word: word == asked
    root = stem(asked)
    return lambda word: word == asked or stem(word) == root


def _root(word: str) -> str:
    """With what every word of the same stem begins: `agenc` of `agencies`."""
    root = stem(word)
    if root.endswith(("i", "y")):
        root = root[:-1]
    while not word.startswith(root):
        root = root[:-1]
    return root or word


class _Begun:
    """Where words of one text begin, and which: looked up once, for many phrases begin with the same words."""

    def __init__(self, text: str, folded: str, longest: int) -> None:
        self._text, self._folded, self._longest = text, folded, longest
        self._places: dict[str, list[int]] = {}  # by root
        self._runs: dict[int, list[tuple[str, int, int]]] = {}  # by place

    def places(self, root: str) -> list[int]:
        """Where a word begins so; in a long text not all of them."""
        if root not in self._places:
            self._places[root] = list(self._look_for(root))
        return self._places[root]

    def _look_for(self, root: str) -> Iterator[int]:
        at = self._folded.find(root)
        for _place in range(MOST_LOOKED_AT):
            if at < 0:
                return
            if _begins_a_word(self._folded, at):
                yield at
            at = self._folded.find(root, at + 1)

    def run(self, place: int) -> list[tuple[str, int, int]]:
        """The words from there on, as many as the longest phrase has."""
        if place not in self._runs:
            self._runs[place] = list(islice(words_from(self._text, place), self._longest))
        return self._runs[place]


def _found(needle: _Needle, begun: _Begun) -> Iterator[Hit]:
    size, number = len(needle.accepted), 0
    for place in begun.places(needle.root):
        run = begun.run(place)[:size]
        if len(run) == size and all(
            accepts(word) for accepts, (word, _start, _end) in zip(needle.accepted, run, strict=True)
        ):
            yield Hit(run[0][1], run[-1][2], needle.wanted)
            number += 1
            if number == MOST_HITS:
                return


def _begins_a_word(text: str, at: int) -> bool:
    before, earlier = text[at - 1 : at], text[at - 2 : at - 1] if at > 1 else ""
    return not (before.isalnum() or (before in {"'", "’"} and earlier.isalnum()))


class _Letters(dict[str, str]):
    """Each letter as words have it, where that is one letter as well."""

    def __missing__(self, letter: str) -> str:
        plain = fold(letter)
        found = self[letter] = plain if len(plain) == 1 else letter.lower() if len(letter.lower()) == 1 else letter
        return found


_letters = _Letters()


def _as_words_have_it(text: str) -> str:
    """As many characters as the text has."""
    marks_aside = plain_marks(text)
    if marks_aside.isascii():
        return marks_aside.lower()
    plain = _MARKED_LETTER.sub(lambda letter: _letters[letter[0]], text)
    lowered = plain.lower()
    return lowered if len(lowered) == len(text) else plain


def _apart(hits: list[Hit]) -> list[Hit]:
    """Without those that begin inside another; the longer first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
