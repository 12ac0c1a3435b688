"""Things of a story by the place where each stands, found by bisection however long the story is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from operator import itemgetter
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
_PLACE = itemgetter(0)
_FAR = 300  # things before a place that are looked at one by one; no story has as many


class PlaceIndex(Generic[Thing]):
    """Things in the order of their places; of several at one place, in the order in which they were put in."""

    __slots__ = ("places", "things")

    def __init__(self, rows: Iterable[tuple[int, Thing]] = ()) -> None:
        ordered = sorted(rows, key=_PLACE) if rows else []
        self.places = [place for place, _ in ordered] if ordered else []
        self.things = [thing for _, thing in ordered] if ordered else []

    def add(self, place: int, thing: Thing) -> None:
        if not self.places or self.places[-1] <= place:  # nearly always
            self.places.append(place)
            self.things.append(thing)
            return
        at = bisect_right(self.places, place)
        self.places.insert(at, place)
        self.things.insert(at, thing)

    def within(self, start: int, end: int) -> list[Thing]:
        """What stands from `start` up to `end`, in order."""
        return self.things[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def last_before(self, place: int) -> tuple[int, Thing] | None:
        """What stands nearest before a place."""
        at = bisect_left(self.places, place) - 1
        return (self.places[at], self.things[at]) if at >= 0 else None

    def place_before(self, place: int) -> int:
        """Where that stands; -1 where nothing does."""
        at = bisect_left(self.places, place) - 1
        return self.places[at] if at >= 0 else -1

    def last_of(self, wanted: Container[int], place: int) -> tuple[int, Thing] | None:
        """Which thing of those with such an `id` stands nearest before a place, and not too far from it."""
        things, end = self.things, bisect_left(self.places, place)
        for at in range(end - 1, max(-1, end - 1 - _FAR), -1):
            if id(things[at]) in wanted:
                return self.places[at], things[at]
        return None

    def before(self, place: int) -> Iterator[tuple[int, Thing]]:
        """What stands before a place, the nearest first, and not too far from it."""
        end = bisect_left(self.places, place)
        for at in range(end - 1, max(-1, end - 1 - _FAR), -1):
            yield self.places[at], self.things[at]
