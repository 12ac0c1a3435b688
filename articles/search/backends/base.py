"""What every engine does. Its index is written in the transaction that writes the rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.search.query import Term


@dataclass(frozen=True, slots=True)
class SearchText:
    """A story's words, by who may find it by them."""

    article: int
    title: str
    open: str  # what the public may find it by
    closed: str  # what only staff may


class SearchBackend(ABC):
    @abstractmethod
    def put(self, texts: Iterable[SearchText]) -> None:
        """Write these stories' words, in place of what stood there."""

    @abstractmethod
    def remove(self, articles: Sequence[int]) -> None:
        """Forget these stories."""

    @abstractmethod
    def match(self, articles: QuerySet, terms: Sequence[Term], *, closed: bool) -> QuerySet:
        """Those of `articles` that hold every wanted term and no unwanted one, each with `rank`: higher is better.

        `closed` searches what only staff may read, too.
        """

    @abstractmethod
    def indexed(self) -> set[int]:
        """The ids of all stories in the index."""

    @abstractmethod
    def contents(self) -> Iterator[tuple]:
        """All that is in the index: (story's id, its words in the engine's own form…)."""
