"""Words and marks of running text, each with the bits of what it may be.

What stands between two blanks comes again from story to story: how it falls into words is worked out once a process.
Words and bits that are the same are one object, so that those of many stories stay at hand in the processor's cache.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain
from sys import intern
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
    """Text between two blanks → its words and marks, each followed by its bits and its width.

    The width is the distance to the next word, the last one's with one blank behind it.
    """

    def __missing__(self, piece: str) -> tuple[Any, ...]:
        known = _take_apart(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = known
        return known


def _take_apart(piece: str) -> tuple[Any, ...]:
    size = len(piece)
    if piece.isalpha():
        piece = intern(piece)
        return piece, LEXICON[piece], size + 1
    word, last = piece[:-1], piece[-1:]
    if last in _BEHIND and word.isalpha():
        word = intern(word)
        return word, LEXICON[word], size - 1, last, _BEHIND[last], 2
    known: list[Any] = []
    for word in map(intern, _TOKEN.findall(piece + " ")):  # with its blank: "workers'" is one word
        known += word, _BEHIND[word] if known and word in _BEHIND else LEXICON[word], len(word)
    if known:
        known[-1] += 1
    return tuple(known)


_BEHIND = {",": COMMA, ".": STOP | TOUCHING}  # right behind a word
_MEMORY = _Memory()


def read_words(text: str, start: int) -> tuple[list[str], list[int], list[int]]:
    """The words of a stretch of text that begins at `start`: each with its bits and where it begins."""
    pieces = text.split()
    if pieces and pieces[-1][-1] == "'" == text[-1]:  # a mark that closes, no owner's apostrophe
        bare = pieces[-1].rstrip("'")
        pieces[-1:] = [bare, *"'" * (len(pieces[-1]) - len(bare))]
    found = list(chain.from_iterable(map(_MEMORY.__getitem__, pieces)))
    words, starts = found[::3], list(accumulate(found[2:-1:3], initial=start + len(text) - len(text.lstrip())))
    if words and starts[-1] + len(words[-1]) != start + len(text.rstrip()):  # other blanks than one between words
        end = 0
        starts = [start + (end := text.find(word, end) + len(word)) - len(word) for word in words]
    return words, found[1::3], starts


def tag_in_capitals(word: str, tag: int) -> int:
    """The bits of a word in a stretch of capitals, which hide what is a name: an unknown word may be one."""
    tag = LEXICON[word.lower()] | (tag & TOUCHING)
    return tag | NAME if tag & WORD else tag
