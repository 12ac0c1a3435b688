"""What every engine does: it finds phrases. Its index is written in the transaction that writes the rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence

from pyroaring import BitMap

# A story's document, and the words of its title, of what the public may find it by, and of what only staff may, each
# with a space between two.
Texts = tuple[int, str, str, str]


class SearchBackend(ABC):
    reads_everything = False  # for a phrase, however few the candidates are

    @abstractmethod
    def put(self, texts: Iterable[Texts]) -> None:
        """Write the words of new documents."""

    @abstractmethod
    def remove(self, documents: Sequence[int]) -> None:
        """Forget these documents, where the engine is able to; it may also let them lie."""

    @abstractmethod
    def phrase(self, words: Sequence[str], candidates: BitMap, *, columns: Sequence[str]) -> BitMap:
        """Those of the candidates, documents that hold all the words, in which they follow each other in one column."""

    @abstractmethod
    def effort(self, candidates: int, held: int) -> float:
        """Millionths of a second, about, that `phrase` takes for so many candidates.

        `held` is the sum, over the words, of how many documents hold each.
        """

    @abstractmethod
    def clear(self) -> None:
        """Forget everything."""

    @abstractmethod
    def documents(self) -> Iterator[int]:
        """The number of every document that the engine holds, dead ones perhaps too."""
