"""NITF 3: a story in the News Industry Text Format, alone in a file or inside NewsML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from articles.formats.agency_names import agency_of
from articles.formats.markup import paragraphs_of, pictures_in
from articles.formats.story_text import Pieces, dateline_remark, language_tag, pictures_remark, remark, story_text
from articles.formats.timestamps import first_of
from articles.formats.types import Incoming, Limits, Notice, SourceDocument
from articles.formats.xml_reading import Element, attribute, attribute_at, find, read_xml, root_name, words_at

NAME = "NITF"

_HEADLINES = ("body/body.head/hedline/hl1", "body/body.head/headline/hl1", "body/body.head/hedline", "head/title")
_NOTICES: dict[str, Notice] = {"canceled": "withdrawal", "cancelled": "withdrawal", "killed": "withdrawal"}
_NO_SECTION = {"news", "news item", ""}


def looks_like(head: bytes) -> bool:
    return root_name(head) == "nitf"


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """The one story of the file; raises UnreadableFile where it can't be read."""
    nitf, remarks = read_xml(name, file, limits)
    yield document_of(name, nitf, remarks)


def document_of(name: str, nitf: Element, remarks: tuple[str, ...] = ()) -> SourceDocument:
    """One <nitf> as a document; raises UnreadableFile where it holds no text."""
    data = find(nitf, "head/docdata")
    day, hour = first_of(
        attribute_at(data, "date.release", "norm"),
        attribute_at(data, "date.issue", "norm"),
        attribute_at(nitf, "head/pubdata", "date.publication"),
        attribute_at(data, "pubdata", "date.publication"),
        attribute_at(nitf, "body/body.head/dateline/story.date", "norm"),
    )
    notice = _NOTICES.get(attribute(data, "management-status").lower(), "")
    if not notice and find(data, "correction") is not None:
        notice = "correction"
    pieces = pieces_of(nitf)
    return SourceDocument(
        name=name,
        text=story_text(name, pieces),
        format=NAME,
        published=day,
        published_at=hour,
        section=_section(nitf),
        headline=pieces.headline,
        byline=pieces.byline,
        source=_source(nitf, data),
        language=language_tag(attribute(nitf, "baselang"), attribute(nitf, "lang")),
        identity=_identity(data),
        version=attribute_at(data, "du-key", "version"),
        notice=notice,
        remarks=(*remarks, *_remarks(data), *dateline_remark(pieces), *pictures_remark(pieces.pictures)),
    )


def pieces_of(nitf: Element) -> Pieces:
    """What one <nitf> holds of a story's text."""
    head, content = find(nitf, "body/body.head"), find(nitf, "body/body.content")
    return Pieces(
        headline=next((text for path in _HEADLINES if (text := words_at(nitf, path))), ""),
        decks=(words_at(head, "hedline/hl2"), words_at(head, "abstract")),
        byline=words_at(head, "byline"),
        dateline=words_at(head, "dateline"),
        paragraphs=() if content is None else tuple(paragraphs_of(content)),
        pictures=0 if content is None else pictures_in(content),
    )


def _section(nitf: Element) -> str:
    kind = attribute_at(nitf, "head/tobject", "tobject.type")
    if kind.casefold() not in _NO_SECTION:
        return kind
    subject = attribute_at(nitf, "head/tobject/tobject.subject", "tobject.subject.type")
    return subject or attribute_at(nitf, "head/docdata/doc-scope", "scope")


def _source(nitf: Element, data: Element | None) -> str:
    head = find(nitf, "body/body.head")
    return agency_of(
        words_at(head, "distributor"),
        attribute_at(data, "doc.copyright", "holder"),
        words_at(head, "rights/rights.owner"),
        attribute_at(data, "doc-id", "regsrc"),
        attribute_at(data, "del-list/from-src", "src-name"),
    )


def _remarks(data: Element | None) -> tuple[str, ...]:
    said = remark("Editor's note", attribute_at(data, "ed-msg", "info"))
    if attribute(data, "management-status").lower() == "embargoed":
        until = attribute_at(data, "date.release", "norm")
        said += (f"Embargoed until {until}." if until else "Embargoed, without a time that it ends.",)
    return said


def _identity(data: Element | None) -> str:
    """The story's own id; where each version has another, the key of its update that they begin with."""
    own, key = attribute_at(data, "doc-id", "id-string"), attribute_at(data, "du-key", "key")
    return key if key and own.startswith(key) else own
