"""One list's question with everything looked up: what the engine is asked."""

from __future__ import annotations

from dataclasses import dataclass

from articles.search.expression import Node


@dataclass(frozen=True, slots=True)
class Question:
    list: str  # SearchList
    closed: bool  # whether staff ask, who may find what readers may not
    filters: tuple[tuple[str, Node], ...] = ()  # by parameter: what documents must have
    words: Node | None = None  # what was typed
    order: str = "newest"
