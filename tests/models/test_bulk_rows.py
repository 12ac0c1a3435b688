"""Rows written past Django hold what Django would have written."""

import json
import sqlite3
from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Article, Institution, Quote, SketchKey
from articles.models.article import DateHow
from articles.models.bulk_rows import delete_each, insert_rows, save_rows
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def columns(article):
    return Article.objects.filter(pk=article.pk).values().get()


def test_a_saved_row_is_as_django_saves_it():
    one, other = make_article("One"), make_article("Other")
    changes = {
        "headline": "A headline — “marked”",
        "told": {"source": "Meridian", "remarks": ["a", "ü"]},
        "paragraphs": [[0, 12], [14, 99]],
        "date": date(2018, 4, 10),
        "date_how": DateHow.STATED,
        "headline_start": None,
        "text": "A text with 'marks' and 100 %s.",
    }
    for name, value in changes.items():
        setattr(one, name, value)
    untouched = columns(other)
    save_rows(Article, [one])
    by_hand = columns(one)
    one.save()
    assert by_hand == columns(one)
    assert by_hand["told"] == changes["told"]
    assert columns(other) == untouched


def test_new_rows_are_as_django_writes_them():
    article = make_article("A story", day=date(1912, 4, 15), told={"source": "Ünïted", "remarks": ["a"]})
    names = tuple(field.attname for field in Article._meta.concrete_fields)
    by_django = columns(article)
    values = by_django | {
        "pk": None,
        "stable_id": article.stable_id.hex,
        "date": "1912-04-15",
        **{name: json.dumps(by_django[name]) for name in by_django if isinstance(by_django[name], list | dict)},
        **{name: adapted(by_django[name]) for name in ("imported_at", "changed_at", "published_at")},
    }
    Article.objects.filter(pk=article.pk).delete()
    insert_rows(Article, names, [tuple(values[name] for name in names)])
    assert columns(article) == by_django


def adapted(moment):
    return connection.ops.adapt_datetimefield_value(moment)


def test_json_that_questions_may_ask_is_written_as_such():
    insert_rows(Institution, ("key", "name", "names", "kind", "is_sample"), [("un", "UN", '["U.N.", "ООН"]', "", True)])
    assert Institution.objects.values("names", "is_sample").get() == {"names": ["U.N.", "ООН"], "is_sample": True}
    assert Institution.objects.filter(names__0="U.N.").exists()


def test_each_row_is_deleted_by_all_its_values():
    insert_rows(SketchKey, ("code", "sketch_id"), [(1, 1), (1, 2), (2, 1)])
    delete_each(SketchKey, ("code", "sketch_id"), [(1, 1), (2, 2)])
    assert set(SketchKey.objects.values_list("code", "sketch")) == {(1, 2), (2, 1)}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a type for JSON")
def test_the_words_of_a_table_lose_the_checks_of_json_and_get_them_again():
    migration = import_module("articles.migrations.0021_json_is_not_parsed_again")
    asked = "SELECT sql FROM sqlite_master WHERE name = 'articles_quote'"
    with connection.cursor() as cursor:
        (lean,) = cursor.execute(asked).fetchone()
        checked = migration.with_checks(lean, Quote._meta.concrete_fields)
        assert (lean.count("JSON_VALID"), checked.count("JSON_VALID")) == (0, 2)
        assert migration.CHECK.sub("", checked) == lean
        assert lean.count("CHECK") == checked.count("CHECK") - 2 > 5  # those of spans and kinds are there
        assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def no_words_of_tables(action, name, *_others):
    """An SQLite that lets nobody write them passes over the setting that would allow it."""
    setting = action == sqlite3.SQLITE_PRAGMA and name == "writable_schema"
    return sqlite3.SQLITE_IGNORE if setting else sqlite3.SQLITE_OK


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a type for JSON")
def test_where_nobody_may_write_the_words_of_tables_they_stay_as_they_are():
    migration = import_module("articles.migrations.0021_json_is_not_parsed_again")
    asked = "SELECT sql FROM sqlite_master WHERE name = 'articles_quote'"
    with connection.cursor() as cursor:
        before = cursor.execute(asked).fetchone()
        connection.connection.set_authorizer(no_words_of_tables)
        try:
            migration.put_back(apps, SimpleNamespace(connection=connection))
        finally:
            connection.connection.set_authorizer(None)
        assert cursor.execute(asked).fetchone() == before
