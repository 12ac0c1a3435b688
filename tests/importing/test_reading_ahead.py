"""Processes that read ahead of the one that writes."""

import multiprocessing
import os
import signal
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing

import pytest

from articles.formats.types import SourceDocument
from articles.importing.reading_ahead import read_ahead

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
    before = signal.signal(signal.SIGALRM, lambda number, frame: pytest.fail("it still waits for them"))
    signal.alarm(60)
    try:
        with pytest.raises(BrokenProcessPool):
            for number, _read in enumerate(read_ahead(documents, 2)):
                if not number:
                    for process in multiprocessing.active_children():
                        process.kill()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
