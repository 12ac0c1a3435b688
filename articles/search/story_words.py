"""The words of a story's texts, each text gone through once. Knows no Django: processes that read make them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.search.words import analyse_each, analyse_joined


class StoryWords(NamedTuple):
    """Of each text its words in order, with a space between two: strings go from process to process quicker."""

    whole: str  # of all that the story is found by, beside its title
    quotes: Sequence[str]  # of each quote, in the order of the text
    runs: str  # what the words of the whole are printed as, each once
    more_runs: str  # and those of the quotes that it does not hold


def words_of_story(whole: str, quotes: Iterable[str]) -> StoryWords:
    """`whole` is `findable_text` of the story."""
    words, runs = analyse_joined(whole)
    spoken, spoken_runs = analyse_each(quotes)
    return StoryWords(words, spoken, " ".join(runs), " ".join(spoken_runs - runs))
