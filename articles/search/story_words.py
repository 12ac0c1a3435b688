"""The words of a story's texts, each text gone through once. Knows no Django: processes that read make them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.search.words import analyse


class StoryWords(NamedTuple):
    """Of each text its words in order, with a space between two: strings go from process to process quicker."""

    whole: str  # of all that the story is found by, beside its title
    quotes: Sequence[str]  # of each quote, in the order of the text
    runs: str  # what all these words are printed as, each once


def words_of_story(whole: str, quotes: Iterable[str]) -> StoryWords:
    """`whole` is `findable_text` of the story."""
    words, runs = analyse(whole)
    several = []
    for quote in quotes:
        spoken, printed = analyse(quote)
        several.append(" ".join(spoken))
        runs |= printed
    return StoryWords(" ".join(words), several, " ".join(runs))
