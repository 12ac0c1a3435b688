"""How fast an import is beside reading alone with the same processes, and how much memory it takes.

    python -m tests.benchmarks.import_speed [--count 100000] [--workers 2] [--only sqlite|postgresql] [--pages]

Generated stories are read alone, then imported (read, written, made findable) into an empty archive, and read alone
once more, for a machine's speed changes; a tenth of them first, then all, on SQLite and on a private PostgreSQL as it
is installed. Each run is a process of its own. Beside the rates stands the time of all processors for a story, which
other loads on the machine disturb less; it counts the database's server, too. With --pages another process asks for
pages meanwhile, two a second, and some afterwards; their times are told.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.benchmarks.processes import processor_seconds, resident_bytes
from tests.postgres import private_cluster

RUN = [sys.executable, "-m", "tests.benchmarks.import_run"]
DATABASES = ("sqlite", "postgresql")
MEASURED = ("stories", "seconds", "processor")


def measured(arguments: list[str], environment: dict[str, str], server: int | None = None) -> dict:
    """What one run prints, with `memory` (peak of all its processes, in bytes) and `processor` (seconds)."""
    before = processor_seconds(server) if server else 0.0
    run = subprocess.Popen([*RUN, *arguments], env=os.environ | environment, stdout=subprocess.PIPE, text=True)
    with run, peak_memory(run.pid) as memory:
        printed = run.communicate()[0]
    if run.returncode:
        raise SystemExit(f"The run {' '.join(arguments)} ended with {run.returncode}.")
    told = json.loads(printed.splitlines()[-1])
    told["memory"] = memory["peak"]
    told["processor"] += processor_seconds(server) - before if server else 0.0
    return told


@contextmanager
def peak_memory(process: int) -> Iterator[dict[str, int]]:
    """Looks at the process and all below it five times a second."""
    memory, done = {"peak": 0}, Event()

    def watch() -> None:
        while not done.wait(0.2):
            memory["peak"] = max(memory["peak"], resident_bytes(process))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield memory
    finally:
        done.set()
        watcher.join()


@contextmanager
def database(kind: str, folder: Path) -> Iterator[tuple[dict[str, str], int | None]]:
    """The environment of an empty archive on it, and the process of its server."""
    own = {"NEWSARCHIVE_DATA": str(folder), "LOG_LEVEL": "WARNING", "DJANGO_SETTINGS_MODULE": "newsarchive.settings"}
    if kind == "sqlite":
        yield own, None
        return
    with private_cluster(safe=True) as url:
        server = next(int(child) for child in Path("/proc/thread-self/children").read_text().split())
        yield own | {"DATABASE_URL": url}, server


def report(name: str, run: dict, alone: dict | None = None) -> None:
    rate, cost = run["stories"] / run["seconds"], 1000 * run["processor"] / run["stories"]
    line = f"{name:34} {run['stories']:8} stories {rate:7.0f}/s  {cost:6.2f} ms of processors a story"
    if alone:
        beside = rate * alone["seconds"] / alone["stories"]
        line += f"  {beside:.2f} of reading alone ({cost_ratio(run, alone):.2f} by processor time)"
    print(f"{line}  {run['memory'] / 1e6:5.0f} MB", flush=True)
    for when, pages in run.get("pages", {}).items():
        print(f"{'':34} {pages['asked']} pages {when}: median {pages['median']:.0f} ms, p95 {pages['p95']:.0f} ms")


def cost_ratio(run: dict, alone: dict) -> float:
    return alone["processor"] / alone["stories"] / (run["processor"] / run["stories"])


def compare(kind: str, stories: Path, count: int, options: argparse.Namespace) -> None:
    workers = ["--workers", str(options.workers)]
    rates = []
    for number in (count // 10, count):
        first = ["--first", str(number), *workers]
        alone = [measured(["read", str(stories), *first], {})]
        report("reading alone, before", alone[0])
        with tempfile.TemporaryDirectory(prefix="newsarchive-speed-") as folder, database(kind, Path(folder)) as given:
            environment, server = given
            subprocess.run([*RUN, "make"], env=os.environ | environment, check=True)
            pages = ["--pages"] if options.pages else []
            run = measured(["import", str(stories), *first, *pages], environment, server)
        alone.append(measured(["read", str(stories), *first], {}))
        report("reading alone, after", alone[1])
        report(f"import, {kind}", run, {name: sum(one[name] for one in alone) for name in MEASURED})
        rates.append(run["stories"] / run["seconds"])
    print(f"{kind}: the rate at {count} is {rates[1] / rates[0]:.2f} of that at {count // 10}\n", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", choices=DATABASES)
    parser.add_argument("--pages", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsarchive-stories-") as folder:
        stories = Path(folder, "stories.jsonl")
        start = time.monotonic()
        with stories.open("wb") as file:
            make = [sys.executable, "-m", "tests.benchmarks.generate_stories", str(options.count)]
            subprocess.run(make, stdout=file, check=True)
        print(f"{options.count} stories made in {time.monotonic() - start:.0f} s", flush=True)
        for kind in [options.only] if options.only else DATABASES:
            compare(kind, stories, options.count, options)


if __name__ == "__main__":
    main()
