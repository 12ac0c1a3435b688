"""Processes that work at lots ahead of the one that needs the results; each takes what comes through a pipe of its own.

Not Python's own pools: where one of their processes is killed while it hands something over, as a system short of
memory does, the others wait for ever. Here its pipe ends, and who waits for it is told. Nor do pools leave the one that
writes alone: threads of theirs wake in it for every lot.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any

LATER = 5  # of nice: for the one that writes all others wait, those who read the archive too
# Objects more than before, at which Python looks for circles among the newest. Reading and writing make many objects
# and next to no circles: by its own measure, Python would look for them a tenth of the time.
CIRCLES_LOOKED_FOR = 50_000


class ProcessLost(Exception):
    """A process was ended from outside."""


class _Process:
    """One of them, as the one that hands out the lots sees it."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        # Spawned, not forked: a process of its own must not share the connection to the database.
        context = get_context("spawn")
        self.pipe, other_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(other_end, work), daemon=True)
        self._process.start()
        other_end.close()  # so that the pipe ends with the process
        self.lots: deque[int] = deque()  # by number, those at which it is or which wait there

    def hand(self, number: int, lot: bytes) -> None:
        try:
            self.pipe.send_bytes(lot)
        except OSError as error:
            raise self._lost() from error
        self.lots.append(number)

    def take(self) -> tuple[int, bytes]:
        """The number and the result of the lot that it has been at for longest."""
        try:
            return self.lots.popleft(), self.pipe.recv_bytes()
        except (EOFError, OSError) as error:
            raise self._lost() from error

    def _lost(self) -> ProcessLost:
        self._process.join(1)
        return ProcessLost(f"A process that reads was ended from outside, with exit code {self._process.exitcode}.")

    def end(self) -> None:
        """At once, wherever it is: it keeps nothing."""
        self.pipe.close()
        self._process.kill()
        self._process.join()


class ReadingProcesses:
    """So many processes that call `work`, a function of a module, with one lot after the other.

    Leave it by `with`: its processes end with it, and with the process that has it.
    """

    def __init__(self, number: int, work: Callable[[Any], Any]) -> None:
        self._processes = [_Process(work) for _ in range(number)]
        self._handed = 0
        self._results: dict[int, bytes] = {}  # that are there and not asked for yet: packed they are little

    def __enter__(self) -> ReadingProcesses:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._processes:
            process.end()

    def hand(self, lot: Any) -> int:
        """Give a lot to the one that has least to do; returns the number under which its result is to be had."""
        self._take_what_is_there(0)
        number, self._handed = self._handed, self._handed + 1
        least = min(self._processes, key=lambda process: len(process.lots))
        least.hand(number, pickle.dumps(lot, pickle.HIGHEST_PROTOCOL))
        return number

    def result(self, number: int) -> Any:
        """What came of the lot; an error that `work` raised is raised here. Once only."""
        while number not in self._results:
            self._take_what_is_there(None)
        result = pickle.loads(self._results.pop(number))
        if isinstance(result, BaseException):
            raise result
        return result

    def _take_what_is_there(self, seconds: float | None) -> None:
        """Waits so long, or for ever, where there is nothing."""
        processes = {process.pipe: process for process in self._processes if process.lots}
        for pipe in wait(list(processes), seconds) if processes else ():
            number, result = processes[pipe].take()
            self._results[number] = result


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """In a process of its own: what comes in and what goes out waits there, so that the others need not."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the first one decides
    os.nice(LATER)
    gc.set_threshold(CIRCLES_LOOKED_FOR)
    lots: SimpleQueue[bytes] = SimpleQueue()
    results: SimpleQueue[bytes] = SimpleQueue()
    for task in (lambda: _receive(pipe, lots), lambda: _send(pipe, results)):
        Thread(target=_until_it_ends, args=(task,), daemon=True).start()
    while True:
        results.put(_packed_result(work, lots.get()))


def _packed_result(work: Callable[[Any], Any], lot: bytes) -> bytes:
    try:
        return pickle.dumps(work(pickle.loads(lot)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return _packed_error(error)


def _packed_error(error: Exception) -> bytes:
    """As it is where it can be handed over, else what it says, and where it happened."""
    try:
        packed = pickle.dumps(error)
        pickle.loads(packed)  # which calls its class, perhaps not as that would be called
    except Exception:
        told = RuntimeError(f"{type(error).__name__}: {error}")
        told.__notes__ = error.__notes__
        return pickle.dumps(told)
    return packed


def _until_it_ends(task: Callable[[], None]) -> None:
    """The process ends with it, whatever the reason: who waits for it is told then."""
    try:
        task()
    except (EOFError, OSError):
        pass  # who handed out the lots is gone
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _receive(pipe: Connection, lots: SimpleQueue[bytes]) -> None:
    while True:
        lots.put(pipe.recv_bytes())


def _send(pipe: Connection, results: SimpleQueue[bytes]) -> None:
    while True:
        pipe.send_bytes(results.get())
