"""Holds Python's search for cycles of garbage still while a long text is read.

A reading makes no cycles: whatever it drops goes at once. But a text of thousands of short lines or quotations makes
hundreds of thousands of objects that live until it is read, and the search walks over all of them again and again, for
half of the time that the reading takes. A story of ordinary length makes too few to matter.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

LONG = 20_000  # characters; ordinary stories have 2,000 to 8,000

_pausing = Lock()


@contextmanager
def collector_paused(length: int) -> Iterator[None]:
    """No search for cycles within, if the text has so many characters that it matters.

    One reading pauses it at a time, and ends its own pause: readings in several threads do not draw it out, and a
    search that somebody else switched off stays off.
    """
    if length < LONG or not gc.isenabled() or not _pausing.acquire(blocking=False):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        _pausing.release()
