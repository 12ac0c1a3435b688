"""Takes a story apart: headline, deck, captions, body, furniture."""

from __future__ import annotations

import re

from articles.reading.types import Layout, Part


def lay_out(text: str) -> Layout:
    """Every character of `text` in exactly one part."""
    paragraphs = tuple(match.span() for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
    parts: tuple[tuple[int, int, Part], ...] = ((0, len(text), "body"),) if text else ()
    return Layout(parts=parts, paragraphs=paragraphs)
