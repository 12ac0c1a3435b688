"""NewsML 1: items of nested components; each component with a text of its own, or of title and body, is a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from articles.formats import nitf
from articles.formats.agency_names import agency_of
from articles.formats.markup import html_paragraphs, paragraphs_of, pictures_in
from articles.formats.newsml1_component import Component
from articles.formats.story_text import Pieces, checked, dateline_remark, language_tag, pictures_remark, story_text
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

NAME = "NewsML 1"

_MEDIA = {
    "picture",
    "photo",
    "image",
    "logo",
    "graphic",
    "thumbnail",
    "audio",
    "sound",
    "video",
    "animation",
    "caption",
}
_PIECES = {"title", "headline", "subheadline", "lead", "body"}
_MOST_STORIES = 1_000  # each asks all components around it
_SILENT = {"stylesheet"}
_NOTICES: dict[str, Notice] = {"canceled": "withdrawal", "cancelled": "withdrawal", "killed": "withdrawal"}
_INSTRUCTIONS: dict[str, Notice] = {"delete": "withdrawal", "kill": "withdrawal", "rectify": "correction"}


@dataclass(slots=True)
class _Story:
    """A component that holds a text, with all components around it, the outermost first."""

    chain: list[Component]
    texts: dict[str, Element] = field(default_factory=dict)  # role, lower case, to content item
    left_out: list[str] = field(default_factory=list)


def looks_like(head: bytes) -> bool:
    return root_name(head) == "NewsML"


def read(name: str, file: BinaryIO, limits: Limits) -> Iterator[Incoming]:
    """Every story of every item; raises UnreadableFile where the file can't be read."""
    root, remarks = read_xml(name, file, limits)
    found = [(item, story) for item in find_all(root, "NewsItem") for story in _stories_of(item)]
    if not found:
        raise UnreadableFile(name, _why_nothing(root))
    if len(found) > _MOST_STORIES:
        raise UnreadableFile(name, f"it holds {len(found):,} stories; a file may hold {_MOST_STORIES:,}. Split it.")
    stories_in = Counter(item for item, _ in found)
    for number, (item, story) in enumerate(found, 1):
        own = name if len(found) == 1 else f"{name}, story {number}"
        alone = stories_in[item] == 1
        try:
            yield _document(own, root, item, story, alone, remarks)
        except UnreadableFile as reason:
            yield reason


def _stories_of(item: Element) -> list[_Story]:
    stories: list[_Story] = []
    for component in find_all(item, "NewsComponent"):
        _collect(component, [], stories)
    withdrawn = _NOTICES.get(_status(item)) == "withdrawal"
    return stories or ([_Story([Component(part) for part in find_all(item, "NewsComponent")[:1]])] if withdrawn else [])


def _collect(component: Element, around: list[Component], stories: list[_Story]) -> None:
    role = _role(component)
    if role in _MEDIA or role in _SILENT:
        return
    seen = Component(component)
    story = _Story([*around, seen])
    roles = [(_role(part), part) for part in seen.inner]
    pieces = [(role, item) for role, part in roles if role in _PIECES and (item := _text_item(part)) is not None]
    for piece, item in pieces:
        story.texts.setdefault(piece, item)
    if pieces:
        story.left_out = [role for role, _ in roles if role not in _SILENT | _PIECES]
    elif (own := _text_item(component)) is not None:
        story.texts["body"] = own
    if story.texts:
        stories.append(story)
    for part in [] if pieces else seen.inner:
        _collect(part, story.chain, stories)


def _role(component: Element) -> str:
    return attribute_at(component, "Role", "FormalName").lower()


def _text_item(component: Element) -> Element | None:
    """The first content item that carries words in the file itself."""
    for item in find_all(component, "ContentItem"):
        kind = attribute_at(item, "MimeType", "FormalName") + attribute_at(item, "MediaType", "FormalName")
        if "css" not in kind.lower() and words_at(item, "DataContent"):
            return item
    return None


def _document(
    name: str, root: Element, item: Element, story: _Story, alone: bool, remarks: tuple[str, ...]
) -> SourceDocument:
    management = find(item, "NewsManagement")
    notice = _NOTICES.get(_status(item)) or _INSTRUCTIONS.get(
        attribute_at(management, "Instruction", "FormalName").lower(), ""
    )
    pieces = _pieces(name, story)
    day, hour = first_of(
        words_at(management, "ThisRevisionCreated"),
        words_at(management, "FirstCreated"),
        words_at(root, "NewsEnvelope/DateAndTime"),
    )
    media = sorted(_MEDIA.intersection(story.left_out))
    if media and not pieces.paragraphs:
        raise UnreadableFile(name, f"it holds a headline with {', '.join(media)}, no text of a story.")
    bare = notice == "withdrawal" and not pieces.paragraphs and pieces.headline
    languages = [part.attribute("DescriptiveMetadata/Language", "FormalName") for part in reversed(story.chain)]
    return SourceDocument(
        name=name,
        text=checked(name, f"{pieces.headline}\n") if bare else story_text(name, pieces),
        format=NAME,
        published=day,
        published_at=hour,
        section=_nearest(story, "NewsLines/SeriesLine"),
        headline=pieces.headline,
        byline=_nearest(story, "NewsLines/ByLine") or pieces.byline,
        source=_source(item, story),
        language=language_tag(*languages, *(attribute(part.element, "lang") for part in reversed(story.chain))),
        identity=_identity(item, story, alone),
        version=words_at(item, "Identification/NewsIdentifier/RevisionId"),
        notice=notice,
        remarks=(*remarks, *_remarks(item, story), *dateline_remark(pieces), *pictures_remark(pieces.pictures)),
    )


