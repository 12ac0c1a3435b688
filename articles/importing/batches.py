"""Batches: stories shown to staff before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from articles.formats.types import Incoming, UnreadableFile
from articles.importing.documents import Imported, import_document, known_article
from articles.importing.reading_ahead import read_document
from articles.importing.versions import same_story, wire_mark
from articles.importing.web_address import web_address
from articles.models import Article, BatchState, ImportBatch, ImportItem, Result, Source
from articles.models.article import digest_of
from articles.reading.pipeline import UnreadableStory
from articles.reading.types import Reading


@dataclass(frozen=True, slots=True)
class Preview:
    """One story of a batch that waits: what its reading would be, or why there is none."""

    item: ImportItem
    reading: Reading | None = None
    known: Article | None = None
    version_of: Article | None = None

    def source_told(self) -> str:
        source = self.item.batch.source
        return source.name if source else "not told: until a source is chosen, readers see the headline alone"

    def facts(self) -> list[tuple[str, str]]:
        """What the reading found beside quotes, as (label, value), for staff to look over."""
        reading = self.reading
        if reading is None:
            return []
        layout, day = reading.layout, reading.date
        named = [
            ("New version of", self.version_of.title if self.version_of else ""),
            ("Deck", reading.slice(layout.deck)),
            ("Source", layout.source or self.source_told()),
            ("Section", reading.slice(layout.section)),
            ("Byline", reading.slice(layout.byline)),
            ("Dateline", layout.dateline.text if layout.dateline else ""),
            ("Date", f"{day.value or 'not known'} ({day.how}). {' '.join(day.evidence)}"),
            ("Captions", "; ".join(f"{c.text} ({c.credit})" if c.credit else c.text for c in layout.captions)),
            ("Paragraphs", str(len(layout.paragraphs))),
            ("Countries", " ".join(f"{country.code}: {country.why}" for country in reading.countries)),
            ("Officials", " ".join(f"{o.name}, {o.office}. {o.why}" for o in reading.officials)),
            ("To look at", " ".join(reading.notes)),
        ]
        return [(label, value) for label, value in named if value]


@transaction.atomic
def stage_batch(
    incoming: Iterable[Incoming], *, origin: str, user, now: datetime, source: Source | None = None
) -> ImportBatch:
    """Keep the texts for a preview. No article is made."""
    batch = ImportBatch.objects.create(origin=origin[:200], user=user, source=source, started_at=now)
    ImportItem.objects.bulk_create([_staged(batch, document) for document in incoming])
    return batch


def _staged(batch: ImportBatch, document: Incoming) -> ImportItem:
    if isinstance(document, UnreadableFile):
        return ImportItem(batch=batch, name=document.name[:300], result=Result.FAILED, reason=document.reason)
    item = ImportItem(batch=batch, name=document.name[:300], sha256=digest_of(document.text))
    item.keep_document(replace(document, url=web_address(document.url)))
    return item


def preview_items(items: Iterable[ImportItem]) -> list[Preview]:
    return [_preview(item) for item in items]


def _preview(item: ImportItem) -> Preview:
    if item.result != Result.PENDING:
        return Preview(item)
    if known := known_article(item.text):
        return Preview(item, known=known)
    document = item.document()
    try:
        reading = read_document(document)
    except UnreadableStory as error:
        item.reason = str(error)
        return Preview(item)
    source = item.batch.source or Source.objects.filter(name__iexact=reading.layout.source).first()
    return Preview(item, reading, version_of=same_story(document, reading, source, wire_mark(document.text, reading)))


def save_batch(
    batch: ImportBatch, *, chosen: set[int], state: str, now: datetime, new_source_rights: str
) -> ImportBatch:
    """Import the chosen items as drafts or published; each is kept whole or not at all, and once.

    Another call may be deciding on the same batch, or one before may have broken off: what waits is asked of each item.
    """
    waiting = ImportItem.objects.select_for_update().filter(batch=batch, result=Result.PENDING)
    for pk in list(batch.items.filter(result=Result.PENDING).values_list("pk", flat=True)):
        with transaction.atomic():
            item = waiting.filter(pk=pk).first()
            if item is None:
                continue
            if pk in chosen:
                done = import_document(
                    item.document(), state=state, now=now, source=batch.source, new_source_rights=new_source_rights
                )
            else:
                done = Imported(item.name, Result.SKIPPED, "Not chosen.")
            _record(item, done)
    return _close(batch, BatchState.DONE, now)


def discard_batch(batch: ImportBatch, *, now: datetime) -> ImportBatch:
    """Throw the staged texts away; the record of the batch stays."""
    batch.items.filter(result=Result.PENDING).update(
        result=Result.SKIPPED, reason="Discarded.", text="", particulars={}
    )
    return _close(batch, BatchState.DISCARDED, now)


def _record(item: ImportItem, done: Imported) -> None:
    item.result, item.reason, item.article = done.result, done.reason, done.article
    item.forget_document()
    item.save()


def _close(batch: ImportBatch, state: str, now: datetime) -> ImportBatch:
    batch.state, batch.finished_at = state, now
    batch.save()
    return batch
