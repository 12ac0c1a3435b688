"""Readings that several tests look at, made once a process."""

from __future__ import annotations

from functools import cache

from articles.reading.pipeline import read
from articles.reading.types import Reading


@cache
def reading_of(text: str) -> Reading:
    return read(text)
