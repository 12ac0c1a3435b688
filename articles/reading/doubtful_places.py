"""Countries and capitals whose names are something else as well: Georgia the state, Jordan the man, turkey the bird."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from articles.reading.lexicon import SENTENCE_WORDS, US_STATES, listed
from articles.reading.namesakes import is_given, is_surname
from articles.reading.printed_words import PLACED
from articles.reading.story_words import Story

_GEORGIAN = listed("""
    Tbilisi Georgian Georgians Saakashvili Abkhazia Ossetia Abkhaz Caucasus Batumi Ivanishvili
    """)
_GEORGIA_TOWNS = listed("atlanta macon savannah augusta")
_STATE_WORDS = listed("""
    state's republican republicans democrat democrats county gov. gov sen. rep. senator congressman
    """)
_STATE_FOLLOWERS = listed("""
    state republican republicans democrat democrats gov. governor sen. senator rep. congressman legislature gop
    primary secretary attorney voters delegation lawmaker lawmakers law
    """)
_EAST = listed("UA RU AM AZ KZ KG UZ TJ TM MD BY EE LV LT")
_BIRD = listed("Thanksgiving roast Roast Christmas turkey")
_OF_WASHINGTON_STATE = ("Seattle", "Spokane", "Tacoma", "Vancouver", "Olympia")
_FIRST_NAMES = listed("Jordan Chad Israel Paris Victoria Santiago Sofia")
DOUBTFUL = _FIRST_NAMES | {"Georgia", "Washington", "Turkey"}


class Doubts:
    """What one story says about such names; what counts for all of them is worked out once."""

    def __init__(self, story: Story, sure: Collection[str]) -> None:
        self._words = story.words
        self._story = story
        self._sure = frozenset(sure)  # countries that the story names otherwise
        self._namesakes: dict[str, list[int]] = {}

    def is_country(self, first: int) -> bool:
        """Whether the doubtful name at a word is the country's or capital's."""
        name = self._words[first].text
        if name == "Georgia":
            return self._is_georgia(first)
        if name == "Washington":
            return self._is_washington(first)
        if name == "Turkey":
            return _BIRD.isdisjoint(self._texts(first, 3))
        return not self._names_somebody(name, first) or self._after_preposition(first)

    def _texts(self, first: int, reach: int) -> list[str]:
        return [word.text for word in self._words[max(0, first - reach) : first + reach + 1]]

    # --- Georgia ---

    def _is_georgia(self, first: int) -> bool:
        """The country unless a town stands before it, or the story is about the United States and nothing Caucasian."""
        if self._of_caucasus:
            return True
        if self._of_the_state or self._after_a_town(first):
            return False
        eastern = not self._sure.isdisjoint(_EAST)
        after = self._words[first + 1] if first + 1 < len(self._words) else None
        if after is not None and not self._words[first].ends and after.lower in _STATE_FOLLOWERS and not eastern:
            return False
        return US_STATES.isdisjoint(self._texts(first, 12)) and (eastern or not self._of_states)

    def _after_a_town(self, first: int) -> bool:
        before = self._words[first - 1] if first else None
        if before is None or before.ends != "," or before.shape != "C" or before.text in SENTENCE_WORDS:
            return False
        return not before.phrases or before.text in US_STATES

    @cached_property
    def _of_caucasus(self) -> bool:
        return not _GEORGIAN.isdisjoint([word.text for word in self._words])

    @cached_property
    def _of_the_state(self) -> bool:
        return any((word.owns and word.lower == "state") or word.lower in _GEORGIA_TOWNS for word in self._words)

    @cached_property
    def _of_states(self) -> bool:
        return any(word.text in US_STATES or word.lower in _STATE_WORDS for word in self._words)

    # --- Washington, first names ---

    def _is_washington(self, first: int) -> bool:
        """The capital, unless George or Denzel stands before it or it is the state."""
        words = self._words
        after = words[first + 1] if first + 1 < len(words) and not words[first].ends else None
        if after is not None and after.lower in ("state", "gov.", "county", "university"):
            return False
        before = words[first - 1] if first else None
        if before is None:
            return True
        if first > 1 and before.lower == "of" and words[first - 2].lower == "state":
            return False
        return before.ends != "," or before.text not in _OF_WASHINGTON_STATE

    def _names_somebody(self, name: str, first: int) -> bool:
        """Whether the story uses the word elsewhere as somebody's name."""
        if name not in self._namesakes:
            uses = [number for number in self._story.with_flag(PLACED) if self._words[number].text == name]
            self._namesakes[name] = [number for number in uses if self._is_somebody(number)]
        return any(number != first for number in self._namesakes[name][:2])

    def _is_somebody(self, number: int) -> bool:
        words = self._words
        if number and is_given(words[number - 1]):
            return True
        word = words[number]
        return number + 1 < len(words) and not word.ends and not word.owns and is_surname(words[number + 1])

    def _after_preposition(self, first: int) -> bool:
        return bool(first) and self._words[first - 1].lower in ("in", "from", "to", "of", "and", "with")
