"""A saved news page: its main text, and what it says of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from articles.formats.agency_names import agency_of
from articles.formats.credits import credited_agency
from articles.formats.encodings import encoding_of, odd_signs
from articles.formats.main_text import paragraphs_of
from articles.formats.markup_head import declared_encoding, first_element
from articles.formats.page_facts import PageFacts, facts_of
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile, take

NAME = "web page"

MAX_ELEMENTS = 60_000
MAX_ATTRIBUTES = 1_000
_FIRST = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "script",
        "style",
        "div",
        "section",
        "main",
        "article",
        "header",
        "p",
        "h1",
        "h2",
        "span",
        "table",
    ]
)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{5000,}+")
_ATTRIBUTE = re.compile(r"\s[\w:.-]{1,60}=")
_LEAST = 60  # characters of text; less is a notice or an empty frame


def looks_like(head: bytes) -> bool:
    return first_element(head) in _FIRST


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """The one story of a page; refused where the page has none."""
    yield document_of(name, take(name, file, limits))


def document_of(name: str, data: bytes, *, told: str = "", url: str = "") -> SourceDocument:
    """The story of a page's bytes; `told` is the encoding and `url` the address that it was served with."""
    markup, remarks = _decoded(name, data, told or declared_encoding(data))
    tree = _tree(name, markup)
    facts = facts_of(tree)
    paragraphs = _own_paragraphs(paragraphs_of(tree), facts)
    if sum(map(len, paragraphs)) < _LEAST:
        raise UnreadableFile(name, "no article was found in the page.")
    return _document(name, facts, paragraphs, remarks, url)


def _own_paragraphs(paragraphs: list[str], facts: PageFacts) -> list[str]:
    """Without the headline, the deck and the page's title where they stand again above the text."""
    titles = [title for title in (facts.headline, facts.deck) if title]
    top = [
        text
        for text in paragraphs[:4]
        if text not in titles and not any(text.startswith((f"{title} | ", f"{title} - ")) for title in titles)
    ]
    return top + paragraphs[4:]


def _document(name: str, facts: PageFacts, paragraphs: list[str], remarks: list[str], url: str) -> SourceDocument:
    text = "\n\n".join(part for part in (facts.headline, facts.deck, *paragraphs) if part)
    if facts.day_is_shown:
        remarks.append(f"The page does not tell its day; {facts.published} stands in its address or by its headline.")
    host = (urlsplit(facts.url or url).hostname or "").removeprefix("www.")
    return SourceDocument(
        name=name,
        text=text,
        format=NAME,
        url=facts.url or url,
        published=facts.published,
        published_at=facts.published_at,
        section=facts.section,
        headline=facts.headline,
        byline=facts.byline,
        source=credited_agency(paragraphs) or agency_of(facts.site, host),
        language=facts.language,
        identity=facts.identity,
        version=facts.version,
        remarks=(*remarks, *odd_signs(text)),
    )


def _decoded(name: str, data: bytes, told: str) -> tuple[str, list[str]]:
    """As plain text is decoded; but a few stray bytes of a page, often in its frame, are marked and told."""
    told = "gb18030" if told in {"gb2312", "gbk"} else told
    try:
        encoding, remarks = encoding_of(name, data, told)
        return data.decode(encoding), list(remarks)
    except (UnreadableFile, UnicodeDecodeError):
        text = data.replace(b"\0", b"").decode("utf-8", "replace")
        lost, beyond = text.count("\ufffd"), sum(byte > 127 for byte in data)
        if b"\0" in data or lost > max(2, 0.05 * beyond):
            raise UnreadableFile(name, "the page is neither UTF-8 nor in the encoding that it names.") from None
        return text, [f"{lost:,} bytes of the page are not UTF-8; each stands as “\ufffd”."]


def _tree(name: str, text: str) -> Any:
    """The page as lxml's tree; libxml2 itself leaves out what lies deeper than 256 elements."""
    from lxml import html

    if any(len(_ATTRIBUTE.findall(tag[0])) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise UnreadableFile(name, f"an element of the page has more than {MAX_ATTRIBUTES:,} attributes.")
    if text.count("<") > 4 * MAX_ELEMENTS:
        raise UnreadableFile(name, f"the page has more than {MAX_ELEMENTS:,} elements.")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ValueError, AssertionError) as error:
        raise UnreadableFile(name, f"the page can't be taken apart: {error}.") from None
    if sum(1 for _element in tree.iter()) > MAX_ELEMENTS:
        raise UnreadableFile(name, f"the page has more than {MAX_ELEMENTS:,} elements.")
    return tree
