"""The archive of the benchmark of finding is made, rows and index."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection

from tests.benchmarks.find_archive import folder_of, told

STORIES = 30


def make(data):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "DATABASE"))}
    command = [sys.executable, "-m", "tests.benchmarks.find_archive", str(STORIES), "--data", str(data)]
    subprocess.run(command, env=own, capture_output=True, check=True)
    return told(folder_of(data, STORIES))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it makes a file of its own")
def test_an_archive_is_made(tmp_path):
    made = make(tmp_path)
    assert (made["count"], made["indexed"]) == (STORIES, STORIES)
    with closing(sqlite3.connect(folder_of(tmp_path, STORIES) / "archive.sqlite3")) as archive:
        stories, found = archive.execute(
            "SELECT (SELECT count(*) FROM articles_article WHERE state = 'published'),"
            " (SELECT count(*) FROM articles_searchdocument)"
        ).fetchone()
    assert 0 < stories == found
