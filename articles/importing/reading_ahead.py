"""Reads documents, also in other processes, a few ahead of the one that writes; order is kept.

Those processes know no Django: nothing here may import a model.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import compress
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.prepared import PreparedStory, prepare_together
from articles.reading.pipeline import UnreadableStory, read
from articles.reading.types import Reading

TOGETHER = 16  # documents that a process is handed at once
AHEAD = 64  # such lots in flight for each process: enough to keep it busy while the others are written or sealed
LATER = 5  # of nice: for the one that writes all others wait, those who read the archive too
MOST_AHEAD = 8_000_000  # characters in flight
MOST_CHARACTERS = 1_000_000  # of those that a process is handed at once, unless one alone has more


# Objects more than before, at which Python looks for circles among the newest. Reading and writing make many objects
# and next to no circles: by its own measure, Python would look for them a tenth of the time.
CIRCLES_LOOKED_FOR = 50_000

Outcome = PreparedStory | UnreadableStory | None
Item = TypeVar("Item")


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
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_process)
    waiting: deque[tuple[list[Incoming], Future[bytes]]] = deque()
    characters = 0
    try:
        for some in together(documents, TOGETHER, _characters):
            waiting.append((some, pool.submit(_packed, some)))
            characters += sum(map(_characters, some))
            while waiting and (len(waiting) >= workers * AHEAD or characters > MOST_AHEAD):
                characters -= sum(map(_characters, waiting[0][0]))
                yield from _read(waiting.popleft())
        while waiting:
            yield from _read(waiting.popleft())
    except BrokenProcessPool:
        # Before 3.11.5 Python waits for ever for what it writes to processes that are gone (its issue 94777).
        pool._call_queue._reader.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def together(
    items: Iterable[Item], most: int, characters: Callable[[Item], int], most_characters: int = MOST_CHARACTERS
) -> Iterator[list[Item]]:
    """Lists of `most` items, or of fewer where they are long, so that none takes much memory."""
    some: list[Item] = []
    length = 0
    for item in items:
        some.append(item)
        length += characters(item)
        if len(some) >= most or length >= most_characters:
            yield some
            some, length = [], 0
    if some:
        yield some


def _characters(document: Incoming) -> int:
    return len(document.text) if isinstance(document, SourceDocument) else 0


def _read(task: tuple[list[Incoming], Future[bytes]]) -> Iterator[tuple[Incoming, Outcome]]:
    documents, outcomes = task
    return zip(documents, pickle.loads(outcomes.result()), strict=True)


def _packed(documents: list[Incoming]) -> bytes:
    """Their outcomes, packed until they are written: what lies ready is little then, and who writes finds it near."""
    return pickle.dumps(_outcomes(documents), pickle.HIGHEST_PROTOCOL)


def _begin_process() -> None:
    """Ctrl-C reaches every process of a terminal; the one that writes ends the others, also when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(LATER)
    gc.set_threshold(CIRCLES_LOOKED_FOR)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _outcome(document: Incoming) -> Outcome:
    return _outcomes([document])[0]


def _outcomes(documents: list[Incoming]) -> list[Outcome]:
    # All are read before any is prepared: a processor that turns from one to the other has neither's code near.
    tried = [_tried(document) for document in documents]
    readable = [isinstance(reading, Reading) for reading in tried]
    stories = iter(prepare_together([*compress(documents, readable)], [*compress(tried, readable)]))
    return [next(stories) if isinstance(reading, Reading) else reading for reading in tried]


def _tried(document: Incoming) -> Reading | UnreadableStory | None:
    if isinstance(document, UnreadableFile):
        return None
    try:
        return read_document(document)
    except UnreadableStory as error:
        return error
