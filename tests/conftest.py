"""What all tests share: the rooms that a run leaves out, and the tally for `script/test`."""

import os
import signal
from pathlib import Path

import pytest

# Rooms that know no database are tested once, in the run on SQLite.
if os.environ.get("TEST_DATABASE_URL"):
    collect_ignore = ["formats", "reading", "reference"]


def pytest_configure() -> None:
    """A run that is told to end closes its browser and removes its files, as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if tally := os.environ.get("NEWSARCHIVE_TALLY"):
        kinds = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")
        counts = {kind: len(terminalreporter.getreports(kind)) for kind in kinds}
        Path(tally).write_text(", ".join(f"{count} {kind}" for kind, count in counts.items() if count), "utf-8")
