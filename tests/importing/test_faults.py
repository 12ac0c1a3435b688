"""An import that is killed, crowded or out of space leaves an archive that the next one completes."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from tests.benchmarks.generate_stories import write_files
from tests.benchmarks.mixed_corpus import BROKEN, write_chain
from tests.importing.faulty_imports import begin

pytestmark = pytest.mark.django_db  # so that there is a database of which archives are made


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    """Thirty stories, more than a page of SQLite holds; a chain taken back before it begins; files that hold none."""
    folder = tmp_path_factory.mktemp("stories")
    write_files(30, folder)
    write_chain(folder, 0)
    for name, data in BROKEN.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def new_archive(django_db_setup, django_db_blocker, tmp_path_factory):
    """Makes archives in which nothing is: copies of the tests' own. They are gone at the end."""
    made = []

    def copy():
        if connection.vendor == "sqlite":
            name = str(tmp_path_factory.mktemp("archive") / "archive.sqlite3")
            shutil.copyfile(empty, name)
        else:
            name = f"{empty}_{len(made)}"
            with django_db_blocker.unblock():
                create(name, empty)
        made.append(name)
        return name

    with django_db_blocker.unblock():
        empty = emptied(tmp_path_factory.mktemp("empty"))
    yield copy
    if connection.vendor != "sqlite":
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            for name in (*made, empty):
                cursor.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def emptied(folder):
    """A copy of the tests' database, by its name or file."""
    own = connection.settings_dict["NAME"]
    name = str(folder / "empty.sqlite3") if connection.vendor == "sqlite" else f"{own}_empty"
    if connection.vendor == "sqlite":
        connection.cursor().execute("VACUUM INTO %s", [name])
        with closing(sqlite3.connect(name)) as copied:
            copied.execute("PRAGMA journal_mode = WAL")  # else the first two to come would both change it, at once
    connection.close()  # what is copied must be alone
    if connection.vendor != "sqlite":
        create(name, own)
    return name


def create(name, template):
    with connection._nodb_cursor() as cursor:
        cursor.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))


def commands(stories):
    return [("import_stories", str(stories))]


CHECKS = [("check_archive",), ("check_archive", "--digest")]


def imported(archive, stories):
    """The digest of the archive after an import to which nothing happens."""
    code, words = begin(archive, commands(stories)).end()
    assert code == 1, words  # some files hold no story
    code, digest = begin(archive, CHECKS).end()
    assert (code, len(digest)) == (0, 64)
    return digest


@pytest.fixture(scope="module")
def digest(stories, new_archive):
    return imported(new_archive(), stories)


@pytest.mark.parametrize("statement", [25, 90, 140])
def test_an_import_killed_at_any_statement_is_completed_by_the_next(stories, digest, new_archive, statement):
    archive = new_archive()
    assert begin(archive, commands(stories), "killed", statement).end()[0] == -9
    assert imported(archive, stories) == digest


def test_two_imports_at_once_keep_each_story_once(stories, digest, new_archive):
    archive = new_archive()
    runs = [begin(archive, commands(stories)) for _ in range(2)]
    ended = [run.end() for run in runs]
    assert [code for code, _words in ended] == [1, 1], ended  # some files hold no story
    assert imported(archive, stories) == digest


def test_two_imports_of_different_stories_at_once_share_their_officials(new_archive, tmp_path):
    write_files(16, tmp_path)
    halves = [tmp_path / "one", tmp_path / "other"]
    for number, path in enumerate(sorted(tmp_path.glob("*.txt"))):
        halves[number % 2].mkdir(exist_ok=True)
        path.rename(halves[number % 2] / path.name)
    after_another, at_once = new_archive(), new_archive()
    assert begin(after_another, [*commands(halves[0]), *commands(halves[1])]).end()[0] == 0
    runs = [begin(at_once, commands(half)) for half in halves]
    ended = [run.end() for run in runs]
    assert [code for code, _words in ended] == [0, 0], ended
    digests = [begin(archive, CHECKS).end() for archive in (after_another, at_once)]
    assert digests[0] == digests[1]
    assert digests[0][0] == 0


def test_a_full_disk_is_told_and_what_was_kept_stays_whole(stories, digest, new_archive):
    archive = new_archive()
    code, error = begin(archive, commands(stories), "full", 1).end()
    assert code == 1
    assert "The database gave up: " in error
    assert "disk is full" in error or "No space left on device" in error
    assert "the same command goes on" in error
    assert imported(archive, stories) == digest
