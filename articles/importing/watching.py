"""One look at a watched folder: what is ready is imported and put away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from articles.formats.packing import head_of
from articles.formats.recognise import most_bytes, printable, read_stories, too_large
from articles.formats.types import Incoming, Limits, UnreadableFile
from articles.importing.dropped_files import (
    DroppedFile,
    UnusableFolder,
    allowed_folder,
    links_in,
    open_file,
    opened_folder,
    put_away,
    ready_files,
)
from articles.importing.polled_batch import counted, import_polled
from articles.models import Result, WatchedFolder
from articles.models.polled import NOTHING_NEW

MOST = 1000  # files at one look; the others follow at the next, at once


def look_into(
    watched: WatchedFolder, *, roots: list[Path], now: datetime, limits: Limits, new_source_rights: str
) -> None:
    """Import what lies ready and put it away; what happened is noted in the row, which is saved."""
    try:
        path = allowed_folder(watched.path, roots)
        with opened_folder(path) as folder:
            ready = ready_files(folder, now.timestamp())
            told = _import_files(watched, folder, ready[:MOST], now, limits, new_source_rights)
            if links := links_in(folder):
                told += f" Not ordinary files, left alone: {', '.join(map(printable, links[:10]))}."
        watched.went_well(told.strip(), now, more=len(ready) > MOST)
    except UnusableFolder as error:
        watched.went_wrong(str(error), now)
    except OSError as error:
        watched.went_wrong(f"It was broken off: {error.strerror or error}. What was imported stays.", now)
    watched.save_outcome()


def _import_files(
    watched: WatchedFolder, folder: int, files: list[DroppedFile], now: datetime, limits: Limits, rights: str
) -> str:
    if not files:
        return NOTHING_NEW
    outcomes = _Outcomes(folder, limits)
    counts: Counter[str] = Counter()
    for done in import_polled(watched, outcomes.documents(files), f"Folder {watched.path}", now, rights):
        counts[done.result] += 1
        if done.result == Result.FAILED:
            outcomes.failed(done.name, done.reason)
    moved = sum(put_away(folder, file, outcomes.reasons(file)) for file in files)
    return f"{moved} file{'s' * (moved != 1)}: {counted(counts)}"


class _Outcomes:
    """Which file each story came from, and why what of it was not imported."""

    def __init__(self, folder: int, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._file_of: dict[str, str] = {}
        self._reasons: dict[str, list[str]] = {}

    def documents(self, files: list[DroppedFile]) -> Iterator[Incoming]:
        for file in files:
            found = 0
            for document in self._stories(file):
                self._file_of[document.name] = file.name
                found += 1
                yield document
            if not found:
                self._file_of[printable(file.name)] = file.name
                yield UnreadableFile(printable(file.name), "no story was found in it.")

    def _stories(self, file: DroppedFile) -> Iterator[Incoming]:
        name = printable(file.name)
        try:
            with open_file(self._folder, file) as content:
                most = most_bytes(head_of(content), self._limits)
                content.seek(0)
                if file.size > most:
                    yield UnreadableFile(name, too_large(file.size, most))
                else:
                    yield from read_stories(name, content, self._limits)
        except OSError as error:
            yield UnreadableFile(name, f"the file can't be read: {error.strerror or error}.")

    def failed(self, document: str, reason: str) -> None:
        self._reasons.setdefault(self._file_of.get(document, document), []).append(f"{document}: {reason}")

    def reasons(self, file: DroppedFile) -> list[str]:
        return self._reasons.get(file.name, [])
