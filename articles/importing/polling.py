"""One question to a feed's address: what it gives becomes an import batch."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from articles.fetching.get import Answer
from articles.fetching.target import NotFetched
from articles.formats import agency_xml, feeds, json_feed, newsml1, newsml_g2, ninjs, nitf
from articles.formats.packing import HEAD
from articles.formats.recognise import container_of, format_of, read_bytes
from articles.formats.types import Incoming, Limits, UnreadableFile
from articles.importing.documents import known_article
from articles.importing.linked_pages import LinkedPages
from articles.importing.polled_batch import counted, import_polled
from articles.models import FeedAddress
from articles.models.polled import NOTHING_NEW

# Others may be what a server gives instead of a feed when something is wrong with it.
FEEDS = {known.NAME for known in (feeds, json_feed, nitf, newsml1, newsml_g2, ninjs, agency_xml)}


@dataclass(frozen=True, slots=True)
class Asking:
    """How addresses are asked: `get` is the guarded GET, `refusal` says what sites keep from programs, `rest` waits
    some seconds between two pages."""

    get: Callable[..., Answer]
    refusal: Callable[[str], str]
    rest: Callable[[float], None]
    limits: Limits
    new_source_rights: str


def ask_feed(feed: FeedAddress, *, asking: Asking, now: datetime) -> None:
    """Ask, import what is new, and note in the row what happened; the row is saved."""
    try:
        answer = asking.get(feed.address, etag=feed.etag, last_modified=feed.last_modified)
        if not answer.changed or _digest(answer) == feed.sha256:
            feed.went_well(NOTHING_NEW, now)
        else:
            _take(feed, answer, asking, now)
    except NotFetched as error:
        feed.went_wrong(error.reason, now, wait=error.retry_after)
        if error.gone:
            feed.switched_on, feed.result = False, f"{error.reason} It was switched off."
            feed.save(update_fields=["switched_on"])
    except UnreadableFile as error:
        feed.went_wrong(str(error), now)
    feed.save_outcome()


def _take(feed: FeedAddress, answer: Answer, asking: Asking, now: datetime) -> None:
    entries = _entries(answer, asking.limits)
    pages = LinkedPages(asking.get, asking.refusal, asking.rest, asking.limits)
    new = list(pages.instead_of(entries) if feed.whole_pages else _unknown(entries))
    counts: Counter[str] = Counter()
    if new:
        origin = f"Feed {feed.address}"
        counts.update(done.result for done in import_polled(feed, new, origin, now, asking.new_source_rights))
    feed.went_well(_told(counts, answer, pages.left), now, more=pages.left > 0)
    if pages.left or pages.missed:
        feed.forget_answer()
    else:
        feed.etag, feed.last_modified, feed.sha256 = answer.etag, answer.last_modified, _digest(answer)


def _entries(answer: Answer, limits: Limits) -> list[Incoming]:
    """What the answer holds; raises UnreadableFile where it is no feed, or nothing of it can be read."""
    head = answer.body[:HEAD]
    kind = (container_of(head) or format_of(head)).NAME
    if kind not in FEEDS:
        raise UnreadableFile(answer.url, f"what came is no feed, but looks like this: {kind}.")
    entries = list(read_bytes(answer.url, answer.body, limits))
    if len(entries) == 1 and isinstance(entries[0], UnreadableFile) and not entries[0].url:
        raise entries[0]
    return entries


def _unknown(entries: list[Incoming]) -> Iterator[Incoming]:
    return (entry for entry in entries if isinstance(entry, UnreadableFile) or not known_article(entry.text))


def _told(counts: Counter[str], answer: Answer, left: int) -> str:
    told = counted(counts) if counts else NOTHING_NEW
    if left:
        told += f" {left} more pages are asked for next time."
    if answer.moved_to:
        told += f" It has moved for good to {answer.moved_to}: change the address."
    return told


def _digest(answer: Answer) -> str:
    return hashlib.sha256(answer.body).hexdigest()
