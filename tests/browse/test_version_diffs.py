"""What a later text of a story changed."""

import random
import time

import pytest

from articles.browse.version_diffs import diff_words


def test_changed_words_are_told_from_those_that_stay():
    assert diff_words("one two three\nfour\n", "one too three\nfour five\n") == [
        ("same", "one "),
        ("gone", "two "),
        ("new", "too "),
        ("same", "three\n"),
        ("gone", "four\n"),
        ("new", "four five\n"),
    ]
    assert diff_words("", "") == []
    assert diff_words("a", "a") == [("same", "a")]


def _few_words(number: int, between: str) -> str:
    return between.join(random.Random(number).choices(["the", "of", "and", "said", "ferry", "Oslo"], k=number))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_few_words(60_000, " "), _few_words(60_001, " ")),
        (_few_words(60_000, "\n"), _few_words(60_001, "\n")),
        ("\n" * 60_000 + "a", "b" + "\n" * 60_000),
        ("a " * 60_000, "b a " * 30_000),
    ],
    ids=["one line", "short lines", "empty lines", "one word"],
)
def test_texts_of_any_length_and_kind_are_compared_at_once(old, new):
    began = time.perf_counter()
    changes = diff_words(old, new)
    assert time.perf_counter() - began < 5
    assert "".join(words for tag, words in changes if tag != "new") == old
    assert "".join(words for tag, words in changes if tag != "gone") == new
