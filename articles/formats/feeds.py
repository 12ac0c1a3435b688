"""RSS and Atom files: each entry with a text is a story."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from articles.formats.agency_names import agency_of
from articles.formats.credits import credited_agency
from articles.formats.encodings import odd_signs
from articles.formats.markup import html_paragraphs
from articles.formats.markup_head import as_ascii, first_element
from articles.formats.moments import day_and_hour
from articles.formats.story_text import Pieces, language_tag, story_text
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take

NAME = "feed"

_SUMMARY = "The feed gives a summary alone; the whole story is at its address."


def looks_like(head: bytes) -> bool:
    name = first_element(head)
    return name == "rss" or (name == "feed" and "Atom" in as_ascii(head)) or (name == "rdf" and "rss" in as_ascii(head))


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Each entry, and a reason for each that has no text."""
    import feedparser

    data = take(name, file, limits)
    if b"<!ENTITY" in data or "<!ENTITY" in as_ascii(data[:65_536]):
        raise UnreadableFile(name, "it declares XML entities of its own, which no feed needs.")
    _check_depth(name, data)
    # Only what can be read is handed over: a text would be taken for an address.
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        fault = f": {feed.bozo_exception}" if feed.bozo else ""
        raise UnreadableFile(name, f"the feed holds no entry{fault}.")
    odd = ("The feed is not well-formed; what could be read of it was.",) if feed.bozo else ()
    for number, entry in enumerate(feed.entries[: limits.entries], 1):
        inner = f"{name}, entry {number}"
        try:
            yield _story(inner, entry, feed.feed, odd)
        except UnreadableFile as error:
            yield UnreadableFile(inner, error.reason, entry.get("link", ""))


def _check_depth(name: str, data: bytes) -> None:
    """feedparser takes the square of the time for what lies deep."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, no_network=True, resolve_entities=False, huge_tree=False)
    with suppress(etree.XMLSyntaxError):
        etree.fromstring(data, parser)
    if any("depth" in fault.message.lower() for fault in parser.error_log):
        raise UnreadableFile(name, "its elements lie more than 256 deep, which no feed needs.")


def _story(name: str, entry: Any, feed: Any, odd: tuple[str, ...]) -> SourceDocument:
    content = next((part.value for part in entry.get("content", ()) if part.get("value")), "")
    summary = entry.get("summary", "")
    paragraphs = html_paragraphs(name, content or summary)
    decks = html_paragraphs(name, summary) if content and summary != content else []
    pieces = Pieces(headline=_line(name, entry.get("title", "")), decks=tuple(decks[:1]), paragraphs=tuple(paragraphs))
    text = story_text(name, pieces)
    # feedparser would put the other day for one that is missing.
    updated = dict.get(entry, "updated", "")
    day, hour = day_and_hour(entry.get("published") or updated)
    return SourceDocument(
        name=name,
        text=text,
        format=NAME,
        url=entry.get("link", ""),
        published=day,
        published_at=hour,
        section=next((tag.term for tag in entry.get("tags", ()) if tag.get("term")), ""),
        headline=pieces.headline,
        byline=" ".join(entry.get("author", "").split()),
        source=credited_agency(paragraphs) or _source(entry, feed),
        language=language_tag(entry.get("language", "") or "", feed.get("language", "") or ""),
        identity=identity(entry.get("id", ""), entry.get("link", "") or feed.get("link", "")),
        version=version(updated),
        remarks=(*odd, *(() if content else (_SUMMARY,)), *odd_signs(text)),
    )


def _line(name: str, markup: str) -> str:
    return " ".join(html_paragraphs(name, markup))


def _source(entry: Any, feed: Any) -> str:
    origin = entry.get("source") or {}
    told = (origin.get("title", ""), entry.get("publisher", ""), feed.get("publisher", ""), feed.get("title", ""))
    return agency_of(*(" ".join(text.split()) for text in told if text))


def identity(given: str, address: str) -> str:
    """The feed's id of an entry; one that other sites may use too has the site's address before it."""
    given = given.strip()
    if not given or ":" in given:
        return given[:500]
    host = urlsplit(address).hostname or ""
    return f"{host}:{given}"[:500] if host else ""


def version(updated: object) -> str:
    """The hour of a change, as "20180410T080000+0000"; "" where none is told."""
    hour = day_and_hour(updated)[1]
    return f"{hour:%Y%m%dT%H%M%S%z}" if hour else ""
