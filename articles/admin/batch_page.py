"""What the page of an import batch shows: how far it is, what came of it, and its items ten at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Paginator
from django.db.models import Q

from articles.admin.columns_form import columns_form
from articles.importing.deciding import can_be_tried_again
from articles.importing.previews import preview_items
from articles.importing.undoing import CAN_BE_UNDONE
from articles.models import BatchState, ImportBatch, Result, State

PREVIEWS = 10
IMPATIENT = timedelta(seconds=20)  # after which a page says that no worker has begun
LEFT_OUT = "left-out"
EXPECTED = {
    "": "All",
    Result.CREATED: "New stories",
    Result.VERSION: "New versions",
    Result.UNCHANGED: "Here already",
    Result.FAILED: "Can't be imported",
    Result.SKIPPED: "Left out",
    Result.UNDONE: "Taken back",
    LEFT_OUT: "Not chosen",
}


def items_shown(batch: ImportBatch, show: str):
    """Those of one result, before the decision those of which it is expected; all where `show` is no result."""
    if show == LEFT_OUT:
        return batch.items.filter(result=Result.PENDING, chosen=False)
    if show in Result.values:
        return batch.items.filter(Q(result=show) | Q(result=Result.PENDING, expected=show))
    return batch.items.all()


def filters(batch: ImportBatch, show: str) -> list[dict]:
    """Each with its count; those that would show nothing are left away, but not the one that is on."""
    counted = [(key, label, items_shown(batch, key).count()) for key, label in EXPECTED.items()]
    return [
        {"key": key, "label": label, "count": count, "on": key == show}
        for key, label, count in counted
        if count or key == show or not key
    ]


@dataclass(frozen=True)
class Progress:
    done: int
    total: int | None  # None where nobody can know it yet
    sentence: str
    quiet: bool  # nobody seems to work at it
    silent: bool  # for so long that staff may take it up again
    busy_elsewhere: bool  # a worker is at another batch


def progress(batch: ImportBatch, now: datetime) -> Progress:
    counts = batch.counts()
    done, total = counts["all"] - counts[Result.PENDING], counts["all"]
    if batch.state == BatchState.STAGING:
        done, total = counts["all"], None
        sentence = f"{_stories(done)} read so far."
    elif batch.state == BatchState.UNDOING:
        done, total = 0, None
        sentence = "The import is being undone, all of it or nothing."
    else:
        sentence = f"{done:,} of {_stories(total)} done."
    quiet = now - (batch.beat_at or batch.started_at)
    others = ImportBatch.objects.exclude(pk=batch.pk).filter(beat_at__gt=now - IMPATIENT)
    return Progress(
        done,
        total,
        sentence,
        quiet > IMPATIENT and batch.ticket is not None,
        batch.is_silent(now) and batch.ticket is not None,
        others.filter(state__in=[BatchState.STAGING, BatchState.RUNNING]).exists(),
    )


def outcome(batch: ImportBatch) -> str:
    """What became of the batch, in one sentence of counts."""
    counts = batch.counts()
    made = "published" if batch.decided_as == State.PUBLISHED else "saved as draft" if batch.decided_as else "imported"
    told = [
        (counts[Result.CREATED], made),
        (counts[Result.VERSION], "new version" if counts[Result.VERSION] == 1 else "new versions"),
        (counts[Result.UNCHANGED], "here already"),
        (counts[Result.FAILED], "not imported"),
        (counts[Result.SKIPPED], "left out"),
        (counts[Result.UNDONE], "taken back"),
        (counts[Result.PENDING], "waiting"),
    ]
    return (
        ", ".join(f"{number:,} {what}" for number, what in told if number) + "."
        if counts["all"]
        else "Nothing came in."
    )


def batch_page(batch: ImportBatch, *, show: str, page: str | None, now: datetime) -> dict:
    """The template's context."""
    if batch.state in {BatchState.STAGING, BatchState.UNDOING}:
        return {"batch": batch, "progress": progress(batch, now)}
    show = show if show in EXPECTED else ""
    items = Paginator(items_shown(batch, show).select_related("article__source", "batch__source"), PREVIEWS).get_page(
        page
    )
    waiting = batch.items.filter(result=Result.PENDING)
    return {
        "batch": batch,
        "progress": progress(batch, now) if batch.at_work else None,
        "outcome": outcome(batch),
        "show": show,
        "filters": filters(batch, show),
        "items": items,
        "previews": preview_items(items) if batch.state == BatchState.PREVIEW else [],
        "columns": columns_form(batch),
        "waiting": waiting.count(),
        "chosen": waiting.filter(chosen=True).count(),
        "can_undo": batch.state in CAN_BE_UNDONE
        and batch.items.filter(result__in=[Result.CREATED, Result.VERSION]).exists(),
        "can_resume": batch.state == BatchState.STOPPED and batch.ticket is not None,
        "failed_again": can_be_tried_again(batch).count() if batch.state == BatchState.DONE else 0,
    }


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"
