"""Entries of feeds are stories: what each says of itself is kept, and those without a text are named."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from articles.formats.recognise import read_bytes
from articles.formats.types import Limits, SourceDocument, UnreadableFile

FILES = Path(__file__).parent / "files"


def read(name, data=None):
    found = list(read_bytes(name, (FILES / name).read_bytes() if data is None else data, Limits()))
    return [one for one in found if isinstance(one, SourceDocument)], [
        one for one in found if isinstance(one, UnreadableFile)
    ]


def test_an_rss_item_is_a_story():
    (story, _summary), _refused = read("feed.rss")
    assert story.name == "feed.rss, entry 1" and story.format == "feed"
    assert story.text == (
        "Ferry line & bus line to open\n\nThe first boat leaves in May.\n\n"
        "NARVIK, April 10 (Fjordnews) - A ferry line opens in May, the minister said.\n\nTickets are on sale.\n"
    )
    assert story.headline == "Ferry line & bus line to open"
    assert story.published == date(2018, 4, 11)
    assert story.published_at == datetime(2018, 4, 10, 21, 30, tzinfo=UTC)
    assert (story.byline, story.section, story.language) == ("Kari Holm", "Transport", "en-gb")
    assert (story.source, story.url) == ("Fjordnews", "https://harbourpost.example/ferry-line")
    assert story.identity == "harbourpost.example:4711"


def test_an_item_with_a_summary_is_told_as_such_and_one_with_nothing_is_refused():
    (_story, summary), refused = read("feed.rss")
    assert "summary alone" in summary.remarks[0] and summary.source == "Harbour Post"
    assert [one.name for one in refused] == ["feed.rss, entry 3"]


def test_an_atom_entry_is_a_story():
    (story,), refused = read("feed.atom")
    assert refused == []
    assert (
        story.text
        == "Ferjelinje opnar i mai\n\nFerjelinja mellom Narvik og Oslo opnar i mai.\n\nBillettane er i sal.\n"
    )
    assert (story.published, story.language, story.byline) == (date(2018, 4, 10), "nn", "Per Lund")
    assert (story.identity, story.version) == ("tag:fjordnytt.example,2018:9", "20180411T080000+0200")


def test_an_item_of_a_json_feed_is_a_story():
    (story, plain), refused = read("feed.json")
    assert story.text == (
        "Ferry line to open\n\nThe first boat leaves in May.\n\n"
        "A ferry line opens in May, the minister said.\n\nTickets are on sale.\n"
    )
    assert (story.published, story.byline, story.section) == (date(2018, 4, 11), "Kari Holm", "Transport")
    assert (story.identity, story.version) == ("harbourpost.example:7", "20180411T060000+0300")
    assert plain.text.startswith("Harbour master retires\n\nHe told")
    assert [one.name for one in refused] == ["feed.json, entry 3", "feed.json, entry 4"]


def test_a_feed_that_is_not_well_formed_is_read_and_told():
    data = (FILES / "feed.rss").read_bytes().replace(b"<category>", b"<category> & ")
    (story, _summary), _refused = read("a.xml", data)
    assert story.headline.startswith("Ferry line") and "not well-formed" in story.remarks[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss><channel></channel></rss>", "no entry"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', "entities"),
        (b'<rss version="2.0">' + b"<channel>" * 500_000, "deep"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000, "deep"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "no JSON"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "no item"),
    ],
)
def test_hostile_and_empty_feeds_are_refused(data, reason):
    stories, refused = read("feed", data)
    assert stories == [] and reason in refused[0].reason


def test_half_a_character_costs_its_entry_alone():
    items = [
        {"id": "1", "title": "A", "content_text": "Half \ud800."},
        {"id": "2", "title": "B", "content_text": "Whole."},
    ]
    stories, refused = read("f", json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode())
    assert [story.headline for story in stories] == ["B"] and "half a character" in refused[0].reason
