"""The sentences that say why: this speaker, this post, this country. All stories are made up."""

from __future__ import annotations

import re

import pytest

from articles.reading.rules import FOUND, RULES, SAID
from tests.reading.annotated import annotated_stories
from tests.reading.invented import DAY, quote_of, story
from tests.reading.readings import reading_of

HER = "Latvian Culture Minister Ilze Ozolina rang the bell."
BELL = '"The bell is in tune," {} said.'


def why(*paragraphs, words="in tune", **more):
    return quote_of(story(*paragraphs, **more), words).why


# case, opening, words that name the speaker, the sentence
SPEAKERS = [
    ("full name", HER, "Ilze Ozolina", "Ilze Ozolina is named in full beside the words."),
    ("full name with the post", HER, "Culture Minister Ilze Ozolina",
     "“Culture Minister Ilze Ozolina” names Ilze Ozolina."),
    ("surname", HER, "Ozolina", "“Ozolina” — Ilze Ozolina, named in full in the first paragraph."),
    ("title", HER, "the minister",
     "“the minister” — Ilze Ozolina, whom alone the title fits, named in the first paragraph."),
    ("pronoun", HER, "she",
     "“she” — Ilze Ozolina, the last one spoken of whom “she” can mean, named in the first paragraph."),
    ("counterpart", HER + " Estonian Sports Minister Peter Tamm listened.", "her Estonian counterpart",
     "“her Estonian counterpart” — Peter Tamm, the only one of that country in the story."),
    ("post without a name", HER, "a Fijian diplomat",
     "The story gives the post, “Fijian diplomat”, and no name for it."),
    ("institution", HER, "the culture ministry", "“the culture ministry” names an institution."),
    ("short for an institution", "The culture ministry rang the bell.", "the ministry",
     "“the ministry” — culture ministry, named before."),
    ("institution as it", "The culture ministry said the tower was tall.", "it",
     "“it” — culture ministry, the last institution that spoke before."),
    ("document", HER, "the statement", "“the statement” names a document."),
    ("state", HER, "Latvia", "“Latvia” stands for a state."),
    ("capital", HER, "Riga", "“Riga” stands for a state."),
    ("states", HER, "Latvia and Estonia", "“Latvia and Estonia” stand for states."),
    ("source", HER, "a source", "“a source”: the story does not name them."),
    ("which of several", HER, "one of the ringers", "“one of the ringers”: the story does not say which."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "opening", "words", "sentence"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_a_speaker_is_explained_in_a_sentence(case, opening, words, sentence):
    assert why(opening, f'"The bell is in tune," {words} said.') == sentence


def test_a_title_with_a_holder_known_says_when_he_held_it_and_where_he_is_named():
    assert why(
        "Russian Foreign Minister Sergey Lavrov rang the bell.", BELL.format("the Russian foreign minister"),
        published=DAY,
    ) == (
        "“the Russian foreign minister” — Sergey Lavrov, who held that post on 10 April 2018 and is named in the first "
        "paragraph."
    )  # fmt: skip


def test_two_possible_speakers_are_both_named():
    opening = "Latvian Culture Minister Ilze Ozolina met Estonian Culture Minister Peter Tamm."
    assert why(opening, BELL.format("the minister")) == "“the minister” may be Ilze Ozolina or Peter Tamm."


@pytest.mark.parametrize(
    ("paragraphs", "words", "first"),
    [
        ((HER, 'Ozolina had one wish: "The bell must ring."'), "must ring", FOUND["colon"]),
        ((HER, "Ozolina had a wish:", '"The bell must ring."'), "must ring", FOUND["colon before the paragraph"]),
        ((HER, '"The bell is old," Ozolina said.', '"The bell must ring until it falls."'), "until it falls",
         FOUND["speaker of the paragraph before"]),
    ],
)  # fmt: skip
def test_a_speaker_who_is_not_named_beside_the_words_is_explained_first(paragraphs, words, first):
    assert why(*paragraphs, words=words).startswith(first + " ")


def test_who_asked_without_being_named_is_explained_once():
    assert why(HER, "She was asked whether the bell would ring at night.", words="at night") == (
        "The story does not name who asked."
    )


# --- officials and countries ---------------------------------------------------------------------------------------

OFFICIALS = [
    ("country in the post", "Latvian Culture Minister Ilze Ozolina rang the bell.",
     "The first paragraph gives the post: “Latvian Culture Minister”."),
    ("the only country", "Culture Minister Ilze Ozolina rang the bell. All of Latvia heard it.",
     "The first paragraph gives the post: “Culture Minister”. The story does not say whose post it is, and names no "
     "country but Latvia."),
    ("no country", "Culture Minister Ilze Ozolina rang the bell.",
     "The first paragraph gives the post: “Culture Minister”. The story does not tell whose post it is."),
    ("national body", "State Duma deputy Ilze Ozolina rang the bell.",
     "The first paragraph gives the post: “State Duma deputy”. That is an institution of Russia."),
    ("international body", "NATO Secretary General Ilze Ozolina rang the bell.",
     "The first paragraph gives the post: “NATO Secretary General”. It is a post of an international body."),
    ("known person", "Russian Foreign Minister Sergey Lavrov heard the bell.",
     "The first paragraph gives the post: “Russian Foreign Minister”. The reference knows Sergey Lavrov, Minister of "
     "Foreign Affairs of Russia from March 2004 on."),
    ("known person without a post", "Emmanuel Macron heard the bell in France.",
     "The story gives no post. The reference knows Emmanuel Macron, President of France from May 2017 on."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "sentence", "reason"), OFFICIALS, ids=[row[0] for row in OFFICIALS])
def test_an_officials_post_and_country_are_explained(case, sentence, reason):
    (official,) = story(sentence).officials
    assert official.why == reason


def test_a_country_is_explained_by_the_words_that_stand_for_it():
    (latvia,) = story("Latvia rang. The Latvian bell was heard in Riga by all Latvians.").countries
    assert latvia.why == "“Latvia” is its name, “Latvian” its adjective, “Riga” its capital, “Latvians” its people."


# --- every sentence ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("annotated", annotated_stories(), ids=lambda annotated: annotated.name)
def test_every_decision_has_a_whole_sentence(annotated):
    reading = reading_of(annotated.text)
    sentences = [quote.why for quote in reading.quotes]
    sentences += [official.why for official in reading.officials] + [country.why for country in reading.countries]
    sentences += reading.date.evidence
    for sentence in sentences:
        assert re.fullmatch(r"[A-Z“0-9].*[\w”)]\.", sentence, re.DOTALL), sentence
        assert not re.search(r"  |\{|None|\.\.|,,| ,", sentence), sentence


def test_every_rule_that_the_reader_gives_is_listed():
    given = {quote.rule for annotated in annotated_stories() for quote in reading_of(annotated.text).quotes}
    assert given <= set(RULES)
    assert not set(SAID) & FOUND.keys()
