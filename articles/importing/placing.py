"""Texts that are not here become versions of stories that are, or new stories. Called inside a transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from articles.formats.digest import digest_of
from articles.formats.types import SourceDocument
from articles.importing.imported import Imported
from articles.importing.known_rows import KnownRows
from articles.importing.new_versions import nothing_waits, settled_by_staff, write_details
from articles.importing.prepared import ArticleValues, PreparedStory
from articles.importing.rows import Details, NewStory, details_of, fill_article, save_new
from articles.importing.versions import same_story
from articles.importing.web_address import web_address
from articles.models import Article, ArticleVersion, Correction, Result, Source, State
from articles.models.article_version import comes_before
from articles.models.bulk_rows import insert_rows, save_rows
from articles.models.kept_query import KeptQuery
from articles.models.looked_up import look_up
from articles.search.index import index_articles

_locked = KeptQuery(lambda numbers: Article.objects.select_for_update(of=("self",)).filter(pk__in=numbers))


class Arrival(NamedTuple):
    """A text that is not here, with the number that its article gets if it is a story of its own."""

    number: int
    document: SourceDocument
    prepared: PreparedStory
    source: Source | None
    details: Details | None = None  # where it is settled already whom and what it names


class Placed(NamedTuple):
    done: Imported
    article: Article | None = None  # the story, where it was here


def place(
    arrivals: Sequence[Arrival],
    rows: KnownRows,
    *,
    state: str,
    now: datetime,
    write_others: Callable[[], None] = nothing_waits,
) -> list[Placed]:
    """Texts that are not here become versions of stories that are, or new articles; copies are the caller's to group.

    No two of them are versions of one story. Called in this import's turn; `write_others` as in `write_details`.
    """
    found = [same_story(one.document, one.prepared.day, one.source, one.prepared.mark) for one in arrivals]
    locked = _lock([known for known in found if known])
    placed: list[Placed] = []
    new: list[NewStory] = []
    newer: list[tuple[Article, Arrival]] = []
    for one, known in zip(arrivals, found, strict=True):
        article = locked[known.pk] if known else None
        if article and one.source and article.source_id == one.source.pk:
            article.source = one.source
        done = _placed(one, article, state, now)
        if article and done is None:
            newer.append((article, one))
            done = Imported(one.document.name, Result.VERSION, "A new version of a story that is here.", article.pk)
        elif done is None:
            done = Imported(one.document.name, Result.CREATED, article_id=one.number)
            new.append(NewStory(one.number, one.document, one.source, one.details or details_of(one.prepared, rows)))
        placed.append(Placed(done, None if done.result == Result.FAILED else article))
    if new:
        save_new(new, rows, state=state, now=now)
    _replace_texts(newer, rows, now, write_others)
    return placed


def _lock(articles: Sequence[Article]) -> dict[int, Article]:
    """The same as they are once nobody else changes them."""
    if connection.features.has_select_for_update:
        articles = _locked.rows([article.pk for article in articles])
    return {article.pk: article for article in articles}


def _placed(one: Arrival, article: Article | None, state: str, now: datetime) -> Imported | None:
    """What became of one whose text is not to be shown; None of others."""
    document = one.document
    if article and document.notice == "withdrawal":
        return _withdraw(article, document, now)
    if document.notice == "withdrawal":
        return Imported(document.name, Result.FAILED, "A withdrawal of a story that is not here.")
    if article is None:
        return None
    if state == State.DRAFT and article.state == State.PUBLISHED:
        why = f"A new version of “{article.title}”, which readers see: as a draft it can't take that text's place. "
        why += "Publish it, or take the story back to draft first."
        return Imported(document.name, Result.FAILED, why)
    version = one.prepared.article.version
    if comes_before(version, article.version):
        earlier = (article, document.text, version, one.prepared.article.headline, now)
        _keep_versions([earlier], now)
        _tell_what_is_missing(article, document)
        return Imported(document.name, Result.VERSION, "An earlier version of a story that is here.", article.pk)
    return None


def _replace_texts(
    newer: Sequence[tuple[Article, Arrival]], rows: KnownRows, now: datetime, write_others: Callable[[], None]
) -> None:
    """What stories say until now is kept, and the text that came takes its place."""
    if not newer:
        return
    articles = [article for article, _one in newer]
    _keep_versions([(one, one.text, one.version, one.headline, one.imported_at) for one in articles], now)
    by_staff = settled_by_staff([article.pk for article in articles])
    for article, one in newer:
        article.text, article.sha256 = one.document.text, one.prepared.digest
        article.imported_at = article.changed_at = now
        settled = {name: getattr(article, name) for name in by_staff[article.pk]}
        _set_told(article, one.document, one.prepared.article)
        fill_article(article, one.prepared)
        for name, value in settled.items():
            setattr(article, name, value)
    save_rows(Article, articles)
    details = [one.details or details_of(one.prepared, rows) for _article, one in newer]
    write_details(list(zip(articles, details, strict=True)), rows, write_others)


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
    settled = settled_by_staff([article.pk])[article.pk]
    missing = {name: value for name, value in told.items() if value and not getattr(article, name)}
    for name in missing.keys() - settled:
        setattr(article, name, missing[name])
    article.save(update_fields=missing.keys() - settled)
    index_articles([article])


def _keep_versions(texts: Sequence[tuple[Article, str, str, str, datetime]], now: datetime) -> None:
    """Of each story, which is another, a text that is not what it says: that, its version, headline and arrival."""
    adapt = connection.ops.adapt_datetimefield_value
    kept = Counter(
        number for (number,) in look_up(ArticleVersion, ("article_id",), "article_id", [one[0].pk for one in texts])
    )
    values = [
        {
            "article_id": article.pk,
            "number": kept[article.pk] + 1,
            "text": text,
            "sha256": digest_of(text),
            "version": version,
            "headline": headline,
            "particulars": json.dumps(article.particulars() if text == article.text else {}),
            "arrived_at": adapt(arrived),
            "replaced_at": adapt(now),
        }
        for article, text, version, headline, arrived in texts
    ]
    insert_rows(ArticleVersion, tuple(values[0]), [tuple(one.values()) for one in values])


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
