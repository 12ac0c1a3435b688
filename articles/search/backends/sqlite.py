"""SQLite's FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection
from pyroaring import BitMap

from articles.search.backends.base import SearchBackend, Texts

TABLE = "articles_search"
# The longest text stands first: FTS5 keeps two bytes less for every word of the first column, a fifth of the whole.
CREATE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5(open, title, closed, content='', "
    "tokenize = 'unicode61 remove_diacritics 0')"
)


class SQLiteBackend(SearchBackend):
    """Holds no copy of the words, so that dead documents stay until the index is written anew."""

    reads_everything = True

    def put(self, texts: Iterable[Texts]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, title, open, closed) VALUES (%s, %s, %s, %s)", texts)

    def remove(self, documents: Sequence[int]) -> None:
        pass

    def phrase(self, words: Sequence[str], candidates: BitMap, *, columns: Sequence[str]) -> BitMap:
        question = f'{{{" ".join(columns)}}} : "{" ".join(words)}"'
        asked = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"
        with connection.cursor() as cursor:
            # A span of rowids, not a list: for each number of a list FTS5 would look the phrase up anew.
            cursor.execute(f"{asked} AND rowid BETWEEN %s AND %s", [question, candidates.min(), candidates.max()])
            return BitMap(row[0] for row in cursor.fetchall()) & candidates

    def effort(self, candidates: int, held: int) -> float:
        return 0.08 * held + 0.3 * candidates

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {TABLE}")
            cursor.execute(CREATE)

    def documents(self) -> Iterator[int]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {TABLE}")
            while rows := cursor.fetchmany(10_000):
                yield from (row[0] for row in rows)
