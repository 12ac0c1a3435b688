"""Who a naming stands for: names, titles, holders of posts, institutions, the unnamed. All stories are made up; a real
office-holder is named only where the reference has to know him, and says nothing that matters."""

from __future__ import annotations

import pytest

from tests.reading.invented import DAY, quote_of, speaker_of, story

MINISTER = "Latvian Culture Minister Ilze Ozolina rang the bell."
TWO = "Latvian Culture Minister Ilze Ozolina met Estonian Culture Minister Jaak Tamm."
BELL = '"The bell is in tune," {} said.'

# case, opening, the words that name the speaker, who that is
NAMINGS = [
    ("full name", MINISTER, "Ilze Ozolina", "Ilze Ozolina"),
    ("surname", MINISTER, "Ozolina", "Ilze Ozolina"),
    ("Ms. and surname", MINISTER, "Ms. Ozolina", "Ilze Ozolina"),
    ("surname misspelt", MINISTER, "Ozollina", "Ilze Ozolina"),
    ("given name of a private person", "Wanda Brekke keeps a tower.", "Brekke", "Wanda Brekke"),
    ("title", MINISTER, "the minister", "Ilze Ozolina"),
    ("title with the country", MINISTER, "the Latvian minister", "Ilze Ozolina"),
    ("whole title", MINISTER, "the Latvian culture minister", "Ilze Ozolina"),
    ("general word", MINISTER, "the official", "Ilze Ozolina"),
    ("of two by country", TWO, "the Estonian minister", "Jaak Tamm"),
    ("of two by surname", TWO, "Tamm", "Jaak Tamm"),
    ("counterpart by country", TWO, "her Estonian counterpart", "Jaak Tamm"),
    ("colleague by country", TWO, "her Estonian colleague", "Jaak Tamm"),
    ("counterpart with his name", "Latvian Culture Minister Ilze Ozolina rang first.",
     "her Estonian counterpart Jaak Tamm", "Jaak Tamm"),
    ("ambassador as diplomat", "Latvian Ambassador to Fiji Ilze Ozolina rang the bell.", "the diplomat",
     "Ilze Ozolina"),
    ("president as head of state", "Latvian President Ilze Ozolina rang the bell.", "the head of state",
     "Ilze Ozolina"),
    ("prime minister as premier", "Latvian Prime Minister Ilze Ozolina rang the bell.", "the premier",
     "Ilze Ozolina"),
    ("foreign minister as top diplomat", "Latvian Foreign Minister Ilze Ozolina rang the bell.",
     "Latvia's top diplomat", "Ilze Ozolina"),
    ("spokeswoman", "Latvian Foreign Ministry spokeswoman Ilze Ozolina rang the bell.", "the spokeswoman",
     "Ilze Ozolina"),
    ("unnamed by post", MINISTER, "a spokesman for the tower", "spokesman for the tower"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "opening", "words", "name"), NAMINGS, ids=[row[0] for row in NAMINGS])
def test_the_words_stand_for_whom_the_story_names_in_full(case, opening, words, name):
    quote = quote_of(story(opening, BELL.format(words[0].upper() + words[1:])), "in tune")
    assert quote.speaker.name == name
    assert quote.speaker.type == "person"
    assert quote.speaker.text.endswith(words[1:].removeprefix("s. "))


# case, opening, words, why the story leaves it open
OPEN = [
    ("two with one title", TWO, "one of the ministers", "does not say which"),
    ("an unnamed source", MINISTER, "a source", "does not name them"),
    ("officials", MINISTER, "officials", "does not name them"),
    ("experts", MINISTER, "experts", "does not name them"),
    ("nobody of whom he can be said", "The bell rang.", "he", "nobody whom it fits"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "opening", "words", "why"), OPEN, ids=[row[0] for row in OPEN])
def test_where_the_story_does_not_tell_the_speaker_stays_unknown_and_says_why(case, opening, words, why):
    quote = quote_of(story(opening, BELL.format(words[0].upper() + words[1:])), "in tune")
    assert quote.speaker.name is None
    assert quote.speaker.type == "unknown"
    assert why in quote.why


def test_two_of_one_title_in_one_sentence_are_both_possible():
    quote = quote_of(story(TWO, BELL.format("The minister")), "in tune")
    assert quote.speaker.name is None
    assert "Ilze Ozolina or Jaak Tamm" in quote.why


def test_two_of_one_surname_in_one_sentence_are_both_possible():
    opening = "Latvian Culture Minister Ilze Kalnins met her husband, Sports Minister Juris Kalnins."
    assert speaker_of(story(opening, BELL.format("Kalnins")), "in tune") is None


