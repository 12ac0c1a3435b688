"""IPTC ninjs 1, 2 and 3: items in JSON, alone, in a list, or in what a news API answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from articles.formats import nitf
from articles.formats.agency_names import agency_of
from articles.formats.json_reading import objects_in, read_json, words_of
from articles.formats.markup import html_paragraphs, plain_paragraphs, told_already
from articles.formats.story_text import Pieces, checked, language_tag, remark, story_text
from articles.formats.timestamps import first_of
from articles.formats.types import Incoming, Limits, Notice, SourceDocument, UnreadableFile
from articles.formats.xml_reading import local, parse_xml

NAME = "ninjs"

Item = dict[str, Any]

_KEY = rb'"(?:uri|guid)"\s*:'
_NINJS = re.compile(
    rb'"(?:versioncreated|pubstatus|firstcreated|bodies|headlines|eventdetails|representationtype'
    rb'|body_(?:text|html5?|xhtml|richtext|main)|headline_main|contentcreated)"\s*:',
    re.IGNORECASE,
)
_NO_STORY = {"picture", "video", "audio", "graphic", "event", "planning", "animation", "component", "poi", "organiser"}
_HTML = ("html5", "html", "xhtml", "richhtml5", "richtext")
_PLAIN = ("text", "main", "plain", "")
_DECKS = {"text", "lead", "summary", "abstract", "ingress", "deck"}
_NOTICES: dict[str, Notice] = {"canceled": "withdrawal", "cancelled": "withdrawal", "killed": "withdrawal"}


def looks_like(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] in (b"{", b"[") and bool(re.search(_KEY, head)) and bool(_NINJS.search(head))


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Every item of the file that holds a text, the others refused; raises UnreadableFile where it can't be read."""
    value, remarks = read_json(name, file, limits)
    items = _items(value)
    if not items:
        raise UnreadableFile(name, "it is JSON without a news item.")
    for number, item in enumerate(items, 1):
        own = name if len(items) == 1 else f"{name}, item {number}"
        try:
            yield _document(own, item, remarks)
        except UnreadableFile as reason:
            yield reason


def _items(value: Any) -> list[Item]:
    """The items with their keys in lower case: ninjs 3 writes versionCreated, ninjs 1 and 2 versioncreated."""
    if isinstance(value, list):
        return [_lower(item) for item in objects_in(value)]
    if not isinstance(value, dict):
        return []
    answer = value.get("data")
    if isinstance(answer, dict) and isinstance(answer.get("item"), dict):
        # An API's answer; some who keep it put the text that they fetched beside it.
        text = {key: found for key, found in _lower(value.get("nitf") or {}).items() if found and key in _KEPT_BESIDE}
        return [{**_lower(answer["item"]), **text}]
    if isinstance(answer, dict):
        inner = [entry.get("item", entry) for entry in objects_in(answer.get("items"))]
        return [_lower(item) for item in objects_in(inner)]
    inner = objects_in(value.get("item")) or objects_in(value.get("items"))
    return [_lower(item) for item in inner] if inner else [_lower(value)]


_KEPT_BESIDE = {"headline", "body_html", "byline", "abstract"}


def _lower(item: Any) -> Item:
    return {str(key).lower(): value for key, value in item.items()} if isinstance(item, dict) else {}


def _document(name: str, item: Item, remarks: tuple[str, ...]) -> SourceDocument:
    kind = words_of(item.get("type")).lower()
    if kind in _NO_STORY or (not kind and "eventdetails" in item):
        raise UnreadableFile(name, f"it is an item of the kind “{kind or 'event'}”, which holds no text of a story.")
    notice = _NOTICES.get(words_of(item.get("pubstatus")).lower(), "")
    pieces, alone = _pieces(name, item)
    if not pieces.paragraphs and notice == "withdrawal" and pieces.headline:
        text = checked(name, f"{pieces.headline}\n")
    elif not pieces.paragraphs:
        raise UnreadableFile(name, _why_not(item))
    else:
        text = story_text(name, pieces)
    day, hour = first_of(*(words_of(item.get(key)) for key in ("versioncreated", "datetime", "firstcreated")))
    return SourceDocument(
        name=name,
        text=text,
        format=NAME,
        published=day,
        published_at=hour,
        section=next((words_of(_lower(entry).get("name")) for entry in objects_in(item.get("service"))), ""),
        headline=checked(name, pieces.headline),
        byline=checked(name, words_of(item.get("byline")) or words_of(item.get("by")) or pieces.byline),
        source=checked(name, _source(item)),
        language=language_tag(words_of(item.get("language"))),
        identity=checked(name, _identity(item)),
        version=checked(name, str(item.get("version") if isinstance(item.get("version"), str | int) else ""))[:60],
        notice=notice,
        remarks=(*remarks, *_remarks(name, item, alone)),
    )


