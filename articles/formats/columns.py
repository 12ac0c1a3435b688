"""Which column of a table, or key of an object, holds what of a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from articles.formats.types import UnreadableFile

# Field of a story: the usual names, the surest first.
USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "storytext", "articletext", "body", "articlebody", "bodytext", "content", "contents",
        "contenttext", "contenthtml", "bodyhtml", "story", "article", "paragraphs", "maintext",
    ),
    "headline": ("headline", "title", "heading", "articletitle", "head"),
    "deck": ("deck", "subtitle", "subheadline", "subhead", "standfirst", "lead", "summary", "abstract", "description"),
    "byline": ("byline", "author", "authors", "creator", "writer", "reporter"),
    "published": (
        "published", "publishedat", "datepublished", "publicationdate", "publisheddate", "pubdate", "publishdate",
        "date", "day", "datetime", "timestamp", "created", "createdat",
    ),
    "url": ("url", "link", "permalink", "address", "weburl", "canonicalurl", "uri"),
    "section": ("section", "category", "rubric", "desk", "categories", "topic"),
    "source": ("source", "agency", "publisher", "outlet", "newspaper", "site", "sitename", "provider"),
    "language": ("language", "lang", "locale"),
    "identity": ("identity", "id", "guid", "uuid", "storyid", "articleid", "identifier"),
    "version": ("version", "revision", "modified", "updated", "updatedat", "datemodified"),
}  # fmt: skip

Columns = Mapping[str, str]


def plain_name(column: str) -> str:
    return re.sub(r"[\W_]+", "", column).casefold()


def columns_among(names: Iterable[object], given: Columns) -> dict[str, str]:
    """Field to column: as given, else by its usual name, each column once. A field given as "" is in no column."""
    by_name = {plain_name(name): name for name in reversed([name for name in names if isinstance(name, str)])}
    found = dict(given)
    for field, usual in USUAL.items():
        if field in found:
            continue
        for name in usual:
            if name in by_name and by_name[name] not in found.values():
                found[field] = by_name[name]
                break
    return found


def usual_remark(columns: Columns, given: Columns) -> tuple[str, ...]:
    """What staff are told of columns that nobody named."""
    return _taken(tuple([(field, name) for field, name in columns.items() if field not in given]))


@lru_cache(100)
def _taken(columns: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    taken = ", ".join([f"{field} from “{name}”" for field, name in columns])
    return (f"Columns were taken by their names: {taken}.",) if taken else ()


def columns_told(words: str) -> dict[str, str]:
    """`text=body,headline=title` as field to column; raises ValueError in words for whoever wrote it."""
    found: dict[str, str] = {}
    for pair in words.split(","):
        field, is_pair, column = (part.strip() for part in pair.partition("="))
        if not is_pair or not column:
            raise ValueError(f"“{pair.strip()}” is no pair such as text=body.")
        if field not in USUAL:
            raise ValueError(f"“{field}” is none of {', '.join(USUAL)}.")
        found[field] = column
    return found


def no_text(name: str, columns: Iterable[object]) -> UnreadableFile:
    told = ", ".join(str(column)[:40] for column in list(columns)[:20])
    return UnreadableFile(
        name,
        f'none of its columns ({told}) is known to hold the text. Tell it in the preview, or by --columns "text=…".',
    )
