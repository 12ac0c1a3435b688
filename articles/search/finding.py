"""A question, answered: how many there are, which stand on a page, how many have each value of each field."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

from pyroaring import BitMap

from articles.models import SearchList
from articles.search.catalogue import Catalogue, current_catalogue
from articles.search.counting import Counts
from articles.search.expression import All, Either, Node, Not, Phrase, Word, leaves
from articles.search.matching import Matcher
from articles.search.ordering import Ordering
from articles.search.phrases import PhraseFinder
from articles.search.question import Question

# Fields of which two values mean both: a document can have them.
NARROWING = {
    SearchList.STORIES.value: frozenset({"country", "official", "speaker", "about"}),
    SearchList.QUOTES.value: frozenset({"country", "official", "about"}),
}
Answer = TypeVar("Answer")
MOST_REMEMBERED = 2000  # answers: some names, days or rows each
MANY = 1000  # rows that are put in order at once


def is_narrowing(field: str, list_: str) -> bool:
    """Whether two values of the field mean both; else one of those asked for is enough."""
    return field in NARROWING[list_]


class _Asked:
    """What a question asks for, with its hash: the tree may be large, and each answer is looked up several times."""

    __slots__ = ("_asked", "_hash")

    def __init__(self, asked: tuple) -> None:
        self._asked, self._hash = asked, hash(asked)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._asked == other._asked


def find(question: Question) -> Found:
    """Answer from the index as it is now; later changes are not seen by this answer."""
    with current_catalogue() as catalogue:
        return Found(question, catalogue)


class Found:
    """Everything that a list shows is asked of this: each answer is worked out when it is asked for."""

    def __init__(self, question: Question, catalogue: Catalogue) -> None:
        self.question = question
        self._lock = catalogue.lock
        self._documents = catalogue.documents[question.list]
        self._changes = self._documents.changes
        phrases = PhraseFinder(catalogue, question.list)
        self._matcher = Matcher(catalogue, question.list, closed=question.closed, phrases=phrases)
        self._parts = {name: self._matcher.match(node) for name, node in question.filters}
        if question.words is not None:
            self._parts["q"] = self._matcher.match(question.words, within=self._narrowed())
        self.remarks = tuple(self._matcher.remarks())  # sentences for readers: what could not be looked up
        self._all = self._without("")

    @cached_property
    def total(self) -> int:
        with self._lock:
            return self._worked_out(("total",), lambda: self._counts("").total())

    def page(self, start: int, count: int) -> list[int]:
        """The rows, by number, from place `start` on."""
        with self._lock:
            return self._worked_out(("page", self.question.order, start, count), lambda: self._page(start, count))

    def _page(self, start: int, count: int) -> list[int]:
        return [self._documents.rows[doc] for doc in self._ordering().page(self._tiers, start, count)]

    def every_row(self) -> Iterator[int]:
        """All of them, in order. Other questions are answered meanwhile."""
        with self._lock:
            docs = self._ordering().every(self._tiers)
        while True:
            with self._lock:
                rows = [self._documents.rows[doc] for doc in islice(docs, MANY)]
            if not rows:
                return
            yield from rows

    def top(self, field: str, count: int) -> list[tuple[int | str, int]]:
        """The values that most have, with their exact numbers; a field's own choice is off where one of it suffices."""
        with self._lock:
            return self._worked_out(("top", field, count), lambda: self._counts(field).top(field, count))

    def all_values(self, field: str) -> list[tuple[int | str, int]]:
        """Every value that any has, most first."""
        with self._lock:

            def all_of() -> list[tuple[int | str, int]]:
                return self._counts(field).all_of(field)

            return all_of() if self._parts else self._remembered(("all", field), all_of)

    def number_of(self, field: str, values: Sequence[int | str]) -> list[tuple[int | str, int]]:
        """Of each of these values, in their order, without those of which there is nothing."""
        with self._lock:
            return self._counts(field).several(field, values)

    def days(self, length: str, *, within: int | None = None, everywhere: bool = False) -> dict[int, int]:
        """By year, month or day (2018, 201804, 20180410) that has any: how many. The question's own days are off.

        `within` a year or month; `everywhere` counts the whole archive.
        """
        with self._lock:
            if not everywhere:
                return self._worked_out(
                    ("days", length, within), lambda: self._numbers_of_days(self._counts("days"), length, within)
                )
            whole = Counts(self._documents, self._matcher.everything, closed=self.question.closed)
            return self._remembered(("days", length, within), lambda: self._numbers_of_days(whole, length, within))

    def nearest_days(self, length: str, here: int) -> tuple[int | None, int | None]:
        """The last year, month or day before this one, and the first behind it, that has any."""
        with self._lock:
            counts = self._counts("days")
            spans = sorted(span for span in self._documents.values(length) if span)
            before = reversed(spans[: bisect_left(spans, here)])
            behind = spans[bisect_right(spans, here) :]
            earlier, later = (
                next((span for span in some if counts.of(length, span)), None) for some in (before, behind)
            )
            return earlier, later

    def _worked_out(self, key: tuple, work: Callable[[], Answer]) -> Answer:
        """A small answer: of the whole list it is remembered, and of a narrower one for a while."""
        if not self._parts:
            return self._remembered(key, work)
        key = (self._asked, *key)
        return self._known(self._documents.asked_lately, key, work, MOST_REMEMBERED)

    def _remembered(self, key: tuple, work: Callable[[], Answer]) -> Answer:
        """What is true of the whole list, until that changes."""
        return self._known(self._documents.worked_out, key, work)

    def _known(self, known: dict, key: tuple, work: Callable[[], Answer], most: int | None = None) -> Answer:
        """From among what is known, where it is put if it is missing: the oldest is forgotten when it is too many."""
        if self._documents.changes != self._changes:  # since the question was asked: what is known is of another list
            return work()
        key = (*key, self.question.closed)
        if key not in known:
            known[key] = work()
        elif most:
            known[key] = known.pop(key)
        if most and len(known) > most:
            del known[next(iter(known))]
        return known[key]

    def _numbers_of_days(self, counts: Counts, length: str, within: int | None) -> dict[int, int]:
        spans = [span for span in self._documents.values(length) if span]
        if within is not None:
            spans = [span for span in spans if span // 100 == within]
        return dict(counts.spans(length, sorted(spans)))

    def is_readable(self, field: str, value: int | str) -> bool:
        """Whether something that has the value may be read by the public, in the whole archive."""
        with self._lock:
            docs = self._documents.having(field, [value], closed=self.question.closed)
            return not docs.isdisjoint(self._documents.readable)  # what is dead is not among them

    def readable_values(self, field: str) -> frozenset[int | str]:
        """All values of which that holds."""

        def readable() -> frozenset[int | str]:
            return frozenset(
                value
                for value, _most in self._documents.commonest(field, closed=self.question.closed)
                if self.is_readable(field, value)
            )

        with self._lock:
            return self._remembered(("readable", field), readable)

    def undated(self) -> int:
        with self._lock:
            return self._worked_out(("undated",), lambda: self._counts("days").of("day", 0))

    def _narrowed(self) -> list[BitMap]:
        """What the filters leave that are never off: no more is asked of the words."""
        return [docs for name, docs in self._parts.items() if is_narrowing(name, self.question.list)]

    def _without(self, name: str) -> BitMap:
        """What is found when one filter is off."""
        parts = [docs for part, docs in self._parts.items() if part != name]
        if not parts:
            return self._matcher.everything
        return BitMap.intersection(*parts) if len(parts) > 1 else parts[0]

    def _counts(self, field: str) -> Counts:
        name = field if field in self._parts and not is_narrowing(field, self.question.list) else ""
        if name not in self._counted:
            docs = self._without(name) if name else self._all
            self._counted[name] = Counts(self._documents, docs, closed=self.question.closed)
        return self._counted[name]

    @cached_property
    def _counted(self) -> dict[str, Counts]:
        return {}

    @cached_property
    def _asked(self) -> _Asked:
        return _Asked((self.question.filters, self.question.words))

    def _ordering(self) -> Ordering:
        return Ordering(self._documents, oldest=self.question.order == "oldest")

    @cached_property
    def _tiers(self) -> list[BitMap]:
        """What is shown, without all copies of a story but one: first what holds the words in the title."""
        shown = self._shown if self._parts else self._remembered(("shown",), lambda: self._shown)
        tiers = []
        for docs in self._tiers_of_titles() if self.question.order == "relevance" else []:
            tiers.append(shown & docs)
            shown = shown - docs
        return [*tiers, shown]

    @property
    def _shown(self) -> BitMap:
        return self._all - self._documents.grouped.repeated(self._all)

    def _tiers_of_titles(self) -> list[BitMap]:
        """Documents with all that is looked for in the title, and with some of it."""
        words = self.question.words
        if words is None or self.question.list != SearchList.STORIES:
            return []
        wanted = [leaf for leaf in leaves(words) if isinstance(leaf, Word | Phrase)]
        some = Either(tuple(replace(leaf, title=True) for leaf in wanted))
        return [self._matcher.match(one, within=[self._all]) for one in (in_titles(words), some)]


def in_titles(node: Node) -> Node:
    """The same tree, its wanted words looked for in titles alone."""
    match node:
        case Word() | Phrase():
            return replace(node, title=True)
        case All():
            return All(tuple(in_titles(part) for part in node.parts))
        case Either():
            return Either(tuple(in_titles(part) for part in node.parts))
        case Not():
            return node
    return node
