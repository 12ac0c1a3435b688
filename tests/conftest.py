"""What all tests share: the rooms that a run leaves out, the tally for `script/test`, a connection that is kept."""

import os
import signal
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import settings

# How long one example takes says what else the machine does; the tests of speed compare times.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

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


@pytest.fixture
def connection_kept(db):
    """The end of a request closes no connection: the test's database lives in it."""
    moments = request_started, request_finished
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield
    for moment in moments:
        moment.connect(close_old_connections)
