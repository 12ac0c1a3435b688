"""Reads documents, also in other processes, a few ahead of the one that writes; order is kept.

Those processes know no Django: nothing here may import a model.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress
from typing import TypeVar

from articles.formats.types import Incoming, SourceDocument, UnreadableFile
from articles.importing.prepared import PreparedStory, prepare_together
from articles.importing.reading_processes import ReadingProcesses
from articles.reading.pipeline import UnreadableStory, read
from articles.reading.types import Reading

TOGETHER = 32  # documents that a process is handed at once
AHEAD = 32  # such lots in flight for each process: enough to keep it busy while the others are written or sealed
MOST_AHEAD = 8_000_000  # characters in flight
MOST_CHARACTERS = 1_000_000  # of those that a process is handed at once, unless one alone has more


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
        raise _own_fault(document, error) from error


def _own_fault(document: SourceDocument, error: Exception) -> UnreadableStory:
    logger.exception("Reading %s failed", document.name)
    return UnreadableStory(f"Reading it failed with {type(error).__name__}. The log says where; report it.")


def read_ahead(
    documents: Iterable[Incoming], workers: int, *, packing: bool = False
) -> Iterator[tuple[Incoming, Outcome]]:
    """Each document with its reading, or why it has none; None for a file that could not be opened.

    `packing` has the texts packed where they are read, for a database that keeps them so.
    """
    if workers < 2:
        for document in documents:
            yield document, _outcomes([document], packing=packing)[0]
        return
    waiting: deque[tuple[list[Incoming], int]] = deque()  # with the number of each lot
    characters = 0
    with ReadingProcesses(workers, partial(_outcomes, packing=packing)) as processes:
        for some in together(documents, TOGETHER, _characters):
            waiting.append((some, processes.hand(some)))
            characters += sum(map(_characters, some))
            while waiting and (len(waiting) >= workers * AHEAD or characters > MOST_AHEAD):
                characters -= sum(map(_characters, waiting[0][0]))
                some, number = waiting.popleft()
                yield from zip(some, processes.result(number), strict=True)
        for some, number in waiting:
            yield from zip(some, processes.result(number), strict=True)


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


def _outcomes(documents: list[Incoming], *, packing: bool = False) -> list[Outcome]:
    # All are read before any is prepared: a processor that turns from one to the other has neither's code near.
    tried = [_tried(document) for document in documents]
    readable = [isinstance(reading, Reading) for reading in tried]
    stories = iter(_prepared([*compress(documents, readable)], [*compress(tried, readable)], packing))
    return [next(stories) if isinstance(reading, Reading) else reading for reading in tried]


def _prepared(documents: Sequence[SourceDocument], readings: Sequence[Reading], packing: bool) -> Sequence[Outcome]:
    """Where one is at fault, the others are prepared nevertheless."""
    try:
        return prepare_together(documents, readings, packing=packing)
    except Exception as error:
        if len(documents) == 1:
            return [_own_fault(documents[0], error)]
    pairs = zip(documents, readings, strict=True)
    return [outcome for document, reading in pairs for outcome in _prepared([document], [reading], packing)]


def _tried(document: Incoming) -> Reading | UnreadableStory | None:
    if isinstance(document, UnreadableFile):
        return None
    try:
        return read_document(document)
    except UnreadableStory as error:
        return error
