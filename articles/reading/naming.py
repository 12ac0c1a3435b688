"""One naming of a person in a story."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.posts import Post


@dataclass(slots=True)
class Naming:
    """A person named at the words `first` up to `last`, with a post where one stands beside the name."""

    first: int
    last: int
    name: str
    post: Post | None = None
