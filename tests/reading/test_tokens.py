"""How running text falls into words, and where each stands. All sentences here are made up."""

from __future__ import annotations

import pytest

from articles.reading.tokens import read_words
from articles.reading.words import ABBREVIATION, NAME, STOP, TOUCHING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge, he said.", ["The", "bridge", ",", "he", "said", "."]),
        ("U.S. officials and Mr. Holt", ["U.S.", "officials", "and", "Mr", ".", "Holt"]),
        ("the workers' union", ["the", "workers'", "union"]),
        ("of the workers'", ["of", "the", "workers", "'"]),
        ("he's in Al-Kut’s port", ["he's", "in", "Al-Kut’s", "port"]),
        ("1,500 men -- 3.5% ...", ["1,500", "men", "--", "3.5", "%", "..."]),
        ("Holt &amp; Sons (sic)", ["Holt", "&amp;", "Sons", "(", "sic", ")"]),
        ("''", ["'", "'"]),
        ("  ", []),
        ("", []),
    ],
)
def test_text_falls_into_words_and_marks(text: str, words: list[str]) -> None:
    assert read_words(text, 0)[0] == words


@pytest.mark.parametrize(
    "text",
    ["one word, then two.", " one  word ,\tthen\u00a0two. ", "“one” (word)\n\n then 'two'", "x" * 100, "a. b. c."],
)
def test_each_word_is_found_where_it_stands(text: str) -> None:
    story = "Before it. " + text
    words, tags, starts = read_words(text, 11)
    assert len(words) == len(tags) == len(starts)
    assert [story[start : start + len(word)] for word, start in zip(words, starts, strict=True)] == words
    assert starts == sorted(set(starts))


def test_a_stop_knows_whether_it_touches_the_word_before_it() -> None:
    _, tags, _ = read_words("Mr. Holt left .", 0)
    assert tags[0] & ABBREVIATION
    assert tags[1] & STOP
    assert tags[1] & TOUCHING
    assert tags[2] & NAME
    assert tags[4] & STOP
    assert not tags[4] & TOUCHING


def test_a_word_read_again_is_read_the_same() -> None:
    text = "The ferry's crew (nine men) said: no."
    assert read_words(text, 0) == read_words(text, 0)
