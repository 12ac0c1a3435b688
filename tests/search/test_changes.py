"""What a transaction did to the index comes out of the database as it went in."""

import json
import zlib
from array import array
from collections import defaultdict
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.changes import (
    PARTS,
    WIDTH_AND_LEAST,
    Change,
    ListChange,
    pack_change,
    pack_words,
    unpack_change,
    unpack_words,
)
from articles.search.postings import COLUMNS, LISTS, Postings, join_lists
from articles.search.words import words_of

numbers = st.lists(st.integers(0, 2**33), max_size=6)
values = st.dictionaries(
    st.sampled_from(["source", "about", "day"]),
    st.dictionaries(
        st.integers(0, 2**40) | st.text(max_size=5), st.lists(st.integers(0, 2**31), min_size=1, max_size=4)
    ),
    max_size=3,
)
list_changes = st.builds(
    ListChange,
    first=st.integers(0, 2**31),
    rows=numbers,
    articles=numbers,
    readable=numbers,
    values=values,
    closed=values,
    groups=st.lists(st.tuples(st.integers(0, 2**31), st.integers(0, 2**62), st.integers(0, 9)), max_size=4),
    dead=numbers,
)


@given(list_changes, list_changes)
def test_facets_are_unpacked_as_they_were(stories, quotes):
    assert unpack_change(pack_change(Change(stories, quotes))) == Change(stories, quotes)


def test_facets_that_were_written_as_json_are_read():
    packed = {name: [1, 2] for name in ("rows", "articles", "readable", "dead")}
    packed |= {"first": 7, "groups": [[7, 3, 0]], "values": {"place": [["Oslo", [7]]]}, "closed": {}}
    before = unpack_change(zlib.compress(json.dumps({"s": packed, "q": packed | {"first": 9}}).encode(), 1))
    assert (before.stories.first, before.quotes.first, before.stories.rows) == (7, 9, [1, 2])
    assert (before.quotes.values, before.stories.groups) == ({"place": {"Oslo": [7]}}, [[7, 3, 0]])


texts = st.lists(st.tuples(st.sampled_from(LISTS), st.sampled_from(COLUMNS), st.text(max_size=60)), max_size=8)
Told = list[tuple[str, str, str]]  # list, column and text of each document


def by_word(told: Told, first: int = 0) -> dict[str, dict[str, dict[str, list[int]]]]:
    words = {name: {column: defaultdict(list) for column in COLUMNS} for name in LISTS}
    for doc, (name, column, text) in enumerate(told, first):
        for word in set(words_of(text)):
            words[name][column][word].append(doc)
    return words


def postings(told: Told, first: int = 0):
    words = by_word(told, first)
    return {name: {column: Postings.of(words[name][column]) for column in COLUMNS} for name in LISTS}


def told_by(words) -> dict[str, dict[str, dict[str, list[int]]]]:
    return {
        name: {column: {word: docs.tolist() for word, docs in one.by_word().items()} for column, one in columns.items()}
        for name, columns in words.items()
    }


@given(texts)
def test_words_are_unpacked_as_they_were(told):
    assert told_by(unpack_words(pack_words(postings(told)))) == by_word(told)


@given(st.lists(texts, max_size=4))
def test_documents_of_several_changes_follow_each_other(changes):
    firsts = accumulate(map(len, changes), initial=0)
    packed = [pack_words(postings(told, first)) for told, first in zip(changes, firsts, strict=False)]
    together = [one for told in changes for one in told]
    assert told_by(join_lists([unpack_words(blob) for blob in packed])) == by_word(together)


@pytest.mark.parametrize("docs", [[0, 1, 255], [70_000, 70_256], [70_000, 135_536], [5, 4_294_967_295], [9]])
def test_numbers_take_the_bytes_that_they_need(docs):
    words = postings([])
    nothing = len(pack_words(words))
    words["s"]["open"] = Postings.of({"grain": docs})
    packed = pack_words(words)
    assert told_by(unpack_words(packed))["s"]["open"] == {"grain": docs}
    assert len(packed) - nothing - len("grain") - 1 - 2 * WIDTH_AND_LEAST.size == (
        len(docs) * (1 if docs[-1] - docs[0] < 256 else 2 if docs[-1] - docs[0] < 65_536 else 4)
    )


def test_words_that_were_written_in_four_bytes_each_are_read():
    parts = [b"grain\nships", array("I", [2, 1]).tobytes(), array("I", [3, 70_000, 4]).tobytes()]
    parts = [b"", b"", b"", *parts, *[b""] * (PARTS - 6)]
    words = unpack_words(b"1" + array("I", map(len, parts)).tobytes() + b"".join(parts))
    assert told_by(words)["s"]["open"] == {"grain": [3, 70_000], "ships": [4]}
    assert not words["q"]["closed"].words


def test_words_that_were_written_as_json_are_read():
    before = {name: {column: {"grain": [3, 70_000]} for column in COLUMNS} for name in LISTS}
    assert told_by(unpack_words(zlib.compress(json.dumps(before).encode(), 1))) == before
