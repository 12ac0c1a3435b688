"""While a text is read, no search for cycles of garbage runs; it goes on as before afterwards."""

from __future__ import annotations

import gc
import weakref
from threading import Thread

import pytest

from articles.reading.collector import collector_paused
from articles.reading.pipeline import read


class _Thing:
    itself: _Thing


@pytest.fixture(autouse=True)
def collector_as_before():
    assert gc.isenabled()
    yield
    gc.enable()


def test_the_search_is_off_within_and_on_afterwards():
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_has_its_turn_after_each_reading():
    gc.collect()
    thing = _Thing()
    thing.itself = thing
    left = weakref.ref(thing)
    del thing
    with collector_paused():
        made = [[] for _ in range(10 * gc.get_threshold()[0])]
        assert left()
    made.append([])
    assert left() is None


def test_an_error_within_leaves_the_search_on():
    with pytest.raises(RuntimeError), collector_paused():
        raise RuntimeError
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()


def test_a_search_that_was_off_stays_off():
    gc.disable()
    with collector_paused():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_a_reading_within_another_thread_does_not_end_the_pause_nor_draw_it_out():
    seen = []

    def read_beside() -> None:
        with collector_paused():
            seen.append(gc.isenabled())
        seen.append(gc.isenabled())

    with collector_paused():
        beside = Thread(target=read_beside)
        beside.start()
        beside.join()
        assert seen == [False, False]
    assert gc.isenabled()


def test_reading_leaves_no_cycles_behind():
    text = '“It is in tune,” said Latvia\'s Culture Minister Maria Ozolina. "Yes," she added.\n' * 500
    read(text)
    gc.collect()
    read(text)
    assert gc.collect() == 0
