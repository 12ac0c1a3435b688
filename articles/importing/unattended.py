"""Imports without a preview: many documents after one another, a thousand in a transaction."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

from articles.formats.types import Incoming, SourceDocument
from articles.importing.chunks import import_chunk
from articles.importing.database_settings import set_for_an_import
from articles.importing.file_remarks import with_remarks
from articles.importing.imported import Imported
from articles.importing.reading_ahead import Outcome, read_ahead, together
from articles.importing.reading_processes import CIRCLES_LOOKED_FOR
from articles.importing.turns import wait_for_turn
from articles.models import BatchState, ImportBatch, ImportItem, Result, Source
from articles.models.bulk_rows import insert_rows
from articles.models.import_batch import SILENCE
from articles.models.packed_text import keeps_packed
from articles.search.catalogue import Catalogue
from articles.search.sealing import seal_if_due

# Documents in a transaction, and their characters, unless one alone has more: they share the pages that it writes, half
# of them those of indexes in which each stands somewhere else. Others wait for it, about a second.
CHUNK = 1000
CHARACTERS = 2_500_000
SET_ASIDE = 1000  # withdrawals that are kept in memory until the others are done
BREATH = 0.01  # seconds between two, in which others may write
# Who waits for SQLite asks again each tenth of a second: now and then there must be time for that.
LONG_BREATH = 0.12
WITHOUT = 4  # seconds without such a one, a fifth of what others wait at most
# Stories whose words wait to be sealed meanwhile: more than else, for the more there are, the fewer words are written
# again. What they wait in stays a part of SQLite's file.
STORIES_TO_SEAL = {"sqlite": 8_000, "postgresql": 16_000}
TRIES = 3  # of a chunk that others were in the way of
ITEM = (
    *("batch_id", "name", "sha256", "result", "reason", "article_id"),
    *("expected", "text", "particulars", "chosen", "url"),
)
# What PostgreSQL and SQLite call it: serialisation, deadlock, made twice; still locked after 20 seconds.
IN_THE_WAY = {"40001", "40P01", "23505", "SQLITE_BUSY"}


def import_all(
    incoming: Iterable[Incoming],
    *,
    origin: str,
    state: str,
    now: datetime,
    new_source_rights: str,
    source: Source | None = None,
    workers: int = 1,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Imported]:
    """Import without a preview, each document recorded in one batch; `workers` processes read.

    What is given has been kept for good. `stopped` is asked between two transactions.
    """
    batch = ImportBatch.objects.create(
        origin=origin[:200], source=source, started_at=now, beat_at=now, state=BatchState.RUNNING
    )
    began, values = (
        time.monotonic(),
        {"state": state, "now": now, "source": source, "new_source_rights": new_source_rights},
    )
    last = BatchState.STOPPED
    rested, sealed = began, Catalogue()
    measure = gc.get_threshold()
    gc.set_threshold(CIRCLES_LOOKED_FOR, *measure[1:])
    try:
        with set_for_an_import():
            read = read_ahead(incoming, workers, packing=keeps_packed(connection))
            for chunk in together(withdrawals_last(read), CHUNK, _characters, CHARACTERS):
                yield from _kept(batch, chunk, now + timedelta(seconds=time.monotonic() - began), values)
                if stopped():
                    return
                seal_if_due(stories=STORIES_TO_SEAL[connection.vendor], catalogue=sealed)
                rested = _breathe(rested)
            seal_if_due(values=0, catalogue=sealed)
        last = BatchState.DONE
    finally:
        gc.set_threshold(*measure)
        # A full disk or a lost database can't take this note either; the batch is then left as running.
        with suppress(DatabaseError):
            ImportBatch.objects.filter(pk=batch.pk).update(
                state=last, finished_at=now + timedelta(seconds=time.monotonic() - began)
            )


def _breathe(rested: float) -> float:
    """Leave others time to write; when there was enough for those who wait for SQLite."""
    if connection.vendor == "sqlite" and time.monotonic() - rested > WITHOUT:
        time.sleep(LONG_BREATH)
        return time.monotonic()
    time.sleep(BREATH)
    return rested


def withdrawals_last(read: Iterable[tuple[Incoming, Outcome]]) -> Iterator[tuple[Incoming, Outcome]]:
    """The same in their order, but withdrawals at the end, for what they take back may stand behind them."""
    aside: list[tuple[Incoming, Outcome]] = []
    for one in read:
        if isinstance(one[0], SourceDocument) and one[0].notice == "withdrawal" and len(aside) < SET_ASIDE:
            aside.append(one)
        else:
            yield one
    yield from aside


def close_cut_off(now: datetime) -> list[ImportBatch]:
    """Imports whose program was killed: they are not being imported any more. What they kept stays."""
    silent = ImportBatch.objects.filter(state=BatchState.RUNNING, user=None, ticket=None, beat_at__lt=now - SILENCE)
    closed = list(silent)
    for batch in closed:
        batch.state, batch.finished_at = BatchState.STOPPED, batch.beat_at
        batch.trouble = "The program that imported it was cut off."
        batch.save(update_fields=["state", "finished_at", "trouble"])
    return closed


def _characters(read: tuple[Incoming, Outcome]) -> int:
    document = read[0]
    return len(document.text) if isinstance(document, SourceDocument) else 0


def _kept(
    batch: ImportBatch, chunk: Sequence[tuple[Incoming, Outcome]], moment: datetime, values: dict
) -> list[Imported]:
    """The chunk with its record, all or nothing; again where another writer was in the way."""
    remarks = with_remarks(batch.remarks, [document for document, _outcome in chunk])
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                wait_for_turn()
                done = import_chunk(chunk, **values)
                _record(batch, chunk, done)
                ImportBatch.objects.filter(pk=batch.pk).update(beat_at=moment, remarks=remarks)
            batch.remarks = remarks
            return done
        except (IntegrityError, OperationalError) as error:
            names = {getattr(error.__cause__, name, None) for name in ("sqlstate", "sqlite_errorname")}
            if not tries_left or not names & IN_THE_WAY:
                raise
    raise AssertionError("the last try returns or raises")


def _record(batch: ImportBatch, chunk: Sequence[tuple[Incoming, Outcome]], done: Sequence[Imported]) -> None:
    insert_rows(
        ImportItem,
        ITEM,
        [
            (
                batch.pk,
                document.name[:300],
                # By it a version is taken back; a new story, which is most, knows its own.
                outcome.digest if one.result == Result.VERSION else "",
                one.result.value,
                one.reason,
                one.article_id,
                *("", "", "{}", True, ""),
            )
            for (document, outcome), one in zip(chunk, done, strict=True)
        ],
    )
