"""The worker's part: what it takes up, what it leaves, and what a batch says when something fails."""

import os
import signal
import socket
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.formats.types import SourceDocument
from articles.importing.deciding import decide, resume
from articles.importing.incoming import folder_of, remove_folder
from articles.importing.staging import open_batch, stage
from articles.models import Article, BatchState, ImportBatch, State
from articles.tasks import import_batches, leftovers
from articles.tasks.import_batches import work_on
from articles.tasks.leftovers import remove_forgotten_uploads, take_up_again, worker_name
from tests.factories import NOW

pytestmark = pytest.mark.django_db
STORY = "Ferry line to open\n\nOSLO, April 10. /TASS/. A ferry line will open in June, the minister said.\n"
NO_PROCESS = 2**22 + 1  # above the largest number that Linux gives


@pytest.fixture
def arrived(settings, tmp_path):
    """A batch whose one file has arrived."""
    settings.DATA_DIR = tmp_path
    batch, _new = open_batch(origin="test", user=None, now=timezone.now())
    folder = folder_of(tmp_path, batch.pk)
    folder.mkdir(parents=True)
    (folder / "0000001-one.txt").write_text(STORY, "utf-8")
    return batch


def decided():
    batch, _new = open_batch(origin="test", user=None, now=NOW)
    stage(batch, [SourceDocument("one.txt", STORY, "plain text")], clock=lambda: NOW)
    decide(batch, state=State.PUBLISHED, user=None, now=NOW)
    return batch


def begun_by(worker, batch):
    return DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": [batch.pk], "kwargs": {}},
        task_path=work_on.module_path,
        backend_name="default",
        worker_ids=[worker],
        exception_class_path="",
        traceback="",
    )


def state_of(batch):
    return ImportBatch.objects.get(pk=batch.pk).state


def test_files_that_arrived_are_staged_and_then_removed(arrived, tmp_path):
    work_on.enqueue(arrived.pk)
    assert (state_of(arrived), arrived.items.get().name) == (BatchState.PREVIEW, "one.txt")
    assert not folder_of(tmp_path, arrived.pk).exists()


def test_a_task_for_a_batch_with_nothing_to_do_does_nothing(arrived):
    ImportBatch.objects.update(state=BatchState.DISCARDED)
    work_on.enqueue(arrived.pk)
    work_on.enqueue(arrived.pk + 1)
    assert (state_of(arrived), arrived.items.count()) == (BatchState.DISCARDED, 0)


def test_files_that_are_gone_are_told(arrived, tmp_path):
    remove_folder(folder_of(tmp_path, arrived.pk))
    work_on.enqueue(arrived.pk)
    batch = ImportBatch.objects.get()
    assert batch.state == BatchState.STOPPED
    assert "the uploaded files are gone; discard this and upload them again" in batch.trouble


def test_an_error_is_told_and_the_work_goes_on_when_it_is_gone(monkeypatch, caplog):
    batch = decided()
    with monkeypatch.context() as patch:
        patch.setattr(import_batches, "run", full_disk)
        work_on.enqueue(batch.pk)
    batch.refresh_from_db()
    assert batch.state == BatchState.STOPPED
    assert "No space left on device" in batch.trouble
    assert "Import batch" in caplog.text
    resume(batch, now=NOW)
    work_on.enqueue(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.trouble, Article.objects.count()) == (BatchState.DONE, "", 1)


def full_disk(*arguments, **values):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "worker", [f"{socket.gethostname()[:30]}:{NO_PROCESS}:x", worker_name()], ids=["ended", "of an earlier start"]
)
def test_what_a_dead_worker_left_is_taken_up(worker):
    batch = decided()
    task = begun_by(worker, batch)
    assert take_up_again() == 1
    task.refresh_from_db()
    assert (task.status, state_of(batch)) == ("FAILED", BatchState.DONE)


@pytest.mark.parametrize(
    "worker",
    [f"{socket.gethostname()[:30]}:{os.getppid()}:x", f"elsewhere:{NO_PROCESS}:x"],
    ids=["living", "elsewhere"],
)
def test_what_a_living_worker_or_another_machine_is_at_is_left_alone(worker):
    batch = decided()
    begun_by(worker, batch)
    assert take_up_again() == 0
    assert state_of(batch) == BatchState.RUNNING


def test_batches_of_the_command_line_are_not_taken_up():
    ImportBatch.objects.create(origin="import_stories", state=BatchState.RUNNING, started_at=NOW)
    assert take_up_again() == 0


def test_uploads_that_nobody_needs_are_removed_after_a_day(arrived, tmp_path, monkeypatch):
    lost = tmp_path / "incoming" / "arriving-x"
    lost.mkdir()
    remove_forgotten_uploads(tmp_path)
    assert lost.exists()
    later = leftovers.time.time() + timedelta(days=2).total_seconds()
    monkeypatch.setattr(leftovers.time, "time", lambda: later)
    remove_forgotten_uploads(tmp_path)
    assert not lost.exists()
    assert folder_of(tmp_path, arrived.pk).exists()


@pytest.fixture
def signals_kept():
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_waits_in_the_database(arrived, settings, signals_kept):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    work_on.enqueue(arrived.pk)
    assert state_of(arrived) == BatchState.STAGING
    call_command("work", once=True)
    assert state_of(arrived) == BatchState.PREVIEW
