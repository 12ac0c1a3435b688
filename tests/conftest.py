"""What all tests share: the rooms that a run leaves out, an emptied search index, the tally for `script/test`."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.introspection import BaseDatabaseIntrospection

# Rooms that know no database are tested once, in the run on SQLite.
if os.environ.get("TEST_DATABASE_URL"):
    collect_ignore = ["formats", "reading", "reference"]


def pytest_configure() -> None:
    """A run that is told to end closes its browser and removes its files, as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def flush_empties_the_search_index() -> Iterator[None]:
    """After a test that commits, Django empties the tables of models; the search index is a table without one."""
    tables_of_models = BaseDatabaseIntrospection.django_table_names

    def with_the_index(self: BaseDatabaseIntrospection, *args: Any, **options: Any) -> list[str]:
        return [*tables_of_models(self, *args, **options), "articles_search"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseIntrospection, "django_table_names", with_the_index)
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if tally := os.environ.get("NEWSARCHIVE_TALLY"):
        kinds = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")
        counts = {kind: len(terminalreporter.getreports(kind)) for kind in kinds}
        Path(tally).write_text(", ".join(f"{count} {kind}" for kind, count in counts.items() if count), "utf-8")
