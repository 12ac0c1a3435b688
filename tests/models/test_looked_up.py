"""Many keys are asked for in one question, by an index."""

import pytest
from django.db import connection

from articles.models import Article, ArticleVersion, Mention, Official, OfficialName, Tenure, looked_up
from articles.models.looked_up import look_up
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_rows_of_several_questions_come_together(monkeypatch):
    monkeypatch.setattr(looked_up, "MOST_KEYS", 2)
    texts = [make_article(f"Story {number}").sha256 for number in range(5)]
    found = look_up(Article, ("sha256",), "sha256", {*texts, "0" * 64})
    assert sorted(found) == sorted((text,) for text in texts)
    assert look_up(Article, ("sha256",), "sha256", set()) == []


@pytest.mark.parametrize("others", [[], ["http://a.example/plain", "x"]])
@pytest.mark.parametrize("key", ["", " ", 'a "b"', '","', "back\\slash", "{}", "NULL", "ü, ö", "it's", "%s"])
def test_keys_are_what_they_are_whatever_stands_in_them(key, others):
    keys = [key, *others]
    for number, url in enumerate([*keys, "http://a.example/other"]):
        make_article(f"Story {number}", url=url)
    assert sorted(look_up(Article, ("url",), "url", keys)) == sorted((url,) for url in keys)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks through tables that are as small as these")
@pytest.mark.parametrize(
    ("model", "by"),
    [
        (Article, "sha256"),
        (Article, "identity"),
        (Article, "url"),
        (Article, "slugline"),
        (ArticleVersion, "sha256"),
        (Mention, "quote_id"),
        (Official, "slug"),
        (OfficialName, "folded"),
        (Tenure, "official_id"),
    ],
)
def test_no_question_of_an_import_looks_through_a_whole_table(model, by):
    with connection.cursor() as cursor:
        asked = f"SELECT {by} FROM {model._meta.db_table} WHERE {by} IN (%s, %s)"
        plan = cursor.execute(f"EXPLAIN QUERY PLAN {asked}", ["a", "b"]).fetchall()
    assert all("SEARCH" in step[-1] for step in plan), plan
