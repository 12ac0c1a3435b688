"""Words and marks of running text, each with the bits of what it may be.

Words and bits that are the same are one object, so that those of many stories stay at hand in the processor's cache.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any, Final

from articles.reading.words import COMMA, LEXICON, LOOKED_AT, NAME, STOP, TOUCHING, WORD

_TOKEN = re.compile(
    r"(?>(?:[A-Z]\.){2,})"  # U.S. D.C.
    r"|[^\W\d_]++(?>(?:[’'&\-‑][^\W_]++)*)(?>(?:'(?=\s))?)"
    r"|\d++(?>(?:[.,:/]\d++)*)(?>(?:[\-‑]?[^\W_]++)*)"
    r"|&\#?\w{2,8};"
    r"|\.\.++|…|--++|[^\s\w]|_"
)
_BEHIND: Final = {",": COMMA, ".": STOP | TOUCHING | LOOKED_AT}  # right behind a word


# Word, bits, and the step from the word to the next, less one, of one after another: one tuple of all is taken apart
# sooner than three are gone through. Behind the last stands a blank.
Tokens = tuple[Any, ...]


def tokens_of(piece: str) -> Tokens:
    """The words and marks between two blanks, each with its bits."""
    if piece.isalpha():  # most are: one word
        word = intern(piece)
        return word, LEXICON[word], len(word)
    words = list(map(intern, _TOKEN.findall(piece + " ")))  # with its blank: "workers'" is one word
    tokens: list[Any] = []
    for number, word in enumerate(words):
        bits = _BEHIND[word] if number and word in _BEHIND else LEXICON[word]
        tokens += word, bits, len(word) - (number + 1 < len(words))
    return tuple(tokens)


def tag_in_capitals(word: str, tag: int) -> int:
    """The bits of a word in a stretch of capitals, which hide what is a name: an unknown word may be one."""
    if not word:
        return tag  # a quotation
    tag = LEXICON[word.lower()] | (tag & TOUCHING)
    return tag | NAME if tag & WORD else tag
