"""How PostgreSQL keeps words: plain, compressed, in no index too many; what was tsvectors becomes so by a migration."""

from importlib import import_module

import pytest
from django.db import connection
from pyroaring import BitMap

from articles.search.backends import backend_for

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own"),
]
WORDS = [(1, "grain ships", "the ships of the harbour 日本語 x", ""), (2, "", "of the", "the quay of the harbour")]


def run(operation):
    with connection.schema_editor() as editor:
        operation(None, editor)


def kept():
    with connection.cursor() as cursor:
        return cursor.execute("SELECT * FROM articles_search ORDER BY document").fetchall()


def test_words_stay_in_their_order():
    engine = backend_for(connection.vendor)
    engine.clear()
    engine.put(WORDS)
    before = kept()
    (step,) = import_module("articles.migrations.0016_phrases_in_plain_words").Migration.operations
    run(step.reverse_code)
    assert kept()[0][1] == "'grain':1 'ships':2"
    run(step.code)
    assert kept() == before
    assert set(engine.phrase(["of", "the", "harbour"], BitMap([1, 2]), columns=["title", "open"])) == {1}


def test_long_values_are_compressed_by_the_quicker_method_where_it_is_known():
    migration = import_module("articles.migrations.0017_lz4")
    asked = (
        "SELECT DISTINCT attcompression FROM pg_attribute WHERE attrelid = 'articles_search'::regclass AND attlen = -1"
    )
    with connection.cursor() as cursor:
        (known,) = cursor.execute(migration.KNOWS_LZ4).fetchone()
        assert cursor.execute(asked).fetchall() == [("l" if known else "",)]
        if known:
            run(migration.Migration.operations[0].reverse_code)
            assert cursor.execute(asked).fetchall() == [("",)]


def test_words_are_in_no_index_that_no_question_uses():
    (step,) = import_module("articles.migrations.0019_no_second_index_of_words").Migration.operations
    asked = "SELECT indexname FROM pg_indexes WHERE tablename IN ('articles_searchword', 'articles_official')"
    with connection.cursor() as cursor:
        before = set(cursor.execute(asked).fetchall())
        assert not [name for (name,) in before if name.endswith("_like")]
        run(step.reverse_code)
        assert len(set(cursor.execute(asked).fetchall()) - before) == 3
        run(step.code)
        assert set(cursor.execute(asked).fetchall()) == before
