"""Each worker has at hand what readers will ask for: made in the background once it listens, and kept up to date.

What an archive's first reader would wait for in each worker, and the first one behind every change, is so done already.
"""

import ctypes
import gc
import logging
import threading
import time
from collections.abc import Callable
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import close_old_connections

from articles.browse.readiness import make_ready
from articles.models import Audience

# One of every kind that readers open first: what they need is imported, their templates are read.
PAGES = ("/articles/?q=a", "/quotes/?q=a", "/articles.atom", "/suggest/?q=aa")
LET_READERS_GO_FIRST = 2.0  # seconds: who waits for a server that starts is kept waiting by nothing else
LOOK_EVERY = 5.0  # seconds
LOOK_THROUGH_EVERY = 600.0
AFTER_AN_ERROR = 60.0
MANY = 20_000  # objects
NEW = 5_000  # objects more than before; those of a page that lie in circles are some hundred, and stay so long

log = logging.getLogger(__name__)


def keep_ready(application: Callable[..., Any]) -> threading.Thread:
    """Start a thread that ends with the process."""
    look_for_circles_seldom()
    thread = threading.Thread(target=_keep_ready, args=(application,), name="readiness", daemon=True)
    thread.start()
    return thread


def _keep_ready(application: Callable[..., Any]) -> None:
    time.sleep(LET_READERS_GO_FIRST)
    aside, asked, failed = Aside(), False, False
    while True:
        try:
            look()
            for address in () if asked else PAGES:
                ask(application, address)
            asked = True
            aside.set_what_stays()
        except Exception as error:  # whatever it is, readers are told it by the pages that they ask for
            if not failed:
                log.warning("Nothing can be made ready for readers now: %s. It is tried again.", error)
            failed = True
        else:
            failed = False
        time.sleep(AFTER_AN_ERROR if failed else LOOK_EVERY)


def look() -> None:
    """Take in what has changed since the last time."""
    close_old_connections()
    make_ready(Audience.PUBLIC)
    close_old_connections()


def look_for_circles_seldom() -> None:
    """A page leaves some hundred objects in circles: to look for these after each takes a twentieth of its time."""
    gc.set_threshold(NEW)


class Aside:
    """Python looks for circles among all that has lived for long, and again whenever a quarter more has.

    What a worker holds ready is as much as a page's, many times over: it would take a fifth of each page's time.
    """

    def __init__(self) -> None:
        self._looked_through = float("-inf")

    def set_what_stays(self) -> None:
        """Quick where little has come since the last time."""
        if len(gc.get_objects(generation=2)) < MANY:
            return
        # What stays may be let go as well: names are looked up anew. Meanwhile readers wait, so it is done seldom.
        if (now := time.monotonic()) >= self._looked_through + LOOK_THROUGH_EVERY:
            gc.unfreeze()
            self._looked_through = now
        gc.collect()
        gc.freeze()
        give_back()


def give_back() -> None:
    """What making all that took beside what stays goes back to the system, where its C library knows how."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def ask(application: Callable[..., Any], address: str) -> str:
    """As a reader would; gives the status."""
    path, _mark, question = address.partition("?")
    environ = {
        "HTTP_HOST": _host(),
        "PATH_INFO": path,
        "QUERY_STRING": question,
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_X_FORWARDED_PROTO": "https",  # believed where nothing else is answered
    }
    setup_testing_defaults(environ)
    statuses: list[str] = []
    answer = application(environ, lambda status, _headers, _error=None: statuses.append(status))
    try:
        for _part in answer:
            pass
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return statuses[0]


def _host() -> str:
    """One that is answered."""
    named = next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".")
    return "localhost" if named == "*" else named
