"""Staging: documents become items that wait for a decision, each with what importing it would come to."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import islice

from django.db import IntegrityError, transaction

from articles.formats.digest import digest_of
from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.batch_states import beat, move
from articles.importing.documents import known_article
from articles.importing.file_remarks import with_remarks
from articles.importing.reading_ahead import read_document, together
from articles.importing.versions import same_story
from articles.importing.web_address import web_address
from articles.importing.wire_marks import wire_mark
from articles.models import BatchState, ImportBatch, ImportItem, Result, Source
from articles.reading.pipeline import UnreadableStory

CHUNK = 25  # documents in a transaction


def open_batch(
    *, origin: str, user, now: datetime, source: Source | None = None, ticket: uuid.UUID | None = None
) -> tuple[ImportBatch, bool]:
    """A batch to be staged, and whether it is new: one `ticket`, however often it is sent, is one batch."""
    values = {"origin": origin[:200], "user": user, "source": source, "started_at": now, "beat_at": now}
    try:
        with transaction.atomic():
            ticket = ticket or uuid.uuid4()
            return ImportBatch.objects.create(ticket=ticket, state=BatchState.STAGING, **values), True
    except IntegrityError:
        return ImportBatch.objects.get(ticket=ticket), False


def stage(
    batch: ImportBatch,
    documents: Iterable[Incoming],
    *,
    clock: Callable[[], datetime],
    go_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Keep the documents for a preview; no article is made. True when all are staged, False when told to stop.

    Broken off at any moment and begun again with the same documents, it goes on behind the last that was kept.
    """
    for chunk in together(islice(documents, batch.items.count(), None), CHUNK, _characters):
        if not go_on():
            return False
        items, remarks = _staged(batch, chunk), with_remarks(batch.remarks, chunk)
        with transaction.atomic():
            if not beat(batch, BatchState.STAGING, clock(), remarks=remarks):
                return False
            ImportItem.objects.bulk_create(items)
        batch.remarks = remarks
    return move(batch, BatchState.PREVIEW, out_of=[BatchState.STAGING], beat_at=clock(), trouble="")


@transaction.atomic
def stage_anew(batch: ImportBatch, *, columns: dict[str, str], now: datetime) -> bool:
    """Let the files be read once more, with other columns; what was staged goes. False where somebody was first."""
    if batch.decided_at or not move(
        batch, BatchState.STAGING, out_of=[BatchState.PREVIEW], columns=columns, remarks=[], beat_at=now, trouble=""
    ):
        return False
    batch.items.all().delete()
    return True


def _characters(document: Incoming) -> int:
    return len(document.text) if isinstance(document, SourceDocument) else 0


def _staged(batch: ImportBatch, chunk: list[Incoming]) -> list[ImportItem]:
    items: list[ImportItem] = []
    twins: dict[str, str] = {}
    for document in chunk:
        item = ImportItem(batch=batch, name=document.name[:300])
        if isinstance(document, UnreadableFile):
            item.result, item.reason = Result.FAILED, document.reason
        else:
            item.sha256 = digest_of(document.text)
            item.keep_document(replace(document, url=web_address(document.url)))
            _expect(item, document, twins)
            twins.setdefault(item.sha256, item.name)
        items.append(item)
    return items


def _expect(item: ImportItem, document: SourceDocument, twins: dict[str, str]) -> None:
    """What importing the item would come to: its `expected`, or that it failed and why."""
    before = item.batch.items.filter(sha256=item.sha256).values_list("name", flat=True).first()
    if twin := twins.get(item.sha256) or before:
        item.expected, item.reason = Result.UNCHANGED, f"The same text as {twin} in this import."
    elif known_article(document.text):
        item.expected = Result.UNCHANGED
    else:
        try:
            reading = read_document(document)
        except UnreadableStory as error:
            item.result, item.reason = Result.FAILED, str(error)
            return
        source = item.batch.source or named_source(document, reading)
        known = same_story(document, reading.date.value or "", source, wire_mark(document, reading))
        item.expected = Result.VERSION if known else Result.CREATED


def named_source(document: SourceDocument, reading) -> Source | None:
    """The agency that the file names, else the story, where the archive knows it; none is made."""
    return Source.objects.filter(name__iexact=document.source or reading.layout.source).first()
