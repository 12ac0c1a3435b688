"""Where the work at an import batch stands; several may ask for a change at once, and one gets it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from articles.models import ImportBatch


def beat(batch: ImportBatch, state: str, now: datetime, **values) -> bool:
    """Give a sign of life inside a chunk's transaction; False where the batch is no longer in `state`: leave it then.

    `values` are set with it. Whoever stops the batch meanwhile waits for the end of this transaction.
    """
    return ImportBatch.objects.filter(pk=batch.pk, state=state).update(beat_at=now, **values) == 1


def move(batch: ImportBatch, state: str, *, out_of: Iterable[str], **values) -> bool:
    """Take the batch from one state to another; False where somebody was first. `values` are set with it."""
    moved = ImportBatch.objects.filter(pk=batch.pk, state__in=list(out_of)).update(state=state, **values) == 1
    batch.refresh_from_db()
    return moved
