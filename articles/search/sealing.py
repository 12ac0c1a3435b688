"""Folds the newest changes into stored bitmaps: then a process starts quickly, and a word is one short reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db import connection, transaction

from articles.models import SearchChange, SearchDocument, SearchFacet, SearchList, SearchPosting, SearchState
from articles.models.bulk_rows import delete_rows, insert_rows, next_numbers
from articles.models.looked_up import is_one_of
from articles.search.backends import backend_for
from articles.search.block_bitmaps import by_block, extend
from articles.search.catalogue import Catalogue, read_state
from articles.search.changes import unpack_words
from articles.search.documents import Documents
from articles.search.index import Writing, lock_state
from articles.search.indexed_rows import entries_of
from articles.search.postings import COLUMNS, Words, join_lists

STORIES_TO_SEAL = 4_000
CHANGES_TO_SEAL = 500
VALUES_TO_SEAL = 20_000  # stories: a process that starts reads the changes of as many, half a second at most
NOTHING = (b"",) * len(COLUMNS)
Place = tuple[str, int]  # a word and a block of documents
POSTING = ("id", "list", "word", "block", *COLUMNS)
SOME = 2_000  # rows that are written at once
SOME_STORIES = 500  # that are read at once


def seal_if_due(
    *,
    stories: int = STORIES_TO_SEAL,
    changes: int = CHANGES_TO_SEAL,
    values: int = VALUES_TO_SEAL,
    catalogue: Catalogue | None = None,
) -> bool:
    """Seal when so much was written since the last time; whether it was. Not within a transaction that writes rows.

    The values of fewer stories than `values` are left. `catalogue` is for who seals often: kept from time to time, and
    for this alone, it reads only what is new.
    """
    waiting = SearchChange.objects.filter(words__isnull=False).values_list("stories", flat=True)
    numbers = list(waiting)
    many_words = sum(numbers) >= stories or len(numbers) >= changes
    if not many_words and not _facets_are_due(read_state(), max(stories, values)):
        return False
    seal(catalogue, values=values)
    return True


@transaction.atomic
def rewrite(articles: Sequence[int]) -> None:
    """Index many stories anew and seal them in one go, which is quicker; nobody else writes to the index meanwhile."""
    if SearchChange.objects.filter(words__isnull=False).exists():
        seal()
    writing = Writing(lock_state())
    writing.end(articles)
    for first in range(0, len(articles), SOME_STORIES):
        writing.begin(list(entries_of(articles[first : first + SOME_STORIES])))
    store_words(writing.words())
    writing.record(sealed=True)


@transaction.atomic
def empty_index() -> None:
    """Nothing is found any more. Its numbers stay used up, for a question may be at them; so does the vocabulary."""
    state = lock_state()
    for model in (SearchChange, SearchDocument, SearchPosting):
        model.objects.all().delete()
    backend_for(connection.vendor).clear()
    # A version that no change leads to: every process begins anew with what is sealed.
    state.version += 1
    state.token = ""
    state.facets_sealed = state.words_sealed = state.version
    state.save()
    numbers = {SearchList.STORIES.value: state.next_story, SearchList.QUOTES.value: state.next_quote}
    _store_facets({name: Documents.of_dead(number) for name, number in numbers.items()})


@transaction.atomic
def seal(catalogue: Catalogue | None = None, *, values: int = 0) -> None:
    """Fold everything in, but the values of fewer stories. Others who write wait meanwhile; who reads does not."""
    state = lock_state()
    waiting = SearchChange.objects.filter(words__isnull=False).order_by("version")
    blobs = waiting.values_list("words", flat=True).iterator(chunk_size=10)
    words = join_lists([unpack_words(bytes(blob)) for blob in blobs])
    waiting.update(words=None)  # before others are written: SQLite puts them where these were
    store_words(words)
    last = state.facets_sealed
    if _facets_are_due(state, values):
        _seal_facets(catalogue or Catalogue())
        # Those before stay once more for processes that are a little behind.
        SearchChange.objects.filter(version__lt=last).delete()
        state.facets_sealed = state.version
    state.words_sealed = state.version
    state.save(update_fields=["facets_sealed", "words_sealed"])


def _facets_are_due(state: SearchState, fewest: int) -> bool:
    """All values are written anew each time: not for a few more documents to many."""
    behind = list(SearchChange.objects.filter(version__gt=state.facets_sealed).values_list("stories", flat=True))
    return sum(behind) >= max(fewest, state.next_story / 20) or len(behind) > CHANGES_TO_SEAL


def _seal_facets(catalogue: Catalogue) -> None:
    catalogue.catch_up()
    _store_facets(catalogue.documents)


def _store_facets(lists: Mapping[str, Documents]) -> None:
    rows = [
        SearchFacet(list=name, field=field, values=packed)
        for name, documents in lists.items()
        for field, packed in documents.pack()
    ]
    SearchFacet.objects.all().delete()
    SearchFacet.objects.bulk_create(rows, batch_size=1)


def store_words(lists: Mapping[str, Words]) -> None:
    """Add the postings of new documents, by list, to those that are stored."""
    for name, columns in lists.items():
        new: dict[Place, list[bytes]] = defaultdict(lambda: list(NOTHING))
        for number, column in enumerate(COLUMNS):
            for word, block, docs in by_block(columns[column]):
                new[word, block][number] = docs
        places = sorted(new)
        for first in range(0, len(places), SOME):
            _merge(name, {place: new[place] for place in places[first : first + SOME]})


def _merge(name: str, new: Mapping[Place, Sequence[bytes]]) -> None:
    """Join new documents, by column, with those that the same words and blocks have already."""
    words = list(dict.fromkeys(word for word, _block in new))
    stored = _known(name, words, min(block for _word, block in new))
    before = {(word, block): row for word, block, *row in stored if (word, block) in new}
    # What is there keeps its id: SQLite then puts it where it was, and leaves no gap that nothing else can fill.
    ids = iter(next_numbers(SearchPosting, len(new) - len(before)))
    rows = []
    for (word, block), docs in new.items():
        number, *blobs = before.get((word, block)) or (next(ids), *NOTHING)
        joined = [extend(blob, more, block) if more else blob for blob, more in zip(blobs, docs, strict=True)]
        rows.append((number, name, word, block, *joined))
    delete_rows(SearchPosting, "id", [number for number, *_blobs in before.values()])
    insert_rows(SearchPosting, POSTING, rows)


def _known(name: str, words: Sequence[str], block: int) -> list[tuple]:
    """The word, block, id and documents that are stored of these words from this block on."""
    quote = connection.ops.quote_name
    condition, values = is_one_of(words)
    asked = (
        f"SELECT {', '.join(map(quote, ('word', 'block', 'id', *COLUMNS)))} FROM {quote(SearchPosting._meta.db_table)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{asked} WHERE list = %s AND block >= %s AND word {condition}", [name, block, *values])
        return cursor.fetchall()
