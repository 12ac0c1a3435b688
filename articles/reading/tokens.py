"""Words and marks of running text, each with the bits of what it may be.

What stands between two blanks comes again from story to story: how it falls into words is worked out once a process.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from articles.reading.words import COMMA, LEXICON, NAME, STOP, TOUCHING, WORD

_TOKEN = re.compile(
    r"(?>(?:[A-Z]\.){2,})"  # U.S. D.C.
    r"|[^\W\d_]++(?>(?:[’'&\-‑][^\W_]++)*)(?>(?:'(?=\s))?)"
    r"|\d++(?>(?:[.,:/]\d++)*)(?>(?:[\-‑]?[^\W_]++)*)"
    r"|&\#?\w{2,8};"
    r"|\.\.++|…|--++|[^\s\w]|_"
)
_REMEMBERED = 100_000  # pieces; a hostile text may not fill the memory
_LONGEST = 40  # characters of a piece that may come again


class _Memory(dict[str, tuple[Any, ...]]):
    """Text between two blanks → its words and marks, each followed by its bits."""

    def __missing__(self, piece: str) -> tuple[Any, ...]:
        known = _take_apart(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = known
        return known


def _take_apart(piece: str) -> tuple[Any, ...]:
    if piece.isalpha():
        return piece, LEXICON[piece]
    word, last = piece[:-1], piece[-1:]
    if last in ",." and word.isalpha():
        return word, LEXICON[word], last, COMMA if last == "," else STOP | TOUCHING
    known: list[Any] = []
    for word in _TOKEN.findall(piece + " "):  # with its blank: "workers'" is one word
        known += word, LEXICON[word] | (TOUCHING if known and word == "." else 0)
    return tuple(known)


_MEMORY = _Memory()


def read_words(text: str) -> tuple[list[str], list[int]]:
    """The words of `text`, and the bits of each."""
    pieces = text.split()
    if pieces and pieces[-1][-1] == "'" == text[-1]:  # a mark that closes, no owner's apostrophe
        bare = pieces[-1].rstrip("'")
        pieces[-1:] = [bare, *"'" * (len(pieces[-1]) - len(bare))]
    found = list(chain.from_iterable(map(_MEMORY.__getitem__, pieces)))
    return found[::2], found[1::2]


def tag_in_capitals(word: str, tag: int) -> int:
    """The bits of a word in a stretch of capitals, which hide what is a name: an unknown word may be one."""
    tag = LEXICON[word.lower()] | (tag & TOUCHING)
    return tag | NAME if tag & WORD else tag
