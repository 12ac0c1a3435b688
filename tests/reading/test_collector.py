"""While a long text is read, no search for cycles of garbage runs; it goes on as before afterwards."""

from __future__ import annotations

import gc
from threading import Thread

import pytest

from articles.reading.collector import LONG, collector_paused
from articles.reading.pipeline import read


@pytest.fixture(autouse=True)
def collector_as_before():
    assert gc.isenabled()
    yield
    gc.enable()


def test_the_search_is_off_within_and_on_afterwards():
    with collector_paused(LONG):
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_story_of_ordinary_length_leaves_the_search_on():
    with collector_paused(LONG - 1):
        assert gc.isenabled()


def test_an_error_within_leaves_the_search_on():
    with pytest.raises(RuntimeError), collector_paused(LONG):
        raise RuntimeError
    assert gc.isenabled()
    with collector_paused(LONG):
        assert not gc.isenabled()


def test_a_search_that_was_off_stays_off():
    gc.disable()
    with collector_paused(LONG):
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_a_reading_within_another_thread_does_not_end_the_pause_nor_draw_it_out():
    seen = []

    def read_beside() -> None:
        with collector_paused(LONG):
            seen.append(gc.isenabled())
        seen.append(gc.isenabled())

    with collector_paused(LONG):
        beside = Thread(target=read_beside)
        beside.start()
        beside.join()
        assert seen == [False, False]
    assert gc.isenabled()


def test_reading_leaves_no_cycles_behind():
    text = '“It is in tune,” said Latvia\'s Culture Minister Maria Ozolina. "Yes," she added.\n' * (LONG // 40)
    read(text)
    gc.collect()
    read(text)
    assert gc.collect() == 0
