"""What a transaction did to the index comes out of the database as it went in."""

import json
import zlib
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.changes import (
    COLUMNS,
    LISTS,
    PARTS,
    WIDTH_AND_LEAST,
    join_postings,
    no_words,
    pack_words,
    unpack_words,
)
from articles.search.words import words_of

texts = st.lists(st.tuples(st.sampled_from(LISTS), st.sampled_from(COLUMNS), st.text(max_size=60)), max_size=8)


def postings(told):
    words = no_words()
    for doc, (name, column, text) in enumerate(told):
        for word in set(words_of(text)):
            words[name][column][word].append(doc)
    return words


@given(texts)
def test_words_are_unpacked_as_they_were(told):
    words = postings(told)
    assert unpack_words(pack_words(words)) == words


def test_documents_of_several_changes_follow_each_other():
    first, second = postings([("s", "open", "grain ships")]), postings([("q", "open", ""), ("s", "open", "ships sail")])
    held = unpack_words(pack_words(first))["s"]["open"]
    join_postings(held, unpack_words(pack_words(second))["s"]["open"])
    assert {word: list(docs) for word, docs in held.items()} == {"grain": [0], "ships": [0, 1], "sail": [1]}


@pytest.mark.parametrize("docs", [[0, 1, 255], [70_000, 70_256], [70_000, 135_536], [5, 4_294_967_295], [9]])
def test_numbers_take_the_bytes_that_they_need(docs):
    words = no_words()
    words["s"]["open"]["grain"].extend(docs)
    packed = pack_words(words)
    assert unpack_words(packed) == words
    assert len(packed) - len(pack_words(no_words())) - len("grain") - 1 - 2 * WIDTH_AND_LEAST.size == (
        len(docs) * (1 if docs[-1] - docs[0] < 256 else 2 if docs[-1] - docs[0] < 65_536 else 4)
    )


def test_words_that_were_written_in_four_bytes_each_are_read():
    parts = [b"grain\nships", array("I", [2, 1]).tobytes(), array("I", [3, 70_000, 4]).tobytes()]
    parts = [b"", b"", b"", *parts, *[b""] * (PARTS - 6)]
    words = unpack_words(b"1" + array("I", map(len, parts)).tobytes() + b"".join(parts))
    assert {word: docs.tolist() for word, docs in words["s"]["open"].items()} == {"grain": [3, 70_000], "ships": [4]}
    assert not words["q"]["closed"]


def test_words_that_were_written_as_json_are_read():
    before = {name: {column: {"grain": [3, 70_000]} for column in COLUMNS} for name in LISTS}
    words = unpack_words(zlib.compress(json.dumps(before).encode(), 1))
    assert words["q"]["open"]["grain"].tolist() == [3, 70_000]
    assert {name: set(columns) for name, columns in words.items()} == {name: set(COLUMNS) for name in LISTS}
