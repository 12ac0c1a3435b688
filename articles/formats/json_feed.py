"""JSON Feed files (jsonfeed.org, versions 1 and 1.1): each item with a text is a story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from articles.formats.agency_names import agency_of
from articles.formats.credits import credited_agency
from articles.formats.encodings import decode, odd_signs
from articles.formats.feeds import identity, version
from articles.formats.json_ld import names, words
from articles.formats.markup import html_paragraphs, plain_paragraphs
from articles.formats.markup_head import as_ascii
from articles.formats.moments import day_and_hour
from articles.formats.story_text import Pieces, language_tag, story_text
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take

NAME = "JSON Feed"


def looks_like(head: bytes) -> bool:
    text = as_ascii(head)
    return text.lstrip().startswith("{") and ("jsonfeed.org/version/" in text or r"jsonfeed.org\/version\/" in text)


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Each item, and a reason for each that has no text."""
    try:
        feed = json.loads(decode(name, take(name, file, limits)).text)
    except ValueError as error:
        raise error if isinstance(error, UnreadableFile) else UnreadableFile(name, f"it is no JSON: {error}.") from None
    except RecursionError:
        raise UnreadableFile(name, "its JSON is nested too deep to be a feed.") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise UnreadableFile(name, "the feed holds no item.")
    for number, item in enumerate(items, 1):
        inner = f"{name}, entry {number}"
        if not isinstance(item, dict):
            yield UnreadableFile(inner, "it is no object.")
            continue
        try:
            yield _story(inner, item, feed)
        except UnreadableFile as error:
            yield UnreadableFile(inner, error.reason, words(item.get("url")))


def _story(name: str, item: dict[str, Any], feed: dict[str, Any]) -> SourceDocument:
    text_alone = _text(item, "content_text")
    paragraphs = html_paragraphs(name, _text(item, "content_html")) or plain_paragraphs(text_alone)
    summary = words(item.get("summary"))
    pieces = Pieces(headline=words(item.get("title")), decks=(summary,), paragraphs=tuple(paragraphs))
    text = story_text(name, pieces)
    day, hour = day_and_hour(item.get("date_published"))
    address = words(item.get("url")) or words(item.get("external_url"))
    authors = names(item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author"))
    return SourceDocument(
        name=name,
        text=text,
        format=NAME,
        url=address,
        published=day,
        published_at=hour,
        section=words(item.get("tags")),
        headline=pieces.headline,
        byline=", ".join(authors)[:200],
        source=credited_agency(paragraphs) or agency_of(words(feed.get("title"))),
        language=language_tag(words(item.get("language")), words(feed.get("language"))),
        identity=identity(str(item.get("id", "")), address or words(feed.get("home_page_url"))),
        version=version(item.get("date_modified")),
        remarks=odd_signs(text),
    )


def _text(item: dict[str, Any], key: str) -> str:
    return value if isinstance(value := item.get(key), str) else ""