def _nearest(story: _Story, path: str) -> str:
    """The words at a path under the innermost component that has them."""
    return next((text for part in reversed(story.chain) if (text := part.words(path))), "")


def _pieces(name: str, story: _Story) -> Pieces:
    body = _content(name, story.texts.get("body"))
    lead = _content(name, story.texts.get("lead"))
    title = _content(name, story.texts.get("title", story.texts.get("headline"))).paragraphs
    below = _content(name, story.texts.get("subheadline")).paragraphs
    return replace(
        body,
        headline=_nearest(story, "NewsLines/HeadLine") or " ".join(title) or body.headline,
        decks=(_nearest(story, "NewsLines/SubHeadLine"), *below, *body.decks),
        dateline=_nearest(story, "NewsLines/DateLine") or body.dateline,
        paragraphs=(*lead.paragraphs, *body.paragraphs),
    )


def _content(name: str, item: Element | None) -> Pieces:
    """The text of a content item: NITF, XHTML, or a string that may hold HTML."""
    data = find(item, "DataContent")
    if data is None:
        return Pieces()
    inner = next((child for child in data if local(child)), None)
    if inner is None:
        return Pieces(paragraphs=tuple(html_paragraphs(name, "".join(data.itertext()), lines=True)))
    if local(inner) == "nitf":
        return nitf.pieces_of(inner)
    body = find(inner, "body")
    marked = data if body is None else body
    return Pieces(paragraphs=tuple(paragraphs_of(marked)), pictures=pictures_in(marked))


def _status(item: Element) -> str:
    return attribute_at(item, "NewsManagement/Status", "FormalName").lower()


def _source(item: Element, story: _Story) -> str:
    told = [words_at(item, "Identification/NewsIdentifier/ProviderId")]
    for kind in ("Provider", "Source"):
        told += [part.attribute(f"AdministrativeMetadata/{kind}/Party", "FormalName") for part in reversed(story.chain)]
    return agency_of(*told[:1], *told[1:], _nearest(story, "NewsLines/CreditLine"))


def _identity(item: Element, story: _Story, alone: bool) -> str:
    """The public identifier without its revision. A day of issue with an hour changes with each version: left out."""
    given = find(item, "Identification/NewsIdentifier")
    public, own = words_at(given, "PublicIdentifier"), words_at(given, "NewsItemId")
    provider, day = words_at(given, "ProviderId"), words_at(given, "DateId")
    inner = next(
        (text for part in reversed(story.chain) if (text := attribute(part.element, "Duid")) not in {"", "0"}), ""
    )
    if public.count(":") > 3 and (len(day) == 8 or day not in public):
        identity = public.removesuffix(f":{words_at(given, 'RevisionId')}")
    elif own not in {"", "0"}:
        identity = ":".join(filter(None, ("urn:newsml", provider, day if len(day) == 8 else "", own)))
    else:
        return f"urn:newsml:{provider}:{inner}" if inner else ""
    return identity if alone or not inner else f"{identity}#{inner}"


def _remarks(item: Element, story: _Story) -> tuple[str, ...]:
    said: tuple[str, ...] = ()
    if _status(item) in {"embargoed", "withheld"}:
        until = words_at(item, "NewsManagement/StatusWillChange/DateAndTime")
        said += (f"{_status(item).capitalize()} by the agency{f' until {until}' if until else ''}.",)
    if left := sorted({role for role in story.left_out if role}):
        said += (f"Parts left out: {', '.join(left)}.",)
    return said


def _why_nothing(root: Element) -> str:
    items = find_all(root, "NewsItem")
    if not items:
        return "it holds no news item."
    roles = {attribute(role, "FormalName").lower() for role in root.iter("{*}Role")} & _MEDIA
    if roles or any(attribute(found, "Href") for found in root.iter("{*}ContentItem")):
        return f"its news items hold no text of a story, only {', '.join(sorted(roles)) or 'addresses of files'}."
    return f"its news items hold no text{f' ({words(items[0])[:60]})' if words(items[0]) else ''}."
