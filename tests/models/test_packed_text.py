"""Whole texts, which SQLite keeps packed and PostgreSQL as they are, come back the same however they went in."""

import sqlite3
import zlib
from contextlib import closing, nullcontext
from importlib import import_module
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.formats import packed_text
from articles.formats.packed_text import NOT_WORTH_IT, SHORT, pack, unpack
from articles.importing.checking import check_articles
from articles.models import Article, ArticleVersion
from articles.models.bulk_rows import insert_rows, save_rows
from articles.models.kept_query import KeptQuery
from articles.models.looked_up import look_up
from tests.benchmarks.generate_stories import write_files
from tests.factories import NOW, make_article
from tests.importing.faulty_imports import begin

LONG = " ".join(f"Story {number} of the long night told of ferries and of grain." for number in range(600))
SQLITE = connection.vendor == "sqlite"
# Neither database takes half a character, PostgreSQL no NUL either.
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="" if SQLITE else "\0")
TEXTS = st.one_of(
    st.text(LETTERS, max_size=300),
    st.builds(lambda text, times: text * times, st.text(LETTERS, max_size=40), st.integers(0, 400)),
    st.sampled_from(["", "x", "ü" * NOT_WORTH_IT, LONG, "\U0001f980" * SHORT]),
)


def without_isal(without):
    """As where it is not installed."""
    return patch.object(packed_text, "isal_zlib", None) if without else nullcontext()


_kept = KeptQuery(lambda numbers: Article.objects.filter(pk__in=numbers))


@given(TEXTS, st.booleans(), st.booleans())
def test_what_one_library_packs_another_unpacks_the_same_and_it_is_never_longer(text, here, there):
    with without_isal(here):
        packed = pack(text)
    with without_isal(there):
        assert unpack(packed) == text
    assert isinstance(packed, str) or len(packed) < len(text.encode())


@given(st.text(LETTERS, max_size=10).map(lambda words: words + LONG), st.booleans())
def test_a_long_text_becomes_a_stream_of_zlib_of_less_than_a_third(text, without):
    with without_isal(without):
        packed = pack(text)
    assert zlib.decompress(packed).decode() == text
    assert len(packed) * 3 < len(text.encode())


@given(st.floats(0.5, 0.99), st.integers(1, 255), st.booleans())
def test_of_a_damaged_text_is_read_what_is_left(place, change, without):
    with without_isal(without):
        damaged = bytearray(pack(LONG))
        damaged[int(place * len(damaged))] ^= change
        text = unpack(bytes(damaged))
    assert text[: len(LONG) // 10] == LONG[: len(LONG) // 10]


class AnyText(TestCase):
    def setup_example(self):
        super().setup_example()
        self.article = make_article()

    def comes_back(self, model, text):
        (row,) = model.objects.filter(text__isnull=False)
        ways = [row.text, *model.objects.values_list("text", flat=True)]
        ways += [row["text"] for row in model.objects.values("pk", "text")]
        ways += [found for _number, found in look_up(model, ("id", "text"), "id", [row.pk])]
        assert ways == [text] * 4

    @settings(max_examples=30)
    @given(TEXTS)
    def test_of_a_saved_row_comes_back(self, text):
        self.article.text = text
        self.article.save()
        self.comes_back(Article, text)
        assert [row.text for row in _kept.rows([self.article.pk])] == [text]

    @settings(max_examples=30)
    @given(TEXTS)
    def test_of_a_row_saved_by_sql_comes_back(self, text):
        self.article.text = text
        save_rows(Article, [self.article])
        self.comes_back(Article, text)

    @settings(max_examples=30)
    @given(TEXTS)
    def test_of_an_update_comes_back(self, text):
        Article.objects.update(text=text)
        self.comes_back(Article, text)
        self.article.text = text[::-1]
        Article.objects.bulk_update([self.article], ["text"])
        self.comes_back(Article, text[::-1])

    @settings(max_examples=30)
    @given(TEXTS, st.booleans())
    def test_of_rows_written_in_bulk_comes_back(self, text, packed):
        ArticleVersion.objects.all().delete()
        values = {
            "article_id": self.article.pk,
            "number": 1,
            "text": pack(text) if packed and SQLITE else text,
            "sha256": "0" * 64,
            "version": "",
            "headline": "",
            "particulars": "{}",
            "arrived_at": connection.ops.adapt_datetimefield_value(NOW),
            "replaced_at": connection.ops.adapt_datetimefield_value(NOW),
        }
        insert_rows(ArticleVersion, tuple(values), [tuple(values.values())])
        self.comes_back(ArticleVersion, text)


def bytes_kept():
    octets = "length(CAST(text AS blob))" if SQLITE else "octet_length(text)"
    with connection.cursor() as cursor:
        return cursor.execute(f"SELECT {octets} FROM articles_article").fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("save", [Article.save, lambda row: save_rows(Article, [row])], ids=["save", "save_rows"])
def test_a_row_holds_its_text_packed_on_sqlite_alone(save):
    article = make_article()
    article.text = LONG
    save(article)
    assert bytes_kept() == len(pack(LONG) if SQLITE else LONG)


@pytest.mark.django_db
@pytest.mark.skipif(not SQLITE, reason="PostgreSQL's texts stay as they are")
def test_a_damaged_text_does_not_have_its_digest():
    article = make_article(body=LONG)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET text = CAST(substr(text, 1, length(text) - 9) AS blob)")
    ((found, flaws),) = check_articles()
    assert (found, flaws[0]) == (article, "the text does not have its digest")


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [{"text": "a"}, {"text__icontains": "a"}, {"text__in": ["a"]}, {"text__length": 1}])
def test_to_look_for_what_a_packed_text_holds_is_refused(asked):
    for stories in (Article.objects.filter, Article.objects.exclude):
        with pytest.raises(FieldError, match="packed and would find nothing"):
            stories(**asked)
    name, value = next((f"article__{name}", value) for name, value in asked.items())
    with pytest.raises(FieldError, match="Ask the search of the archive"):
        ArticleVersion.objects.filter(**{name: value})


