"""A whole batch is taken back: the stories that it made go, its versions give way to what was there before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from articles.formats.types import SourceDocument
from articles.importing.batch_states import move
from articles.importing.grouping import forget_sketches, regroup
from articles.importing.known_rows import KnownRows
from articles.importing.new_versions import settled_by_staff, write_details
from articles.importing.prepared import prepare
from articles.importing.reading_ahead import read_document
from articles.importing.rows import details_of, fill_article
from articles.importing.turns import wait_for_turn
from articles.importing.versions import version_rank
from articles.models import (
    Article,
    ArticleVersion,
    BatchState,
    Correction,
    DateHow,
    ImportBatch,
    ImportItem,
    Official,
    Quote,
    Result,
    Review,
    State,
    TextSketch,
)
from articles.models.story_group import text_key
from articles.search.index import forget_articles, index_articles, indexing_at_once

CAN_BE_UNDONE = (BatchState.DONE, BatchState.STOPPED)
CORRECTED = "staff corrected it"
LATER = "another import made a version of it since"


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing a batch would do."""

    going: set[int] = field(default_factory=set)  # articles
    versions: list[int] = field(default_factory=list)  # items whose version is taken back, the last one first
    kept: dict[int, str] = field(default_factory=dict)  # article, why it stays as it is


def plan_undoing(batch: ImportBatch) -> Undoing:
    """A few questions, however large the batch."""
    items = batch.items.filter(article__isnull=False)
    created = set(items.filter(result=Result.CREATED).values_list("article", flat=True))
    versions = list(items.filter(result=Result.VERSION).order_by("-pk").values_list("pk", "article"))
    kept = dict.fromkeys(_with_later_versions(batch), LATER)
    kept |= {article: CORRECTED for article in _corrected(created) if article not in kept}
    return Undoing(
        going=created - kept.keys(),
        versions=[pk for pk, article in versions if article not in created and article not in kept],
        kept={article: why for article, why in kept.items() if article in created | {one for _pk, one in versions}},
    )


def _with_later_versions(batch: ImportBatch) -> set[int]:
    """Articles of this batch of which an import that began after it brought another text."""
    mine = batch.items.filter(result__in=[Result.CREATED, Result.VERSION])
    later = ImportItem.objects.filter(result=Result.VERSION, article__in=mine.values("article")).exclude(batch=batch)
    first = dict(mine.order_by("-pk").values_list("article", "pk"))
    return {article for article, pk in later.values_list("article", "pk") if article in first and pk > first[article]}


def _corrected(articles: set[int]) -> set[int]:
    """Those that a person corrected: in a field, a day or a quote's speaker."""
    by_hand = Q(corrections__user__isnull=False) | Q(date_how=DateHow.CONFIRMED)
    found = set(Article.objects.filter(by_hand).values_list("pk", flat=True))
    return articles & (found | set(Quote.objects.exclude(review=Review.MACHINE).values_list("article", flat=True)))


@transaction.atomic
@indexing_at_once()
def undo(batch: ImportBatch, *, user, now: datetime) -> Undoing | None:
    """Take the batch back, all of it or nothing; None where it is in no state to be undone. Its record stays."""
    wait_for_turn()
    if not move(batch, BatchState.UNDONE, out_of=[*CAN_BE_UNDONE, BatchState.UNDOING], finished_at=now, trouble=""):
        return None
    plan = plan_undoing(batch)
    grouped = Article.objects.filter(import_items__batch=batch, group__isnull=False)
    groups = sorted(set(grouped.values_list("group", flat=True)))
    for some in _by_hundreds(plan.versions):
        for item in batch.items.filter(pk__in=some).order_by("-pk"):
            _take_back(item, user, now)
        _mark(batch.items.filter(pk__in=some))
    for some in _by_hundreds(sorted(plan.going)):
        _mark(batch.items.filter(article__in=some))
        forget_articles(some)
        forget_sketches(TextSketch.objects.filter(article__in=some))
        Article.objects.filter(pk__in=some).delete()
    Official.objects.left_over().delete()
    _tidy_groups(groups)
    for article, why in plan.kept.items():
        batch.items.filter(article=article).update(reason=f"Kept when the import was undone: {why}.")
    batch.items.filter(result=Result.PENDING).update(result=Result.SKIPPED, reason="Not imported.")
    batch.items.exclude(text="").update(text="", particulars={})
    return plan


