"""A story's words: each stands where it is printed, in its passage and sentence. All stories are made up."""

from __future__ import annotations

import pytest

from articles.reading.clean_text import clean
from articles.reading.layout import lay_out
from articles.reading.printed_words import CAPITAL, HEAD, LEADS, NAMES
from articles.reading.story_words import Story, sentence_bounds, story_words

BELLS = """Bells to ring again

PORTWICK, April 10 (Meridian) -- The  bells of Portwick, silent since May, will ring again. Maria Ozolina agrees.

“It’s a pro-Latvian bell,”\tsaid Latvia's Culture Minister Maria Ozolina."""


def words_of(text: str) -> Story:
    return story_words(clean(text), lay_out(text))


def texts(story: Story, numbers: list[int]) -> list[str]:
    return [story.words[number].text for number in numbers]


@pytest.mark.parametrize(
    "text",
    [BELLS, BELLS.replace("“", "&quot;").replace("”", "&quot;"), BELLS.replace("’", "â€™"), BELLS.replace(" ", "  ")],
    ids=["as printed", "with entities", "with broken characters", "with double blanks"],
)
def test_each_word_is_found_where_it_stands(text):
    story = words_of(text)
    for number, word in enumerate(story.words):
        start, end = story.place(number, number + 1)
        assert story.clean.text[start:end] == word.text == story.said(number, number + 1)
    first = [word.text for word in story.words].index("Ozolina")
    start, end = story.span(first - 1, first + 1)
    assert " ".join(text[start:end].split()) == "Maria Ozolina"


def test_the_dateline_is_no_word_of_the_story():
    assert not {"PORTWICK", "Meridian"} & {word.text for word in words_of(BELLS).words}


def test_a_compound_with_a_place_in_it_is_several_words_of_one_token():
    story = words_of(BELLS)
    pro = texts(story, list(range(len(story.words)))).index("pro")
    assert story.words[pro + 1].text == "Latvian"
    assert story.said(pro, pro + 2) == "pro-Latvian"
    assert pro + 1 in story.known


def test_each_passage_holds_its_own_words():
    story = words_of(BELLS)
    assert [(passage.kind, passage.paragraph) for passage in story.passages] == [
        ("headline", 0),
        ("body", 1),
        ("body", 2),
    ]
    for passage in story.passages:
        assert all(story.passage_of(number) is passage for number in range(passage.first, passage.last))
    assert [story.words[passage.first].text for passage in story.passages] == ["Bells", "The", "It"]


def test_a_sentence_ends_at_its_stop_or_with_its_passage():
    story = words_of(BELLS)
    *begins, end = story.sentences
    assert texts(story, begins) == ["Bells", "The", "Maria", "It"]
    assert end == len(story.words)
    start, stop = sentence_bounds(story, story.sentences[1] + 2)
    assert (story.words[start].text, story.words[stop - 1].text) == ("The", "again")


def test_words_are_marked_for_what_they_may_be():
    story = words_of(BELLS)
    assert texts(story, story.with_flag(HEAD)) == ["Minister"]
    assert texts(story, story.with_flag(LEADS)) == ["Maria", "Maria"]
    named = texts(story, story.with_flag(NAMES))
    assert {"Portwick", "Ozolina"} <= set(named)
    assert not {"The", "Minister", "Latvia"} & set(named)
    assert {"The", "Minister", "Latvia"} <= set(texts(story, story.with_flag(CAPITAL)))


def test_a_passage_in_capitals_is_read_as_if_it_had_small_letters():
    text = BELLS.replace("Maria Ozolina agrees.", "\n\nMINISTER MARIA OZOLINA HAS RUNG THE BELLS OF PORTWICK HERSELF.")
    story = words_of(text)
    maria = story.with_flag(LEADS)[0]
    assert [word.text for word in story.words[maria - 1 : maria + 3]] == ["minister", "Maria", "Ozolina", "has"]
    assert story.said(maria, maria + 2) == "MARIA OZOLINA"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Unvisited", ["Un", "visited"]),
        ("UnsaidKim", ["Un", "said", "Kim"]),
        ("Unxy", ["Unxy"]),  # no word hangs on it
    ],
)
def test_a_leaders_name_is_parted_from_the_word_that_hangs_on_it(printed, parts):
    story = words_of(BELLS.replace("Maria Ozolina agrees.", f"The bell that Kim Jong {printed} rang first."))
    kim = texts(story, list(range(len(story.words)))).index("Kim")
    assert texts(story, list(range(kim, kim + 3 + len(parts)))) == ["Kim", "Jong", *parts, "rang"]
    assert [story.said(number, number + 1) for number in range(kim + 2, kim + 2 + len(parts))] == parts
