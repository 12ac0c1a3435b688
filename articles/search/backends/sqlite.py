"""SQLite's FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection
from pyroaring import BitMap

from articles.search.backends.base import SearchBackend, Texts

# FTS5 keeps two bytes less for every word of a table's first column, a fifth of the whole. So what only staff may find,
# which is nearly all of a story of which the public reads an excerpt, is a table's first column, too.
READABLE, CLOSED = "articles_search", "articles_search_closed"
COLUMNS = {READABLE: ("open", "title", "closed"), CLOSED: ("closed",)}  # the first's `closed` is filled in old archives
MANNER = "content='', tokenize = 'unicode61 remove_diacritics 0'"


class SQLiteBackend(SearchBackend):
    """Holds no copy of the words, so that dead documents stay until the index is written anew."""

    reads_everything = True

    def put(self, texts: Iterable[Texts]) -> None:
        several = list(texts)
        closed = [(doc, closed) for doc, _title, _open, closed in several if closed]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {READABLE} (rowid, title, open, closed) VALUES (%s, %s, %s, '')",
                [(doc, title, open_) for doc, title, open_, _closed in several],
            )
            cursor.executemany(f"INSERT INTO {CLOSED} (rowid, closed) VALUES (%s, %s)", closed)

    def remove(self, documents: Sequence[int]) -> None:
        pass

    def phrase(self, words: Sequence[str], candidates: BitMap, *, columns: Sequence[str]) -> BitMap:
        found = BitMap()
        for table, held in COLUMNS.items():
            if asked := [column for column in columns if column in held]:
                found |= _holding(table, f'{{{" ".join(asked)}}} : "{" ".join(words)}"', candidates)
        return found & candidates

    def effort(self, candidates: int, held: int) -> float:
        return 0.08 * held + 0.3 * candidates

    def clear(self) -> None:
        with connection.cursor() as cursor:
            for table, columns in COLUMNS.items():
                cursor.execute(f"DROP TABLE {table}")
                cursor.execute(f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}, {MANNER})")

    def documents(self) -> Iterator[int]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {READABLE}")
            while rows := cursor.fetchmany(10_000):
                yield from (row[0] for row in rows)


def _holding(table: str, question: str, candidates: BitMap) -> BitMap:
    asked = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"
    with connection.cursor() as cursor:
        # A span of rowids, not a list: for each number of a list FTS5 would look the phrase up anew.
        cursor.execute(f"{asked} AND rowid BETWEEN %s AND %s", [question, candidates.min(), candidates.max()])
        return BitMap(row[0] for row in cursor.fetchall())
