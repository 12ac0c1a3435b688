"""Beyond the lines that any story has, short ones are read together, and nothing is lost. All stories are made up."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest

from articles.reading.pipeline import read
from articles.reading.types import MOST_PARAGRAPHS, Layout

LINE = "The bell of Portwick rang."
HEAD = f"{LINE}\n" * (MOST_PARAGRAPHS + 10)


def spans_of(lengths: list[int]) -> tuple[tuple[int, int], ...]:
    """Paragraphs of such lengths, one character between them."""
    spans, at = [], 0
    for length in lengths:
        spans.append((at, at + length))
        at += length + 1
    return tuple(spans)


def read_as(*lengths: int) -> list[tuple[int, int]]:
    """What is read beyond the first paragraphs, which are read one by one."""
    spans = spans_of([5] * MOST_PARAGRAPHS + list(lengths))
    places = list(Layout((), paragraphs=spans).prose())
    assert places[:MOST_PARAGRAPHS] == [("body", span) for span in spans[:MOST_PARAGRAPHS]]
    start = spans[MOST_PARAGRAPHS][0] if lengths else 0
    return [(first - start, last - start) for _, (first, last) in places[MOST_PARAGRAPHS:]]


def test_paragraphs_of_a_story_are_read_one_by_one():
    assert read_as() == []


def test_short_paragraphs_beyond_are_read_together():
    assert read_as(10, 10, 10) == [(0, 32)]


def test_long_paragraphs_beyond_are_read_alone():
    assert read_as(10, 100, 10, 10) == [(0, 10), (11, 111), (112, 133)]


def test_what_is_read_together_is_no_longer_than_a_paragraph():
    assert [last - first for first, last in read_as(*[49] * 20)] == [399, 399, 199]


def test_every_line_stays_a_paragraph():
    reading = read(HEAD)
    paragraphs = reading.layout.paragraphs
    assert {reading.slice(span) for span in paragraphs} == {LINE}
    assert paragraphs[-1][1] == len(HEAD) - 1 and len(paragraphs) > MOST_PARAGRAPHS
    assert {after[0] - before[1] for before, after in pairwise(paragraphs)} == {1}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028", "\x85"])
def test_quotes_speakers_and_countries_are_found_there_too(end):
    said = ["“It is in tune,” said Maria Ozolina, Latvia's culture minister.", "She left.", "“So it is,” she added."]
    reading = read(HEAD + end.join(said))
    assert [quote.text for quote in reading.quotes] == ["It is in tune,", "So it is,"]
    assert {quote.speaker.name for quote in reading.quotes} == {"Maria Ozolina"}
    assert [country.code for country in reading.countries] == ["LV"]
    assert [official.name for official in reading.officials] == ["Maria Ozolina"]
    assert f"beyond the {MOST_PARAGRAPHS}th" in reading.quotes[1].why


TURNS = "Ivan Petrov said yes, " * 48
HOSTILE = {
    "quotations behind a sentence full of speakers": TURNS + "he said. " + "“We will go on with it.” " * 2000,
    "a surname of thousands of letters": "Ivan Petrovich left. “Yes,” said X" + "x" * 120_000 + ".",
    "brackets that never close": "the president (ab " * 8000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_length(text):
    read(text[:2000])
    before = process_time()
    read(text)
    assert process_time() - before < 1.5  # each took more than three seconds while it cost the square of its length
