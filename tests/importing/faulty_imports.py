"""Imports in processes of their own, each with a fault prepared.

They are forked from one process that has the archive's program loaded, so that each begins at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from io import StringIO
from multiprocessing.connection import Connection

CHUNK = 3  # stories in a transaction
CRASHED = 99  # exit status of what nobody foresaw
FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["tests.importing.loaded_archive"])


@dataclass
class Run:
    """A process that works at an archive."""

    process: multiprocessing.Process
    told: Connection

    def end(self, seconds: float = 120) -> tuple[int, str]:
        """(exit status, what it printed last or complained of)"""
        words = ""
        if self.told.poll(seconds):
            with suppress(EOFError):  # it was killed
                words = self.told.recv()
        self.process.join(seconds)
        return self.process.exitcode, words


def begin(database: str, commands: list[tuple], fault: str = "", number: int = 0) -> Run:
    """`commands` of manage.py one after another on a database, by its name or file; `fault` is killed or full."""
    ours, theirs = FORKED.Pipe(duplex=False)
    process = FORKED.Process(target=_work, args=(database, commands, fault, number, theirs))
    process.start()
    theirs.close()
    return Run(process, ours)


def _work(database: str, commands: list[tuple], fault: str, number: int, told: Connection) -> None:
    from tests.importing import loaded_archive

    loaded_archive.connection.settings_dict["NAME"] = database
    loaded_archive.unattended.CHUNK = CHUNK
    printed, code = StringIO(), 0
    try:
        if fault:
            {"killed": _kill_after, "full": _fill_after}[fault](loaded_archive.connection, number)
        with redirect_stdout(printed), redirect_stderr(printed):
            for command in commands:
                loaded_archive.call_command(*command)
    except SystemExit as stop:
        code = stop.code
    except loaded_archive.CommandError as error:
        code = 1
        printed.write(f"{error}\n")
    except Exception as error:
        code = CRASHED
        printed.write(f"{error!r}\n")
    told.send((printed.getvalue().splitlines() or [""])[-1])
    loaded_archive.connection.close()
    os._exit(code)


def _kill_after(connection, statements: int) -> None:
    left = [statements]

    def killed(execute, sql, params, many, context):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    connection.execute_wrappers.append(killed)


# PostgreSQL has no such limit: it raises what it says of a full disk where a session asks for it.
FULL_DISK = (
    """CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (SELECT count(*) FROM articles_quote) > current_setting('tests.room', true)::integer THEN
            RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
        END IF;
        RETURN NULL;
    END $$""",
    "CREATE TRIGGER full_disk AFTER INSERT ON articles_quote FOR EACH STATEMENT EXECUTE FUNCTION full_disk()",
)


def _fill_after(connection, number: int) -> None:
    """No room for more than so many new pages of SQLite's, or quotes of PostgreSQL's."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + number}")
            return
        for statement in FULL_DISK:
            cursor.execute(statement)
        cursor.execute(f"SET tests.room = {number}")
