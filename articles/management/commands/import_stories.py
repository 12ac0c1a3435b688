"""Imports files and folders of stories."""

import json
import signal
import sys
from collections import Counter
from contextlib import contextmanager
from itertools import chain, takewhile
from pathlib import Path
from threading import Event

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone
from tqdm import tqdm

from articles.formats.columns import columns_told
from articles.formats.recognise import files_under, printable, read_file
from articles.formats.types import Limits
from articles.importing.documents import dry_run
from articles.importing.known_rows import source_named
from articles.importing.reading_processes import ProcessLost
from articles.importing.unattended import close_cut_off, import_all
from articles.models import Result, State

MAX_WORKERS = 64


class Command(BaseCommand):
    help = "Import stories from files and folders. Exit status 1 if any file was not imported."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--source", metavar="NAME", help="the agency, where the stories do not name it")
        parser.add_argument(
            "--columns", metavar="PAIRS", help='what tables and JSON hold where: "text=body,headline=title"'
        )
        parser.add_argument("--draft", action="store_true", help="keep them as drafts; else they are published")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; change nothing")
        parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that read; 1 by default")
        parser.add_argument("--json", action="store_true", help="print the summary as one JSON object")

    def handle(self, *, paths, source, draft, columns, **options):
        try:
            columns = columns_told(columns) if columns else None
        except ValueError as error:
            raise CommandError(f"--columns: {error}") from None
        if not 1 <= options["workers"] <= MAX_WORKERS:
            raise CommandError(f"--workers takes a number from 1 to {MAX_WORKERS}.")
        if source is not None and not 0 < len(source.strip()) <= 100:
            raise CommandError("--source takes a name of 1 to 100 characters.")
        missing = [printable(str(path)) for path in paths if not there(path)]
        if missing:
            raise CommandError(f"There is no file or folder {', '.join(missing)}, or it can't be reached.")
        files = [found for path in paths for found in files_under(path)]
        limits = Limits(file=settings.IMPORT_MAX_FILE_BYTES)
        documents = chain.from_iterable(read_file(path, name, limits, columns) for name, path in files)
        origin = f"import_stories, {len(files)} file{'s' * (len(files) != 1)}"
        if not options["dry_run"]:
            for batch in close_cut_off(timezone.now()):
                self.stderr.write(f"An import was cut off before its end: {batch}. What it imported is here.")
        with noted_interrupt() as stopped:
            results = self.imported(documents, origin, source, draft, options["dry_run"], options["workers"], stopped)
            bar = tqdm(results, total=len(files), unit="story", file=sys.stderr, disable=not sys.stderr.isatty())
            summary, broken = self.summary(bar)
        self.stdout.write(as_json(summary) if options["json"] else as_text(summary, options["dry_run"]))
        if stopped() or isinstance(broken, KeyboardInterrupt):
            self.stderr.write("Stopped. What was imported stays; the same command goes on where this one ended.")
            sys.exit(130)
        if broken:
            raise CommandError(f"{why_broken(broken)} What was imported stays; the same command goes on.")
        if summary["failed"]:
            sys.exit(1)

    def imported(self, documents, origin, source, draft, dry, workers, stopped):
        if dry:
            return takewhile(lambda _one: not stopped(), dry_run(documents))
        return import_all(
            documents,
            origin=origin,
            state=State.DRAFT if draft else State.PUBLISHED,
            now=timezone.now(),
            source=source_named(source, settings.NEW_SOURCE_RIGHTS) if source else None,
            new_source_rights=settings.NEW_SOURCE_RIGHTS,
            workers=workers,
            stopped=stopped,
        )

    def summary(self, results):
        """What was done, and what broke it off: Ctrl-C, a full disk, a lost database, a killed reader, or None."""
        counts, failed, broken = Counter(), [], None
        try:
            for done in results:
                counts[done.result] += 1
                if done.result == Result.FAILED:
                    failed.append({"name": done.name, "reason": done.reason})
        except (KeyboardInterrupt, OperationalError, ProcessLost) as error:
            broken = error
        summary = {
            "created": counts[Result.CREATED],
            "versions": counts[Result.VERSION],
            "unchanged": counts[Result.UNCHANGED],
            "failed": failed,
        }
        return summary, broken


def why_broken(error):
    if isinstance(error, ProcessLost):
        return f"{error} Is there memory for so many (--workers)?"
    return f"The database gave up: {' '.join(str(error).split()).rstrip('.')}."


@contextmanager
def noted_interrupt():
    """Gives a question: was Ctrl-C pressed? What is being written is then finished; pressed twice, it breaks off."""
    pressed = Event()

    def note(number, frame):
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    before = signal.signal(signal.SIGINT, note)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def there(path):
    try:
        return path.exists()
    except OSError:  # in a folder that may not be looked into, or a name longer than names can be
        return False


def as_json(summary):
    return json.dumps(summary, ensure_ascii=False)


def as_text(summary, dry):
    lines = [
        f"{'Would create' if dry else 'Created'} {summary['created']}, new versions {summary['versions']}, "
        f"unchanged {summary['unchanged']}, failed {len(summary['failed'])}."
    ]
    lines += [f"  {failure['name']}: {failure['reason']}" for failure in summary["failed"]]
    return "\n".join(lines)
