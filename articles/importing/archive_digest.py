"""One number for all that an archive holds, whatever its rows' ids, their order and the clock: two archives are alike
or they are not. How it was imported (batches and their items) is not part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db.models import DateTimeField, ForeignKey, Model

from articles.models import (
    Article,
    ArticleVersion,
    Correction,
    Country,
    Institution,
    Mention,
    Office,
    Official,
    OfficialName,
    Quote,
    SketchKey,
    Source,
    Tenure,
    TextSketch,
)
from articles.search.checking import check_index

MODELS = (
    *(Source, Country, Institution, Office, Official, OfficialName, Tenure),
    *(Article, ArticleVersion, Quote, Mention, Correction, TextSketch, SketchKey),
)
# By what a row is known apart from its id.
KEYS = {
    "Article": "stable_id",
    "Country": "code",
    "Institution": "key",
    "Office": "key",
    "Official": "slug",
    "Quote": "position",  # within the article that the row names, too
    "Reasoning": "sha256",
    "Source": "slug",
    "StoryGroup": "settled",  # and by who is in it, see below
    "TextSketch": "text_key",
    "User": "username",
}
SIZE = 2**256


def archive_digest() -> str:
    """SHA-256 of every row, added up: 64 hexadecimal digits. Memory stays flat."""
    total = sum(_number(row) for rows in (_table_rows(), _group_rows(), _index_rows()) for row in rows)
    return f"{total % SIZE:064x}"


def _table_rows() -> Iterator[tuple]:
    for model in MODELS:
        for row in model._default_manager.order_by().values_list(*_columns(model)).iterator(chunk_size=1000):
            yield model.__name__, *row


def _columns(model: type[Model]) -> list[str]:
    columns = []
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            columns.append(f"{field.name}__{KEYS[field.related_model.__name__]}")
        elif field not in model._meta.pk_fields and not isinstance(field, DateTimeField):
            columns.append(field.name)
    return columns


def _group_rows() -> Iterator[tuple]:
    members = Article.objects.filter(group__isnull=False).order_by("group", "stable_id")
    pairs = members.values_list("group", "stable_id").iterator(chunk_size=1000)
    for _group, articles in groupby(pairs, key=itemgetter(0)):
        yield "group", *(article for _group, article in articles)


def _index_rows() -> Iterator[tuple]:
    """The index is made of the rows alone: only where it differs from them does it count."""
    names = dict(Article.objects.values_list("pk", "stable_id"))
    for article, flaw in check_index():
        yield "search", names.get(article, article), flaw


def _number(row: tuple) -> int:
    text = json.dumps(row, default=_plain, ensure_ascii=True, sort_keys=True)
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def _plain(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
