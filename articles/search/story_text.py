"""What of a story is found by search, beside its title. Knows no Django: processes that read make it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def body_text(text: str, paragraphs: Iterable[Sequence[int]]) -> str:
    return "\n".join([text[start:end] for start, end in paragraphs])


def findable_text(body: str, deck: str, captions: Iterable[str]) -> str:
    return "\n".join([part for part in (deck, body, "\n".join(captions)) if part])
