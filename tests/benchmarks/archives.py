"""Archives of their own for programs that are run: an empty one is made once and copied, on SQLite or PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

from tests.postgres import private_cluster

DATABASES = ("sqlite", "postgresql")
MANAGE = [sys.executable, "manage.py"]
ROOT = Path(__file__).parent.parent.parent


class Archive:
    """One archive, by the environment in which the project's commands work on it."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.database = database or f"sqlite:///{folder / 'archive.sqlite3'}"
        self.environment = os.environ | {
            "NEWSARCHIVE_DATA": str(folder),
            "DATABASE_URL": self.database,
            "LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
        }

    def begin(self, *command: str) -> subprocess.Popen[str]:
        """A command of manage.py in a session of its own."""
        return subprocess.Popen(
            [*MANAGE, *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *command: str, codes: tuple[int, ...] = (0,)) -> str:
        """What the command prints; ends the program where it fails."""
        run = self.begin(*command)
        printed, complaint = run.communicate()
        if run.returncode not in codes:
            raise SystemExit(f"manage.py {' '.join(command)} ended with {run.returncode}:\n{printed}{complaint}")
        return printed.strip()

    def flaws(self) -> list[str]:
        """What the database says of its own files: pages, indexes, foreign keys."""
        return _postgresql_flaws(self.database) if self.database.startswith("postgres") else _sqlite_flaws(self.folder)


def _sqlite_flaws(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "archive.sqlite3")) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        for index in ("articles_search", "articles_search_closed"):
            try:
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as error:
                found.append(f"{index}: {error}")
        connection.rollback()
    return found


def _postgresql_flaws(url: str) -> list[str]:
    trees = "SELECT oid FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace AND relam = 403"
    tables = "SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
        found = []
        for (index,) in connection.execute(trees).fetchall():
            try:
                connection.execute("SELECT bt_index_check(%s::oid::regclass, true)", [index])
            except psycopg.Error as error:
                found.append(str(error))
        for (table,) in connection.execute(tables).fetchall():
            damage = connection.execute("SELECT msg FROM verify_heapam(%s::oid::regclass)", [table])
            found += [row[0] for row in damage.fetchall()]
    return found


class Shelf:
    """Makes archives in a folder, each a copy of one that is empty but for the reference."""

    def __init__(self, folder: Path, cluster: str = "") -> None:
        self._folder, self.cluster = folder, cluster
        self.empty = self._at("empty")
        if cluster:
            self._ask(SQL("CREATE DATABASE empty"))
        self.empty.folder.mkdir()
        self.empty.run("migrate", "--verbosity", "0")
        self.empty.run("load_reference", "--verbosity", "0")

    def _at(self, name: str) -> Archive:
        parts = conninfo_to_dict(self.cluster) if self.cluster else {}
        database = f"postgresql://{parts['user']}@/{name}?host={parts['host']}" if self.cluster else ""
        return Archive(self._folder / name, database)

    def _ask(self, question) -> None:
        with psycopg.connect(self.cluster, autocommit=True) as connection:
            connection.execute(question)

    @contextmanager
    def copy(self, name: str) -> Iterator[Archive]:
        """An empty archive, removed afterwards."""
        archive = self._at(name)
        shutil.copytree(self.empty.folder, archive.folder)
        if self.cluster:
            self._ask(SQL("CREATE DATABASE {} TEMPLATE empty").format(Identifier(name)))
        try:
            yield archive
        finally:
            shutil.rmtree(archive.folder)
            if self.cluster:
                self._ask(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@contextmanager
def shelf(kind: str, folder: Path) -> Iterator[Shelf]:
    (folder / kind).mkdir()
    if kind == "sqlite":
        yield Shelf(folder / kind)
        return
    with private_cluster() as url:
        yield Shelf(folder / kind, url)
