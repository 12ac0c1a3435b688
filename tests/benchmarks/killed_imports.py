"""Kills imports at random moments, runs them again, and looks whether the archive is the same as of an undisturbed one.

    python -m tests.benchmarks.killed_imports [--moments 20] [--count 4000] [--seed N] [--only sqlite|postgresql]

After each kill the search index is checked, after each second run also every text and span, and the database checks its
own files. Exit status 1 if an archive differs, anything is damaged, or a process of a killed import lives on.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from subprocess import Popen

from tests.benchmarks.archives import DATABASES, Archive, Shelf, shelf
from tests.benchmarks.mixed_corpus import write_corpus

FAILED = 1  # the corpus holds files that can't be imported
LINGER = 10  # seconds in which what belongs to a killed import must have ended


def timed_import(archive: Archive, corpus: Path) -> tuple[float, dict]:
    start = time.monotonic()
    told = json.loads(archive.run(*command(corpus), codes=(0, FAILED)))
    return time.monotonic() - start, told


def command(corpus: Path) -> tuple[str, ...]:
    return ("import_stories", str(corpus), "--workers", "2", "--json")


def kill(run: Popen[str], after: float) -> str:
    """SIGKILL to the import's first process, as the kernel does when memory runs out; what went wrong, or ""."""
    time.sleep(after)
    run.send_signal(signal.SIGKILL)
    run.wait()
    end = time.monotonic() + LINGER
    while left := in_session(run.pid):
        if time.monotonic() > end:
            for process in left:
                os.kill(process, signal.SIGKILL)
            return f"{len(left)} of its processes lived on"
        time.sleep(0.1)
    return ""


def in_session(session: int) -> list[int]:
    """Living processes of a session, from Linux's /proc."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def told_by(archive: Archive, check: str) -> list[str]:
    """What a check that found something printed."""
    checked = archive.begin(check)
    printed = checked.communicate()[0]
    return [printed] if checked.returncode else []


def troubles(archive: Archive, digest: str) -> list[str]:
    found = [*archive.flaws(), *told_by(archive, "check_archive"), *told_by(archive, "check_search")]
    if archive.run("check_archive", "--digest") != digest:
        found.append("the digest differs")
    return found


def try_moments(kind: str, shelf: Shelf, corpus: Path, options: argparse.Namespace) -> int:
    """How many of the moments ended badly."""
    with shelf.copy("whole") as archive:
        nothing = corpus / "a-empty.txt"
        start = timed_import(archive, nothing)[0]
    with shelf.copy("whole") as archive:
        took, told = timed_import(archive, corpus)
        digest = archive.run("check_archive", "--digest")
    failed = told.pop("failed")
    print(f"{kind}: {told}, failed {len(failed)}, in {took:.1f} s; digest {digest[:16]}…", flush=True)
    bad = 0
    for moment in range(options.moments):
        after = random.Random(f"{options.seed} {moment}").uniform(start, took)
        with shelf.copy(f"moment{moment}") as archive:
            found = [trouble] if (trouble := kill(archive.begin(*command(corpus)), after)) else []
            found += told_by(archive, "check_search")
            again = timed_import(archive, corpus)[1]
            found += troubles(archive, digest)
        bad += bool(found)
        line = f"{kind}, seed {options.seed}, moment {moment}: killed after {after:.2f} s, {again['unchanged']} were in"
        print(f"{line}: {'; '.join(found) or 'the same archive'}", flush=True)
    return bad


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--count", type=int, default=4000)  # several transactions
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--only", choices=DATABASES)
    options = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="newsarchive-killed-") as folder:
        corpus = Path(folder, "corpus")
        write_corpus(options.count, corpus)
        for kind in [options.only] if options.only else DATABASES:
            with shelf(kind, Path(folder)) as made:
                bad += try_moments(kind, made, corpus, options)
    print(f"{bad} of the archives are not as they should be." if bad else "All archives are the same and whole.")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
