"""What a feed or a folder gave at one time is one import batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from articles.formats.types import Incoming
from articles.importing.imported import Imported
from articles.importing.unattended import import_all
from articles.models import ImportBatch, Result
from articles.models.polled import Polled

_WORDS = {
    Result.CREATED: "new",
    Result.VERSION: "new versions",
    Result.UNCHANGED: "here already",
    Result.FAILED: "not imported",
}


def import_polled(
    polled: Polled, incoming: Iterable[Incoming], origin: str, now: datetime, new_source_rights: str
) -> Iterator[Imported]:
    """Import what came, as its row says; the row is given the batch, to be saved by the caller."""
    last = ImportBatch.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield from import_all(
        incoming,
        origin=origin,
        state=polled.keep_as,
        now=now,
        source=polled.source,
        new_source_rights=new_source_rights,
    )
    polled.batch = ImportBatch.objects.filter(pk__gt=last, origin=origin[:200]).order_by("pk").first()


def counted(counts: Counter[str]) -> str:
    """What became of the stories, as a sentence."""
    return ", ".join(f"{counts[result]} {words}" for result, words in _WORDS.items() if counts[result]) + "."
