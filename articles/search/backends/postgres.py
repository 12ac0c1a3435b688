"""PostgreSQL: the words of each document as plain text, in which a phrase is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection
from pyroaring import BitMap

from articles.models.copied_rows import copy_rows
from articles.search.backends.base import SearchBackend, Texts

TABLE = "articles_search"
COLUMNS = {"document": "bigint", "title_words": "text", "open_words": "text", "closed_words": "text"}
SOME = 5_000  # candidates to a question
CLOSE = 2  # documents to a candidate


class PostgresBackend(SearchBackend):
    """Of the candidates each text is read: they hold all the words, so most hold the phrase or are few."""

    def put(self, texts: Iterable[Texts]) -> None:
        rows = ((doc, *map(_bounded, columns)) for doc, *columns in texts)
        copy_rows(TABLE, [*COLUMNS], [*COLUMNS.values()], rows)

    def remove(self, documents: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE document = ANY(%s)", [list(documents)])

    def phrase(self, words: Sequence[str], candidates: BitMap, *, columns: Sequence[str]) -> BitMap:
        question = _bounded(" ".join(words))
        holds = " OR ".join(f"strpos({column}_words, %s) > 0" for column in columns)
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


def _bounded(words: str) -> str:
    """With a space before each word and behind it, so that no part of a word is taken for one."""
    return f" {words} " if words else ""
