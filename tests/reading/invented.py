"""Invented stories around a sentence or two that a test is about."""

from __future__ import annotations

from datetime import date

from articles.reading.pipeline import read
from articles.reading.types import Quote, Reading

DAY = date(2018, 4, 10)


def story(*paragraphs: str, headline: str = "Bells to ring again", published: date | None = None) -> Reading:
    """The reading of a story of an agency that does not exist, from a place that is no country's capital."""
    first, *others = paragraphs
    return read("\n\n".join([headline, f"PORTWICK, April 10 (Meridian) -- {first}", *others]), published)


def quote_of(reading: Reading, words: str) -> Quote:
    """The only quote that holds these words."""
    found = [
        quote for quote in reading.quotes if any(words in reading.slice(span) for span in (*quote.quoted, *quote.spans))
    ]
    assert len(found) == 1, [quote.text for quote in reading.quotes]
    return found[0]


def speaker_of(reading: Reading, words: str) -> str | None:
    return quote_of(reading, words).speaker.name


def codes(reading: Reading) -> list[str]:
    return [country.code for country in reading.countries]


def posts(reading: Reading) -> list[tuple[str, str, str | None]]:
    """(name, office, country) of each official, in the order of the story."""
    return [(official.name, official.office, official.country) for official in reading.officials]
