"""Memory that is freed goes back to the system, where the C library is the usual one of Linux."""

from __future__ import annotations

import ctypes
import platform

# Of malloc.h: their numbers, and our values in bytes. By itself glibc raises both with every large array that it frees,
# until one of a hundred megabytes leaves a hole that nothing fills.
TRIM_THRESHOLD, MMAP_THRESHOLD = (-1, 8_000_000), (-3, 2_000_000)


def return_what_is_freed() -> bool:
    """False where the C library is another."""
    if platform.libc_ver()[0] != "glibc":
        return False
    library = ctypes.CDLL(None)
    return all(library.mallopt(*one) for one in (TRIM_THRESHOLD, MMAP_THRESHOLD))
