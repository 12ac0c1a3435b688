"""Addresses of pages, remembered: a list says the same ones dozens of times, and Django makes each anew."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(name: str, *args: str | int) -> str:
    return _made(get_script_prefix(), name, args)


@lru_cache(maxsize=4096)
def _made(_prefix: str, name: str, args: tuple[str | int, ...]) -> str:
    return reverse(name, args=args)


def address_of_story(number: int, slug: str) -> str:
    before, between, behind = _around_a_story(get_script_prefix())
    return f"{before}{number}{between}{slug}{behind}"


@lru_cache(maxsize=64)
def _around_a_story(_prefix: str) -> tuple[str, str, str]:
    """What stands around the number and the slug, as it does in every story's address."""
    number, slug = 987_654_321, "any-slug"
    before, rest = reverse("article", args=[number, slug]).split(str(number))
    between, behind = rest.split(slug)
    return before, between, behind
