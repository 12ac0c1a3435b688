"""PostgreSQL's full text search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.db import connection
from pyroaring import BitMap

from articles.search.backends.base import SearchBackend, Texts

TABLE = "articles_search"
# A tsvector holds a megabyte and knows no place behind this one: of a longer story, phrases are found in its beginning.
MOST_PLACES = 16_383
MOST_BYTES = 400_000
_PLACES = [f":{place} " for place in range(1, MOST_PLACES + 1)]
SOME = 5_000  # candidates to a question
CLOSE = 2  # documents to a candidate


class PostgresBackend(SearchBackend):
    """The words are those of `words.py`; no dictionary of the database changes them."""

    def put(self, texts: Iterable[Texts]) -> None:
        into = f"COPY {TABLE} (document, title_words, open_words, closed_words) FROM STDIN"
        with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(into) as copy:
            for doc, *columns in texts:
                copy.write_row((doc, *map(placed, columns)))

    def remove(self, documents: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE document = ANY(%s)", [list(documents)])

    def phrase(self, words: Sequence[str], candidates: BitMap, *, columns: Sequence[str]) -> BitMap:
        question = " <-> ".join(f"'{word}'" for word in words)
        holds = " OR ".join(f"{column}_words @@ %s::tsquery" for column in columns)
        numbers, found = candidates.to_array(), BitMap()
        with connection.cursor() as cursor:
            for first in range(0, len(numbers), SOME):
                some = numbers[first : first + SOME]
                # Where they stand close to each other, reading all between them is sooner done than finding each.
                close = some[-1] - some[0] < CLOSE * len(some)
                where, which = ("BETWEEN %s AND %s", [some[0], some[-1]]) if close else ("= ANY(%s)", [some.tolist()])
                asked = f"SELECT document FROM {TABLE} WHERE document {where} AND ({holds})"
                cursor.execute(asked, [*which, *[question] * len(columns)])
                found.update(row[0] for row in cursor.fetchall())
        return found & candidates

    def effort(self, candidates: int, held: int) -> float:
        return 5.0 * candidates

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE}")

    def documents(self) -> Iterator[int]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT document FROM {TABLE}")
            while rows := cursor.fetchmany(10_000):
                yield from (row[0] for row in rows)


def placed(text: str) -> str:
    """Words with their places, as a tsvector is written: `moscow:1 ready:2 `."""
    words = text.split()[:MOST_PLACES]
    if 5 * len(text) > MOST_BYTES:
        words = _beginning(words)
    return "".join([*chain.from_iterable(zip(words, _PLACES, strict=False))])


def _beginning(words: Sequence[str]) -> Sequence[str]:
    size = 0
    for number, word in enumerate(words):
        size += len(word.encode()) + 4
        if size > MOST_BYTES:
            return words[:number]
    return words
