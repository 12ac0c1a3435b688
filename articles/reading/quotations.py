"""Finds attributed statements and, by syntax, the words that name their speaker."""

from __future__ import annotations

from articles.reading.types import Attribution, Layout


def find_attributions(text: str, layout: Layout) -> list[Attribution]:
    """Attributed statements in the order of the text."""
    return []
