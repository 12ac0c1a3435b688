"""Words and marks of running text, each with the bits of what it may be.

Words and bits that are the same are one object, so that those of many stories stay at hand in the processor's cache.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Final, NamedTuple

from articles.reading.words import ALIKE, COMMA, LEXICON, LOOKED_AT, NAME, STOP, TOUCHING, WORD

_TOKEN = re.compile(
    r"(?>(?:[A-Z]\.){2,})"  # U.S. D.C.
    r"|[^\W\d_]++(?>(?:[’'&\-‑][^\W_]++)*)(?>(?:'(?=\s))?)"
    r"|\d++(?>(?:[.,:/]\d++)*)(?>(?:[\-‑]?[^\W_]++)*)"
    r"|&\#?\w{2,8};"
    r"|\.\.++|…|--++|[^\s\w]|_"
)
_BEHIND: Final = {",": COMMA, ".": STOP | TOUCHING | LOOKED_AT}  # right behind a word
_LONGEST: Final = 60  # characters of a word whose step is one object with that of others as long
_STEPS: Final = tuple([(size,) for size in range(_LONGEST + 1)])


class Tokens(NamedTuple):
    """The words and marks between two blanks, as parallel tuples."""

    words: tuple[str, ...]
    tags: tuple[int, ...]
    steps: tuple[int, ...]  # from each to the next, less one; behind the last stands a blank


class _Alone(dict[int, tuple[int, ...]]):
    """The tags of a single word by its bits: one tuple for all words that have the same."""

    def __missing__(self, bits: int) -> tuple[int, ...]:
        tags = self[bits] = (ALIKE.setdefault(bits, bits),)
        return tags


_ALONE: Final = _Alone()


def tokens_of(piece: str) -> Tokens:
    """The words and marks between two blanks, each with its bits."""
    if piece.isalpha():  # most are: one word
        word = intern(piece)
        return Tokens((word,), _ALONE[LEXICON[word]], _steps_of(word))
    words = tuple(map(intern, _TOKEN.findall(piece + " ")))  # with its blank: "workers'" is one word
    if len(words) == 1:
        return Tokens(words, _ALONE[LEXICON[words[0]]], _steps_of(words[0]))
    tags = [_BEHIND[word] if number and word in _BEHIND else LEXICON[word] for number, word in enumerate(words)]
    steps = [len(word) - 1 for word in words]
    if steps:
        steps[-1] += 1
    return Tokens(words, tuple(tags), tuple(steps))


def _steps_of(word: str) -> tuple[int, ...]:
    size = len(word)
    return _STEPS[size] if size <= _LONGEST else (size,)


def tag_in_capitals(word: str, tag: int) -> int:
    """The bits of a word in a stretch of capitals, which hide what is a name: an unknown word may be one."""
    if not word:
        return tag  # a quotation
    tag = LEXICON[word.lower()] | (tag & TOUCHING)
    return tag | NAME if tag & WORD else tag
