"""What all tests share: which rooms a run leaves out, and the tally that `script/test` prints at its end."""

import os
from pathlib import Path

import pytest

# Rooms that know no database are tested once, in the run on SQLite.
if os.environ.get("TEST_DATABASE_URL"):
    collect_ignore = ["formats", "reading", "reference"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if tally := os.environ.get("NEWSARCHIVE_TALLY"):
        kinds = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")
        counts = {kind: len(terminalreporter.getreports(kind)) for kind in kinds}
        Path(tally).write_text(", ".join(f"{count} {kind}" for kind, count in counts.items() if count), "utf-8")
