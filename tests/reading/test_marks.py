"""Marks of all kinds, nested, mismatched, lost or left open; elisions. All stories are made up."""

from __future__ import annotations

import pytest

from tests.reading.invented import quote_of, story

HER = "Latvian Culture Minister Ilze Ozolina rang the bell."


def quoted(*paragraphs):
    """What stands between the marks of each quotation, with its speaker."""
    reading = story(HER, *paragraphs)
    return [(reading.slice(span), quote.speaker.name) for quote in reading.quotes for span in quote.quoted]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('"', '"'),  # straight
        ("“", "”"),  # English
        ("‘", "’"),  # single
        ("«", "»"),  # French, Russian, Spanish
        ("„", "“"),  # German
        ("„", "”"),  # Polish
        ("``", "''"),  # typewriter
        ("&quot;", "&quot;"),  # entities
        ("â€œ", "â€\x9d"),  # UTF-8 read as cp1252
    ],
)
def test_every_kind_of_marks_quotes(opening, closing):
    words = "The bell is in tune, and so is the choir,"
    assert quoted(f"{opening}{words}{closing} Ozolina said.") == [(words, "Ilze Ozolina")]


NESTED = [
    # single within double
    ("\"My mother told me, 'Never trust a bell,' and she was right,\" Ozolina said.",
     "My mother told me, 'Never trust a bell,' and she was right,"),
    # single within double, curly, closing together
    ("“She called it ‘the last bell of the coast’,” Ozolina said.", "She called it ‘the last bell of the coast’,"),
    # double within guillemets
    pytest.param(
        "«She called it “the last bell of the coast”», said Ozolina.", "She called it “the last bell of the coast”",
        marks=pytest.mark.xfail(strict=True, reason="double marks within guillemets are cut out of them"),
    ),
    # apostrophes are no marks
    ("\"The ringers' union doesn't own the coast's bells,\" Ozolina said.",
     "The ringers' union doesn't own the coast's bells,"),
    # a foot mark is none
    ("\"The tower is 40' high and the bell is in tune,\" Ozolina said.",
     "The tower is 40' high and the bell is in tune,"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "words"), NESTED)
def test_marks_within_marks_belong_to_the_outer_quotation(paragraph, words):
    assert quoted(paragraph) == [(words, "Ilze Ozolina")]


MISMATCHED = [
    # curly opens, straight closes
    ('“The bell is in tune," Ozolina said.', "The bell is in tune,"),
    # straight opens, curly closes
    ('"The bell is in tune,” Ozolina said.', "The bell is in tune,"),
    # closing mark used to open
    ("”The bell is in tune,” Ozolina said.", "The bell is in tune,"),
    # two typewriter marks for one
    ("''The bell is in tune,'' Ozolina said.", "The bell is in tune,"),
]


@pytest.mark.parametrize(("paragraph", "words"), MISMATCHED)
def test_marks_that_do_not_match_still_quote(paragraph, words):
    assert quoted(paragraph) == [(words, "Ilze Ozolina")]


def test_a_quotation_opened_again_in_each_paragraph_has_one_speaker():
    found = quoted(
        '"The bell is in tune,” Ozolina said. “The choir is not.',
        "“It will be by the summer.",
        "“And so will the organ.”",
    )
    assert found == [
        ("The bell is in tune,", "Ilze Ozolina"),
        ("The choir is not.", "Ilze Ozolina"),
        ("It will be by the summer.", "Ilze Ozolina"),
        ("And so will the organ.", "Ilze Ozolina"),
    ]


def test_a_mark_that_never_closes_ends_with_its_paragraph():
    found = quoted('"The bell is in tune, Ozolina said.', "The tower is tall.", '"The choir is not," Ozolina said.')
    assert ("The choir is not,", "Ilze Ozolina") in found
    assert not any("tower" in words for words, _ in found)


def test_a_mark_that_was_never_opened_loses_only_itself():
    found = quoted('The bell is in tune," Ozolina said.', '"The choir is not," she said.')
    assert ("The choir is not,", "Ilze Ozolina") in found


@pytest.mark.parametrize(
    "words",
    [
        "The bell [of the old tower] is in tune,",  # brackets
        "The bell ‹…› is in tune,",  # a Russian agency's elision
        "The bell <…> is in tune,",
        "The bell (...) is in tune,",
        "The bell ... is in tune,",
        "[The bell] is in tune,",
        "…the bell is in tune,",
    ],
)
def test_what_is_left_out_or_put_in_stays_within_the_quotation(words):
    assert quoted(f"“{words}” Ozolina said.") == [(words, "Ilze Ozolina")]


def test_several_pieces_of_one_sentence_are_one_quotation():
    reading = story(HER, '"The bell," Ozolina said, "is in tune, and so is the choir."')
    quote = quote_of(reading, "and so is the choir")
    assert [reading.slice(span) for span in quote.quoted] == ["The bell,", "is in tune, and so is the choir."]


def test_what_is_quoted_is_the_originals_to_the_character():
    text = "&quot;The bell&#x27;s\u00a0tone is good,&quot; Ozolina said."
    reading = story(HER, text)
    quote = quote_of(reading, "tone is")
    assert quote.text == "The bell&#x27;s\u00a0tone is good,"
    assert quote.text in text
