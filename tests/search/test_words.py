"""What a text is found by."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search.words import (
    MOST_CHARACTERS,
    analyse_each,
    analyse_joined,
    joined_words,
    placed_words,
    word_of,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Grain ships", ["the", "grain", "ships"]),
        ("Zürich, Łódź and Ærø", ["zurich", "lodz", "and", "aero"]),
        ("Ri Yong-ho", ["ri", "yong", "ho"]),
        ("O'Brien’s boat didn't sail", ["obrien", "boat", "didnt", "sail"]),
        ("3.14 and 2018-04-10", ["3", "14", "and", "2018", "04", "10"]),
        ("snake_case 😀 \0 \ud800", ["snake", "case"]),
        ("x" * 200, ["x" * MOST_CHARACTERS]),
        ("Москва МОСКВА", ["москва", "москва"]),
    ],
)
def test_a_text_is_found_by_its_words(text, words):
    assert words_of(text) == words


def test_what_words_are_printed_as_is_told():
    assert analyse_joined("Putin said the Putin plan, said Bush.")[1] == {"Putin", "said", "the", "plan", "Bush"}


@given(st.text(max_size=300) | st.text("aZ9'’“—_ -.\n\x1cé", max_size=60))
@example("'tis O'Brien''s ''quoted' rock'n'roll 'boats' boats'")
def test_each_word_lies_where_it_is_said_to_lie(text):
    placed = placed_words(text)
    assert [word for word, _start, _end in placed] == words_of(text)
    assert all(words_of(text[start:end]) == [word] for word, start, end in placed)


@given(st.text(max_size=300) | st.text("aZ9'’“—_ -.\n\x1cé", max_size=60))
@example("x" * 200 + " Grain—ready")
@example("'tis O'Brien''s ''quoted' rock'n'roll 'boats' boats' BOAT'S a's's x'sy")
def test_words_are_joined_as_they_are_taken_one_by_one(text):
    words, printed = analyse_joined(text)
    assert words == joined_words(text) == " ".join(words_of(text))
    assert {word for run in printed if (word := word_of(run))} == set(words_of(text))


@given(st.lists(st.text("aZ9'’“—_ -.\n\x1cé", max_size=60), max_size=4))
@example(["x" * 200, "", "Zürich’s", "O'Brien's Grain—ready"])
def test_several_texts_are_taken_as_one_after_the_other(texts):
    words, printed = analyse_each(texts)
    assert words == [joined_words(text) for text in texts]
    assert printed == {run for text in texts for run in analyse_joined(text)[1]}
