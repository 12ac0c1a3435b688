"""Asks the feeds' addresses and looks into the watched folders whose time has come."""

import logging
import signal
import sys
import time
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from articles.fetching.get import Guard, get
from articles.fetching.robots import Robots
from articles.formats.types import Limits
from articles.importing.polling import Asking, ask_feed
from articles.importing.watching import look_into
from articles.models import FeedAddress, WatchedFolder
from articles.models.polled import NOTHING_NEW

PROGRAM = "NewsArchive"  # as it stands in a site's robots.txt

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    asked = None
    help = "Poll the feeds' addresses and watched folders that are switched on and whose time has come."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on for ever, with a pause in between")

    def handle(self, *, every, **options):
        if every is None:
            for polled in self.poll():
                self.stdout.write(line(polled))
            return
        if not 1 <= every <= 86_400:
            raise CommandError("--every takes a number of seconds from 1 to 86400.")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            while True:
                self.poll_undeterred()
                time.sleep(every)
        except KeyboardInterrupt:
            sys.exit(130)

    def poll_undeterred(self):
        """A database that is away for a while must not end the loop."""
        close_old_connections()
        try:
            for polled in self.poll():
                if not polled.result.startswith(NOTHING_NEW):
                    self.stdout.write(line(polled))
        except DatabaseError as error:
            self.stderr.write(f"Polling was broken off, and is tried again: {str(error).strip()}")
            connection.close()

    def poll(self):
        """Each that was due, when it was looked at."""
        self.asked = self.asked or self.asking()  # it remembers what sites keep from programs
        asking, limits = self.asked, Limits(file=settings.IMPORT_MAX_FILE_BYTES)
        folders = partial(
            look_into,
            roots=settings.WATCHED_FOLDERS,
            limits=limits,
            new_source_rights=settings.NEW_SOURCE_RIGHTS,
        )
        for model, deed in ((WatchedFolder, folders), (FeedAddress, partial(ask_feed, asking=asking))):
            for polled in list(model.objects.due(timezone.now()).select_related("source")):
                if model.objects.claim(polled, timezone.now()):
                    self.look_at(polled, deed)
                    yield polled

    def look_at(self, polled, deed):
        """A fault of ours at one must not keep the others from being polled."""
        try:
            deed(polled, now=timezone.now())
        except DatabaseError:
            raise
        except Exception as error:
            logger.exception("Polling %s failed", polled)
            polled.went_wrong(f"It failed with {type(error).__name__}. The log says where; report it.", timezone.now())
            polled.save_outcome()

    def asking(self):
        guard = Guard(ports=frozenset(settings.FETCH_PORTS), most=settings.IMPORT_MAX_FILE_BYTES)
        guarded = partial(get, agent=agent_named(settings.SITE_NAME), guard=guard)
        return Asking(
            get=guarded,
            refusal=Robots(guarded, PROGRAM).refusal,
            rest=time.sleep,
            limits=Limits(file=settings.IMPORT_MAX_FILE_BYTES),
            new_source_rights=settings.NEW_SOURCE_RIGHTS,
        )


def line(polled):
    """What came of it; reasons name the address already."""
    named = str(polled)
    return polled.result if polled.result.startswith(named) else f"{named}: {polled.result}"


def agent_named(site):
    """The User-Agent: the program, and the archive's name as far as a header can hold it."""
    printable = "".join(char for char in site[:100] if char.isascii() and char.isprintable() and char not in "()\\")
    return f"{PROGRAM} ({printable.strip() or 'unnamed'})"
