"""What finding costs beside time on a page: starting, memory, disk; what plain SQL would take; hostile questions."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks import find_questions as asks
from tests.benchmarks.datasette_file import make_file
from tests.benchmarks.find_archive import told
from tests.benchmarks.find_reader import Reader, ask_in_turn, median, touch_all_workers
from tests.benchmarks.find_run import Figure, Run, megabytes, milliseconds
from tests.benchmarks.find_sites import Site, seconds_until_answered
from tests.benchmarks.hostile_questions import hostile_addresses
from tests.benchmarks.processes import family, processor_seconds

FEW = 1000  # stories of the archive that a start is compared with
STARTS = 5
TOO_SLOW = 20  # times the median page
ANSWERS = {200, 400}


def start(run: Run) -> None:
    """From the start of the server to the first list page."""
    times: dict[int, list[float]] = {run.large: [], FEW: []}
    for _turn in range(STARTS):
        for count, seen in times.items():
            with run.part():
                seen.append(seconds_until_answered(run.site("product", count), "/articles/?q=pipeline"))
    ours, other = (statistics.median(seen) for seen in times.values())
    what = f"ready after a start at {run.large:,} against {FEW:,}"
    run.tell(Figure(what, f"{ours:.2f} s", f"{other:.2f} s", ours / other, 5, 2))


def memory(run: Run) -> None:
    site = run.site("product", run.large)
    touch_all_workers(site, ["/about/"] * 3)
    before = _memory(site)
    touch_all_workers(site, [*asks.list_pages(run.cast(run.large)), *asks.phrases()])
    after = _memory(site)
    for name, kind in (("its own pages of memory", "Anonymous"), ("its share (PSS)", "Pss"), ("resident (RSS)", "Rss")):
        more = (after[kind] - before[kind]) / 1e6
        what = f"a worker at {run.large:,}, {name}: MB more than /about/"
        run.tell(Figure(what, megabytes(after[kind]), megabytes(before[kind]), more, 400, 150))


def _memory(site: Site) -> dict[str, int]:
    """Of the worker that has most, in bytes, by the kernel's names."""
    most: Counter[str] = Counter()
    for process in list(family(site.process))[1:]:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]:
            name, amount, *_unit = line.split()
            most[name.rstrip(":")] = max(most[name.rstrip(":")], int(amount) * 1024)
    return most


def size(run: Run) -> None:
    for count in sorted({run.small, run.large}):
        folder = run.folder(count)
        text = told(folder)["text"]
        disk = sum(file.stat().st_size for file in folder.glob("archive.sqlite3*"))
        what = f"size on disk against the text, {count:,}"
        run.tell(Figure(what, megabytes(disk), megabytes(text), disk / text, 3, 2))
        if run.options.details:
            _tell_tables(run, folder / "archive.sqlite3", text)


def _tell_tables(run: Run, file: Path, text: int) -> None:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as base:
        tables = base.execute("SELECT name, sum(pgsize) AS size FROM dbstat GROUP BY name ORDER BY size DESC LIMIT 25")
        for name, used in tables:
            run.note(f"  {used / text:6.3f} of the text  {megabytes(used):>9}  {name}")


FLOORS = {
    "20 rows, newest first": "SELECT id FROM stories ORDER BY date DESC LIMIT 20",
    "a common word: count": "SELECT count(*) FROM stories_fts WHERE stories_fts MATCH 'pipeline'",
    "a very common word: count": "SELECT count(*) FROM stories_fts WHERE stories_fts MATCH 'government'",
    "a common word: 20 newest": "SELECT s.id FROM stories_fts f JOIN stories s ON s.id = f.rowid "
    "WHERE stories_fts MATCH 'pipeline' ORDER BY s.date DESC LIMIT 20",
    "a common word: one facet": "SELECT s.source, count(*) FROM stories_fts f JOIN stories s ON s.id = f.rowid "
    "WHERE stories_fts MATCH 'pipeline' GROUP BY s.source",
    "a common word: 20 best": "SELECT rowid FROM stories_fts WHERE stories_fts MATCH 'pipeline' ORDER BY rank LIMIT 20",
    "a very common word: 20 best": "SELECT rowid FROM stories_fts WHERE stories_fts MATCH 'government' "
    "ORDER BY rank LIMIT 20",
}


def floor(run: Run) -> None:
    """Plain SQL with FTS5, without a page around it."""
    for count in sorted({run.small, run.large}):
        with sqlite3.connect(f"file:{make_file(run.folder(count))}?mode=ro", uri=True) as base:
            base.execute("PRAGMA mmap_size = 268435456")
            for name, sql in FLOORS.items():
                times = []
                for _turn in range(6):
                    began = time.perf_counter()
                    base.execute(sql).fetchall()
                    times.append(time.perf_counter() - began)
                run.note(f"plain SQL at {count:,}, {name:30} {milliseconds(statistics.median(times[1:])):>12}")


def hostile(run: Run) -> None:
    """Each is answered with 200 or 400, after each worker has shown every kind of list once."""
    site = run.site("product", run.large)
    touch_all_workers(site, ["/articles/", "/quotes/", "/articles.atom", "/suggest/?q=a"])
    pages = ask_in_turn([(site, asks.searches(run.cast(run.large)))], run.options.rounds)[0]
    usual, statuses, slow, reader = median(pages), Counter[int](), [], Reader(site)
    worst = heaviest = 0.0
    for address in hostile_addresses():
        before = processor_seconds(site.process)
        try:
            answer = reader.get(address)
        except OSError as error:
            run.note(f"  no answer ({error}): {address[:100]} … {len(address):,} characters")
            statuses[0] += 1
            reader.close()
            reader = Reader(site)
            continue
        statuses[answer.status] += 1
        worst = max(worst, answer.seconds / usual)
        used = processor_seconds(site.process) - before
        heaviest = max(heaviest, used / pages.processor)
        if answer.seconds > TOO_SLOW * usual:
            slow.append((answer, used))
        if answer.status not in ANSWERS:
            run.note(f"  {answer.status}: {address[:200]} … {len(address):,} characters")
    told_statuses = ", ".join(f"{number} × {status or 'none'}" for status, number in sorted(statuses.items()))
    run.note(
        f"hostile questions: {told_statuses}; the median page takes {milliseconds(usual)}, a page "
        f"{milliseconds(pages.processor)} of processors, the heaviest question {heaviest:.1f} times that"
    )
    for answer, used in sorted(slow, key=lambda pair: -pair[0].seconds)[:20]:
        took = f"{milliseconds(answer.seconds)} ({milliseconds(used)} of processors)"
        run.note(f"  {took} {answer.status}: {answer.address[:160]} … {len(answer.address):,}")
    wrong = sum(number for status, number in statuses.items() if status not in ANSWERS)
    run.tell(Figure("hostile questions answered otherwise than 200 or 400", str(wrong), "", wrong, 0, 0))
    run.tell(Figure(f"hostile questions over {TOO_SLOW} median pages", str(len(slow)), "", len(slow), 0, 0))
    run.tell(Figure("the slowest hostile question in median pages", f"{worst:.1f}", "", worst, TOO_SLOW, TOO_SLOW))
