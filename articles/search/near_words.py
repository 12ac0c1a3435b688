"""Words that differ from one in a letter or two, for "did you mean". Pure."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST = 5
SHORTEST = 3


def letters_apart(word: str) -> int:
    """How many letters may be missing, too many, wrong or turned round; none of a number: the next is another."""
    return 0 if len(word) < SHORTEST or word.isdigit() else 1 if len(word) < 8 else 2


def nearest(word: str, candidates: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Of words with their counts the nearest first, of those equally near the most frequent; not the word itself."""
    most = letters_apart(word)
    counts = {other: count for other, count in candidates if abs(len(other) - len(word)) <= most and other != word}
    if not counts or not most:
        return []
    found = process.extract(word, list(counts), scorer=OSA.distance, score_cutoff=most, limit=None)
    ranked = sorted(found, key=lambda hit: (hit[1], hit[0][:1] != word[:1], -counts[hit[0]], hit[0]))
    return [(other, counts[other]) for other, _distance, _index in ranked[:MOST]]
