"""How the database is set while an import writes, and only then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

Settings = Mapping[str, int | str]
WHILE_IMPORTING: dict[str, Settings] = {
    # Room for the pages of all indexes that a chunk touches (in KiB, below zero); and as many pages (of 4 KiB) in the
    # log before they go to their places, for the next chunks touch most of them again. In memory (2), not in a file,
    # is kept what would take back half a statement.
    "sqlite": {"cache_size": -65_536, "wal_autocheckpoint": 8_000, "temp_store": 2},
    # Thousands of keys are asked for in one question, each by an index. PostgreSQL takes each for a read from a disk,
    # and would rather look through the whole table, which grows. What has no index costs it so much then that it
    # would make machine code first.
    "postgresql": {"enable_seqscan": "off", "jit": "off"},
}


@contextmanager
def set_for_an_import() -> Iterator[None]:
    if connection.in_atomic_block:  # SQLite would take no setting
        yield
        return
    before = _set(WHILE_IMPORTING[connection.vendor])
    try:
        yield
    finally:
        with suppress(DatabaseError):  # a database that is lost has no settings any more
            _set(before)


def _set(settings: Settings) -> Settings:
    """Returns what they were."""
    before = current_settings(settings)
    with connection.cursor() as cursor:
        for name, value in settings.items():
            cursor.execute(f"PRAGMA {name} = {value}" if connection.vendor == "sqlite" else f"SET {name} = {value}")
    return before


def current_settings(names: Settings) -> Settings:
    ask = "PRAGMA" if connection.vendor == "sqlite" else "SHOW"
    with connection.cursor() as cursor:
        return {name: cursor.execute(f"{ask} {name}").fetchone()[0] for name in names}
