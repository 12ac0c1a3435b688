"""What makes one story's text a copy of another's. Knows no Django: reader processes make the sketches.

The relation is symmetrical and looks at the two texts alone, so that groups do not depend on the order of arrival.
docs/decisions/0006-copies-by-sketches.md says where the thresholds come from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from articles.importing.likeness import KEY_BITS, Sketch, bands_of, sketches_of
from articles.search.words import plain_marks

NEAR_DAYS = 2  # copies follow a story within so many days
LEAP_YEAR = 2000
DAYS = 366
STRETCH = 8  # days of the year whose sketches are kept together: those around a day are one stretch or two

LEAST = 20  # runs of words; a shorter text is never a copy: what a flash says, another may say by itself
SHORT = 100  # below it a few words that differ are another story: who arrives, and who leaves
ALIKE = 0.6  # of the runs that either text holds
ALIKE_SHORT = 0.8
ALIKE_DOUBTFUL = 0.9  # tables, very short texts
VERY_SHORT = 40
ABRIDGED = 0.4  # enough where nearly all of the shorter text stands in the longer
NEARLY_ALL = 0.9
MUCH_OF_IT = 0.2  # of a table's words are figures

_FIGURE = re.compile(r"\d+")
_ONLY_FIGURES = bytes(code if chr(code) in "0123456789" else ord(" ") for code in range(256))


@dataclass(frozen=True, slots=True)
class BodySketch:
    """A story's body in little."""

    sketch: Sketch
    day: str  # "2018-04-10", "--04-10" where the year is not known, "" for none
    tabular: bool = False
    keys: tuple[int, ...] = ()  # the sketch's bands, where it is to be looked for

    @classmethod
    def of(cls, size: int, bins: bytes, *others) -> BodySketch:
        """Of what `plain` gave."""
        return cls(Sketch(size, bins), *others)

    def plain(self) -> tuple:
        return self.sketch.size, self.sketch.bins, self.day, self.tabular, self.keys

    def with_keys(self) -> BodySketch:
        return replace(self, keys=tuple(self.sketch.bands()))

    def codes(self) -> set[int]:
        """Under which it is kept: one for each key, with the stretch of days in which its own falls."""
        stretch = _stretch_of(_day_of_year(self.day))
        return {stretch | key for key in self.keys}

    def codes_near(self) -> set[int]:
        """Under which its copies are kept, and others of the same keys that are farther away."""
        return {stretch | key for stretch in _stretches_near(self.day) for key in self.keys}


def sketch_body(body: str, day: str) -> BodySketch | None:
    """The sketch of a story's body; None where it is too short to be told from others."""
    return sketch_bodies([body], [day])[0]


def sketch_bodies(bodies: Sequence[str], days: Sequence[str]) -> list[BodySketch | None]:
    """Of each; numpy is called as often for thirty as for one."""
    bodies = [*map(plain_marks, bodies)]
    sketches = sketches_of(bodies)
    return [
        BodySketch(sketch, day, _figures(body) > MUCH_OF_IT * sketch.size, tuple(bands))
        if sketch.size >= LEAST
        else None
        for body, day, sketch, bands in zip(bodies, days, sketches, bands_of(sketches), strict=True)
    ]


def _figures(body: str) -> int:
    return len(body.encode().translate(_ONLY_FIGURES).split() if body.isascii() else _FIGURE.findall(body))


def likeness_of_copies(one: BodySketch, other: BodySketch) -> float:
    """How alike two copies are, 0.0 to 1.0; 0.0 where they are not copies of one story."""
    if not _near(one.day, other.day):
        return 0.0
    shorter, longer = sorted((one.sketch.size, other.sketch.size))
    alike = one.sketch.resemblance(other.sketch)
    if one.tabular or other.tabular or shorter < VERY_SHORT:
        return alike if alike >= ALIKE_DOUBTFUL else 0.0
    if shorter < SHORT or not _year_known(one.day, other.day):
        return alike if alike >= ALIKE_SHORT else 0.0
    if alike >= ALIKE:
        return alike
    # Of `both` runs in common: alike = both / (shorter + longer - both).
    held = alike * (shorter + longer) / (1 + alike) / shorter
    return alike if alike >= ABRIDGED and held >= NEARLY_ALL else 0.0


@lru_cache(20_000)  # days of fifty years
def _stretches_near(day: str) -> frozenset[int]:
    """On which copies may be dated, with and without a year; a story without a day has its own kind alone."""
    if not day:
        return frozenset({_stretch_of(0)})
    around = range(-NEAR_DAYS, NEAR_DAYS + 1)
    days = {(_day_of_year(day) + off - 1) % DAYS + 1 for off in around}
    if not day.startswith("--"):
        exact = date.fromisoformat(day).toordinal()
        days |= {_day_of_year(date.fromordinal(exact + off).isoformat()) for off in around}
    return frozenset(map(_stretch_of, days))


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    if _year_known(one, other):
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= NEAR_DAYS
    apart = abs(_day_of_year(one) - _day_of_year(other))
    return min(apart, DAYS - apart) <= NEAR_DAYS


def _year_known(one: str, other: str) -> bool:
    return bool(one and other) and not one.startswith("--") and not other.startswith("--")


_DAY_OF_YEAR = {
    date.fromordinal(date(LEAP_YEAR, 1, 1).toordinal() + number).isoformat()[5:]: number + 1 for number in range(DAYS)
}


def _stretch_of(day: int) -> int:
    """1 to 46, 0 for none; above the bits of a key."""
    return (day + STRETCH - 1) // STRETCH << KEY_BITS


def _day_of_year(day: str) -> int:
    """1 to 366, as in a leap year; 0 for none."""
    return _DAY_OF_YEAR[day[-5:]] if day else 0
