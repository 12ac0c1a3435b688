"""SQLite's FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection
from django.db.models import FloatField, QuerySet, Value
from django.db.models.expressions import RawSQL

from articles.search.backends.base import SearchBackend, SearchText
from articles.search.query import Term

TABLE = "articles_search"
WEIGHTS = "10.0, 1.0, 1.0"  # title, open, closed


class SQLiteBackend(SearchBackend):
    def put(self, texts: Iterable[SearchText]) -> None:
        rows = [(text.article, text.title, text.open, text.closed) for text in texts]
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [row[:1] for row in rows])
            cursor.executemany(f"INSERT INTO {TABLE} (rowid, title, open, closed) VALUES (%s, %s, %s, %s)", rows)

    def remove(self, articles: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(article,) for article in articles])

    def match(self, articles: QuerySet, terms: Sequence[Term], *, closed: bool) -> QuerySet:
        wanted = [_quoted(term) for term in terms if term.wanted]
        columns = "{title open closed}" if closed else "{title open}"
        ids = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"
        for term in terms:
            if not term.wanted:
                hits = RawSQL(ids, [f"{columns} : ({_quoted(term)})"])
                articles = articles.exclude(pk__in=hits)
        if not wanted:
            return articles.annotate(rank=Value(0.0, output_field=FloatField()))
        question = f"{columns} : ({' AND '.join(wanted)})"
        rank = RawSQL(
            f"SELECT -bm25({TABLE}, {WEIGHTS}) FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid = articles_article.id",
            [question],
            output_field=FloatField(),
        )
        return articles.filter(pk__in=RawSQL(ids, [question])).annotate(rank=rank)

    def indexed(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {TABLE}")
            return {row[0] for row in cursor.fetchall()}

    def contents(self) -> Iterator[tuple]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT rowid, title, open, closed FROM {TABLE}")
            while rows := cursor.fetchmany(1000):
                yield from rows


def _quoted(term: Term) -> str:
    """Every word in quotes, so that nothing a reader types is an operator of FTS5."""
    phrase = " ".join(term.words)
    return f'"{phrase}"*' if term.prefix else f'"{phrase}"'
