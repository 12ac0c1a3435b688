"""PostgreSQL's full text search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.db import OperationalError, connection, transaction
from django.db.models import FloatField, QuerySet, Value
from django.db.models.expressions import RawSQL
from psycopg.errors import ProgramLimitExceeded

from articles.search.backends.base import SearchBackend, SearchText
from articles.search.query import Term

TABLE = "articles_search"
CONFIG = "english"
OPEN, CLOSED = "open_words", "open_words || closed_words"
# Tried one after the other; a hundred thousand characters are at most half a megabyte of words and their places.
MOST_CHARACTERS = (800_000, 400_000, 200_000, 100_000)


class PostgresBackend(SearchBackend):
    def put(self, texts: Iterable[SearchText]) -> None:
        texts = list(texts)
        try:
            self._write(texts)
        except OperationalError as error:
            if not isinstance(error.__cause__, ProgramLimitExceeded):
                raise
            for text in texts:
                self._write_what_fits(text)

    def _write_what_fits(self, text: SearchText) -> None:
        """A tsvector holds a megabyte: of a longer story the beginning is found, down to what always fits."""
        for most in (None, *MOST_CHARACTERS):
            try:
                self._write([replace(text, open=text.open[:most], closed=text.closed[:most], title=text.title[:most])])
                return
            except OperationalError as error:
                if most == MOST_CHARACTERS[-1] or not isinstance(error.__cause__, ProgramLimitExceeded):
                    raise

    def _write(self, texts: list[SearchText]) -> None:
        """In a savepoint: what is refused leaves the transaction whole. Both kinds of words must fit together, too."""
        rows = [(text.article, text.title, text.open, text.closed) for text in texts]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (article_id, open_words, closed_words) "
                f"SELECT id, open_words, closed_words FROM (SELECT %s::bigint AS id, setweight(to_tsvector('{CONFIG}', "
                f"%s), 'A') || to_tsvector('{CONFIG}', %s) AS open_words, to_tsvector('{CONFIG}', %s) AS closed_words) "
                f"AS words WHERE length({CLOSED}) >= 0 ON CONFLICT (article_id) DO UPDATE "
                "SET open_words = EXCLUDED.open_words, closed_words = EXCLUDED.closed_words",
                rows,
            )

    def remove(self, articles: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE article_id = ANY(%s)", [list(articles)])

    def match(self, articles: QuerySet, terms: Sequence[Term], *, closed: bool) -> QuerySet:
        words = f"({CLOSED})" if closed else OPEN
        wanted = [term for term in terms if term.wanted]
        ids = f"SELECT article_id FROM {TABLE} WHERE {words} @@ "
        for term in terms:
            if not term.wanted:
                articles = articles.exclude(pk__in=RawSQL(f"{ids} {_sql(term)}", [_text(term)]))
        if not wanted:
            return articles.annotate(rank=Value(0.0, output_field=FloatField()))
        question = "(" + " && ".join(_sql(term) for term in wanted) + ")"
        values = [_text(term) for term in wanted]
        rank = RawSQL(
            f"SELECT ts_rank({words}, {question}) FROM {TABLE} WHERE article_id = articles_article.id",
            values,
            output_field=FloatField(),
        )
        return articles.filter(pk__in=RawSQL(f"{ids} {question}", values)).annotate(rank=rank)

    def indexed(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT article_id FROM {TABLE}")
            return {row[0] for row in cursor.fetchall()}

    def contents(self) -> Iterator[tuple]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT article_id, open_words::text, closed_words::text FROM {TABLE}")
            while rows := cursor.fetchmany(1000):
                yield from rows


def _sql(term: Term) -> str:
    return f"to_tsquery('{CONFIG}', %s)" if term.prefix else f"phraseto_tsquery('{CONFIG}', %s)"


def _text(term: Term) -> str:
    phrase = " ".join(term.words)
    return f"'{phrase.replace(chr(39), '')}':*" if term.prefix else phrase
