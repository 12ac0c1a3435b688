"""Who speaks in a headline, a deck and a caption. All stories are made up."""

from __future__ import annotations

import pytest

from articles.reading.pipeline import read
from tests.reading.invented import story

HER = "Latvian Culture Minister Ilze Ozolina said the bell would ring in May."

# headline, what is said, rule, the words that name the speaker, who that is
HEADLINES = [
    ("Bell to ring in May — Ozolina", "Bell to ring in May", "speaker at the end of a headline", "Ozolina",
     "Ilze Ozolina"),
    ("Bell to ring in May - Ozolina", "Bell to ring in May", "speaker at the end of a headline", "Ozolina",
     "Ilze Ozolina"),
    ("Bell to ring in May — minister", "Bell to ring in May", "speaker at the end of a headline", "minister",
     "Ilze Ozolina"),
    ("Bell to ring in May — Latvian minister", "Bell to ring in May", "speaker at the end of a headline",
     "Latvian minister", "Ilze Ozolina"),
    ("Bell will ring in May: minister", "Bell will ring in May", "speaker at the end of a headline", "minister",
     "Ilze Ozolina"),
    ("Ozolina: Bell will ring in May", "Bell will ring in May", "speaker at the head of a headline", "Ozolina",
     "Ilze Ozolina"),
    ("Bell will ring in May, Ozolina says", "Bell will ring in May", "subject before verb", "Ozolina", "Ilze Ozolina"),
    ("Bell will ring in May, says Ozolina", "Bell will ring in May", "verb before subject", "Ozolina", "Ilze Ozolina"),
    ("Ozolina says bell will ring in May", "bell will ring in May", "subject before verb", "Ozolina", "Ilze Ozolina"),
    pytest.param(
        "Bell to ring in May, Ozolina says", "Bell to ring in May", "subject before verb", "Ozolina", "Ilze Ozolina",
        marks=pytest.mark.xfail(strict=True, reason="a headline's infinitive for what will be"),
    ),
    ("Bell to ring in May — source", "Bell to ring in May", "speaker at the end of a headline", "source", None),
    ("Bell to ring in May — Culture Ministry", "Bell to ring in May", "speaker at the end of a headline",
     "Culture Ministry", "Culture Ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "words", "rule", "named", "name"), HEADLINES)
def test_a_headline_says_who_speaks(headline, words, rule, named, name):
    reading = story(HER, headline=headline)
    assert reading.headline == headline
    (quote,) = [quote for quote in reading.quotes if quote.where == "headline"]
    assert (quote.text, quote.rule, quote.speaker.text, quote.speaker.name) == (words, rule, named, name)


@pytest.mark.parametrize(
    "headline",
    [
        # nobody
        "Bells to ring again",
        # a rubric before the colon
        "Video: Bells ring again",
        "UPDATE: Bells ring again",
        # a second thought after the dash
        "Bells ring again — and nobody sleeps",
        # a hyphen within a word
        "Well-tuned bells ring again",
    ],
)
def test_a_headline_without_a_speaker_says_nothing(headline):
    assert [quote.text for quote in story(HER, headline=headline).quotes if quote.where == "headline"] == []


def test_a_quotation_of_the_headline_goes_to_whom_the_body_gives_it():
    reading = story('"The bell is a patient friend," Ilze Ozolina said.', headline="'A patient friend' rings again")
    (quote,) = [quote for quote in reading.quotes if quote.where == "headline"]
    assert (quote.text, quote.speaker.name, quote.rule) == (
        "A patient friend", "Ilze Ozolina", "same words in the body",
    )  # fmt: skip


PAGE = """Bells to ring again in May

“It takes a patient friend to tune a bell,” Ilze Ozolina says
Ilze Ozolina: “The bell and I are of one age”
© Nils Aas/Meridian

PORTWICK, April 10. /TASS/. Latvian Culture Minister Ilze Ozolina rang the bell.

"It takes a patient friend to tune a bell," she said.
"""


def test_deck_and_caption_are_read_for_quotations_as_well():
    reading = read(PAGE)
    found = {quote.where: (quote.text, quote.speaker.name) for quote in reading.quotes}
    assert found["deck"] == ("It takes a patient friend to tune a bell,", "Ilze Ozolina")
    assert found["caption"] == ("The bell and I are of one age", "Ilze Ozolina")
    assert found["body"] == ("It takes a patient friend to tune a bell,", "Ilze Ozolina")
