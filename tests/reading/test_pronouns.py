"""he, she, it and they as speakers. All stories are made up."""

from __future__ import annotations

import pytest

from tests.reading.invented import quote_of, speaker_of, story

HER = "Latvian Culture Minister Ilze Ozolina rang the bell."
HIM = "Estonian Culture Minister Peter Tamm listened."
BELL = '"The bell is in tune," {} said.'


@pytest.mark.parametrize(
    ("case", "paragraphs", "name"),
    [
        ("the only one", [HER, BELL.format("she")], "Ilze Ozolina"),
        ("the last who spoke", [HER, "Ozolina said the tower was tall.", BELL.format("she")], "Ilze Ozolina"),
        ("the woman, though a man was named last", [HER, HIM, BELL.format("she")], "Ilze Ozolina"),
        ("the man, though a woman was named last", [HIM, HER, BELL.format("he")], "Peter Tamm"),
        ("the first named of a sentence", ["Latvian Culture Minister Ilze Ozolina met Fijian President Adi Litia Cole.",
                                           BELL.format("she")], "Ilze Ozolina"),
        ("after a title", [HER, "The minister said the tower was tall.", BELL.format("she")], "Ilze Ozolina"),
        ("a private person", ["Wanda Brekke keeps the tower.", BELL.format("she")], "Wanda Brekke"),
        ("a post without a name", ["A spokesman for the tower said it was tall.", BELL.format("he")],
         "spokesman for the tower"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_last_one_whom_it_fits(case, paragraphs, name):
    assert speaker_of(story(*paragraphs), "in tune") == name


@pytest.mark.parametrize(
    ("case", "paragraphs", "name"),
    [
        ("the ministry heard before", ["The Latvian Culture Ministry said the tower was tall.", BELL.format("it")],
         "Latvian Culture Ministry"),
        ("not a person", ["The Latvian Culture Ministry said the tower was tall.", HER, BELL.format("it")],
         "Latvian Culture Ministry"),
        ("the statement heard before", ["A joint statement said the tower was tall.", BELL.format("it")],
         "joint statement"),
    ],
)  # fmt: skip
def test_it_is_the_institution_or_document_heard_before(case, paragraphs, name):
    assert speaker_of(story(*paragraphs), "in tune") == name


@pytest.mark.parametrize(("pronoun", "opening"), [("she", HIM), ("he", "The bell rang."), ("they", HER)])
def test_a_pronoun_that_fits_nobody_stays_open(pronoun, opening):
    quote = quote_of(story(opening, BELL.format(pronoun)), "in tune")
    assert (quote.speaker.name, quote.speaker.type) == (None, "unknown")
    assert quote.why.startswith(f"“{pronoun}”")


def test_somebody_named_only_inside_a_quotation_is_not_meant():
    reading = story(HER, '"My teacher was Dagny Brekke," Ozolina said.', BELL.format("she"))
    assert speaker_of(reading, "in tune") == "Ilze Ozolina"
