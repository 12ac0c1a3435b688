"""XML of agencies' own that holds stories: which of its elements say what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from articles.formats.agency_names import agency_of
from articles.formats.markup import html_paragraphs
from articles.formats.story_text import Pieces, language_tag, remark, story_text
from articles.formats.timestamps import Moment, moment
from articles.formats.types import Incoming, Limits, Notice, SourceDocument, UnreadableFile
from articles.formats.xml_reading import Element, attribute, find, local, read_xml, root_name, words_at

NAME = "agency XML"

# "28.09.2018 11:15", as Nordic press services write it.
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?: \d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Paths below the element of one story; "" where the vocabulary has no such thing."""

    roots: frozenset[str]
    story: str  # the element's local name
    text: str  # HTML in a string
    headline: str
    deck: str = ""
    byline: str = ""
    section: str = ""
    published: str = ""
    url: str = ""
    source: tuple[str, ...] = ()
    agency: str = ""  # whose vocabulary it is, where the file does not say
    identity: tuple[str, ...] = ()
    version: str = ""
    place: str = ""
    note: str = ""
    embargo: str = ""
    corrects: str = ""  # "true" there: a correction
    withdraws: str = ""


_VOCABULARIES = (
    _Vocabulary(  # Ritzau's news service
        roots=frozenset({"RBNews", "XMLNewsQueuedResponse"}),
        story="RBNews",
        text="content",
        headline="headline",
        deck="subtitle",
        byline="byLine",
        section="section",
        published="PublishDate",
        source=("origin",),
        agency="Ritzau",
        identity=("HistID", "NewsID"),
        version="version",
        place="town",
        note="TilRedaktionen",
        corrects="Korrektion",
        withdraws="Annuleret",
    ),
    _Vocabulary(  # the Canadian Press's wire
        roots=frozenset({"Publish"}),
        story="ContentItem",
        text="ContentText",
        headline="Headline",
        byline="Byline",
        section="Category",
        published="UpdatedDateTime",
        source=("Source", "Credit"),
        identity=("SystemSlug", "ContentItemID"),
        version="AuthorVersion",
        place="City",
    ),
    _Vocabulary(  # releases of the Nordic press services
        roots=frozenset({"release"}),
        story="release",
        text="body",
        headline="title",
        deck="leadtext",
        published="publicationDate",
        url="longurl",
        source=("publisher/name",),
        identity=("longurl",),
        embargo="embargo",
    ),
)


def looks_like(head: bytes) -> bool:
    return _vocabulary(root_name(head), head) is not None


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Every story of the file; raises UnreadableFile where it can't be read or holds none."""
    root, remarks = read_xml(name, file, limits)
    vocabulary = next(known for known in _VOCABULARIES if local(root) in known.roots)
    stories = [root] if local(root) == vocabulary.story else list(root.iter(f"{{*}}{vocabulary.story}"))
    if not stories:
        raise UnreadableFile(name, "it is an agency's answer without a story.")
    for number, story in enumerate(stories, 1):
        own = name if len(stories) == 1 else f"{name}, story {number}"
        try:
            yield _document(own, story, vocabulary, remarks)
        except UnreadableFile as reason:
            yield reason


def _vocabulary(root: str, head: bytes) -> _Vocabulary | None:
    """By the root, and by the element of the text, which distinguishes it from any other XML of that root."""
    known = next((known for known in _VOCABULARIES if root in known.roots), None)
    return known if known and f"<{known.story}".encode() in head else None


def _document(name: str, story: Element, vocabulary: _Vocabulary, remarks: tuple[str, ...]) -> SourceDocument:
    if attribute(story, "type").startswith("Photo"):
        raise UnreadableFile(name, "it is a picture with its caption, which holds no text of a story.")

    def told(*paths: str) -> str:
        return next((text for path in paths if path and (text := words_at(story, path))), "")

    content = find(story, vocabulary.text)
    markup = "" if content is None else "".join(content.itertext())
    headline, deck = (" ".join(html_paragraphs(name, told(path))) for path in (vocabulary.headline, vocabulary.deck))
    byline, place = told(vocabulary.byline), told(vocabulary.place)
    paragraphs = tuple(html_paragraphs(name, markup))
    day, hour = _moment(told(vocabulary.published))
    note = " ".join(html_paragraphs(name, told(vocabulary.note)))
    embargo = told(vocabulary.embargo)
    return SourceDocument(
        name=name,
        text=story_text(name, Pieces(headline=headline, decks=(deck,), paragraphs=paragraphs)),
        format=NAME,
        url=told(vocabulary.url),
        published=day,
        published_at=hour,
        section=told(vocabulary.section),
        headline=headline,
        byline=byline,
        source=agency_of(*(told(path) for path in vocabulary.source)) or vocabulary.agency,
        language=language_tag(attribute(story, "lang")),
        identity=told(*vocabulary.identity),
        version=told(vocabulary.version),
        notice=_notice(told(vocabulary.withdraws), told(vocabulary.corrects)),
        remarks=(
            *remarks,
            *remark("Editor's note", note),
            *remark("Place of the dateline", "" if place and any(place in text for text in paragraphs[:1]) else place),
            *remark("Embargoed until", embargo),
        ),
    )


def _notice(withdraws: str, corrects: str) -> Notice:
    if withdraws.lower() == "true":
        return "withdrawal"
    return "correction" if corrects.lower() == "true" else ""


def _moment(text: str) -> Moment:
    dotted = _DOTTED.fullmatch(text)
    if not dotted:
        return moment(text)
    try:
        return date(int(dotted["year"]), int(dotted["month"]), int(dotted["day"])), None
    except ValueError:
        return None, None
