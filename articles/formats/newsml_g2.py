"""NewsML-G2: news items, alone or in a message; packages, concepts and plans hold no story and are refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from articles.formats import nitf
from articles.formats.agency_names import agency_of
from articles.formats.markup import link_of, paragraphs_of, pictures_in, plain_paragraphs, same_words
from articles.formats.story_text import (
    Pieces,
    checked,
    dateline_remark,
    language_tag,
    pictures_remark,
    remark,
    story_text,
)
from articles.formats.timestamps import first_of
from articles.formats.types import Incoming, Limits, Notice, SourceDocument, UnreadableFile
from articles.formats.xml_reading import (
    Element,
    attribute,
    attribute_at,
    find,
    find_all,
    local,
    read_xml,
    root_name,
    words,
    words_at,
)

NAME = "NewsML-G2"

_NO_STORY = {
    "packageItem": "a package (an ordered list of other items), which holds no text of its own. Import its items.",
    "conceptItem": "a concept (an entry of a vocabulary or an event), not a story.",
    "knowledgeItem": "a knowledge item (a vocabulary or a list of events), not a story.",
    "planningItem": "a planning item (what will be covered), not a story.",
    "catalogItem": "a catalogue of vocabularies, not a story.",
}
_PARTS = {
    "contentMeta": "a piece of an item (its contentMeta alone), without a story.",
    "contentSet": "a piece of an item (its contentSet alone), without what an item says of itself.",
    "groupSet": "a piece of a package (its groupSet alone), without a story.",
    "itemMeta": "a piece of an item (its itemMeta alone), without a story.",
}
_KINDS = {"picture", "video", "audio", "graphic", "animation", "composite"}
_NOTICES: dict[str, Notice] = {"canceled": "withdrawal", "cancelled": "withdrawal", "correction": "correction"}
_MOST_NOTES = 10
_DECKS = {"subheadline", "summary", "abstract", "lead", "deck", "ingress"}


def looks_like(head: bytes) -> bool:
    return root_name(head) in {"newsItem", "newsMessage", *_NO_STORY, *_PARTS}


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Every news item of the file, the others refused by name; raises UnreadableFile where it can't be read."""
    root, remarks = read_xml(name, file, limits)
    if local(root) in _PARTS:
        raise UnreadableFile(name, f"it is {_PARTS[local(root)]}")
    items = [root] if local(root) != "newsMessage" else [item for sets in find_all(root, "itemSet") for item in sets]
    items = [item for item in items if local(item)]
    if not items:
        raise UnreadableFile(name, "it is a message without items.")
    sender = words_at(root, "header/sender")
    for number, item in enumerate(items, 1):
        own = name if len(items) == 1 else f"{name}, item {number}"
        try:
            yield _document(own, item, sender, remarks)
        except UnreadableFile as reason:
            yield reason


def _document(name: str, item: Element, sender: str, remarks: tuple[str, ...]) -> SourceDocument:
    if local(item) != "newsItem":
        raise UnreadableFile(name, f"it is {_NO_STORY.get(local(item), f'an element <{local(item)}>, not a story.')}")
    meta, content = find(item, "itemMeta"), find(item, "contentMeta")
    notice = _notice(meta)
    pieces = _pieces(item, content, _kind(meta))
    day, hour = first_of(
        words_at(meta, "versionCreated"), words_at(meta, "firstCreated"), words_at(content, "contentCreated")
    )
    if notice == "withdrawal" and not pieces.paragraphs and pieces.headline:
        text = checked(name, f"{pieces.headline}\n")  # a kill need not repeat what it kills
    elif not pieces.paragraphs:
        raise UnreadableFile(name, _why_not(item, meta, pieces))
    else:
        text = story_text(name, pieces)
    return SourceDocument(
        name=name,
        text=text,
        format=NAME,
        url=next((link for found in find_all(meta, "link") if _is_web_copy(found) and (link := link_of(found))), ""),
        published=day,
        published_at=hour,
        section=_section(content),
        headline=pieces.headline,
        byline=words_at(content, "by") or pieces.byline,
        source=_source(item, meta, content, sender),
        language=language_tag(attribute_at(content, "language", "tag"), attribute(item, "lang")),
        identity=attribute(item, "guid"),
        version=attribute(item, "version"),
        notice=notice,
        remarks=(*remarks, *_remarks(meta), *dateline_remark(pieces), *pictures_remark(pieces.pictures)),
    )


def _qcode(element: Element | None, path: str) -> str:
    """The code of a property without its vocabulary's prefix, from a qcode or a URI."""
    code = attribute_at(element, path, "qcode") or attribute_at(element, path, "uri").rstrip("/").replace("/", ":")
    return code.rsplit(":", 1)[-1].lower()


