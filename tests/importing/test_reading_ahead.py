"""Processes that read ahead of the one that writes."""

import multiprocessing
import os
from contextlib import closing

import pytest

from articles.formats.types import SourceDocument
from articles.importing import prepared, reading_ahead
from articles.importing.reading_ahead import read_ahead
from articles.importing.reading_processes import ProcessLost
from articles.importing.wire_marks import wire_mark
from tests.importing.time_limit import in_a_minute

STORY = "Ferry line opens\n\nOSLO, April 10. /TASS/. A ferry line opens, Foreign Minister Astrid Solheim said.\n"


def test_who_reads_gives_way_to_who_writes_and_to_readers_of_the_archive():
    own = os.getpriority(os.PRIO_PROCESS, 0)
    documents = [SourceDocument(f"{number}.txt", STORY, "plain text") for number in range(3)]
    with closing(read_ahead(documents, 2)) as ahead:
        assert next(ahead)[1].source == "TASS"
        processes = multiprocessing.active_children()
        assert processes
        assert all(os.getpriority(os.PRIO_PROCESS, process.pid) > own for process in processes)


def test_processes_that_are_killed_end_the_reading_and_nobody_waits_for_them():
    documents = [SourceDocument(f"{number}.txt", STORY * 100, "plain text") for number in range(200)]
    ahead = read_ahead(documents, 2)
    next(ahead)
    for process in multiprocessing.active_children():
        process.kill()
    with in_a_minute(), pytest.raises(ProcessLost, match="exit code -9"):
        list(ahead)
    assert not multiprocessing.active_children()


def test_a_story_that_cannot_be_prepared_fails_alone(monkeypatch, caplog):
    def stumble(document, reading):
        if document.name == "1.txt":
            raise RecursionError
        return wire_mark(document, reading)

    monkeypatch.setattr(prepared, "wire_mark", stumble)
    documents = [SourceDocument(f"{number}.txt", STORY, "plain text") for number in range(3)]
    first, second, third = reading_ahead._outcomes(documents)
    assert str(second).startswith("Reading it failed with RecursionError")
    assert first.digest == third.digest
    assert "1.txt" in caplog.text
