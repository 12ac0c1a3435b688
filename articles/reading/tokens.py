"""Words and marks of running text, each with the bits of what it may be.

Words and bits that are the same are one object, so that those of many stories stay at hand in the processor's cache.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from sys import intern
from typing import Final

from articles.reading.words import ALIKE, COMMA, LEXICON, LOOKED_AT, NAME, ODD, QUOTED, STOP, TOUCHING, WORD

_TOKEN = re.compile(
    r"(?>(?:[A-Z]\.){2,})"  # U.S. D.C.
    r"|[^\W\d_]++(?>(?:[’'&\-‑][^\W_]++)*)(?>(?:'(?=\s))?)"
    r"|\d++(?>(?:[.,:/]\d++)*)(?>(?:[\-‑]?[^\W_]++)*)"
    r"|&\#?\w{2,8};"
    r"|\.\.++|…|--++|[^\s\w]|_"
)


def tokens_of(piece: str) -> tuple[tuple[str, int], ...]:
    """The words and marks between two blanks, each with its bits."""
    words = map(intern, _TOKEN.findall(piece + " "))  # with its blank: "workers'" is one word
    return tuple(
        [(word, _BEHIND[word] if number and word in _BEHIND else LEXICON[word]) for number, word in enumerate(words)]
    )


_PARTED: Final = ODD | COMMA | TOUCHING  # several words, or a mark that stood right behind one
_BEHIND: Final = {",": COMMA | LOOKED_AT, ".": STOP | TOUCHING | LOOKED_AT}  # right behind a word


class _Bits(dict[str, int]):
    """What stands between two blanks, without a comma or full stop behind it → its bits; ODD where it is no word."""

    def __missing__(self, piece: str) -> int:
        alone = tokens_of(piece)
        followed = tokens_of(piece + ","), tokens_of(piece + ".")
        is_word = len(alone) == 1 and piece[-1] not in "'’" and all(len(found) == 2 for found in followed)
        bits = alone[0][1] if is_word and all(found[0] == alone[0] for found in followed) else ODD | LOOKED_AT
        bits = ALIKE.setdefault(bits, bits)
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
                self.update(_BEHIND)
            self[piece] = bits
        return bits


_REMEMBERED: Final = 100_000  # pieces; a hostile text may not fill the memory
_LONGEST: Final = 40  # characters of a piece that may come again
_BITS: Final = _Bits(_BEHIND)
_remembered = lru_cache(maxsize=1 << 14)(tokens_of)


def _odd(piece: str) -> tuple[tuple[str, int], ...]:
    return _remembered(piece) if len(piece) <= _LONGEST else tokens_of(piece)


class Words:
    """The words and marks of a text, as parallel lists, while it is read stretch by stretch."""

    __slots__ = ("looked", "starts", "tags", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.tags: list[int] = []
        self.starts: list[int] = []  # where each word begins, less its number
        self.looked: list[int] = []  # the numbers of those that may bring words or end a sentence

    def add_quotation(self, start: int) -> None:
        """Add a word without letters for a quotation."""
        number = len(self.words)
        self.looked.append(number)
        self.words.append("")
        self.tags.append(QUOTED)
        self.starts.append(start - number)

    def add(self, text: str, start: int) -> None:
        """Add the words of a stretch of text that begins at `start`."""
        if text[-1] == "'" or " ." in text or " ," in text:
            self._add_strange(text, start)
            return
        pieces = (text + " ").replace(", ", " , ").replace(". ", " . ").split()
        if not pieces:
            return
        bits = list(map(_BITS.__getitem__, pieces))
        steps = list(map(len, pieces))  # from one to the next, less one
        number = len(self.words)
        begin = start + len(text) - len(text.lstrip()) - number
        self._look_at([at for at, bit in enumerate(bits) if bit & LOOKED_AT], pieces, bits, steps)
        self.starts += accumulate(steps[:-1], initial=begin)
        last = len(self.words) - 1
        if self.starts[-1] + last + len(self.words[-1]) != start + len(text.rstrip()):  # other blanks than one
            self._find(text, start, number)

    def _look_at(self, spots: list[int], pieces: list[str], bits: list[int], steps: list[int]) -> None:
        """Adds words and tags; sets the steps right."""
        words, tags, looked = self.words, self.tags, self.looked
        shift = before = len(words)
        after = 0  # the first piece that was not added yet
        moved: list[int] = []
        for at in spots:
            bit = bits[at]
            if not bit & _PARTED:
                looked.append(at + shift)
            elif bit & ODD:
                words += pieces[after:at]
                tags += bits[after:at]
                moved += steps[after:at]
                after = self._add_odd(pieces, at, moved)
                shift = len(words) - after
            elif at < after:
                continue  # a mark behind an odd piece
            elif not at and pieces[0] in _BEHIND:  # a mark right behind a quotation
                bits[0] = LEXICON[pieces[0]]
                if bit & STOP:
                    looked.append(shift)
            else:
                if at > after:
                    steps[at - 1] -= 1
                else:
                    moved[-1] -= 1
                if not bit & COMMA:
                    looked.append(at + shift)
        words += pieces[after:]
        tags += bits[after:]
        if after:
            steps[:after] = moved
        assert len(steps) == len(words) - before

    def _add_odd(self, pieces: list[str], at: int, steps: list[int]) -> int:
        """Adds the words of a piece that is no single word, with the marks behind it; gives the piece after those."""
        piece = pieces[at]
        at += 1
        while at < len(pieces) and pieces[at] in _BEHIND:
            piece += pieces[at]
            at += 1
        for word, tag in _odd(piece):
            if tag & LOOKED_AT and not tag & COMMA:
                self.looked.append(len(self.words))
            self.words.append(word)
            self.tags.append(tag)
            steps.append(len(word) - 1)
        steps[-1] += 1
        return at

    def _add_strange(self, text: str, start: int) -> None:
        """Adds the words of a stretch with a blank before a mark, or a mark at its end that is no apostrophe."""
        number = len(self.words)
        pieces = text.split()
        if pieces and pieces[-1][-1] == "'" == text[-1]:  # a mark that closes, no owner's apostrophe
            bare = pieces[-1].rstrip("'")
            pieces[-1:] = [bare, *"'" * (len(pieces[-1]) - len(bare))]
        for piece in pieces:
            for word, tag in _odd(piece) if piece else ():
                if tag & LOOKED_AT and not tag & COMMA:
                    self.looked.append(len(self.words))
                self.words.append(word)
                self.tags.append(tag)
        self._find(text, start, number)

    def _find(self, text: str, start: int, number: int) -> None:
        """Looks in the stretch for where the words from `number` on begin."""
        self.starts[number:] = []
        end = 0
        for word in self.words[number:]:
            at = text.find(word, end)
            end = at + len(word)
            self.starts.append(start + at - len(self.starts))


def tag_in_capitals(word: str, tag: int) -> int:
    """The bits of a word in a stretch of capitals, which hide what is a name: an unknown word may be one."""
    if not word:
        return tag  # a quotation
    tag = LEXICON[word.lower()] | (tag & TOUCHING)
    return tag | NAME if tag & WORD else tag