@pytest.mark.django_db
@pytest.mark.skipif(not SQLITE, reason="PostgreSQL's texts stay as they are")
def test_the_migration_packs_what_is_there_and_goes_on_where_it_was_broken_off(monkeypatch):
    migration = import_module("articles.migrations.0027_packed_texts")
    monkeypatch.setattr(migration, "TOGETHER", 2)
    texts = {
        make_article(body=body).pk: f"Ferry, {body}" for body in ("", "One.", LONG, f"NUL \0. {LONG}", f"Ü {LONG}")
    }
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE articles_article SET text = %s WHERE id = %s", [(t, n) for n, t in texts.items()])
    for _turn in range(2):
        migration.packed(None, SimpleNamespace(connection=connection))
        assert kinds(connection.connection) == ["text"] * 2 + ["blob"] * 3
        assert dict(Article.objects.values_list("pk", "text")) == texts


@pytest.mark.skipif(not SQLITE, reason="PostgreSQL's texts stay as they are")
def test_an_archive_goes_back_to_plain_texts_and_on_to_packed_ones(tmp_path, django_db_setup, django_db_blocker):
    write_files(6, tmp_path / "stories")
    file = tmp_path / "archive.sqlite3"
    with django_db_blocker.unblock():
        connection.cursor().execute("VACUUM INTO %s", [str(file)])
    imported = [("import_stories", str(tmp_path / "stories")), ("check_archive", "--digest")]
    code, digest = begin(str(file), imported).end()
    assert (code, kinds_in(file)) == (0, ["blob"] * 6)
    assert begin(str(file), [("migrate", "articles", "0026", "-v0")]).end()[0] == 0
    assert kinds_in(file) == ["text"] * 6
    back = [("migrate", "-v0"), ("check_search", "--if-empty"), ("check_archive", "--digest")]
    code, told = begin(str(file), back).end()
    assert (code, told.splitlines()[-1]) == (0, digest)
    assert kinds_in(file) == ["blob"] * 6


def kinds_in(file):
    with closing(sqlite3.connect(file)) as base:
        return kinds(base)


def kinds(base):
    return [kind for (kind,) in base.execute("SELECT typeof(text) FROM articles_article ORDER BY id")]
