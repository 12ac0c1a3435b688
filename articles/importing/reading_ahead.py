"""Reads documents, also in other processes, a few ahead of the one that writes; order is kept.

Those processes know no Django: nothing here may import a model.
"""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.reading.pipeline import UnreadableStory, read
from articles.reading.types import Reading

AHEAD = 16  # documents in flight for each process: enough to keep it busy, little to hold

Outcome = Reading | UnreadableStory | None


logger = logging.getLogger(__name__)


def read_document(document: SourceDocument) -> Reading:
    """The document's reading; raises UnreadableStory, where the fault is the reader's own too: the others go on."""
    try:
        return read(document.text, document.published)
    except UnreadableStory:
        raise
    except Exception as error:
        logger.exception("Reading %s failed", document.name)
        name = type(error).__name__
        raise UnreadableStory(f"Reading it failed with {name}. The log says where; report it.") from error


def read_ahead(documents: Iterable[Incoming], workers: int) -> Iterator[tuple[Incoming, Outcome]]:
    """Each document with its reading, or why it has none; None for a file that could not be opened."""
    if workers < 2:
        for document in documents:
            yield document, _outcome(document)
        return
    # Spawned, not forked: a process of its own must not share the connection to the database.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    waiting: deque[tuple[Incoming, Future[Outcome]]] = deque()
    try:
        for document in documents:
            waiting.append((document, pool.submit(_outcome, document)))
            if len(waiting) >= workers * AHEAD:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the one that writes ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _outcome(document: Incoming) -> Outcome:
    if isinstance(document, UnreadableFile):
        return None
    try:
        return read_document(document)
    except UnreadableStory as error:
        return error
