"""Reads documents in other processes, a few ahead of the one that writes; order is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from articles.formats.types import Incoming, UnreadableFile
from articles.reading.pipeline import UnreadableStory, read
from articles.reading.types import Reading

AHEAD = 16  # documents in flight for each process: enough to keep it busy, little to hold

Outcome = Reading | UnreadableStory | None


def read_ahead(documents: Iterable[Incoming], workers: int) -> Iterator[tuple[Incoming, Outcome]]:
    """Each document with its reading, or why it has none; None for a file that could not be opened."""
    if workers < 2:
        for document in documents:
            yield document, _outcome(document)
        return
    # Spawned, not forked: a process of its own must not share the connection to the database.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Incoming, Future[Outcome]]] = deque()
        for document in documents:
            waiting.append((document, pool.submit(_outcome, document)))
            if len(waiting) >= workers * AHEAD:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()


def _outcome(document: Incoming) -> Outcome:
    if isinstance(document, UnreadableFile):
        return None
    try:
        return read(document.text, document.published)
    except UnreadableStory as error:
        return error
