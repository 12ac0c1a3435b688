"""Holds Python's search for cycles of garbage still while a text is read.

A reading makes no cycles: whatever it drops goes at once. But a story makes thousands of objects that live until it is
read, and the search walks over them a dozen times, and now and then over all names of the reference as well; a text of
thousands of short lines or quotations would spend half of its time so. After each reading the search has its turn.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_pausing = Lock()


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles within.

    One reading pauses it at a time, and ends its own pause: readings in several threads do not draw it out, and a
    search that somebody else switched off stays off.
    """
    if not gc.isenabled() or not _pausing.acquire(blocking=False):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        _pausing.release()
