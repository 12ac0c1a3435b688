"""Does what waits to be done in the background."""

import logging
import threading
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from articles.search.sealing import seal_if_due
from articles.tasks.leftovers import remove_forgotten_uploads, take_up_again, worker_name
from articles.tasks.stopping import told_to_stop

SECONDS_BETWEEN_SEALS = 20


class Command(BaseCommand):
    help = (
        "Stage, import and undo batches in the background, until told to end; script/server runs one beside the pages."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what waits now, then end")

    def handle(self, *, once, **options):
        told_to_stop.clear()
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        logging.getLogger("django_tasks").setLevel(logging.ERROR)
        remove_forgotten_uploads()
        take_up_again()
        worker = PatientWorker(
            queue_names=["default"],
            interval=1,
            batch=once,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_name(),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        if not once:
            threading.Thread(target=seal_now_and_then, daemon=True).start()
        worker.run()
        if once:
            seal_if_due()


def seal_now_and_then() -> None:
    """Keep short what other processes have to read of the search index; cut off, it is done by the next."""
    while True:
        time.sleep(SECONDS_BETWEEN_SEALS)
        try:
            seal_if_due()
        except DatabaseError as error:
            logging.getLogger(__name__).warning("The search index was not sealed: %s.", error)
        close_old_connections()


class PatientWorker(Worker):
    """Lets a long task end at its next resting place."""

    def shutdown(self, signum, frame):
        told_to_stop.set()
        super().shutdown(signum, frame)
