"""Processes that work ahead: what they give back, and what becomes of those who wait when one is lost."""

import multiprocessing
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from articles.importing.reading_processes import ProcessLost, ReadingProcesses
from tests.importing.time_limit import in_a_minute

MUCH = 20_000_000  # more than any pipe holds


class TwoTold(Exception):
    """Its class can't be called with what an exception keeps."""

    def __init__(self, one, other):
        super().__init__(f"{one} and {other}")


class Kept(Exception):
    """Holds what can't leave the process."""

    def __init__(self, text):
        super().__init__(text)
        self.kept = lambda: text


def work(lot):
    kind, value = lot
    if kind == "two told":
        raise TwoTold(value, value)
    if kind == "kept":
        raise Kept("kept here")
    if kind == "double":
        return 2 * value
    if kind == "who":
        return os.getpid()
    if kind == "much":
        return bytes(value)
    if kind == "no more memory":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + value,) * 2)
        return value
    if kind == "sleep":
        time.sleep(value)
        return os.getpid()
    raise ValueError(f"no lot: {kind}")


def test_each_lot_has_its_result_in_whatever_order_they_are_asked_for():
    with ReadingProcesses(2, work) as processes:
        numbers = [processes.hand(("double", value)) for value in range(50)]
        results = {number: processes.result(number) for number in reversed(numbers)}
    assert [results[number] for number in numbers] == [2 * value for value in range(50)]


def test_an_error_is_told_where_its_result_is_asked_for_and_the_others_go_on():
    with ReadingProcesses(2, work) as processes:
        numbers = [processes.hand(lot) for lot in (("double", 1), ("nonsense", 2), ("double", 3))]
        assert processes.result(numbers[0]) == 2
        with pytest.raises(ValueError, match="no lot: nonsense") as told:
            processes.result(numbers[1])
        assert "in work" in told.value.__notes__[0]  # where it happened
        assert processes.result(numbers[2]) == 6


@pytest.mark.parametrize(
    ("kind", "says"), [("two told", "TwoTold: 1 and 1"), ("kept", "Kept: kept here")], ids=["two told", "kept"]
)
def test_an_error_that_no_process_could_hand_over_is_told_in_its_words(kind, says):
    with in_a_minute(), ReadingProcesses(1, work) as processes:
        with pytest.raises(RuntimeError, match=says) as told:
            processes.result(processes.hand((kind, 1)))
        assert "in work" in told.value.__notes__[0]
        assert processes.result(processes.hand(("double", 1))) == 2  # and it works on


def test_who_has_least_to_do_gets_the_next_lot():
    with ReadingProcesses(2, work) as processes:
        long = processes.hand(("sleep", 1))
        others = {processes.result(processes.hand(("who", None))) for _ in range(4)}
        assert len(others) == 1
        assert processes.result(long) not in others


def test_results_that_nobody_takes_keep_no_process_from_its_next_lot():
    with in_a_minute(), ReadingProcesses(1, work) as processes:
        numbers = [processes.hand(("much", MUCH)), *(processes.hand(("double", at)) for at in range(500))]
        assert processes.result(numbers[-1]) == 2 * 499
        assert len(processes.result(numbers[0])) == MUCH


@pytest.mark.parametrize("lot", [("much", MUCH), ("sleep", 60)], ids=["while it hands over", "while it works"])
def test_a_process_that_is_killed_is_told(lot):
    with in_a_minute(), ReadingProcesses(2, work) as processes:
        assert processes.result(processes.hand(("double", 1))) == 2
        numbers = [processes.hand(lot) for _ in range(2)]
        time.sleep(0.5)
        one, other = multiprocessing.active_children()
        one.kill()
        with pytest.raises(ProcessLost, match="exit code -9"):
            for number in numbers:
                processes.result(number)
    assert not other.is_alive()


def test_a_process_that_was_killed_is_told_when_it_is_to_get_more():
    with in_a_minute(), ReadingProcesses(1, work) as processes:
        assert processes.result(processes.hand(("double", 1))) == 2
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        with pytest.raises(ProcessLost, match="exit code -9"):
            processes.result(processes.hand(("double", 2)))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux keeps a process to so much memory")
def test_a_process_that_has_no_memory_for_what_comes_ends_and_is_told():
    with in_a_minute(), ReadingProcesses(1, work) as processes:
        processes.result(processes.hand(("no more memory", MUCH)))
        with pytest.raises(ProcessLost, match="exit code 1"):
            processes.result(processes.hand(("double", bytes(10 * MUCH))))


OWNER = """
import os, signal
from articles.importing.reading_processes import ReadingProcesses
from tests.importing.test_reading_processes import work
if __name__ == "__main__":
    with ReadingProcesses(2, work) as processes:
        numbers = [processes.hand(("who", None)) for _ in range(2)]
        print(*map(processes.result, numbers), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_end_with_the_one_that_has_them(tmp_path):
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=environment, timeout=60)
    numbers = {int(number) for number in done.stdout.split()}
    assert len(numbers) == 2, done.stderr
    for _ in range(100):
        if not any(is_running(number) for number in numbers):
            return
        time.sleep(0.1)
    pytest.fail("they still run")


def is_running(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
