"""How running text falls into words, and where each stands. All sentences here are made up."""

from __future__ import annotations

import pytest

from articles.reading.clean_text import clean
from articles.reading.story_words import story_words
from articles.reading.stretches import Stretches
from articles.reading.types import Layout, Span
from articles.reading.words import ABBREVIATION, CUE, NAME, STOP, TOUCHING


def read_words(text: str, start: int = 0) -> tuple[list[str], list[int], list[int]]:
    """The words of the text from `start` on, their bits, and where they begin."""
    return listed(Stretches(text, (start, len(text))), (start, len(text)))


def listed(read: Stretches, *spans: Span) -> tuple[list[str], list[int], list[int]]:
    for start, end in spans:
        if start < end:
            read.add(start, end)
    return read.words, read.tags, [start + number for number, start in enumerate(read.starts)]


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
        (", he said", [",", "he", "said"]),
        ("in the U.S., $5.", ["in", "the", "U.S.", ",", "$", "5", "."]),
        ("at 9 a.m. he said ,", ["at", "9", "a", ".", "m", ".", "he", "said", ","]),
        ("  ", []),
        ("", []),
    ],
)
def test_text_falls_into_words_and_marks(text: str, words: list[str]) -> None:
    assert read_words(text)[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "one word, then two.",
        " one  word ,\tthen\u00a0two. ",
        "“one” (word)\n\n then 'two'",
        "x" * 100,
        "a. b. c.",
        "U.S., Mr. X.  $5.",
    ],
)
def test_each_word_is_found_where_it_stands(text: str) -> None:
    story = "Before it. " + text
    words, tags, starts = read_words(story, 11)
    assert len(words) == len(tags) == len(starts)
    assert [story[start : start + len(word)] for word, start in zip(words, starts, strict=True)] == words
    assert starts == sorted(set(starts))


def test_a_stop_knows_whether_it_touches_the_word_before_it() -> None:
    _, tags, _ = read_words("Mr. Holt left .")
    assert tags[0] & ABBREVIATION
    assert tags[1] & STOP
    assert tags[1] & TOUCHING
    assert tags[2] & NAME
    assert tags[4] & STOP
    assert not tags[4] & TOUCHING


def test_a_word_read_again_is_read_the_same() -> None:
    text = "The ferry's crew (nine men) said: no."
    assert read_words(text) == read_words(text)


def test_what_may_bring_words_or_end_a_sentence_is_noted() -> None:
    text = "In the U.S., Holt said “Yes.”. He left."
    read = Stretches(text, (0, len(text)))
    read.add(0, 23)
    read.add_quotation(23)
    read.add(29, len(text))
    assert [read.words[at] for at in read.looked] == ["U.S.", "said", "", ".", "."]
    assert read.tags[read.looked[1]] & CUE


@pytest.mark.parametrize(
    "text",
    [
        "The ferry, he said, “is late”, and she (“and all of us”) left.",
        "“It is late,” he said. “It” was. “So”",
        "He said “it is late”, “too late” for the workers'",
        " He said  “it is” \u00a0 late.",
        "He “left”now. “And”, “so”'s the ferry",
    ],
)
def test_words_looked_up_for_the_whole_story_are_those_looked_up_by_themselves(text: str) -> None:
    story, end = "Before it. \n" + text, 12 + len(text)
    layout = Layout(parts=((0, end, "body"),), paragraphs=((0, 11), (12, end)))
    printed = story_words(clean(story), layout).printed
    marks = [12, *[at + (mark == "”") for at, mark in enumerate(story) if mark in "“”"], end]
    outside = list(zip(marks[::2], marks[1::2], strict=True))
    assert listed(Stretches(story, (12, end), printed), *outside) == listed(Stretches(story, (12, end)), *outside)
