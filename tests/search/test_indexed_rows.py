"""What the index should hold is read of the stories that are asked for, and of no others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import State
from articles.search.indexed_rows import entries_of
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_only_published_stories_have_something():
    published = make_article("Published")
    others = [make_article(state, state=state) for state in (State.DRAFT, State.WITHDRAWN)]
    assert [entry.article for entry in entries_of([published.pk, *[other.pk for other in others]])] == [published.pk]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts its rows by itself")
def test_an_archive_whose_rows_were_never_counted_is_not_looked_through():
    with CaptureQueriesContext(connection) as asked:
        list(entries_of([*range(1, 124)]))
    with connection.cursor() as cursor:
        plans = [cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}").fetchall() for one in asked]
    searches = [step[-1] for plan in plans for step in plan if " articles_" in step[-1]]
    assert len(searches) >= 3
    assert all("SEARCH" in step and ("PRIMARY KEY" in step or "article_id=?" in step) for step in searches), searches