def test_a_title_tells_two_of_one_surname_apart():
    opening = "Latvian Culture Minister Ilze Kalnins met Sports Minister Juris Kalnins."
    assert speaker_of(story(opening, BELL.format("Sports Minister Kalnins")), "in tune") == "Juris Kalnins"


def test_a_womans_title_rules_out_a_man():
    opening = "Latvian spokeswoman Ilze Ozolina met Estonian spokesman Jaak Tamm."
    assert speaker_of(story(opening, BELL.format("The spokeswoman")), "in tune") == "Ilze Ozolina"


# --- the holder at the date ----------------------------------------------------------------------------------------


def test_a_title_goes_to_who_held_the_post_on_the_storys_day_where_the_story_names_him():
    reading = story(
        "Sergey Lavrov heard the bell in Russia.", BELL.format("The Russian foreign minister"), published=DAY
    )
    quote = quote_of(reading, "in tune")
    assert (quote.speaker.name, quote.speaker.person) == ("Sergey Lavrov", "sergey-lavrov")
    assert "who held that post on 10 April 2018" in quote.why


def test_the_holder_whom_the_story_does_not_name_is_told_and_the_name_stays_the_post():
    quote = quote_of(story("The bell rang.", BELL.format("The Russian foreign minister"), published=DAY), "in tune")
    assert quote.speaker.name == "Russian foreign minister"
    assert quote.speaker.person == "sergey-lavrov"
    assert quote.why == (
        "The story names nobody for “The Russian foreign minister”; on 10 April 2018 it was Sergey Lavrov."
    )


def test_without_a_year_nobody_is_taken_for_the_holder():
    quote = quote_of(story("The bell rang.", BELL.format("The Russian foreign minister")), "in tune")
    assert quote.speaker.person == ""


# --- institutions and documents ------------------------------------------------------------------------------------

SPEAK = [
    # case, opening, words, name, type
    ("ministry", "The bell rang.", "The Latvian Culture Ministry", "Latvian Culture Ministry", "institution"),
    ("short for a ministry", "The Latvian Culture Ministry rang a bell.", "The ministry", "Latvian Culture Ministry",
     "institution"),
    ("press service", "The bell rang.", "The governor's press service", "governor's press service", "institution"),
    ("abbreviation", "The Tower Keepers Union (TKU) rang a bell.", "The TKU", "Tower Keepers Union", "institution"),
    ("statement", "The bell rang.", "A joint statement", "joint statement", "document"),
    ("police", "The bell rang.", "Police", "Police", "institution"),
    ("office of somebody", MINISTER, "The office of Minister Ilze Ozolina", "office of Minister Ilze Ozolina",
     "institution"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "opening", "words", "name", "kind"), SPEAK, ids=[row[0] for row in SPEAK])
def test_institutions_and_documents_speak(case, opening, words, name, kind):
    quote = quote_of(story(opening, BELL.format(words)), "in tune")
    assert (quote.speaker.name, quote.speaker.type) == (name, kind)


# --- relayed words -------------------------------------------------------------------------------------------------


def test_the_agency_that_another_quotes_is_the_speaker():
    text = "According to Meridian, quoting the Portwick Gazette, the bell is in tune."
    assert speaker_of(story(text), "the bell is in tune") == "Portwick Gazette"


def test_who_is_quoted_by_a_newspaper_speaks_not_the_newspaper():
    text = 'The Portwick Gazette quoted Latvian Culture Minister Ilze Ozolina as saying that "the bell is in tune."'
    assert speaker_of(story(text), "in tune") == "Ilze Ozolina"


def test_who_passes_words_on_is_not_their_speaker():
    reading = story('Latvian Culture Minister Ilze Ozolina said her mother had told her: "Never trust a bell."')
    told = next(quote for quote in reading.quotes if quote.text == "Never trust a bell.")
    assert told.speaker.text == "her mother"
    assert told.speaker.name != "Ilze Ozolina"


def test_a_source_close_to_somebody_is_not_that_person():
    assert speaker_of(story(MINISTER, BELL.format("A source close to the minister")), "in tune") != "Ilze Ozolina"


def test_a_relative_of_somebody_named_is_not_that_person():
    assert speaker_of(story(MINISTER, BELL.format("Ms. Ozolina's aunt")), "in tune") == "Ms. Ozolina's aunt"


@pytest.mark.xfail(strict=True, reason="a possessive is cut at an apostrophe that is mojibake")
def test_a_possessive_in_mojibake_is_one_word():
    text = "“The bell is in tune,” Palauâ€™s envoy Moses Ngirmang said."
    assert speaker_of(story(text), "in tune") == "Moses Ngirmang"


def test_a_paper_is_led_back_to_its_name():
    reading = story("The newspaper Suara Pulau wrote of a bell.", BELL.format("The paper"))
    assert speaker_of(reading, "in tune") == "Suara Pulau"
