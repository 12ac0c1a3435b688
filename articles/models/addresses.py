"""Addresses of pages, remembered: a list says the same ones dozens of times, and Django makes each anew."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(name: str, *args: str | int) -> str:
    return _made(get_script_prefix(), name, args)


@lru_cache(maxsize=4096)
def _made(_prefix: str, name: str, args: tuple[str | int, ...]) -> str:
    return reverse(name, args=args)
