"""Proves that the index says what the rows say, block by block of documents, so that memory stays flat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import connection
from pyroaring import BitMap

from articles.models import Article, SearchDocument, SearchList, SearchPosting
from articles.search.backends import backend_for
from articles.search.block_bitmaps import BLOCK, unpack
from articles.search.catalogue import Catalogue
from articles.search.changes import ListChange
from articles.search.documents import CLOSED, Documents
from articles.search.entries import StoryEntry
from articles.search.indexed_rows import entries_of
from articles.search.numbering import add_entry
from articles.search.postings import COLUMNS
from articles.search.sorting_words import sort_words

STORIES, QUOTES = SearchList.STORIES.value, SearchList.QUOTES.value
BATCH = 500


def check_index() -> Iterator[tuple[int, str]]:
    """(article, what is wrong with its place in the index), an article perhaps several times. Nothing may be written
    meanwhile: what is would be told, too."""
    catalogue = Catalogue()
    catalogue.catch_up()
    yield from _missing()
    yield from _left_over(catalogue)
    checker = _Checker(catalogue)
    places = SearchDocument.objects.filter(article__in=Article.objects.published().values("pk")).order_by("story")
    several: list[SearchDocument] = []
    for place in places.iterator(chunk_size=2000):
        if several and (place.story // BLOCK != several[0].story // BLOCK or len(several) == 20_000):
            yield from checker.check(several)
            several = []
        several.append(place)
    if several:
        yield from checker.check(several)
    yield from checker.engine()


def _missing() -> Iterator[tuple[int, str]]:
    known = SearchDocument.objects.values("article")
    for number in Article.objects.published().exclude(pk__in=known).values_list("pk", flat=True).iterator():
        yield number, "it is not in the index"
    hidden = SearchDocument.objects.exclude(article__in=Article.objects.published().values("pk"))
    for number in hidden.values_list("article", flat=True).iterator():
        yield number, "it is in the index, though readers may not see it"


def _left_over(catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    """Living documents that no story has any more."""
    held = {STORIES: BitMap(), QUOTES: BitMap()}
    for story, first, quotes in SearchDocument.objects.values_list("story", "first_quote", "quotes").iterator():
        held[STORIES].add(story)
        held[QUOTES].add_range(first, first + quotes)
    for name, documents in catalogue.documents.items():
        for doc in documents.live ^ held[name]:
            yield documents.articles[doc] if doc < len(documents.articles) else 0, f"its document {doc} is not its own"


class _Checker:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def check(self, places: Sequence[SearchDocument]) -> Iterator[tuple[int, str]]:
        """Of stories whose documents lie near each other."""
        expected = {STORIES: ListChange(), QUOTES: ListChange()}
        words: dict[str, dict[str, dict[str, BitMap]]] = {
            name: {column: defaultdict(BitMap) for column in COLUMNS} for name in expected
        }
        docs = {STORIES: BitMap(), QUOTES: BitMap()}
        rows: dict[str, dict[int, int]] = {STORIES: {}, QUOTES: {}}
        for first in range(0, len(places), BATCH):
            some = {place.article_id: place for place in places[first : first + BATCH]}
            whole: list[tuple[StoryEntry, SearchDocument]] = []
            for entry in entries_of(list(some)):
                place = some[entry.article]
                if len(entry.quotes) != place.quotes:
                    yield entry.article, f"the index has {place.quotes} quotes of it, there are {len(entry.quotes)}"
                    continue
                docs[STORIES].add(place.story)
                docs[QUOTES].add_range(place.first_quote, place.first_quote + place.quotes)
                self._expect(entry, place, expected, rows)
                whole.append((entry, place))
            _expect_words(whole, words)
        for name, documents in self._catalogue.documents.items():
            wrong = _differing(documents, expected[name], rows[name], docs[name])
            wrong |= self._differing_words(name, words[name], docs[name])
            for article in sorted({documents.articles[doc] for doc in wrong}):
                yield article, f"the index has other values or words of {'it' if name == STORIES else 'its quotes'}"

    def _expect(self, entry: StoryEntry, place: SearchDocument, expected, rows) -> None:
        stories, quotes = ListChange(first=place.story), ListChange(first=place.first_quote)
        add_entry(entry, stories, quotes)
        for name, one in ((STORIES, stories), (QUOTES, quotes)):
            whole = expected[name]
            rows[name].update(enumerate(one.rows, one.first))
            whole.readable += one.readable
            whole.groups += one.groups
            for mine, theirs in ((whole.values, one.values), (whole.closed, one.closed)):
                for field, values in theirs.items():
                    for value, numbers in values.items():
                        mine[field][value] += numbers

    def _differing_words(self, name: str, expected, docs: BitMap) -> BitMap:
        """Documents of which the index holds another word, or misses one."""
        if not docs:
            return BitMap()
        held: dict[str, dict[str, BitMap]] = {column: defaultdict(BitMap) for column in COLUMNS}
        blocks = range(docs.min() // BLOCK, docs.max() // BLOCK + 1)
        rows = SearchPosting.objects.filter(list=name, block__in=blocks).order_by()
        for word, block, *blobs in rows.values_list("word", "block", *COLUMNS).iterator(chunk_size=2000):
            for column, blob in zip(COLUMNS, blobs, strict=True):
                if blob and (mine := unpack(bytes(blob), block) & docs):
                    held[column][word] |= mine
        for tail in self._catalogue.newest_words(name):
            for column, postings in tail.items():
                for word, numbers in postings.items():
                    if mine := BitMap(numbers) & docs:
                        held[column][word] |= mine
        wrong = BitMap()
        for column in COLUMNS:
            for word in held[column].keys() | expected[column].keys():
                wrong |= held[column].get(word, BitMap()) ^ expected[column].get(word, BitMap())
        return wrong

    def engine(self) -> Iterator[tuple[int, str]]:
        """Stories that phrases are not found in."""
        documents = self._catalogue.documents[STORIES]
        held = BitMap(backend_for(connection.vendor).documents())
        for doc in documents.live - held:
            yield documents.articles[doc], "phrases are not found in it"


def _expect_words(stories: Sequence[tuple[StoryEntry, SearchDocument]], words) -> None:
    spoken = [doc for _entry, place in stories for doc in range(place.first_quote, place.first_quote + place.quotes)]
    found = sort_words([entry for entry, _place in stories], [place.story for _entry, place in stories], spoken)
    for name, columns in found.lists.items():
        for column, postings in columns.items():
            for word, numbers in postings.by_word().items():
                words[name][column][word].update(numbers)


def _differing(documents: Documents, expected: ListChange, rows: dict[int, int], docs: BitMap) -> BitMap:
    """Documents that have another value, or miss one, or stand elsewhere."""
    wrong = (documents.readable & docs) ^ BitMap(expected.readable)
    for prefix, fields in (("", expected.values), (CLOSED, expected.closed)):
        names = {name for name in documents.fields if name.startswith(CLOSED) == bool(prefix)}
        for name in names | {prefix + field for field in fields}:
            held, wanted = documents.values(name), fields.get(name.removeprefix(CLOSED), {})
            for value in held.keys() | wanted.keys():
                wrong |= (held.get(value, BitMap()) & docs) ^ BitMap(wanted.get(value, ()))
    born = len(documents.rows)
    wrong |= BitMap(doc for doc, row in rows.items() if doc >= born or documents.rows[doc] != row)
    mine = documents.copies()
    theirs = {doc: (group, standing) for doc, group, standing in expected.groups}
    return wrong | BitMap(doc for doc in docs if mine.get(doc) != theirs.get(doc))
