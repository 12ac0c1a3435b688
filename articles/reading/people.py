"""The people whom a story names: full names, surnames, titles, and the posts that the reference knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.types import CountryRead, Layout, OfficialRead, PostEvidence


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a story, and what speaks for its year."""

    officials: tuple[OfficialRead, ...] = ()
    posts: tuple[PostEvidence, ...] = ()


def find_people(text: str, layout: Layout, countries: Sequence[CountryRead]) -> Cast:
    return Cast()
