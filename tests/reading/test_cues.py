"""Ways of saying: every verb and phrase that brings somebody's words. All stories are made up."""

from __future__ import annotations

import pytest

from tests.reading.invented import quote_of, story

HER = "Latvian Culture Minister Ilze Ozolina rang the bell."


VERBS = (
    *("said", "told", "added", "noted", "stressed", "stated", "explained", "recalled", "admitted", "confirmed"),
    *("announced", "warned", "insisted", "argued", "concluded", "emphasized", "underlined", "remarked", "observed"),
    *("joked", "wrote", "replied", "answered", "declared", "claimed", "pointed out", "continued", "went on", "asked"),
)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_of_saying_gives_the_words_to_its_subject(verb):
    words = "told reporters" if verb == "told" else verb
    quote = quote_of(story(HER, f'"The bell is in tune," Ozolina {words}.'), "in tune")
    assert quote.speaker.name == "Ilze Ozolina"
    assert quote.cue is not None
    assert quote.cue.text.split()[0] == verb.split()[0]


# rule, paragraph, words held
RULES = [
    ("subject before verb", "Ozolina said the bell was in tune.", "the bell was in tune"),
    ("subject before verb", "Ozolina told reporters on Monday that the bell was in tune.", "the bell was in tune"),
    ("subject before verb", "Ozolina has said the bell was in tune.", "the bell was in tune"),
    ("subject before verb", 'Ozolina promised that the bell "will ring at noon."', "will ring at noon."),
    ("verb before subject", '"The bell is in tune," said Ozolina.', "The bell is in tune,"),
    ("verb before subject", '"The bell is in tune," said Ilze Ozolina, the Latvian minister, adding nothing.',
     "The bell is in tune,"),
    ("verb before subject", '"The bell is in tune," added the minister.', "The bell is in tune,"),
    ("as somebody said", "As Ozolina noted, the bell was in tune.", "the bell was in tune"),
    pytest.param(
        "as somebody said", "The bell, as Ozolina put it, was in tune.", "was in tune",
        marks=pytest.mark.xfail(strict=True, reason="the rest of a sentence that is broken by “as somebody said”"),
    ),
    ("according to", "According to Ozolina, the bell was in tune.", "the bell was in tune"),
    ("according to", "The bell was in tune, according to Ozolina.", "The bell was in tune"),
    ("according to", 'In the words of Ozolina, "the bell is a friend."', "the bell is a friend."),
    ("conjoined", 'Ozolina thanked the ringers and said the bell "was in tune."', "was in tune."),
    ("participle", 'Ozolina praised the ringers, adding that "the bell was in tune."', "the bell was in tune."),
    ("quoted as saying", 'Ozolina was quoted as saying that "the bell was in tune."', "the bell was in tune."),
    ("passive", "She was warned by Ozolina that the bell was in tune.", "the bell was in tune"),
    ("noun of saying", 'Ozolina\'s answer was that "the bell was in tune."', "the bell was in tune."),
    ("colon", 'Ozolina had one wish: "The bell must ring."', "The bell must ring."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "paragraph", "words"), RULES)
def test_a_statement_is_given_to_its_speaker_by_the_rule(rule, paragraph, words):
    (quote,) = story(HER, paragraph).quotes
    assert words in quote.text
    assert quote.rule == rule
    assert quote.speaker.name == "Ilze Ozolina"


@pytest.mark.parametrize(
    "paragraph",
    [
        # "state" and "report" as nouns
        "The state of the bell is good.",
        "The report on the bell is long.",
        # told a story, read a book
        "The tower tells of old times.",
        "Ozolina read the book.",
        # said to be
        "The bell is said to be in tune.",
        # a claim that nobody makes
        "An insurance claim is open.",
        # noted as an adjective
        "The noted tower is tall.",
    ],
)
def test_a_word_that_only_looks_like_saying_brings_nothing(paragraph):
    assert story(HER, paragraph).quotes == ()


def test_two_statements_of_two_speakers_in_one_sentence_stay_apart():
    reading = story(
        "Latvian Culture Minister Ilze Ozolina met Estonian Culture Minister Peter Tamm.",
        'Ozolina said the bell was "in perfect tune," while Tamm said the choir was "a little flat."',
    )
    assert quote_of(reading, "in perfect tune").speaker.name == "Ilze Ozolina"
    assert quote_of(reading, "a little flat").speaker.name == "Peter Tamm"
