"""Keeps a command of manage.py running beside the server: `python -m newsarchive.beside PID work`.

Starts it again when it dies; ends it when process PID, which started this one, is gone, or when told to end.
"""

import os
import signal
import subprocess
import sys
import threading

LOOK_EVERY = 0.25  # seconds
LONGEST_WAIT = 60  # seconds between two starts of a worker that dies at once
LAST_WORDS = 30  # seconds that a worker has to end what it is at


def keep_running(command: list[str], server: int) -> None:
    told_to_end = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: told_to_end.set())
    wait = 1.0
    while not told_to_end.is_set() and os.getppid() == server:
        worker = subprocess.Popen(command)
        lived = watch(worker, told_to_end, server)
        if worker.poll() is None:
            end(worker)
            return
        if told_to_end.is_set():
            return
        wait = 1.0 if lived > LONGEST_WAIT else min(2 * wait, LONGEST_WAIT)
        named = " ".join(command[1:])
        print(f"{named} ended with {worker.returncode} and is started again.", file=sys.stderr)
        rest(wait, told_to_end, server)


def watch(worker: subprocess.Popen, told_to_end: threading.Event, server: int) -> float:
    """Until the worker dies or the server goes; how many seconds that took."""
    lived = 0.0
    while worker.poll() is None and os.getppid() == server and not told_to_end.wait(LOOK_EVERY):
        lived += LOOK_EVERY
    return lived


def rest(seconds: float, told_to_end: threading.Event, server: int) -> None:
    while seconds > 0 and os.getppid() == server and not told_to_end.wait(LOOK_EVERY):
        seconds -= LOOK_EVERY


def end(worker: subprocess.Popen) -> None:
    worker.terminate()
    try:
        worker.wait(LAST_WORDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


if __name__ == "__main__":
    keep_running([sys.executable, "manage.py", *sys.argv[2:]], int(sys.argv[1]))