def _pieces(name: str, item: Item) -> tuple[Pieces, bool]:
    """The text's pieces, and whether it is nothing but the item's description."""
    carried = _body(name, item)
    decks = [deck for deck in _descriptions(item)[:5] if not told_already(deck, list(carried.paragraphs))]
    if abstract := words_of(item.get("abstract")):
        decks.append(abstract)
    headline = _headline(item) or carried.headline or words_of(item.get("title"))
    if not carried.paragraphs and decks:
        return Pieces(headline=headline, paragraphs=tuple(decks[:1])), True
    return replace(carried, headline=headline, decks=tuple(decks[:1]), dateline=carried.dateline), False


def _headline(item: Item) -> str:
    told = {words_of(entry.get("role")): words_of(entry.get("value")) for entry in objects_in(item.get("headlines"))}
    told |= {key.removeprefix("headline_"): words_of(item[key]) for key in item if key.startswith("headline_")}
    told.pop("extended", None)  # a longer one that goes with the short one
    return words_of(item.get("headline")) or told.get("main") or told.get("") or next(iter(told.values()), "")


def _descriptions(item: Item) -> list[str]:
    listed = objects_in(item.get("descriptions"))
    found = [words_of(entry.get("value")) for entry in listed if words_of(entry.get("role")) in _DECKS]
    return [text for text in (*found, words_of(item.get("description_text"))) if text]


def _body(name: str, item: Item) -> Pieces:
    """The body in the form that keeps its paragraphs best: HTML, then NITF, then plain text, then any other."""
    bodies = {key.removeprefix("body_"): item[key] for key in item if key.startswith("body_")}
    for entry in (_lower(body) for body in objects_in(item.get("bodies"))):
        bodies.setdefault(
            words_of(entry.get("role")) or _role_of_type(words_of(entry.get("contenttype"))), entry.get("value")
        )
    bodies = {role: body for role, body in bodies.items() if isinstance(body, str) and re.search(r"\w", body)}
    for role in (*_HTML, "nitf", *_PLAIN, *bodies):
        if role in bodies and (pieces := _of_role(name, role, bodies[role])).paragraphs:
            return pieces
    return Pieces()


def _role_of_type(contenttype: str) -> str:
    return "html" if "html" in contenttype else "text"


def _of_role(name: str, role: str, body: str) -> Pieces:
    if role == "nitf" or body.lstrip()[:200].find("<nitf") >= 0:
        root = parse_xml(name, body)
        return nitf.pieces_of(root) if local(root) == "nitf" else Pieces()
    return Pieces(paragraphs=tuple(plain_paragraphs(body) if role in _PLAIN else html_paragraphs(name, body)))


def _source(item: Item) -> str:
    named = [_lower(entry) for key in ("infosource", "infosources") for entry in objects_in(item.get(key))]
    return agency_of(
        words_of(item.get("source")),
        words_of(item.get("provider")),
        *(words_of(entry.get("name")) for entry in named),
        words_of(item.get("copyrightholder")),
        words_of(item.get("uri")),
    )


def _identity(item: Item) -> str:
    """What all versions of the item share: the first of its chain, the agency's own id, or the item's address."""
    chain = [words_of(_lower(entry).get("uri")) for entry in objects_in(item.get("revisions"))]
    own = words_of(_lower(item.get("altids")).get("itemid"))
    return next((uri for uri in chain if uri), own) or words_of(item.get("guid")) or words_of(item.get("uri"))


def _remarks(name: str, item: Item, alone: bool) -> tuple[str, ...]:
    said = remark("Editor's note", words_of(item.get("ednote")))
    if until := words_of(item.get("embargoed")):
        said += (f"Embargoed until {until}.",)
    if words_of(item.get("pubstatus")).lower() == "withheld":
        said += ("The agency withholds this item until further notice.",)
    if alone:
        said += ("The item has no body; its text is its description.",)
    return tuple(checked(name, sentence) for sentence in said)


def _why_not(item: Item) -> str:
    if isinstance(item.get("renditions"), dict | list) and item.get("renditions"):
        return "its text is not in the file, only the addresses where it lies (renditions)."
    return "it is a news item without text."
