"""Names of countries, officials and sources that stories have, held in memory to be looked up letter by letter."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from django.db import connection
from django.db.models import Count, Max

from articles.browse.counted import all_stories
from articles.browse.namings import key_of, names_of
from articles.models import Audience, Country, Official, OfficialName, Source
from articles.search.catalogue import read_state
from articles.search.finding import Found

SECONDS_BETWEEN_LOOKS = 30.0
LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Named:
    field: str  # country, official, source
    number: int  # of the row
    slug: str
    name: str
    stories: int  # when the table was made
    words: tuple[str, ...]  # of every naming
    from_story: bool = False


class NameTable:
    """Made once of all names; the words of each in order, so that a beginning is found by halving."""

    def __init__(self, rows: Iterable[Named]) -> None:
        self._rows = sorted(rows, key=lambda row: (-row.stories, row.name))
        pairs = sorted((word, place) for place, row in enumerate(self._rows) for word in set(row.words))
        self._words, self._places = [word for word, _place in pairs], [place for _word, place in pairs]

    def beginning(self, typed: str, fields: frozenset[str], most: int) -> list[Named]:
        """Whose names have a word that begins so for each word typed, those of most stories first."""
        beginnings = set(key_of(typed).split())
        if not beginnings:
            return []
        places = set.intersection(*map(self._places_of, beginnings))
        if len(fields) == 1:
            places = {place for place in places if self._rows[place].field in fields}
        return [self._rows[place] for place in nsmallest(most, places)]

    def _places_of(self, beginning: str) -> set[int]:
        first, behind = bisect_left(self._words, beginning), bisect_left(self._words, beginning + LAST_LETTER)
        return set(self._places[first:behind])


def _rows(audience: str) -> Iterator[Named]:
    """Everything that stories have and this audience may know of. Five queries."""
    found = all_stories(audience)
    counts = {name: dict(found.all_values(name)) for name in ("country", "official", "source")}
    for country in Country.objects.filter(pk__in=counts["country"]):
        words = _words(names_of(country))
        yield Named("country", country.pk, country.slug, country.name, counts["country"][country.pk], words)
    for source in Source.objects.filter(pk__in=counts["source"]):
        words = _words([source.name, source.full_name])
        yield Named("source", source.pk, source.slug, source.name, counts["source"][source.pk], words)
    yield from _officials(found, counts["official"])


def _officials(found: Found, counts: dict) -> Iterator[Named]:
    namings, readable = defaultdict(list), found.readable_values("official")
    for number, name in OfficialName.objects.order_by().values_list("official", "name"):
        namings[number].append(name)
    for number, slug, name, from_story in (
        Official.objects.current().order_by().values_list("pk", "slug", "name", "from_story")
    ):
        if number in counts and (not from_story or found.question.closed or number in readable):
            words = _words([name, *namings[number]])
            yield Named("official", number, slug, name, counts[number], words, from_story)


def _words(namings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for naming in namings for word in key_of(naming).split()))


class _Held:
    """What one process knows, and when it last looked whether that is still so."""

    def __init__(self) -> None:
        self.looked = float("-inf")
        self.state: tuple[str, int, int | None] | None = None
        self.table = NameTable([])

    def up_to_date(self, audience: str, now: float, most: float) -> NameTable:
        if now - self.looked >= most:
            namings = OfficialName.objects.aggregate(number=Count("pk"), last=Max("pk"))
            if (state := (read_state().token, namings["number"], namings["last"])) != self.state:
                self.table, self.state = NameTable(_rows(audience)), state
            self.looked = now
        return self.table


_held: defaultdict[tuple[str, str], _Held] = defaultdict(_Held)


def current_names(
    audience: str = Audience.PUBLIC, now: float | None = None, most: float = SECONDS_BETWEEN_LOOKS
) -> NameTable:
    """Those of this database, `most` seconds old at most; `now` is of a clock that only goes on."""
    held = _held[str(connection.settings_dict["NAME"]), str(audience)]
    return held.up_to_date(audience, time.monotonic() if now is None else now, most)


def forget_names() -> None:
    """Look again when next asked."""
    _held.clear()
