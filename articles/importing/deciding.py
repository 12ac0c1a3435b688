"""A staged batch is decided on, imported in the background, stopped, resumed, tried again or thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Length

from articles.formats.types import Incoming
from articles.importing.batch_states import beat, move
from articles.importing.chunks import import_chunk
from articles.importing.reading_ahead import Outcome, read_ahead, together
from articles.importing.turns import wait_for_turn
from articles.models import BatchState, ImportBatch, ImportItem, Result

CHUNK = 50  # stories in a transaction: short enough for others to wait for


def choose(batch: ImportBatch, *, shown: set[int], taken: set[int]) -> None:
    """Of the items that were shown, those in `taken` are chosen and the others are left out."""
    waiting = batch.items.filter(result=Result.PENDING, pk__in=shown)
    waiting.filter(pk__in=taken).update(chosen=True)
    waiting.exclude(pk__in=taken).update(chosen=False)


def decide(batch: ImportBatch, *, state: str, user, now: datetime) -> bool:
    """Whether this call settled that the chosen items are imported as `state`; False where somebody was first."""
    values = {"decided_as": state, "decided_at": now, "decided_by": user, "beat_at": now, "trouble": ""}
    return move(batch, BatchState.RUNNING, out_of=[BatchState.PREVIEW], **values)


def run(
    batch: ImportBatch,
    *,
    new_source_rights: str,
    clock: Callable[[], datetime],
    go_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Import what was decided, a chunk in each transaction. True when all is done, False when told to stop.

    Another call may be at the same batch, or one before may have broken off: what waits is asked of each item.
    """
    batch.items.filter(result=Result.PENDING, chosen=False).update(
        result=Result.SKIPPED, reason="Not chosen.", text="", particulars={}
    )
    for items in _chunks(batch):
        if not go_on():
            return False
        read = list(read_ahead([item.document() for item in items], 1))
        with transaction.atomic():
            wait_for_turn()
            if not beat(batch, BatchState.RUNNING, clock()):
                return False
            _import(batch, items, read, new_source_rights)
    return move(batch, BatchState.DONE, out_of=[BatchState.RUNNING], finished_at=clock())


def _chunks(batch: ImportBatch) -> Iterator[list[ImportItem]]:
    """What waits; withdrawals come last, for what they take back may stand behind them."""
    place = 0
    while items := _first_chunk(batch, place):
        place = items[-1].pk
        if stories := [item for item in items if item.particulars.get("notice") != "withdrawal"]:
            yield stories
    while items := _first_chunk(batch, 0):
        yield items


def _first_chunk(batch: ImportBatch, place: int) -> list[ImportItem]:
    """Of what waits behind a place; of long texts fewer, so that none takes much memory."""
    waiting = batch.items.filter(result=Result.PENDING, pk__gt=place)
    sizes = waiting.annotate(size=Length("text")).values_list("pk", "size")[:CHUNK]
    chunk = next(together(sizes, CHUNK, lambda row: row[1]), [])
    return list(batch.items.filter(pk__in=[pk for pk, _size in chunk]))


def _import(
    batch: ImportBatch, items: Sequence[ImportItem], read: Sequence[tuple[Incoming, Outcome]], rights: str
) -> None:
    """Those of a chunk that still wait. The text of one that failed stays, so that it can be tried again."""
    waiting = ImportItem.objects.select_for_update().filter(pk__in=[item.pk for item in items], result=Result.PENDING)
    still = set(waiting.values_list("pk", flat=True))
    pairs = [(item, one) for item, one in zip(items, read, strict=True) if item.pk in still]
    values = {"state": batch.decided_as, "now": batch.decided_at, "source": batch.source, "new_source_rights": rights}
    done = import_chunk([one for _item, one in pairs], **values)
    for (item, _one), became in zip(pairs, done, strict=True):
        item.result, item.reason, item.article_id = became.result, became.reason, became.article_id
        if item.result != Result.FAILED:
            item.forget_document()
    fields = ["result", "reason", "article", "text", "particulars", "url", "given_date"]
    ImportItem.objects.bulk_update([item for item, _one in pairs], fields, batch_size=50)


def stop(batch: ImportBatch, *, now: datetime, trouble: str = "") -> bool:
    """Break off what is done in the background; what was kept stays. False where nothing was being done."""
    working = [BatchState.STAGING, BatchState.RUNNING]
    return move(batch, BatchState.STOPPED, out_of=working, finished_at=now, trouble=trouble)


def resume(batch: ImportBatch, *, now: datetime) -> bool:
    """Go on where a stopped batch ended; False where there is nothing to go on with."""
    if batch.ticket is None:  # of the command line: only its command has the files
        return False
    state = BatchState.RUNNING if batch.decided_as else BatchState.STAGING
    return move(batch, state, out_of=[BatchState.STOPPED], beat_at=now, finished_at=None, trouble="")


def can_be_tried_again(batch: ImportBatch):
    return batch.items.filter(result=Result.FAILED).exclude(text="")


@transaction.atomic
def try_again(batch: ImportBatch, *, now: datetime) -> int:
    """Let what failed wait for a decision once more; how many. A file that could not be read has to be sent again."""
    number = can_be_tried_again(batch).count()
    if number and move(batch, BatchState.PREVIEW, out_of=[BatchState.DONE], beat_at=now, finished_at=None):
        return can_be_tried_again(batch).update(result=Result.PENDING, reason="", expected="", chosen=True)
    return 0


@transaction.atomic
def discard(batch: ImportBatch, *, user, now: datetime) -> bool:
    """Throw away what waits; the record stays, and so does what was imported before. False where nothing waits."""
    state = (
        BatchState.DONE if batch.counts()[Result.CREATED] or batch.counts()[Result.VERSION] else BatchState.DISCARDED
    )
    values = {"decided_by": user, "finished_at": now, "trouble": ""}
    if not move(batch, state, out_of=[BatchState.PREVIEW, BatchState.STOPPED], **values):
        return False
    batch.items.filter(result=Result.PENDING).update(
        result=Result.SKIPPED, reason="Discarded.", text="", particulars={}
    )
    batch.items.filter(result=Result.FAILED).update(text="", particulars={})
    return True