def _kind(meta: Element | None) -> str:
    return _qcode(meta, "itemClass")


def _notice(meta: Element | None) -> Notice:
    if notice := _NOTICES.get(_qcode(meta, "pubStatus")):
        return notice
    signals = {attribute(signal, "qcode").rsplit(":", 1)[-1].lower() for signal in find_all(meta, "signal")}
    return "correction" if "correction" in signals else ""


def _pieces(item: Element, content: Element | None, kind: str) -> Pieces:
    """What the item says of its text, and the text of the first content that has words."""
    own = Pieces(
        headline=_headline(content) or words_at(find(item, "itemMeta"), "title"),
        decks=tuple(words(found) for found in _decks(content)),
        dateline=words_at(content, "dateline"),
    )
    if kind in _KINDS:
        return own
    for carried in find_all(item, "contentSet/inlineXML"):
        inner = next((child for child in carried if local(child)), None)
        if inner is not None and local(inner) == "nitf":
            return _joined(own, nitf.pieces_of(inner))
        if local(inner if inner is not None else carried) not in {"sports-content", "newsItem"} and words(carried):
            body = find(inner, "body")
            return _joined(own, _marked_up(carried if body is None else body, own.headline))
    for plain in find_all(item, "contentSet/inlineData"):
        if text := "".join(plain.itertext()).strip():
            return _joined(own, Pieces(paragraphs=tuple(plain_paragraphs(text))))
    return own


def _marked_up(body: Element, headline: str) -> Pieces:
    """XHTML or an agency's own elements; a page's header that repeats headline, day and keywords is no part of them."""
    for header in find_all(body, "header"):
        if any(same_words(words(line), headline) for line in header):
            body.remove(header)
    return Pieces(paragraphs=tuple(paragraphs_of(body)), pictures=pictures_in(body))


def _joined(own: Pieces, carried: Pieces) -> Pieces:
    """The item's word before that of what it carries. A byline that only the item gives is no part of the text."""
    return Pieces(
        headline=own.headline or carried.headline,
        decks=(*own.decks, *carried.decks),
        byline=carried.byline,
        dateline=own.dateline or carried.dateline,
        paragraphs=carried.paragraphs,
        pictures=carried.pictures,
    )


def _headline(content: Element | None) -> str:
    """The first headline that is not of another role, such as the line below it."""
    main = [found for found in find_all(content, "headline") if _role(found) in {"", "main"}]
    return next((text for found in main if (text := words(found))), "")


def _decks(content: Element | None) -> list[Element]:
    found = [*find_all(content, "headline"), *find_all(content, "description")]
    return [element for element in found if _role(element) in _DECKS]


def _role(element: Element) -> str:
    return attribute(element, "role").rsplit(":", 1)[-1].lower()


def _why_not(item: Element, meta: Element | None, pieces: Pieces) -> str:
    kind = _kind(meta)
    if kind in _KINDS:
        return f"it is a news item of the kind “{kind}”, which holds no text of a story."
    if find(item, "contentSet/remoteContent") is not None:
        return "its text is not in the file, only the address where it lies."
    if find(item, "contentSet/inlineXML/sports-content") is not None:
        return "it holds tables of sports results (SportsML), no text of a story."
    return "it is a news item without text."


def _is_web_copy(link: Element) -> bool:
    return attribute(link, "rel").rsplit(":", 1)[-1] in {"alternate", "canonical", "isRenditionOf"}


def _section(content: Element | None) -> str:
    """The desk, where the agency has a vocabulary of departments."""
    for subject in find_all(content, "subject"):
        if attribute(subject, "qcode").split(":")[0].lower().endswith("department"):
            return words_at(subject, "name")
    return ""


def _source(item: Element, meta: Element | None, content: Element | None, sender: str) -> str:
    return agency_of(
        attribute_at(meta, "provider", "literal"),
        attribute_at(meta, "provider", "qcode").rsplit(":", 1)[-1],
        words_at(meta, "provider/name"),
        words_at(content, "creditline"),
        attribute(item, "guid"),
        sender,
    )


def _remarks(meta: Element | None) -> tuple[str, ...]:
    said: tuple[str, ...] = ()
    for note in find_all(meta, "edNote")[:_MOST_NOTES]:
        if "private" not in attribute(note, "role") and not any(words(note) in earlier for earlier in said):
            said += remark("Editor's note", words(note))
    if until := words_at(meta, "embargoed"):
        said += (f"Embargoed until {until}.",)
    if _qcode(meta, "pubStatus") == "withheld":
        said += ("The agency withholds this item until further notice.",)
    return said
