"""The command, as it is called."""

import json
import os
import signal
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from articles.importing import reading_ahead, unattended
from articles.importing.reading_processes import ProcessLost, ReadingProcesses
from articles.models import Article, BatchState, ImportBatch
from articles.reading import pipeline

pytestmark = pytest.mark.django_db
STORY = "Ferry line to open\n\nOSLO, April 10. /TASS/. A ferry line will open in June, the minister said.\n"


def run(*arguments, **options):
    out = StringIO()
    code = 0
    try:
        call_command("import_stories", *map(str, arguments), stdout=out, **options)
    except SystemExit as stop:
        code = stop.code
    return code, out.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(STORY, "utf-8")
    (tmp_path / "two.txt").write_text(STORY.replace("June", "July"), "utf-8")
    return tmp_path


def test_a_folder_is_imported_and_a_second_time_changes_nothing(folder):
    code, out = run(folder, json=True)
    assert (code, json.loads(out)) == (0, {"created": 2, "versions": 0, "unchanged": 0, "failed": []})
    code, out = run(folder, json=True)
    assert (code, json.loads(out)) == (0, {"created": 0, "versions": 0, "unchanged": 2, "failed": []})
    assert set(Article.objects.values_list("state", flat=True)) == {"published"}


def test_its_batch_says_how_many_files_were_given(folder):
    run(folder)
    run(folder / "one.txt")
    origins = ImportBatch.objects.order_by("pk").values_list("origin", flat=True)
    assert list(origins) == ["import_stories, 2 files", "import_stories, 1 file"]


def test_what_can_not_be_read_is_named_and_the_exit_status_tells(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.png").write_bytes(b"\x89PNG\x00\x00")
    code, out = run(folder, json=True)
    summary = json.loads(out)
    assert code == 1
    assert summary["created"] == 2
    assert {failure["name"]: failure["reason"] for failure in summary["failed"]} == {
        "empty.txt": "the file is empty.",
        "image.png": "the file is binary (it holds zero bytes), not plain text.",
    }


def test_a_dry_run_writes_nothing(folder):
    code, out = run(folder, dry_run=True)
    assert code == 0
    assert out.startswith("Would create 2")
    assert not Article.objects.exists()


def test_several_processes_read_the_same(folder):
    (folder / "empty.txt").write_text("")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    code, out = run(folder, workers=2, json=True)
    texts = set(Article.objects.values_list("text", flat=True))
    assert texts == {STORY, STORY.replace("June", "July")}
    assert (code, [one["name"] for one in json.loads(out)["failed"]]) == (1, ["empty.txt", "picture.jpg"])


def test_a_reading_process_that_is_killed_is_told(folder, monkeypatch):
    def killed(processes, number):
        raise ProcessLost("A process that reads was ended from outside, with exit code -9.")

    monkeypatch.setattr(ReadingProcesses, "result", killed)
    with pytest.raises(CommandError, match=r"A process that reads was ended from outside.*goes on"):
        run(folder, workers=2)
    assert ImportBatch.objects.get().state == BatchState.STOPPED


class FromTheDriver(Exception):
    """What a database's driver raises, with the name or number that it gives."""


@pytest.mark.parametrize(
    ("name", "value", "again"),
    [
        ("sqlstate", "40P01", True),
        ("sqlstate", "23505", True),
        ("sqlite_errorname", "SQLITE_BUSY", True),
        ("sqlstate", "53100", False),
        ("sqlite_errorname", "SQLITE_FULL", False),
    ],
)
def test_what_another_writer_was_in_the_way_of_is_done_again(folder, monkeypatch, name, value, again):
    asked = []

    def once():
        asked.append(1)
        if len(asked) == 1:
            cause = FromTheDriver()
            setattr(cause, name, value)
            raise OperationalError("it did not work") from cause

    monkeypatch.setattr(unattended, "wait_for_turn", once)
    if again:
        assert run(folder)[0] == 0
    else:
        with pytest.raises(CommandError, match="The database gave up: it did not work"):
            run(folder)
    assert Article.objects.count() == (2 if again else 0)


def test_who_waits_for_sqlite_gets_a_turn_now_and_then(monkeypatch):
    slept = []
    monkeypatch.setattr(unattended.time, "sleep", slept.append)
    rested = unattended.time.monotonic() - 2 * unattended.WITHOUT
    later = unattended._breathe(rested)
    unattended._breathe(later)
    if connection.vendor == "sqlite":
        assert slept == [unattended.LONG_BREATH, unattended.BREATH]
        assert later > rested
    else:
        assert slept == [unattended.BREATH] * 2


def test_a_source_can_be_named(folder):
    run(folder, source="Harbour", draft=True)
    assert set(Article.objects.values_list("source__name", "state")) == {("Harbour", "draft")}


def test_a_path_that_is_not_there_is_named(folder):
    with pytest.raises(CommandError, match="nowhere"):
        run(folder / "nowhere")
    with pytest.raises(CommandError, match="workers"):
        run(folder, workers=0)


def test_a_file_name_that_is_not_utf8_or_holds_a_line_end_does_no_harm(folder):
    for number, name in enumerate((b"bad\xff.txt", b"two\nlines.txt", b"empty\xfe\n.txt")):
        text = STORY.replace("June", f"week {number}") if number < 2 else ""
        (folder / os.fsdecode(name)).write_text(text, "utf-8")
    code, out = run(folder, json=True)
    assert (code, json.loads(out)["created"]) == (1, 4)
    assert json.loads(out)["failed"] == [{"name": r"empty\udcfe\n.txt", "reason": "the file is empty."}]
    assert r"bad\udcff.txt" in set(Article.objects.values_list("file_name", flat=True))


def test_a_name_of_a_source_that_is_none_is_refused(folder):
    for name in ("", "  ", "x" * 101):
        with pytest.raises(CommandError, match="--source"):
            run(folder, source=name)


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "goes on where"),
        (OperationalError("database or disk is full"), None, "database or disk is full"),
    ],
)
def test_an_import_that_is_broken_off_tells_what_it_did(folder, monkeypatch, capsys, error, code, says):
    whole = unattended.import_chunk

    def second_breaks(read, **values):
        if read[0][0].name == "two.txt":
            raise error
        return whole(read, **values)

    monkeypatch.setattr(unattended, "CHUNK", 1)
    monkeypatch.setattr(unattended, "import_chunk", second_breaks)
    out, err = StringIO(), StringIO()
    with pytest.raises((SystemExit, CommandError)) as stop:
        call_command("import_stories", str(folder), json=True, stdout=out, stderr=err)
    assert getattr(stop.value, "code", None) == code
    assert says in err.getvalue() + str(stop.value)
    assert json.loads(out.getvalue())["created"] == 1
    assert ImportBatch.objects.get().state == "stopped"
    monkeypatch.undo()
    assert json.loads(run(folder, json=True)[1]) == {"created": 1, "versions": 0, "unchanged": 1, "failed": []}