def _tidy_groups(groups: list[int]) -> None:
    """Another copy stands for all where the first is gone; what only the gone held together comes apart."""
    for some in _by_hundreds(groups):
        regroup(some)


def _by_hundreds(numbers: list[int]) -> Iterator[list[int]]:
    """A database takes only so many parameters, and memory only so many rows."""
    for at in range(0, len(numbers), 500):
        yield numbers[at : at + 500]


def _mark(items) -> None:
    for result, was in ((Result.CREATED, "A new story"), (Result.VERSION, "A new version")):
        items.filter(result=result).update(result=Result.UNDONE, reason=f"{was} until the import was undone.")


def _take_back(item: ImportItem, user, now: datetime) -> None:
    article = Article.objects.select_for_update().get(pk=item.article_id)
    # It is a copy of nothing by this text any more.
    forget_sketches(article.sketches.filter(text_key=text_key(item.sha256)))
    if article.sha256 == item.sha256:
        _restore(article, now)
    elif version := article.versions.filter(sha256=item.sha256).first():
        version.delete()
        _number_again(article)
    elif article.state == State.WITHDRAWN:
        _return_to_readers(article, user, now)


def _restore(article: Article, now: datetime) -> None:
    """Show the newest of the earlier texts again, read anew; what staff said is laid over it."""
    before = _newest(article.versions.all())
    document = _document(before)
    prepared = prepare(document, read_document(document))
    settled = {name: getattr(article, name) for name in settled_by_staff([article.pk])[article.pk]}
    article.text, article.sha256, article.version = before.text, before.sha256, before.version
    for name in ("format", "file_name", "url", "identity", "slugline"):
        setattr(article, name, before.particulars.get(name, getattr(article, name)))
    article.given_date = document.published
    article.section = document.section
    fill_article(article, prepared)
    article.told = before.particulars.get("told", {})
    for name, value in settled.items():
        setattr(article, name, value)
    article.imported_at, article.changed_at = before.arrived_at, now
    before.delete()  # a text is kept once
    article.save()
    known = KnownRows.of([prepared])
    write_details([(article, details_of(prepared, known))], known)
    _number_again(article)


def _newest(versions: Iterable[ArticleVersion]) -> ArticleVersion:
    def place(version: ArticleVersion):
        rank = version_rank(version.version)
        return (0, rank, "", version.number) if isinstance(rank, float) else (1, 0.0, rank, version.number)

    return max(versions, key=place)


def _document(version: ArticleVersion) -> SourceDocument:
    file, told = version.particulars, version.particulars.get("told", {})
    day, hour = file.get("given_date"), told.get("published")
    document = SourceDocument(
        name=file.get("file_name", ""),
        text=version.text,
        format=file.get("format", "plain text"),
        url=file.get("url", ""),
        section=file.get("section", ""),
        identity=file.get("identity", ""),
        version=version.version,
        published=date.fromisoformat(day) if day else None,
        published_at=datetime.fromisoformat(hour) if hour else None,
    )
    names = ("headline", "byline", "source", "language", "notice")
    return replace(
        document, remarks=tuple(told.get("remarks", ())), **{name: told[name] for name in names if name in told}
    )


def _number_again(article: Article) -> None:
    """1, 2, 3 …: the next version takes the number behind the last."""
    for number, version in enumerate(article.versions.order_by("number"), 1):
        if version.number != number:
            version.number = number
            version.save(update_fields=["number"])


def _return_to_readers(article: Article, user, now: datetime) -> None:
    """The batch held an agency's withdrawal: the story is again what it was; its history says both."""
    withdrawal = article.corrections.filter(field="state", new=State.WITHDRAWN).first()
    if withdrawal is None or withdrawal.user_id is not None:
        return
    article.state, article.changed_at = withdrawal.old, now
    article.save(update_fields=["state", "changed_at"])
    index_articles([article])
    Correction.objects.create(
        article=article,
        field="state",
        old=State.WITHDRAWN,
        new=withdrawal.old,
        reason="The import of the agency's withdrawal was undone.",
        user=user,
        made_at=now,
    )
