"""JSON that is kept as text comes back as it was."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import Value

from articles.models import Article, Quote
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TOLD = {"source": "Ünïted", "remarks": ["a", {"b": None}], "quote": 'He said: "Yes".'}


def test_it_comes_back_however_it_was_written():
    article = make_article("A story", told=TOLD)
    assert Article.objects.get(pk=article.pk).told == TOLD
    for changed in ({"one": 1}, Value({"two": 2}, output_field=Article._meta.get_field("told"))):
        Article.objects.filter(pk=article.pk).update(told=changed)
        assert Article.objects.values_list("told", flat=True).get() == getattr(changed, "value", changed)
    article.told = {"three": [3]}
    Article.objects.bulk_update([article], ["told"])
    assert Article.objects.get(pk=article.pk).told == {"three": [3]}


@pytest.mark.parametrize("asked", [{"told__source": "TASS"}, {"told": {}}, {"paragraphs__contains": [1]}])
def test_what_stands_in_it_can_not_be_asked(asked):
    with pytest.raises(FieldError, match="is kept as text"):
        Article.objects.filter(**asked).exists()
    assert not Quote.objects.filter(spans__isnull=True).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no other type for it")
def test_the_migration_goes_there_and_back_and_forgets_nothing_of_a_column():
    article = make_article("A story", told=TOLD)
    migration = import_module("articles.migrations.0032_json_as_text")
    kept = "SELECT attname, attcompression, attstattarget, atttypid::regtype::text FROM pg_attribute"
    kept += " WHERE attrelid = 'articles_article'::regclass AND attname IN ('told', 'paragraphs') ORDER BY attname"

    def columns():
        with connection.cursor() as cursor:
            return cursor.execute(kept).fetchall()

    before = columns()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for kind in ("jsonb", "text"):
        with connection.schema_editor() as editor:
            migration.kept_as(kind)(SimpleNamespace(), editor)
        assert {column[3] for column in columns()} == {kind}
    assert columns() == before
    assert Article.objects.values_list("told", "paragraphs").get(pk=article.pk) == (TOLD, article.paragraphs)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL never looked at it")
def test_a_new_archive_on_sqlite_does_not_parse_it():
    tables = import_module("articles.migrations.0021_json_is_not_parsed_again").TABLES
    with connection.cursor() as cursor:
        checked = cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%%JSON_VALID%%'").fetchall()
    assert not {name for (name,) in checked} & set(tables)
