"""The command that polls."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles.fetching.target import NotFetched
from articles.management.commands import poll
from articles.models import Article, FeedAddress, WatchedFolder
from tests.importing.polled_feeds import Sites, answer, feed_of, story

pytestmark = pytest.mark.django_db
URL = "https://feed.example/stories"


@pytest.fixture
def sites(monkeypatch):
    made = Sites(**{URL: [answer(URL, feed_of(story(1)))]})
    monkeypatch.setattr(poll.Command, "asking", lambda command: made.asking())
    return made


def polled():
    out = StringIO()
    call_command("poll", stdout=out)
    return out.getvalue()


def test_nothing_is_asked_until_it_is_switched_on(sites):
    FeedAddress.objects.create(address=URL)
    WatchedFolder.objects.create(path="/nowhere")
    assert (polled(), sites.asked) == ("", [])


def test_what_is_due_is_asked_once(sites):
    FeedAddress.objects.create(address=URL, switched_on=True)
    assert polled() == f"{URL}: 1 new.\n"
    assert polled() == ""
    assert sites.asked == [URL]
    assert Article.objects.get().state == "draft"


def test_a_fault_at_one_keeps_no_other_from_being_polled(sites):
    FeedAddress.objects.create(address="https://a.example/", switched_on=True)
    FeedAddress.objects.create(address=URL, switched_on=True)
    sites._answers["https://a.example/"] = [RuntimeError("a fault")]
    told = polled()
    assert "https://a.example/: It failed with RuntimeError." in told
    assert f"{URL}: 1 new." in told
    assert FeedAddress.objects.get(address="https://a.example/").failures == 1


def test_a_database_that_is_away_does_not_end_the_loop(monkeypatch):
    turns = iter([OperationalError("it is away"), None, KeyboardInterrupt()])

    def turn(command):
        if error := next(turns):
            raise error
        return []

    monkeypatch.setattr(poll.Command, "poll", turn)
    monkeypatch.setattr(poll.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(poll.signal, "signal", lambda *_: None)
    monkeypatch.setattr(poll, "close_old_connections", lambda: None)
    monkeypatch.setattr(poll.connection, "close", lambda: None)
    told = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("poll", every=5, stderr=told)
    assert ended.value.code == 130
    assert "it is away" in told.getvalue()


def test_a_pause_that_makes_no_sense_is_refused():
    with pytest.raises(CommandError, match="from 1 to 86400"):
        call_command("poll", every=0)


def test_the_archive_names_itself_in_a_header_that_can_be_sent():
    assert poll.agent_named("Example Wire Archive") == "NewsArchive (Example Wire Archive)"
    assert poll.agent_named("Архив\r\nX-Evil: 1 (x)") == "NewsArchive (X-Evil: 1 x)"
    assert poll.agent_named("Архив") == "NewsArchive (unnamed)"


def test_the_guard_of_the_command_asks_no_local_address(settings):
    with pytest.raises(NotFetched, match="this machine itself"):
        poll.Command().asking().get("http://127.0.0.1/")
