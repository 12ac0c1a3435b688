"""Everything that `script/test` runs, one after another, and a summary at the end.

With arguments only the tests run, and pytest gets the arguments.
"""

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.postgres import NoCluster, end_on_signals, private_cluster, run_child

PYTHON = [sys.executable, "-m"]
CHECKS = {
    "ruff check": [*PYTHON, "ruff", "check", "."],
    "ruff format": [*PYTHON, "ruff", "format", "--check", "."],
    "mypy": [*PYTHON, "mypy"],
    "system checks": [*PYTHON, "django", "check", "--fail-level", "WARNING"],
    "migrations": [*PYTHON, "django", "makemigrations", "--check", "--dry-run"],
}
# A worker a core; more than four spend more on their databases than they win.
PYTEST = [*PYTHON, "pytest", "--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal"]


@dataclass
class Outcome:
    name: str
    code: int
    seconds: float
    tally: str = ""

    def __str__(self) -> str:
        word = {0: "passed", pytest.ExitCode.NO_TESTS_COLLECTED: "no tests"}.get(self.code, "FAILED")
        return f"{word:8}  {self.name:22} {self.seconds:5.0f} s  {self.tally}".rstrip()


def run(name: str, command: list[str], **environment: str) -> Outcome:
    print(f"\n── {name} ──", flush=True)
    start = time.monotonic()
    with tempfile.NamedTemporaryFile(prefix="newsarchive-tally-") as tally:
        code = run_child(command, os.environ | environment | {"NEWSARCHIVE_TALLY": tally.name})
        return Outcome(name, code, time.monotonic() - start, Path(tally.name).read_text("utf-8"))


def run_on_postgres(name: str, command: list[str]) -> Outcome:
    start = time.monotonic()
    try:
        with private_cluster() as url:
            return run(name, command, TEST_DATABASE_URL=url)
    except NoCluster as error:
        print(f"\n── {name} ──\n{error}", file=sys.stderr, flush=True)
        return Outcome(name, 1, time.monotonic() - start, "no cluster")


def succeeded(outcomes: list[Outcome]) -> bool:
    """A selection may hold nothing for one database (the ground rooms), but not for both."""
    codes = {outcome.code for outcome in outcomes}
    return codes <= {0, pytest.ExitCode.NO_TESTS_COLLECTED} and 0 in codes


def main(arguments: list[str]) -> int:
    end_on_signals()
    os.environ.pop("TEST_DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    checks = [] if arguments else [run(name, command) for name, command in CHECKS.items()]
    tests = [
        run("tests on SQLite", PYTEST + arguments),
        run_on_postgres("tests on PostgreSQL", PYTEST + arguments),
    ]
    good = all(check.code == 0 for check in checks) and succeeded(tests)
    print("", *checks, *tests, "All is well." if good else "Something failed; see above.", sep="\n")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
