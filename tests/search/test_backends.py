"""What every engine finds: the same suite on each database of the run."""

import pytest
from django.db import connection
from pyroaring import BitMap

from articles.search.backends import backend_for
from articles.search.words import words_of

pytestmark = pytest.mark.django_db

TEXTS = [
    # title, open, closed
    ("Grain ships sail", "The harbour of Oslo was busy. Ships sail at noon.", ""),
    ("Harbour of stone", "Ships carried stone, and grain ships wait.", "The busy quay of Oslo"),
    ("Museum opens", "A harbour. Of Oslo nothing is told.", ""),
]
ALL = BitMap(range(len(TEXTS)))


def spaced(text):
    return " ".join(words_of(text))


@pytest.fixture
def engine():
    backend = backend_for(connection.vendor)
    backend.clear()
    backend.put((doc, *map(spaced, texts)) for doc, texts in enumerate(TEXTS))
    return backend


@pytest.mark.parametrize(
    ("phrase", "columns", "found"),
    [
        ("harbour of oslo", ["title", "open"], {0, 2}),
        ("harbour of", ["title", "open"], {0, 1, 2}),
        ("harbour of", ["title"], {1}),
        ("grain ships", ["title"], {0}),
        ("grain ships", ["title", "open"], {0, 1}),
        ("busy quay", ["title", "open"], set()),
        ("busy quay", ["title", "open", "closed"], {1}),
        ("sail the harbour", ["title", "open"], set()),
        ("of harbour", ["title", "open"], set()),
    ],
)
def test_a_phrase_is_words_one_behind_the_other_in_one_part(engine, phrase, columns, found):
    assert set(engine.phrase(words_of(phrase), ALL, columns=columns)) == found


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the layout of an index of SQLite")
def test_closed_words_are_found_where_they_stood_before_they_had_a_table_of_their_own(engine):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_search (rowid, title, open, closed) VALUES (8, '', 'a harbour', 'the old quay')"
        )
    everything = BitMap([*ALL, 8])
    assert set(engine.phrase(["old", "quay"], everything, columns=["title", "open", "closed"])) == {8}
    assert set(engine.phrase(["old", "quay"], everything, columns=["title", "open"])) == set()
    assert set(engine.phrase(["busy", "quay"], everything, columns=["closed"])) == {1}


def test_only_candidates_are_found(engine):
    assert set(engine.phrase(["harbour", "of"], BitMap([1, 2]), columns=["title", "open"])) == {1, 2}


def test_words_that_a_language_of_its_own_would_read_otherwise_are_words(engine):
    engine.put([(7, spaced("NEAR AND or NOT 1e5 10:20 http://a.b/c-d Œuvre 日本語 x"), "", "")])
    for phrase in ("and or not", "near and", "1e5 10", "http a b c d oeuvre", "日本語 x"):
        assert set(engine.phrase(words_of(phrase), BitMap([7]), columns=["title"])) == {7}, phrase


def test_every_document_that_it_holds_is_told(engine):
    assert set(engine.documents()) >= set(ALL)
    engine.clear()
    assert set(engine.documents()) == set()


def test_a_story_of_more_words_than_an_engine_holds_is_kept(engine):
    words = [f"{number:x}".translate(str.maketrans("0123456789", "ghijklmnop")) + "wort" for number in range(120_000)]
    engine.put([(9, "long list", " ".join(words), "")])
    assert set(engine.phrase(words[5:7], BitMap([9]), columns=["title", "open"])) == {9}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the layout of a file of SQLite")
def test_a_new_file_holds_several_stories_to_a_page():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA page_size").fetchone() == (32_768,)
