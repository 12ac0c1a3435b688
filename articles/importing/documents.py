"""Source documents become articles: new ones, versions of known ones, or nothing where they are here already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from articles.formats.digest import digest_of
from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.grouping import Text, group_texts
from articles.importing.imported import Imported, brought_text, here_already
from articles.importing.known_rows import KnownRows, source_named
from articles.importing.placing import Arrival, place
from articles.importing.prepared import prepare
from articles.importing.reading_ahead import read_document
from articles.importing.turns import wait_for_turn
from articles.models import Article, ArticleVersion, Result, Source
from articles.models.bulk_rows import next_numbers
from articles.reading.pipeline import UnreadableStory
from articles.search.index import indexing_at_once


def known_article(text: str) -> Article | None:
    """The article that holds this very text, now or in an earlier version."""
    digest = digest_of(text)
    article = Article.objects.filter(sha256=digest).first()
    if article is None:
        version = ArticleVersion.objects.filter(sha256=digest).select_related("article").first()
        article = version.article if version else None
    return article


def import_document(
    document: SourceDocument,
    *,
    state: str,
    now: datetime,
    source: Source | None = None,
    new_source_rights: str,
) -> Imported:
    """Keep one document, all of it or nothing.

    `source` outranks the agency that the story names; an agency met for the first time gets `new_source_rights`.
    The same text changes nothing; another text of the same story becomes a version.
    """
    if known := known_article(document.text):
        return here_already(document, known.pk, known.title)
    try:
        prepared = prepare(document, read_document(document))
    except UnreadableStory as error:
        return Imported(document.name, Result.FAILED, str(error))
    with transaction.atomic(), indexing_at_once():
        wait_for_turn()
        if known := known_article(document.text):  # another import kept it a moment ago
            return here_already(document, known.pk, known.title)
        source = source or source_named(prepared.source, new_source_rights)
        (number,) = next_numbers(Article, 1)
        rows = KnownRows.of([prepared])
        ((done, _article),) = place([Arrival(number, document, prepared, source)], rows, state=state, now=now)
        if brought_text(document, done):
            versions = [done.article_id] if done.result == Result.VERSION else []
            group_texts([Text(done.article_id, prepared.digest, prepared.sketch)], versions)
        return done


def dry_run(documents: Iterable[Incoming]) -> Iterator[Imported]:
    """What an import would do with each; nothing is written."""
    seen: set[str] = set()
    for document in documents:
        if isinstance(document, UnreadableFile):
            yield Imported(document.name, Result.FAILED, document.reason)
            continue
        digest = digest_of(document.text)
        if digest in seen or known_article(document.text):
            yield Imported(document.name, Result.UNCHANGED)
            continue
        seen.add(digest)
        yield _would_become(document)


def _would_become(document: SourceDocument) -> Imported:
    try:
        read_document(document)
    except UnreadableStory as error:
        return Imported(document.name, Result.FAILED, str(error))
    known = document.url and Article.objects.filter(url=document.url).exists()
    return Imported(document.name, Result.VERSION if known else Result.CREATED)
