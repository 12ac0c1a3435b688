"""The countries that a story mentions."""

from __future__ import annotations

from articles.reading.types import CountryRead, Layout


def find_countries(text: str, layout: Layout) -> tuple[CountryRead, ...]:
    """Each country once, with every mention, in the order of first mention."""
    return ()
