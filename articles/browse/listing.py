"""A list and all that is said about it: rows, count, pills, sentence. Pages, feeds, exports and JSON are its faces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles.browse.fields import PartialDateField
from articles.browse.filters import ListFilter
from articles.browse.hints import Also, Meant, also_found, meant, remarks_of
from articles.browse.page_rows import count_copies, page_rows
from articles.browse.sentence import Pill, pills_of, sentence_of
from articles.models import Article, Quote, SearchList
from articles.search.expression import Node
from articles.search.finding import Found, find
from articles.search.query import Query
from articles.search.spellings import current_spellings
from articles.search.vocabulary import ArchiveVocabulary
from articles.search.widening import Vocabulary, Widened, widen

# What an address says by its path: (parameter, value) pairs.
Fixed = Sequence[tuple[str, str]]

LISTS = {"story": SearchList.STORIES.value, "quote": SearchList.QUOTES.value}
PAGE_SIZE = 20
FEED_SIZE = 30


class BadQuery(ValueError):
    """Parameters that make no sense; `sentences` say why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class NoSuchPage(LookupError):
    """A page behind the last one."""


@dataclass(frozen=True)
class Listing:
    query: Query
    found: Found
    filters: ListFilter
    noun: str
    audience: str
    fixed: Fixed = ()  # what the address's path says already
    widened: Sequence[Widened] = ()  # what else was looked for than the words themselves
    vocabulary: Vocabulary | None = None

    @cached_property
    def total(self) -> int:
        return self.found.total

    @cached_property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))

    @cached_property
    def rows(self) -> list:
        """The rows of the asked page, with what a page shows of them; raises NoSuchPage."""
        return page_rows(self.noun, self._numbers(), audience=self.audience)

    def records(self) -> list:
        """The same rows with what an export says of them; raises NoSuchPage."""
        return self._rows(self._numbers())

    def newest(self, number: int = FEED_SIZE) -> list:
        """What a feed carries, whole rows."""
        return self._rows(self.found.page(0, number), whole=True)

    def all_rows(self) -> Iterator:
        """Every row, streamed."""
        numbers = self.found.every_row()
        while some := list(islice(numbers, 500)):
            yield from self._rows(some)

    def _numbers(self) -> list[int]:
        if self.query.page > self.pages:
            raise NoSuchPage(f"This list has {self.pages} pages; there is no page {self.query.page}.")
        return self.found.page((self.query.page - 1) * PAGE_SIZE, PAGE_SIZE)

    def _rows(self, numbers: Sequence[int], *, whole: bool = False) -> list:
        return rows_of(self.noun, numbers, audience=self.audience, whole=whole)

    @cached_property
    def own_query(self) -> Query:
        """The question without what the path says already: what the address's query string holds."""
        query = self.query
        for name, value in self.fixed:
            if (name, value) in query.pairs():  # a narrower day is the reader's own
                query = query.without(name, value)
        return query.on_page(self.query.page)

    @cached_property
    def pills(self) -> list[Pill]:
        """Each filter that is on, with the question that is left without it."""
        return pills_of(self.own_query, self.filters)

    @cached_property
    def sentence(self) -> str:
        return sentence_of(self.query, self.filters, self.total, self.noun)

    @property
    def words(self) -> Node | None:
        """What is marked in the rows: what they were found by."""
        return self.found.question.words

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """What of the question could not be understood, in sentences."""
        return (*remarks_of(self.query, self.noun), *self.found.remarks)

    @cached_property
    def also(self) -> list[Also]:
        """Other endings and spellings that were looked for, each with the list without them."""
        return list(also_found(self.own_query, self.widened))

    @cached_property
    def meant(self) -> Meant | None:
        """The question as it was perhaps meant, where little was found."""
        return meant(self.own_query, self.vocabulary if self.total < PAGE_SIZE else None)

    @cached_property
    def querystring(self) -> str:
        return self.own_query.querystring()

    @cached_property
    def feed_querystring(self) -> str:
        """Of the list from its beginning."""
        return self.own_query.on_page(1).querystring()

    @property
    def previous_page(self) -> str | None:
        return self._page(self.query.page - 1) if self.query.page > 1 else None

    @property
    def next_page(self) -> str | None:
        return self._page(self.query.page + 1) if self.query.page < self.pages else None

    def _page(self, number: int) -> str:
        if number == 1:
            return self.feed_querystring or "?"
        return f"{self.feed_querystring}&page={number}" if self.feed_querystring else f"?page={number}"

    @property
    def page_links(self) -> list[tuple[int | None, str]]:
        """(number, query string) of the pages around this one, the first and the last; (None, "") for a gap."""
        here = self.query.page
        numbers = sorted({1, self.pages, *range(max(1, here - 2), min(self.pages, here + 2) + 1)})
        links: list[tuple[int | None, str]] = []
        for number in numbers:
            if links and links[-1][0] is not None and number > links[-1][0] + 1:
                links.append((None, ""))
            links.append((number, self._page(number)))
        return links

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(name, query string, whether it is on) of each order that makes sense here."""
        names = ("newest", "oldest", "relevance") if self.query.q and self.noun == "story" else ("newest", "oldest")
        on = self.query.order if self.query.order in names else "newest"
        others = self.own_query.sorted_by("").querystring()
        before = f"{others}&" if others else "?"
        return [(name, f"{before}sort={name}", name == on) for name in names]  # the last parameter of an address


def list_articles(params: QueryDict, *, audience: str, fixed: Fixed = ()) -> Listing:
    """The published stories that the parameters ask for; raises BadQuery."""
    return _listing(params, "story", audience, fixed)


def list_quotes(params: QueryDict, *, audience: str, fixed: Fixed = ()) -> Listing:
    """The quotes that the parameters ask for and the audience may read; raises BadQuery."""
    return _listing(params, "quote", audience, fixed)


def rows_of(noun: str, numbers: Sequence[int], *, audience: str, whole: bool = False) -> list:
    """The stories or quotes of these numbers, in their order, with all that an export says of them."""
    # By their numbers alone: with a condition more, SQLite would begin with that. What has changed since the index was
    # asked is left out here.
    if noun == "story":
        found = Article.objects.filter(pk__in=numbers).for_lists()
        known = {row.pk: row for row in (found.defer(None) if whole else found) if row.is_published}
        count_copies(known.values())
    else:
        quotes = Quote.objects.filter(pk__in=numbers).for_lists()
        known = {row.pk: row for row in (quotes.defer(None) if whole else quotes) if row.is_visible_to(audience)}
    return [known[number] for number in numbers if number in known]


def _with(params: QueryDict, fixed: Fixed) -> QueryDict:
    if not fixed:
        return params
    joined = params.copy()
    for name, value in fixed:
        if name in {"from", "to"}:
            joined[name] = _narrower(name, joined.get(name, ""), value)
        else:
            joined.appendlist(name, value)
    return joined


def _narrower(name: str, asked: str, fixed: str) -> str:
    """Of the day that is asked for and the one that the path says, the one that leaves less; nonsense is left alone."""
    try:
        day = PartialDateField(last=name == "to", required=False).clean(asked)
    except ValidationError:
        return asked
    if day is None:
        return fixed
    return (max if name == "from" else min)(day.isoformat(), fixed)


def _listing(params: QueryDict, noun: str, audience: str, fixed: Fixed) -> Listing:
    filters = ListFilter(_with(params, fixed), audience=audience)
    if not filters.is_valid():
        raise BadQuery(filters.sentences())
    query = filters.query()
    if query.from_ and query.to and query.from_ > query.to:
        raise BadQuery([f"from: {query.from_} comes after {query.to}, so no day lies between them."])
    question, widened, vocabulary = filters.question(query, LISTS[noun]), (), None
    if query.words is not None and query.has_words:
        variants = current_spellings().variants
        vocabulary = ArchiveVocabulary.of(query.words, variants, question.list, closed=question.closed)
        words, widened = widen(query.words, vocabulary, variants)
        question = replace(question, words=words)
    return Listing(
        query=query,
        found=find(question),
        filters=filters,
        noun=noun,
        audience=audience,
        fixed=fixed,
        widened=widened,
        vocabulary=vocabulary,
    )
