"""Folds the newest changes into stored bitmaps: then a process starts quickly, and a word is one short reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection, transaction
from pyroaring import BitMap

from articles.models import SearchChange, SearchFacet, SearchPosting
from articles.search.catalogue import Catalogue
from articles.search.changes import COLUMNS, unpack_words
from articles.search.index import lock_state

BLOCK = 65_536  # documents; the width of a container of a roaring bitmap
STORIES_TO_SEAL = 4_000
CHANGES_TO_SEAL = 500
SOME = 2_000  # words that are written at once


def seal_if_due(*, stories: int = STORIES_TO_SEAL, changes: int = CHANGES_TO_SEAL) -> bool:
    """Seal when so much was written since the last time; whether it was. Not within a transaction that writes rows."""
    waiting = SearchChange.objects.filter(words__isnull=False).values_list("stories", flat=True)
    numbers = list(waiting)
    if sum(numbers) < stories and len(numbers) < changes:
        return False
    seal()
    return True


@transaction.atomic
def seal() -> None:
    """Fold everything in. Others who write to the index wait meanwhile; who reads it does not."""
    state = lock_state()
    waiting = SearchChange.objects.filter(words__isnull=False).order_by("version")
    _seal_words(waiting)
    waiting.update(words=None)
    last = state.facets_sealed
    if _facets_are_due(state):
        _seal_facets()
        # Those before stay once more for processes that are a little behind.
        SearchChange.objects.filter(version__lt=last).delete()
        state.facets_sealed = state.version
    state.words_sealed = state.version
    state.save(update_fields=["facets_sealed", "words_sealed"])


def _facets_are_due(state) -> bool:
    """All values are written anew each time: not for a few more documents to many."""
    behind = SearchChange.objects.filter(version__gt=state.facets_sealed)
    return sum(behind.values_list("stories", flat=True)) * 20 >= state.next_story or behind.count() > CHANGES_TO_SEAL


def _seal_facets() -> None:
    catalogue = Catalogue()
    catalogue.catch_up()
    rows = [
        SearchFacet(list=name, field=field, values=packed)
        for name, documents in catalogue.documents.items()
        for field, packed in documents.pack()
    ]
    SearchFacet.objects.all().delete()
    SearchFacet.objects.bulk_create(rows, batch_size=1)


def _seal_words(waiting) -> None:
    gathered: dict[tuple[str, str, int], dict[str, list[int]]] = {}
    for blob in waiting.values_list("words", flat=True).iterator(chunk_size=10):
        for name, words in unpack_words(bytes(blob)).items():
            for column, postings in words.items():
                for word, docs in postings.items():
                    for block, part in _by_block(docs):
                        gathered.setdefault((name, word, block), {}).setdefault(column, []).extend(part)
    keys = sorted(gathered)
    for first in range(0, len(keys), SOME):
        _merge([(key, gathered[key]) for key in keys[first : first + SOME]])


def _by_block(docs: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    if docs[0] // BLOCK == docs[-1] // BLOCK:
        yield docs[0] // BLOCK, docs
        return
    for block in range(docs[0] // BLOCK, docs[-1] // BLOCK + 1):
        if part := [doc for doc in docs if doc // BLOCK == block]:
            yield block, part


def _merge(several: Sequence[tuple[tuple[str, str, int], dict[str, list[int]]]]) -> None:
    """Join new documents with those that the same words and blocks have already."""
    words = {word for (_name, word, _block), _columns in several}
    blocks = {block for (_name, _word, block), _columns in several}
    held = SearchPosting.objects.filter(word__in=words, block__in=blocks).order_by()
    known = {(row[0], row[1], row[2]): row[3:] for row in held.values_list("list", "word", "block", *COLUMNS)}
    rows = []
    for key, columns in several:
        blobs = known.get(key, (b"",) * len(COLUMNS))
        rows.append((*key, *(_joined(blob, columns.get(name)) for blob, name in zip(blobs, COLUMNS, strict=True))))
    _upsert(rows)


def _joined(blob: bytes, docs: list[int] | None) -> bytes:
    if not docs:
        return bytes(blob)
    found = BitMap(docs)
    if blob:
        found |= BitMap.deserialize(bytes(blob))
    return found.serialize()


def _upsert(rows: Sequence[tuple]) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, ("list", "word", "block", *COLUMNS)))
    sets = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(SearchPosting._meta.db_table)} ({columns}) VALUES (%s, %s, %s, %s, %s, %s) "
            f"ON CONFLICT (list, word, block) DO UPDATE SET {sets}",
            rows,
        )
