"""The tree of a question becomes the set of documents that it holds for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from pyroaring import BitMap

from articles.models import SearchList
from articles.search.catalogue import Catalogue
from articles.search.documents import NOBODY
from articles.search.expression import All, Days, Either, Facet, Node, Not, Phrase, Word

# (words, candidates, columns): those of the candidates in which the words follow each other.
FindPhrase = Callable[[tuple[str, ...], BitMap, tuple[str, ...]], BitMap]
MOST_WORDS_OF_A_PREFIX = 2_000
FACETS_IN_ANY_CASE = {"section", "place"}


class Matcher:
    """One list of the catalogue, as one audience may search it."""

    def __init__(self, catalogue: Catalogue, name: str, *, closed: bool, find_phrase: FindPhrase) -> None:
        self._catalogue, self._name, self._closed = catalogue, name, closed
        self._documents = catalogue.documents[name]
        self._find_phrase = find_phrase
        # Everybody may know of a story; of its quotes readers know what they may read.
        whole = closed or name == SearchList.STORIES
        self.everything = self._documents.live if whole else self._documents.live & self._documents.readable

    def match(self, node: Node) -> BitMap:
        """Living documents of this audience for which the node holds. Not to be changed."""
        self._catalogue.read_postings(self._name, words_in(node))
        return self._found(node) & self.everything

    def _found(self, node: Node) -> BitMap:
        """Among documents of any age and audience."""
        match node:
            case Word():
                return self._word(node)
            case Phrase():
                return self._phrase(node)
            case Facet():
                return self._facet(node)
            case Days():
                return self.days(node.first, node.last)
            case Not():
                return self.everything - self._found(node.part)
            case All():
                return self._all(node)
            case Either():
                return BitMap.union(*(self._found(part) for part in node.parts)) if node.parts else NOBODY
        raise TypeError(f"{node!r} was not looked up.")

    def _all(self, node: All) -> BitMap:
        """What is not wanted is taken away last, so that nothing has to be turned round."""
        wanted = [self._found(part) for part in node.parts if not isinstance(part, Not)]
        found = BitMap.intersection(*wanted) if len(wanted) > 1 else wanted[0] if wanted else self.everything
        unwanted = [self._found(part.part) for part in node.parts if isinstance(part, Not)]
        return found.difference(*unwanted) if unwanted else found

    def _word(self, word: Word) -> BitMap:
        words = self.words_beginning(word.text) if word.prefix else [word.text]
        if len(words) > 1:
            self._catalogue.read_postings(self._name, words)
        found = [self._catalogue.posting(self._name, one, column) for one in words for column in self._columns(word)]
        return found[0] if len(found) == 1 else BitMap.union(*found) if found else NOBODY

    def _columns(self, word: Word | Phrase) -> tuple[str, ...]:
        if word.title:
            return ("title",) if self._name == SearchList.STORIES else ()
        return ("open", "closed") if self._closed and self._name == SearchList.STORIES else ("open",)

    def words_beginning(self, beginning: str) -> list[str]:
        """Words of the archive, those of the newest documents too; the first of too many."""
        return self._catalogue.words_beginning(self._name, beginning, MOST_WORDS_OF_A_PREFIX)

    def _phrase(self, phrase: Phrase) -> BitMap:
        held = [self._word(Word(word, title=phrase.title)) for word in dict.fromkeys(phrase.words)]
        candidates = (BitMap.intersection(*held) if len(held) > 1 else held[0]) & self.everything
        if not candidates:
            return NOBODY
        # A title's words can be found in open text, too: an engine keeps each column apart.
        columns = self._columns(phrase)
        return self._find_phrase(phrase.words, candidates, columns if phrase.title else ("title", *columns))

    def _facet(self, facet: Facet) -> BitMap:
        values = facet.values
        if facet.field in FACETS_IN_ANY_CASE:
            asked = {str(value).casefold() for value in values}
            names = (facet.field, "!" + facet.field)
            values = tuple(
                value
                for name in names
                for value in self._documents.values(name)
                if value in values or str(value).casefold() in asked
            )
        return self._documents.having(facet.field, values, closed=self._closed)

    def days(self, first: date | None, last: date | None) -> BitMap:
        """Documents of a known day from `first` to `last`: whole years, then months, then days."""
        low = _number(first) if first else 1
        high = _number(last) if last else 9999_12_31
        found = list(self._spans(low, high))
        return BitMap.union(*found) if len(found) > 1 else found[0] if found else NOBODY

    def _spans(self, low: int, high: int) -> Iterator[BitMap]:
        years, months, days = (self._documents.values(name) for name in ("year", "month", "day"))
        for year, docs in years.items():
            if low <= year * 10_000 + 101 and year * 10_000 + 1231 <= high:
                yield docs
            elif low // 10_000 <= year <= high // 10_000:
                for month in range(year * 100 + 1, year * 100 + 13):
                    if low <= month * 100 + 1 and month * 100 + 31 <= high:
                        yield months.get(month, NOBODY)
                    elif low // 100 <= month <= high // 100:
                        yield from (
                            days[day]
                            for day in range(max(low, month * 100 + 1), min(high, month * 100 + 31) + 1)
                            if day in days
                        )


def words_in(node: Node) -> Iterator[str]:
    """Every whole word of the tree, wanted or not."""
    match node:
        case Word() if not node.prefix:
            yield node.text
        case Phrase():
            yield from node.words
        case Not():
            yield from words_in(node.part)
        case All() | Either():
            for part in node.parts:
                yield from words_in(part)


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
