"""Whether the worker was told to end: a task then ends at its next resting place and is taken up at the next start."""

import threading

told_to_stop = threading.Event()


def go_on() -> bool:
    return not told_to_stop.is_set()
