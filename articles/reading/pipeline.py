"""One story's text in, its Reading out."""

from __future__ import annotations

from datetime import date

from articles.reading.clean_text import clean
from articles.reading.collector import collector_paused
from articles.reading.coreference import resolve_speakers
from articles.reading.dates import date_story
from articles.reading.layout import lay_out
from articles.reading.people import find_people, officials_on
from articles.reading.places import find_countries
from articles.reading.quotations import find_attributions
from articles.reading.story_words import story_words
from articles.reading.types import Reading


class UnreadableStory(ValueError):
    """The text holds no story; the message says why."""


def read(text: str, published: date | None = None) -> Reading:
    """Read one story. `published` is what a file or feed says of its day, where it says anything."""
    if not text.strip():
        raise UnreadableStory("The text is empty.")
    with collector_paused():
        return _read(text, published)


def _read(text: str, published: date | None) -> Reading:
    layout = lay_out(text)
    cleaned = clean(text)
    story = story_words(cleaned, layout)
    countries = find_countries(text, story, layout)
    cast = find_people(text, story, layout, countries)
    day = date_story(text, layout, cast.posts, published)
    attributions = find_attributions(text, layout, story.spoken(), story.printed)
    quotes = resolve_speakers(text, cleaned, layout, attributions, cast, day)
    return Reading(text, layout, day, quotes, countries, officials_on(cast.officials, day))
