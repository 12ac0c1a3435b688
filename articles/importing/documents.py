"""Source documents become articles: new ones, versions of known ones, or nothing where they are here already."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from articles.formats.digest import digest_of
from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.grouping import Text, group_texts
from articles.importing.known_rows import KnownRows, source_named
from articles.importing.new_versions import nothing_waits, settled_by_staff, write_details
from articles.importing.prepared import ArticleValues, PreparedStory, prepare
from articles.importing.reading_ahead import read_document
from articles.importing.rows import NewStory, details_of, fill_article, save_new
from articles.importing.turns import wait_for_turn
from articles.importing.versions import same_story
from articles.importing.web_address import web_address
from articles.models import Article, ArticleVersion, Correction, Result, Source, State
from articles.models.article_version import comes_before
from articles.models.bulk_rows import insert_rows, next_numbers, save_row
from articles.models.kept_query import KeptQuery
from articles.models.looked_up import look_up
from articles.reading.pipeline import UnreadableStory
from articles.search.index import index_articles, indexing_at_once

_locked = KeptQuery(lambda numbers: Article.objects.select_for_update(of=("self",)).filter(pk__in=numbers))


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one document."""

    name: str
    result: Result
    reason: str = ""
    article_id: int | None = None


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
        done, _article = place_document(document, prepared, source, rows, number=number, state=state, now=now)
        if brought_text(document, done):
            versions = [done.article_id] if done.result == Result.VERSION else []
            group_texts([Text(done.article_id, prepared.digest, prepared.sketch)], versions)
        return done


def brought_text(document: SourceDocument, done: Imported) -> bool:
    """Whether an article has a text more than before."""
    return done.result in (Result.CREATED, Result.VERSION) and document.notice != "withdrawal"


def here_already(document: SourceDocument, article: int, title: str) -> Imported:
    return Imported(document.name, Result.UNCHANGED, f"This text is here already: {title}", article)


def place_document(
    document: SourceDocument,
    prepared: PreparedStory,
    source: Source | None,
    rows: KnownRows,
    *,
    number: int,
    state: str,
    now: datetime,
    write_others: Callable[[], None] = nothing_waits,
) -> tuple[Imported, Article | None]:
    """A text that is not here becomes a version of a story that is, or an article with that number; copies are the
    caller's to group. Gives the story, too, where it was here.

    Called in this import's turn; `write_others` as in `write_details`.
    """
    if known := same_story(document, prepared.day, source, prepared.mark):
        if connection.features.has_select_for_update:
            (known,) = _locked.rows([known.pk])
        if source and known.source_id == source.pk:
            known.source = source
        if state == State.DRAFT and known.state == State.PUBLISHED and document.notice != "withdrawal":
            why = f"A new version of “{known.title}”, which readers see: as a draft it can't take that text's place. "
            why += "Publish it, or take the story back to draft first."
            return Imported(document.name, Result.FAILED, why), None
        return _another_version(known, document, prepared, rows, now, write_others), known
    if document.notice == "withdrawal":
        return Imported(document.name, Result.FAILED, "A withdrawal of a story that is not here."), None
    save_new([NewStory(number, document, source, details_of(prepared, rows))], rows, state=state, now=now)
    return Imported(document.name, Result.CREATED, article_id=number), None


def _another_version(
    article: Article,
    document: SourceDocument,
    prepared: PreparedStory,
    rows: KnownRows,
    now: datetime,
    write_others: Callable[[], None],
) -> Imported:
    if document.notice == "withdrawal":
        return _withdraw(article, document, now)
    version = prepared.article.version
    if comes_before(version, article.version):
        _keep_version(article, document.text, version, prepared.article.headline, arrived=now, now=now)
        _tell_what_is_missing(article, document)
        return Imported(document.name, Result.VERSION, "An earlier version of a story that is here.", article.pk)
    _keep_version(article, article.text, article.version, article.headline, arrived=article.imported_at, now=now)
    article.text, article.sha256 = document.text, prepared.digest
    article.imported_at = article.changed_at = now
    settled = {name: getattr(article, name) for name in settled_by_staff(article)}
    _set_told(article, document, prepared.article)
    fill_article(article, prepared)
    for name, value in settled.items():
        setattr(article, name, value)
    save_row(article)
    write_details(article, prepared, rows, write_others)
    return Imported(document.name, Result.VERSION, "A new version of a story that is here.", article.pk)


def _set_told(article: Article, document: SourceDocument, told: ArticleValues) -> None:
    """What the file says of itself; what an earlier version said stays where this one is silent."""
    article.format, article.file_name = told.format, told.file_name
    article.url = told.url or article.url
    article.section = document.section[:200] or article.section
    article.identity = told.identity or article.identity
    article.version, article.slugline = told.version, told.slugline
    article.given_date = document.published or article.given_date


def _tell_what_is_missing(article: Article, document: SourceDocument) -> None:
    """What an earlier version says and no later one: as if it had come in its turn."""
    told = {
        "url": web_address(document.url),
        "section": document.section[:200],
        "identity": document.identity[:500],
        "given_date": document.published,
    }
    settled = settled_by_staff(article)
    missing = {name: value for name, value in told.items() if value and not getattr(article, name)}
    for name in missing.keys() - settled:
        setattr(article, name, missing[name])
    article.save(update_fields=missing.keys() - settled)
    index_articles([article])


def _keep_version(
    article: Article, text: str, version: str, headline: str, *, arrived: datetime, now: datetime
) -> None:
    adapt = connection.ops.adapt_datetimefield_value
    values = {
        "article_id": article.pk,
        "number": len(look_up(ArticleVersion, ("id",), "article_id", [article.pk])) + 1,
        "text": text,
        "sha256": digest_of(text),
        "version": version,
        "headline": headline,
        "particulars": json.dumps(article.particulars() if text == article.text else {}),
        "arrived_at": adapt(arrived),
        "replaced_at": adapt(now),
    }
    insert_rows(ArticleVersion, tuple(values), [tuple(values.values())])


def _withdraw(article: Article, document: SourceDocument, now: datetime) -> Imported:
    """The agency takes the story back: readers see that it did, and when."""
    if article.state == State.WITHDRAWN:
        return Imported(document.name, Result.UNCHANGED, "The story is withdrawn already.", article.pk)
    if article.import_items.filter(sha256=digest_of(document.text), result=Result.VERSION).exists():
        why = "This withdrawal was done before; it was taken back."
        return Imported(document.name, Result.UNCHANGED, why, article.pk)
    Correction.objects.create(
        article=article,
        field="state",
        old=article.state,
        new=State.WITHDRAWN,
        reason="Withdrawn by the agency.",
        made_at=now,
    )
    article.state, article.changed_at = State.WITHDRAWN, now
    article.save(update_fields=["state", "changed_at"])
    index_articles([article])
    return Imported(document.name, Result.VERSION, "The agency withdrew this story.", article.pk)


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
