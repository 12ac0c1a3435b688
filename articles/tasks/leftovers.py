"""What a worker that died left behind is taken up again when the next one starts."""

import os
import shutil
import socket
import time
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import BatchState, ImportBatch
from articles.models.import_batch import AT_WORK
from articles.tasks.import_batches import work_on

FORGOTTEN_AFTER = 86_400  # seconds; an upload that was never finished


def worker_name() -> str:
    """Tells machine and process: by it the next worker knows that this one is gone."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{get_random_string(8)}"


def take_up_again() -> int:
    """Put batches whose worker is gone into the queue again; how many."""
    for task in DBTaskResult.objects.running():
        if _is_gone(task.worker_ids[-1] if task.worker_ids else ""):
            task.status, task.finished_at = TaskResultStatus.FAILED, timezone.now()
            task.save(update_fields=["status", "finished_at"])
    waiting = DBTaskResult.objects.filter(
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING], task_path=work_on.module_path
    )
    queued = {task.args_kwargs["args"][0] for task in waiting}
    uploaded = Q(ticket__isnull=False) | Q(state=BatchState.UNDOING)
    at_work = ImportBatch.objects.filter(uploaded, state__in=AT_WORK).order_by("pk").values_list("pk", flat=True)
    left = [batch for batch in at_work if batch not in queued]
    for batch in left:
        work_on.enqueue(batch)
    return len(left)


def _is_gone(worker: str) -> bool:
    host, _, rest = worker.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname()[:30] or not number.isdecimal():
        return False  # on another machine; staff can take its batch up by hand
    if int(number) == os.getpid():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def remove_forgotten_uploads(data: Path | None = None) -> None:
    """Folders of uploads that never became a batch, or whose batch no longer needs them."""
    folder = (data or settings.DATA_DIR) / "incoming"
    waiting = ImportBatch.objects.filter(state__in=[BatchState.STAGING, BatchState.PREVIEW, BatchState.STOPPED])
    needed = {str(pk) for pk in waiting.values_list("pk", flat=True)}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in needed and time.time() - path.stat().st_mtime > FORGOTTEN_AFTER:
            shutil.rmtree(path, ignore_errors=True)
