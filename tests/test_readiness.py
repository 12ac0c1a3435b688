"""What readers will ask for is at hand in every worker before they do, and stays so."""

import gc
import logging
import os
import signal
import subprocess
import sys
import time

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError

from articles.browse import name_table
from articles.browse.name_table import forget_names
from articles.browse.readiness import OLD, make_ready
from articles.models import Audience
from articles.search import catalogue as catalogues
from articles.search import documents as documents_module
from articles.search import readiness as columns
from articles.search import spellings as spellings_module
from articles.search.catalogue import current_catalogue
from articles.search.spellings import forget_spellings
from newsarchive import readiness
from newsarchive.wsgi import application
from tests.factories import make_article, make_country, make_mention, make_official, make_quote
from tests.test_worker import free_port


@pytest.fixture
def archive(connection_kept, monkeypatch):
    """As a process knows it that has just begun; as with thousands of values."""
    monkeypatch.setattr("articles.search.readiness.FEW_VALUES", 0)
    monkeypatch.setattr("articles.search.counting.MANY_VALUES", 0)
    monkeypatch.setattr(readiness, "close_old_connections", lambda: None)
    norway, solheim = make_country(), make_official()
    for number in range(3):
        story = make_article(f"Ships leave port {number}", body="“Grain is ready,” Astrid Solheim said in Oslo.")
        make_mention(story, "Oslo", country=norway)
        make_mention(story, "Astrid Solheim", official=solheim)
        make_quote(story, "Grain is ready,", official=solheim)
    catalogues._catalogues.clear()
    forget_names()
    forget_spellings()
    yield
    forget_names()
    forget_spellings()


def refuse(*_arguments):
    raise AssertionError("a reader waits for it")


@pytest.mark.usefixtures("archive")
def test_who_reads_first_waits_for_nothing_that_can_be_made_before(client, monkeypatch):
    make_ready(Audience.PUBLIC)
    monkeypatch.setattr(documents_module, "ValueColumn", refuse)
    monkeypatch.setattr(documents_module, "Grouped", refuse)
    monkeypatch.setattr(spellings_module, "Spellings", refuse)
    monkeypatch.setattr(name_table, "NameTable", refuse)
    for address in ("/articles/?q=ships", "/quotes/?q=grain", "/suggest/?q=so"):
        assert client.get(address).status_code == 200


@pytest.mark.usefixtures("archive")
def test_names_are_looked_at_again_before_a_reader_would_have_to(client, monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    make_ready(Audience.PUBLIC)
    make_mention(
        make_article("Another", body="Berit Solheim."), "Berit Solheim", official=make_official("Berit Solheim")
    )
    clock[0] += OLD
    make_ready(Audience.PUBLIC)
    clock[0] += OLD
    monkeypatch.setattr(name_table, "NameTable", refuse)
    assert b"Berit Solheim" in client.get("/suggest/?q=ber").content


@pytest.mark.usefixtures("archive")
def test_a_column_of_an_archive_that_has_changed_meanwhile_is_made_anew(monkeypatch):
    made = []

    def slowly(values):
        made.append(set(values))
        if len(made) == 1:
            make_mention(make_article("Meanwhile", body="Oslo."), "Oslo", country=make_country("SE", "Sweden"))
        return documents_module.ValueColumn(values)

    monkeypatch.setattr(columns, "ValueColumn", slowly)
    columns.make_countable("s", ["country"])
    with current_catalogue() as catalogue:
        documents = catalogue.documents["s"]
        assert set(documents.column("country").values) == set(documents.values("country"))
    assert [len(values) for values in made] == [1, 2]


def test_what_a_worker_holds_is_not_looked_through_again_and_again_for_circles(monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    monkeypatch.setattr(readiness, "MANY", 1000)
    aside, held = readiness.Aside(), [[number] for number in range(5000)]
    gc.collect()
    try:
        aside.set_what_stays()
        assert all(one is not held for one in gc.get_objects())
        frozen = gc.get_freeze_count()
        aside.set_what_stays()  # little has come since
        assert gc.get_freeze_count() == frozen
        held.append(held)
        del held
        more = [[number] for number in range(5000)]
        gc.collect()
        aside.set_what_stays()
        assert gc.get_freeze_count() > frozen + len(more)  # what was set aside is let be
        much = [[number] for number in range(5000)]
        gc.collect()
        clock[0] += readiness.LOOK_THROUGH_EVERY
        aside.set_what_stays()  # the circle is found all the same
        assert gc.get_freeze_count() < frozen + len(more) + len(much)
    finally:
        gc.unfreeze()


@pytest.mark.usefixtures("archive")
def test_the_pages_that_are_opened_first_answer_under_every_name_and_scheme(settings):
    settings.ALLOWED_HOSTS = [".news.example.org"]
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    strict = get_wsgi_application()
    assert {readiness.ask(strict, address) for address in readiness.PAGES} == {"200 OK"}


@pytest.mark.usefixtures("archive")
def test_a_database_that_is_away_is_told_once_and_tried_again(monkeypatch, caplog):
    waited = []

    def sleep(seconds):
        waited.append(seconds)
        if len(waited) == 4:
            monkeypatch.undo()  # it is there again
            monkeypatch.setattr(readiness.time, "sleep", sleep)
            monkeypatch.setattr(readiness, "close_old_connections", lambda: None)
        if len(waited) == 5:
            raise SystemExit

    def away(_audience):
        raise OperationalError("no such table")

    monkeypatch.setattr(readiness.time, "sleep", sleep)
    monkeypatch.setattr(readiness, "make_ready", away)
    with caplog.at_level(logging.WARNING), pytest.raises(SystemExit):
        readiness._keep_ready(application)
    assert [record.getMessage() for record in caplog.records if record.name == "newsarchive.readiness"] == [
        "Nothing can be made ready for readers now: no such table. It is tried again."
    ]
    assert waited == [readiness.LET_READERS_GO_FIRST, *[readiness.AFTER_AN_ERROR] * 3, readiness.LOOK_EVERY]


def test_a_worker_without_a_database_starts_and_says_what_it_lacks(tmp_path):
    own = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
        "NEWSARCHIVE_DATA": str(tmp_path),
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
        "WEB_CONCURRENCY": "1",
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:newsarchive.serving", "newsarchive.wsgi"]
    server = subprocess.Popen(command, env=os.environ | own, stderr=subprocess.PIPE, text=True)
    try:
        end, said = time.monotonic() + 60, ""
        while "made ready" not in said and server.poll() is None and time.monotonic() < end:
            said += server.stderr.readline()
        assert "Nothing can be made ready for readers now: no such table" in said
        assert server.poll() is None
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