def test_control_c_ends_the_import_behind_what_is_being_written(folder, monkeypatch):
    whole = unattended.import_chunk

    def pressed_meanwhile(read, **values):
        signal.raise_signal(signal.SIGINT)
        return whole(read, **values)

    monkeypatch.setattr(unattended, "CHUNK", 1)
    monkeypatch.setattr(unattended, "import_chunk", pressed_meanwhile)
    before = signal.getsignal(signal.SIGINT)
    code, out = run(folder, json=True, stderr=StringIO())
    assert (code, json.loads(out)["created"], Article.objects.count()) == (130, 1, 1)
    assert ImportBatch.objects.get().state == "stopped"
    assert signal.getsignal(signal.SIGINT) is before


def test_an_import_that_was_cut_off_is_told_and_closed_by_the_next(folder):
    now = timezone.now()
    cut, alive = (
        ImportBatch.objects.create(origin=origin, state="running", started_at=now, beat_at=now - timedelta(minutes=age))
        for origin, age in (("cut", 5), ("alive", 1))
    )
    err = StringIO()
    run(folder, stderr=err)
    assert "cut off before its end: cut" in err.getvalue()
    assert "alive" not in err.getvalue()
    states = dict(ImportBatch.objects.values_list("pk", "state"))
    assert (states[cut.pk], states[alive.pk]) == ("stopped", "running")


def test_a_fault_of_the_reader_fails_one_story_and_the_others_go_on(folder, monkeypatch, caplog):
    def stumble(text, published):
        if "July" in text:
            raise RecursionError
        return pipeline.read(text, published)

    monkeypatch.setattr(reading_ahead, "read", stumble)
    code, out = run(folder, json=True)
    assert (code, json.loads(out)["created"]) == (1, 1)
    assert json.loads(out)["failed"][0]["reason"].startswith("Reading it failed with RecursionError")
    assert "two.txt" in caplog.text
