"""How alike two texts are, by their shingles: runs of words that both hold."""

from __future__ import annotations

import re
from zlib import crc32

WIDTH = 4  # words in a shingle
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """A number for each run of WIDTH words, whatever their capitals and marks; of all words where there are fewer."""
    words = _WORD.findall(text.casefold())
    if len(words) <= WIDTH:
        return frozenset([crc32(" ".join(words).encode())]) if words else frozenset()
    return frozenset(crc32(" ".join(words[at : at + WIDTH]).encode()) for at in range(len(words) - WIDTH + 1))


def share_of_shorter(left: frozenset[int], right: frozenset[int]) -> float:
    """Of the shingles of the text that has fewer, how many the other holds: 0.0 to 1.0."""
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def resemblance(left: frozenset[int], right: frozenset[int]) -> float:
    """Shingles that both hold, of all that either holds: 0.0 to 1.0."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0
