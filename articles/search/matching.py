"""The tree of a question becomes the set of documents that it holds for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pyroaring import BitMap

from articles.models import SearchList
from articles.search.catalogue import Catalogue
from articles.search.documents import NOBODY
from articles.search.expression import All, Days, Either, Facet, Node, Not, Phrase, Word, every_leaf
from articles.search.field_values import shortened
from articles.search.phrases import PhraseFinder

# Postings of all words that the beginnings of one question stand for together.
MOST_OF_BEGINNINGS = 2_000
MOST_NAMED = 3  # in a remark
FACETS_IN_ANY_CASE = {"section", "place"}
NOUNS = {SearchList.STORIES.value: "stories", SearchList.QUOTES.value: "quotes"}


class Matcher:
    """One list of the catalogue, as one audience may search it.

    What would take too long is not looked up; `remarks` says what was found instead.
    """

    def __init__(self, catalogue: Catalogue, name: str, *, closed: bool, phrases: PhraseFinder) -> None:
        self._catalogue, self._name, self._closed = catalogue, name, closed
        self._documents = catalogue.documents[name]
        self._phrases = phrases
        self._beginnings: dict[str, dict[str, BitMap] | None] = {}
        self._numbers: dict[str, int] = {}
        self._left = MOST_OF_BEGINNINGS
        self._left_out: list[str] = []  # beginnings
        self._too_common: dict[bool, dict[str, None]] = {}  # phrases, by whether they are wanted
        # Everybody may know of a story; of its quotes readers know what they may read.
        whole = closed or name == SearchList.STORIES
        self.everything = self._documents.live if whole else self._documents.live & self._documents.readable

    def match(self, node: Node, within: Sequence[BitMap] = ()) -> BitMap:
        """Living documents of this audience, within all of these, for which the node holds. Not to be changed."""
        self._catalogue.read_postings(self._name, words_in(node))
        among = BitMap.intersection(self.everything, *within) if within else self.everything
        found = self._found(node, among)
        return NOBODY if found is None else found & among

    def remarks(self) -> Iterator[str]:
        """What was not looked up until now, in sentences for readers."""
        noun = NOUNS[self._name]
        for wanted, phrases in self._too_common.items():
            named = _some_of(list(phrases))
            instead = "with all these words are listed" if wanted else "with them are listed, too"
            yield (
                f"The words of {named} stand in too many {noun} to be looked for one behind the other: "
                f"{noun} {instead}. Ask for a rarer word beside them."
            )
        if self._left_out:
            yield (
                f"Too many words begin like {_some_of(self._left_out)} to be looked up at once: that was left out. "
                "Type more letters."
            )

    def _found(self, node: Node, among: BitMap, *, wanted: bool = True) -> BitMap | None:
        """What is right `among` these documents; others may be in it or not. None where the node is left out."""
        match node:
            case Word():
                return self._word(node)
            case Phrase():
                return self._phrase(node, among, wanted=wanted)
            case Facet():
                return self._facet(node)
            case Days():
                return self.days(node.first, node.last)
            case Not():
                inner = self._found(node.part, among, wanted=not wanted)
                return None if inner is None else among - inner
            case All():
                return self._all(node, among, wanted=wanted)
            case Either():
                return self._either(node, among, wanted=wanted) if node.parts else NOBODY
        raise TypeError(f"{node!r} was not looked up.")

    def _all(self, node: All, among: BitMap, *, wanted: bool) -> BitMap | None:
        """Phrases are looked for in what all else leaves. What is not wanted is taken away last."""
        found, some = among, False
        easy = [part for part in node.parts if not (isinstance(part, Not) or _holds_a_phrase(part))]
        several = [docs for part in easy if (docs := self._found(part, among, wanted=wanted)) is not None]
        if several:
            found, some = BitMap.intersection(found, *several), True
        hard = [part for part in node.parts if not isinstance(part, Not) and _holds_a_phrase(part)]
        unwanted = sorted((part for part in node.parts if isinstance(part, Not)), key=_holds_a_phrase)
        for part in (*sorted(hard, key=self._most_held), *unwanted):
            if (docs := self._found(part, found, wanted=wanted)) is not None:
                found, some = found & docs, True
        return found if some else None

    def _either(self, node: Either, among: BitMap, *, wanted: bool) -> BitMap | None:
        """A phrase is looked for where nothing else holds yet."""
        easy = [part for part in node.parts if not _holds_a_phrase(part)]
        several = [docs for part in easy if (docs := self._found(part, among, wanted=wanted)) is not None]
        hard = sorted((part for part in node.parts if _holds_a_phrase(part)), key=self._most_held)
        if not hard:
            return BitMap.union(*several) if several else None
        found, some = BitMap.union(*several) & among if several else BitMap(), bool(several)
        for part in hard:
            if (docs := self._found(part, among - found, wanted=wanted)) is not None:
                found, some = found | docs, True
        return found if some else None

    def _word(self, word: Word) -> BitMap | None:
        if word.prefix:
            return self._beginning(word)
        return self._in_columns(
            {column: self._catalogue.posting(self._name, word.text, column) for column in self._columns(word)}
        )

    def _beginning(self, word: Word) -> BitMap | None:
        if word.text not in self._beginnings:
            known = self._catalogue.beginning(self._name, word.text, self._left)
            if known:
                self._left -= known[0]
            else:
                self._left_out.append(f"“{shortened(word.text)}*”")
            self._beginnings[word.text] = known[1] if known else None
        found = self._beginnings[word.text]
        return None if found is None else self._in_columns({column: found[column] for column in self._columns(word)})

    def _in_columns(self, found: dict[str, BitMap]) -> BitMap:
        several = list(found.values())
        return several[0] if len(several) == 1 else BitMap.union(*several) if several else NOBODY

    def _columns(self, word: Word | Phrase) -> tuple[str, ...]:
        if word.title:
            return ("title",) if self._name == SearchList.STORIES else ()
        return ("open", "closed") if self._closed and self._name == SearchList.STORIES else ("open",)

    def _phrase(self, phrase: Phrase, among: BitMap, *, wanted: bool) -> BitMap:
        """Where it can't be looked up, what holds all its words; if it is not wanted, nothing."""
        held = [self._word(Word(word, title=phrase.title)) for word in dict.fromkeys(phrase.words)]
        holding = BitMap.intersection(*held, self.everything)
        columns = self._columns(phrase)
        # A title's words can be found in open text, too: an engine keeps each column apart.
        columns = columns if phrase.title else ("title", *columns)
        if not columns or holding.isdisjoint(among):
            return NOBODY
        found = self._phrases.find(phrase.words, holding, among, columns, held=sum(self._number(phrase)))
        if found is not None:
            return found
        self._too_common.setdefault(wanted, {})[f"“{shortened(' '.join(phrase.words))}”"] = None
        return holding if wanted else NOBODY

    def _number(self, phrase: Phrase) -> Iterator[int]:
        """Of each word how many documents hold it anywhere."""
        for word in phrase.words:
            if word not in self._numbers:
                columns = ("open", "closed")
                self._numbers[word] = sum(len(self._catalogue.posting(self._name, word, one)) for one in columns)
            yield self._numbers[word]

    def _most_held(self, node: Node) -> int:
        """Of the commonest phrase in it, how many documents hold its rarest word: what narrows most comes first."""
        return max(min(self._number(leaf)) for leaf in _phrases_in(node))

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


def _some_of(named: Sequence[str]) -> str:
    """ "“of the”, “in a” and 3 others"."""
    first, others = ", ".join(named[:MOST_NAMED]), len(named) - MOST_NAMED
    return f"{first} and {others} others" if others > 1 else f"{first}, {named[-1]}" if others == 1 else first


def _phrases_in(node: Node) -> Iterator[Phrase]:
    return (leaf for leaf in every_leaf(node) if isinstance(leaf, Phrase))


def _holds_a_phrase(node: Node) -> bool:
    return any(True for _ in _phrases_in(node))


def words_in(node: Node) -> Iterator[str]:
    """Every whole word of the tree, wanted or not."""
    for leaf in every_leaf(node):
        if isinstance(leaf, Phrase):
            yield from leaf.words
        elif isinstance(leaf, Word) and not leaf.prefix:
            yield leaf.text


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
