"""Leaders whom the reference knows by a surname that is nobody else's."""

from __future__ import annotations

from functools import lru_cache

from articles.reading.gazetteer import gazetteer
from articles.reading.lexicon import ALSO_SURNAMES, FAMILY_FIRST, GIVEN
from articles.reference import Person

_LEADING = frozenset({"head-of-state", "head-of-government", "foreign-minister"})
_SHORTEST = 4  # letters of a surname that stands for a leader by itself
_KNOWN_BY_LESS = frozenset({"xi"})


@lru_cache(maxsize=1)
def known_leaders() -> dict[str, Person]:
    """By surname, where the reference has nobody else of that name, and it is no given name and no word."""
    found = {}
    for surname, people in gazetteer().surnames.items():
        if len(people) > 1 or not any(tenure.office in _LEADING for tenure in people[0].tenures):
            continue
        long_enough = len(surname) >= _SHORTEST and surname not in FAMILY_FIRST
        if (long_enough or surname in _KNOWN_BY_LESS) and surname not in GIVEN and surname not in ALSO_SURNAMES:
            found[surname] = people[0]
    return found
