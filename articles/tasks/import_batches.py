"""The background work at an import batch: staging its files, importing what was decided, undoing it."""

import logging

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from articles.formats.types import Limits
from articles.importing.batch_states import move
from articles.importing.deciding import run, stop
from articles.importing.incoming import columns_in, folder_of, read_incoming, remove_folder
from articles.importing.staging import stage
from articles.importing.undoing import undo
from articles.models import BatchState, ImportBatch
from articles.tasks.stopping import go_on

logger = logging.getLogger(__name__)


@task()
def work_on(batch: int) -> None:
    """Do what the batch's state asks for; nothing where it asks for nothing (any more)."""
    found = ImportBatch.objects.filter(pk=batch).first()
    deed = DEEDS.get(found.state) if found else None
    if not deed:
        return
    try:
        deed(found)
    except Exception as error:
        logger.exception("Import batch %s was broken off", batch)
        break_off(found, error)


def stage_files(batch: ImportBatch) -> None:
    folder = folder_of(settings.DATA_DIR, batch.pk)
    if not folder.is_dir():
        raise FileNotFoundError("the uploaded files are gone; discard this and upload them again")
    limits = Limits(file=settings.IMPORT_MAX_FILE_BYTES)
    if not batch.columns_found:
        batch.columns_found = columns_in(folder, limits)
        batch.save(update_fields=["columns_found"])
    documents = read_incoming(folder, limits, batch.columns or None)
    if stage(batch, documents, clock=timezone.now, go_on=go_on) and not batch.columns_found:
        remove_folder(folder)  # else staff may have the files read once more


def import_chosen(batch: ImportBatch) -> None:
    remove_folder(folder_of(settings.DATA_DIR, batch.pk))
    run(batch, new_source_rights=settings.NEW_SOURCE_RIGHTS, clock=timezone.now, go_on=go_on)


def take_back(batch: ImportBatch) -> None:
    undo(batch, user=batch.decided_by, now=timezone.now())


DEEDS = {BatchState.STAGING: stage_files, BatchState.RUNNING: import_chosen, BatchState.UNDOING: take_back}


def break_off(batch: ImportBatch, error: Exception) -> None:
    """Say in the batch what happened; nothing of the chunk under way was kept."""
    why = f"{type(error).__name__}: {error}".strip().rstrip(".")
    trouble = f"It was broken off by an error ({why}). What was kept before stays. When the cause is gone, go on."
    if not isinstance(error, (DatabaseError, OSError)):
        trouble += " The log says where it happened; report it."
    now = timezone.now()
    if not stop(batch, now=now, trouble=trouble):
        move(batch, BatchState.DONE, out_of=[BatchState.UNDOING], trouble=trouble)
