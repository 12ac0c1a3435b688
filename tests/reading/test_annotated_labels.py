"""The labels of the annotated stories hold: every labelled word stands in its story."""

import calendar
import re
from datetime import date

import pytest

from tests.reading.annotated import STORIES, annotated_stories

KEYS = [
    *("headline", "deck", "section", "source", "dateline_place", "date", "date_how", "year_candidates", "date_true"),
    *("captions", "body", "furniture", "quotes", "indirect", "countries", "officials", "note"),
]
QUOTE_KEYS = ["text", "where", "kind", "speaker_text", "speaker", "speaker_type"]
STORY = pytest.mark.parametrize("story", annotated_stories(), ids=lambda story: story.name)


def lines_of(story):
    return [line.strip() for line in story.text.split("\n") if line.strip()]


def in_a_line(words, story):
    return any(words in line for line in lines_of(story))


def test_there_are_at_least_sixty_stories_each_with_labels():
    assert len(annotated_stories()) >= 60
    assert {path.stem for path in STORIES.glob("*.txt")} == {path.stem for path in STORIES.glob("*.json")}


@STORY
def test_the_labels_have_the_keys_of_the_guide(story):
    assert list(story.labels) == KEYS
    assert all(list(quote) == QUOTE_KEYS for quote in story.labels["quotes"])
    assert all(list(item) == ["text", "speaker_text", "speaker"] for item in story.labels["indirect"])
    assert all(list(official) == ["name", "office", "country"] for official in story.labels["officials"])


@STORY
def test_every_labelled_part_stands_in_a_line_of_the_story(story):
    labels = story.labels
    parts = [labels[key] for key in ("headline", "deck", "section", "dateline_place")]
    parts += [*labels["body"], *labels["furniture"]]
    parts += [words for caption in labels["captions"] for words in caption.values()]
    assert [part for part in parts if not in_a_line(part, story)] == []
    assert labels["source"].casefold() in story.text.casefold() or labels["source"] == "Anadolu"  # signs as AA


@STORY
def test_every_line_of_the_story_is_labelled_or_a_byline_or_a_date(story):
    labels = story.labels
    known = [labels["headline"], labels["deck"], labels["section"], *labels["body"], *labels["furniture"]]
    known += [words for caption in labels["captions"] for words in caption.values()]
    loose = [line for line in lines_of(story) if not any(words and words in line for words in known)]
    allowed = re.compile(r"(?i)by .+|.*\b(19|20)\d\d\b.*|REF-[A-Z]{2}-\d+|\(Reporting by .+\)|[a-z]{3}(/[a-z]{2,3})+")
    assert [line for line in loose if not allowed.fullmatch(line)] == []


@STORY
def test_quotes_stand_verbatim_in_their_part_in_the_order_of_the_text(story):
    labels, start = story.labels, 0
    zones = {
        "headline": [labels["headline"]],
        "deck": [labels["deck"]],
        "caption": [caption["text"] for caption in labels["captions"]],
        "body": labels["body"],
    }
    for quote in labels["quotes"]:
        assert any(quote["text"] in zone for zone in zones[quote["where"]]), quote["text"]
        found = story.text.find(quote["text"], start)
        assert found >= 0, f"not in the order of the text: {quote['text']}"
        start = found + len(quote["text"])
        assert quote["kind"] in {"direct", "partial"}


@STORY
def test_speakers_are_named_in_the_story(story):
    for quote in story.labels["quotes"]:
        assert in_a_line(quote["speaker_text"], story), quote
        assert (quote["speaker"] is None) == (quote["speaker_type"] == "unknown")
        assert quote["speaker_type"] in {"person", "institution", "document", "unknown"}
    for item in story.labels["indirect"]:
        assert in_a_line(item["text"], story), item["text"]
        assert in_a_line(item["speaker_text"], story), item


@STORY
def test_officials_are_named_in_the_story_once_each(story):
    names = [official["name"] for official in story.labels["officials"]]
    assert len(names) == len(set(names))
    for official in story.labels["officials"]:
        assert official["name"] in story.text
        assert official["office"] == official["office"].lower() != ""


@STORY
def test_countries_are_sorted_codes(story):
    codes = story.labels["countries"]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)


@STORY
def test_the_date_goes_with_how_it_is_known(story):
    shapes = {
        "stated": r"\d{4}-\d\d-\d\d",
        "inferred": r"\d{4}-\d\d-\d\d",
        "year-unknown": r"--\d\d-\d\d",
        "unknown": "",
    }
    day = story.labels["date"]
    assert re.fullmatch(shapes[story.labels["date_how"]], day or "")
    if day and not day.startswith("--"):
        date.fromisoformat(day)


@STORY
def test_year_candidates_are_the_years_of_a_weekday_that_is_printed(story):
    years, day = story.labels["year_candidates"], story.labels["date"]
    if years is None:
        return
    days = {date(year, int(day[-5:-3]), int(day[-2:])).weekday() for year in years}
    assert len(days) == 1
    weekday = days.pop()
    assert calendar.day_name[weekday] in story.text
    every = [y for y in range(2000, 2027) if date(y, int(day[-5:-3]), int(day[-2:])).weekday() == weekday]
    assert years == every
    if not day.startswith("--"):
        assert int(day[:4]) in years
