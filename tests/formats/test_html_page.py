"""A saved page gives its story and what it says of it; nothing of its frame."""

import json
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from articles.formats.html_page import document_of, looks_like
from articles.formats.recognise import read_bytes
from articles.formats.types import Limits, SourceDocument, UnreadableFile

FILES = Path(__file__).parent / "files"
STORY = "<p>A ferry line between Narvik and Oslo opens next month, the transport minister said on Tuesday.</p>" * 3


def story(data, name="page.html"):
    (document,) = read_bytes(name, data, Limits())
    assert isinstance(document, SourceDocument), document
    return document


def refused(data):
    (reason,) = read_bytes("page.html", data, Limits())
    assert isinstance(reason, UnreadableFile)
    return str(reason)


def test_a_page_tells_its_story():
    document = story((FILES / "page_with_json_ld.html").read_bytes())
    assert document.format == "web page"
    assert document.headline == "Ferry line between Narvik and Oslo to open"
    assert document.published == date(2018, 4, 10)
    assert document.published_at == datetime(2018, 4, 10, 23, 30, tzinfo=UTC)
    assert document.byline == "Kari Holm, Per Lund"
    assert document.source == "Fjordnews"
    assert document.section == "Transport"
    assert document.language == "en"
    assert document.url == "https://harbourpost.example/2018/04/ferry-line"
    assert document.identity == "harbourpost.example:4711"
    assert document.version == "20180411T060000+0200"
    assert document.remarks == ()


def test_the_text_is_headline_deck_and_paragraphs_without_the_frame():
    parts = story((FILES / "page_with_json_ld.html").read_bytes()).text.split("\n\n")
    assert parts[:2] == [
        "Ferry line between Narvik and Oslo to open",
        "The first boat leaves in May, the minister says.",
    ]
    assert (
        "NARVIK, Norway, April 10 (Fjordnews) - A ferry line between Narvik and Oslo opens next month, "
        "the transport minister said on Tuesday." in parts
    )
    assert "We have waited for eleven years." in parts
    assert parts[-1].startswith("Tickets are on sale")
    whole = "\n".join(parts)
    assert not any(word in whole for word in ("Read more", "newsletter", "Whale", "reserved", "Sport"))


def test_a_page_without_metadata_is_read_by_what_it_shows():
    data = (FILES / "page_without_metadata.html").read_text("utf-8").encode("cp1251")
    document = story(data)
    assert document.headline == "Мост через реку открыли в Заречье"
    assert document.published == date(2018, 4, 10)
    assert any("2018-04-10" in remark for remark in document.remarks)
    assert "который зимой не ходил" in document.text and "Главная" not in document.text


def test_a_page_without_an_article_is_refused():
    assert "no article" in refused(b"<html><body><h1>Log in</h1><form><input></form></body></html>")
    assert "no article" in refused(b"<!DOCTYPE html><html><head><title>x</title></head></html>")


def test_pages_are_known_by_content_and_not_by_name():
    assert looks_like(b"\xef\xbb\xbf <!-- saved --><!DOCTYPE html><HTML>")
    assert looks_like("<html>".encode("utf-16"))
    assert looks_like(b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')
    assert not looks_like(b'<?xml version="1.0"?><rss version="2.0">')
    assert not looks_like(b"OSLO, May 1. The <html> element is old.")


def test_json_ld_that_is_broken_or_hostile_is_passed_over():
    for script in ("{", "[" * 100_000, '{"@type": "NewsArticle", "headline": {"name": []}, "author": 5}'):
        page = f'<html><head><script type="application/ld+json">{script}</script></head><body><h1>Ferry line opens</h1>'
        assert story((page + STORY).encode()).headline == "Ferry line opens"


def test_authors_that_json_ld_only_refers_to_are_named():
    graph = [
        {"@type": "Person", "@id": "#k", "name": "Kari Holm"},
        {"@type": "Organization", "@id": "#o", "name": "Post"},
    ]
    told = {"@type": "NewsArticle", "headline": "Ferry line opens", "author": {"@id": "#k"}, "publisher": {"@id": "#o"}}
    page = f'<html><head><script type="application/ld+json">{json.dumps({"@graph": [told, *graph]})}</script></head>'
    document = story((page + "<body><h1>Ferry line opens</h1>" + STORY).encode())
    assert (document.byline, document.source) == ("Kari Holm", "Post")


def test_stray_bytes_of_a_page_are_told_and_nothing_is_lost():
    page = "<html><head><meta charset=utf-8></head><body><h1>Fährlinie öffnet im Mai</h1>" + STORY.replace("a", "ä")
    document = story(page.encode() + b"<p>\x81</p>")
    assert document.headline == "Fährlinie öffnet im Mai"
    assert "1 bytes" in document.remarks[0]


def test_a_page_too_deep_too_wide_or_too_large_is_refused_or_cut_and_memory_is_bounded():
    large = b"<html>" + b" " * 50_000_000
    tracemalloc.start()
    try:
        assert "no article" in refused(b"<html><body>" + b"<div>" * 100_000 + b"x")
        assert "elements" in refused(b"<html><body>" + b"<p>a</p>" * 200_000)
        assert "attributes" in refused(b"<html><body><p " + b'a="x" ' * 50_000 + b">x</p>")
        assert "larger than" in refused(large)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_the_address_of_a_page_that_does_not_tell_it_may_be_given():
    page = ("<html><body><h1>Ferry line opens</h1>" + STORY).encode()
    assert document_of("a", page, url="https://a.example/x").url == "https://a.example/x"
    with pytest.raises(UnreadableFile, match="a: no article"):
        document_of("a", b"<html></html>")
