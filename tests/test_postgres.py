"""The private cluster leaves nothing behind, however it ends."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests.postgres import private_cluster


def folder_of(url):
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def test_a_cluster_answers_and_then_is_gone():
    with private_cluster() as url:
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT upper('é')").fetchone() == ("É",)
        assert folder_of(url).is_dir()
    assert not folder_of(url).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_cluster_whose_speed_is_told_takes_the_care_that_an_installation_takes():
    with private_cluster(safe=True) as url, psycopg.connect(url) as connection:
        careful = ("fsync", "synchronous_commit", "full_page_writes")
        assert [connection.execute(f"SHOW {name}").fetchone() for name in careful] == [("on",)] * 3


def test_a_cluster_ends_when_its_program_is_told_to_end():
    printing = "import os, time; print(os.environ['TEST_DATABASE_URL'], flush=True); time.sleep(60)"
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", printing]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        url = program.stdout.readline().strip()
        psycopg.connect(url).close()
        program.send_signal(signal.SIGTERM)
        program.wait(30)
    assert not folder_of(url).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_a_cluster_ends_when_its_program_is_killed_outright():
    command = [sys.executable, "-m", "tests.postgres", "sh", "-c", "echo $TEST_DATABASE_URL; sleep 3"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        url = program.stdout.readline().strip()
        psycopg.connect(url).close()
        program.kill()
    end = time.monotonic() + 20
    while (folder_of(url) / "data" / "postmaster.pid").exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert not (folder_of(url) / "data" / "postmaster.pid").exists()
    shutil.rmtree(folder_of(url))
