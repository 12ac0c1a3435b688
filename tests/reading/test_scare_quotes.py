"""Words in marks that quote nobody: titles, names of things, nicknames, slogans. All stories are made up."""

from __future__ import annotations

import pytest

from tests.reading.invented import story

HER = "Latvian Culture Minister Ilze Ozolina rang the bell."


def quoted(paragraph):
    reading = story(HER, paragraph)
    return [reading.slice(span) for quote in reading.quotes for span in quote.quoted]


@pytest.mark.parametrize(
    "paragraph",
    [
        # title of a book
        'The book "The Long Way to the Bell" is sold out.',
        # title of a film that she praised
        'Ozolina praised the film "A Bell for Two Towns" on Monday.',
        # a show
        'Ozolina appeared on the show "Ask the Ringer" on Monday.',
        # a law
        'Ozolina signed the decree "On Bells and Towers" on Monday.',
        # nickname
        'Janis "Clapper" Berzins rang it twice.',
        # so-called
        'The so-called "silent bell" weighs two tons.',
        # dubbed
        'The tower was dubbed "the needle" by neighbors.',
        pytest.param(
            'Neighbors dubbed the tower "the needle" long ago.',
            marks=pytest.mark.xfail(strict=True, reason="words between the verb of naming and the marks"),
        ),
        # known as
        'The tower is known as "the needle" on the coast.',
        # known as, after a verb of saying
        'Ozolina thanked Berzins, known on the coast as "Half Past".',
        # a slogan
        'The festival goes on under the slogan "One coast, one bell" this year.',
        # a theme
        'The forum on the theme of "Bells and youth" opened.',
        # a ship
        'The ferry "Northern Bell" came in.',
        # a class
        'The tower was classified as "at risk" by the city.',
        # a single word held at arm's length
        'The "modern" tower is from 1911.',
        # a programme spoken to
        'In an interview with "Bell & Friends," Ozolina laughed.',
        # a rally's name
        'A "Great Bell" rally was held.',
    ],
)
def test_marks_that_quote_nobody_are_no_quotation(paragraph):
    assert quoted(paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        # one word, but she says it
        ('Ozolina called the bell "magnificent."', "magnificent."),
        # a fragment
        ('Ozolina said the bell was "too loud for a Sunday" in June.', "too loud for a Sunday"),
        # a question
        ('"Who rang the bell?" Ozolina asked.', "Who rang the bell?"),
        # capitals as in a title, but said
        ('"Long Live The Bell!" Ozolina shouted.', "Long Live The Bell!"),
        # described as
        ('Ozolina described the bell as "a friend with one word".', "a friend with one word"),
    ],
)
def test_short_words_that_somebody_says_are_a_quotation(paragraph, words):
    assert quoted(paragraph) == [words]
