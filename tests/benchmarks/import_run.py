"""One run of the benchmark: reads stories alone, or imports them into an empty archive, and prints what it took.

    python -m tests.benchmarks.import_run read|import STORIES.jsonl --first N [--workers N] [--pages]

An archive is made before by `python -m tests.benchmarks.import_run make`, which prints nothing.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import resource
import statistics
import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from articles.formats.types import SourceDocument
from articles.importing.reading_ahead import TOGETHER
from articles.importing.reading_processes import ReadingProcesses
from articles.reading.pipeline import UnreadableStory, read
from tests.benchmarks.generate_stories import documents

AFTERWARDS = 60  # pages that are asked for when nothing else is done
PAGES = ("/", "/articles/", "/quotes/", "/articles/?q=treaty", "/countries/")


def first_documents(path: Path, number: int) -> Iterator[SourceDocument]:
    with path.open(encoding="utf-8") as lines:
        yield from documents(islice(lines, number))


def read_some(some: list[SourceDocument]) -> int:
    for document in some:
        try:
            read(document.text, document.published)
        except UnreadableStory:
            continue
    return len(some)


def read_alone(stories: Iterable[SourceDocument], workers: int) -> int:
    """Nothing but the reading, by processes as an import has them, of which nothing but a number comes back."""
    stories, number = iter(stories), 0
    with ReadingProcesses(workers, read_some) as processes:
        waiting: deque[int] = deque()
        while some := list(islice(stories, TOGETHER)):
            waiting.append(processes.hand(some))
            if len(waiting) > 4 * workers:
                number += processes.result(waiting.popleft())
        return number + sum(map(processes.result, waiting))


def import_them(stories: Iterable[SourceDocument], workers: int) -> int:
    from django.utils import timezone

    from articles.importing.unattended import import_all

    done = import_all(
        stories, origin="benchmark", state="published", now=timezone.now(), new_source_rights="excerpt", workers=workers
    )
    return sum(1 for _one in done)


def ask_for_pages(times, stop) -> None:
    """Asks for one page after the other, two a second, until it is told to stop; then for some more of them."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns where it is missing
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    client, number, left = Client(SERVER_NAME="localhost"), 0, AFTERWARDS
    while left:
        left -= stop.wait(0.5)
        meanwhile, start = not stop.is_set(), time.perf_counter()
        answer = client.get(PAGES[number % len(PAGES)])
        assert answer.status_code == 200, (PAGES[number % len(PAGES)], answer.status_code)
        times.put((meanwhile, 1000 * (time.perf_counter() - start)))
        number += 1


def with_pages(work) -> dict:
    """What pages took, in milliseconds, while the work was done, and afterwards in the same archive."""
    context = multiprocessing.get_context("spawn")
    times, stop = context.Queue(), context.Event()
    reader = context.Process(target=ask_for_pages, args=(times, stop), daemon=True)
    reader.start()
    work()
    stop.set()
    took: dict[bool, list[float]] = {True: [], False: []}
    while reader.is_alive() or not times.empty():
        while not times.empty():
            meanwhile, milliseconds = times.get()
            took[meanwhile].append(milliseconds)
        time.sleep(0.05)
    return {"meanwhile": spread(took[True]), "afterwards": spread(took[False])}


def spread(times: list[float]) -> dict:
    times.sort()
    return {"asked": len(times), "median": statistics.median(times), "p95": times[int(len(times) * 0.95)]}


def set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0, stdout=io.StringIO())  # as script/server leaves a new archive


def processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", choices=("make", "read", "import"))
    parser.add_argument("stories", type=Path, nargs="?")
    parser.add_argument("--first", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pages", action="store_true")
    options = parser.parse_args()
    if options.work == "make":
        set_up()
        return
    if options.work == "import":
        import django

        django.setup()
    work = read_alone if options.work == "read" else import_them
    told: dict = {}
    start, used = time.monotonic(), processor_seconds()

    def run() -> None:
        told["stories"] = work(first_documents(options.stories, options.first), options.workers)
        told["seconds"] = time.monotonic() - start

    if options.pages:
        told["pages"] = with_pages(run)
    else:
        run()
    print(json.dumps(told | {"processor": processor_seconds() - used}))


if __name__ == "__main__":
    main()
