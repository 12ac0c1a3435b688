"""An import that is killed, crowded or out of space leaves an archive that the next one completes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.generate_stories import write_files

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(
    bool(os.environ.get("TEST_DATABASE_URL")), reason="each run has an archive of its own, in a file"
)
# An import in a process of its own, three stories in a transaction, with a fault prepared; prints the archive's digest.
RUN = """
import os, signal, sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
from articles.importing import unattended
unattended.CHUNK = 3
fault, number, stories = sys.argv[1], int(sys.argv[2]), sys.argv[3]

def killed(execute, sql, params, many, context):
    global number
    number -= 1
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

call_command("migrate", verbosity=0)
if fault == "killed":
    connection.execute_wrappers.append(killed)
if fault == "full":
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + number}")
call_command("import_stories", stories)
call_command("check_archive")
call_command("check_archive", digest=True)
"""


def begin(archive, stories, fault="none", number=0):
    own = {"NEWSARCHIVE_DATA": str(archive), "LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "newsarchive.settings"}
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own
    command = [sys.executable, "-c", RUN, fault, str(number), str(stories)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def end(run):
    """(exit status, the last line that it printed, what it complained of)"""
    out, error = run.communicate(timeout=300)
    return run.returncode, (out.splitlines() or [""])[-1], error


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stories")
    write_files(12, folder)
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """An archive in which nothing is."""
    folder, nothing = tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("nothing")
    assert end(begin(folder, nothing))[0] == 0
    return folder


@pytest.fixture(scope="module")
def digest(stories, empty, tmp_path_factory):
    """Of an archive that nothing happened to."""
    folder = shutil.copytree(empty, tmp_path_factory.mktemp("whole") / "archive")
    code, printed, _error = end(begin(folder, stories))
    assert code == 0
    assert len(printed) == 64
    return printed


@pytest.fixture
def archive(empty, tmp_path):
    return shutil.copytree(empty, tmp_path / "archive")


def test_an_import_killed_at_any_statement_is_completed_by_the_next(stories, digest, archive):
    for statement in (7, 60, 150):
        assert end(begin(archive, stories, "killed", statement))[0] == -9
    assert end(begin(archive, stories))[:2] == (0, digest)


def test_two_imports_at_once_keep_each_story_once(stories, digest, archive):
    runs = [begin(archive, stories) for _ in range(2)]
    assert [end(run)[0] for run in runs] == [0, 0]
    assert end(begin(archive, stories))[:2] == (0, digest)


def test_a_full_disk_is_told_and_what_was_kept_stays_whole(stories, digest, archive):
    code, _printed, error = end(begin(archive, stories, "full", 4))
    assert code == 1
    assert "database or disk is full" in error
    assert end(begin(archive, stories))[:2] == (0, digest)
