"""A row of a table or an object of a JSON file becomes a story, by the columns that hold its parts."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from articles.formats.agency_names import agency_of
from articles.formats.columns import Columns, no_text
from articles.formats.encodings import odd_signs
from articles.formats.feeds import identity
from articles.formats.json_ld import names
from articles.formats.markup import html_paragraphs, same_words
from articles.formats.moments import day_and_hour, of_epoch
from articles.formats.story_text import checked, language_tag
from articles.formats.types import SourceDocument, UnreadableFile

_TAGS = re.compile(r"<(?:p|br|div|h[1-6]|ul|table|blockquote|article|span|a)\b[^<>]{0,500}>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[nm]dash|hellip);", re.I)
_MARKUP = "The text was HTML; its paragraphs were kept and its markup taken out."
_ENTITIES = "Characters were written as HTML entities; they stand in the text as themselves."


def story_of(
    name: str,
    record: Mapping[str, Any],
    columns: Columns,
    format: str,
    remarks: tuple[str, ...] = (),
    file_remarks: tuple[str, ...] = (),
) -> SourceDocument:
    """The story of one record. Raises UnreadableFile where it has no text.

    A plain text is kept to the character; a headline that does not stand above it is set there, with a blank line.
    """
    if "text" not in columns:
        raise no_text(name, record)
    body, changes = _body(name, value(record, columns["text"]))
    if not body.strip():
        raise UnreadableFile(name, f"its “{columns['text']}” is empty.")
    headline = " ".join(_entities(_one(record, columns, "headline")).split())
    deck = " ".join(_entities(_one(record, columns, "deck")).split())
    first = body.lstrip().split("\n", 1)[0]
    head = [headline, deck] if headline and not same_words(first, headline) else []
    if deck and (" ".join(deck.split()).rstrip(".… ") in " ".join(body.split())):
        head = head[:1]
    text = checked(name, "\n\n".join([*filter(None, head), body]))
    day, hour = _moment(value(record, columns.get("published", "")))
    url, source = _one(record, columns, "url"), agency_of(_one(record, columns, "source"))
    return SourceDocument(
        name=name,
        text=text,
        format=format,
        url=url,
        published=day,
        published_at=hour,
        section=_one(record, columns, "section"),
        headline=headline,
        byline=", ".join(names(value(record, columns.get("byline", ""))))[:200],
        source=source,
        language=language_tag(_one(record, columns, "language")),
        identity=_identity(name, _one(record, columns, "identity"), url, source),
        version=_one(record, columns, "version")[:60],
        remarks=(*remarks, *changes, *odd_signs(text)),
        file_remarks=file_remarks,
    )


def value(record: Mapping[str, Any], key: str) -> Any:
    """What stands under a key; "a.b" looks for b under a where there is no such key."""
    if key in record or "." not in key:
        return record.get(key)
    outer, inner = key.split(".", 1)
    under = record.get(outer)
    return value(under, inner) if isinstance(under, Mapping) else None


def _identity(name: str, given: str, url: str, source: str) -> str:
    """An id with who gave it: the site, the agency, else the file, where it is more than a row's number."""
    if found := identity(given, url):
        return found
    if source or len(given) > 7 or re.search(r"[^\W\d_]", given):
        return f"{source or name.split(', ')[0]}:{given}"[:500] if given else ""
    return ""


def _body(name: str, given: Any) -> tuple[str, tuple[str, ...]]:
    if isinstance(given, list):
        given = "\n\n".join(part.strip() for part in given if isinstance(part, str))
    if not isinstance(given, str):
        return "", ()
    if _TAGS.search(given):
        return "\n\n".join(html_paragraphs(name, given)), (_MARKUP,)
    return (_entities(given), (_ENTITIES,)) if _ENTITY.search(given) else (given, ())


def _entities(text: str) -> str:
    return html.unescape(text) if _ENTITY.search(text) else text


def _one(record: Mapping[str, Any], columns: Columns, field: str) -> str:
    """A field on one line; the first of a list, the name of an object."""
    found = value(record, columns.get(field, ""))
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    return next(iter(names(found)), "")


def _moment(found: Any) -> tuple[date | None, datetime | None]:
    if isinstance(found, str) and not re.fullmatch(r"\d{9,13}", found.strip()):
        return day_and_hour(found)
    return of_epoch(found)
