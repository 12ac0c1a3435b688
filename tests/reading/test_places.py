"""Countries by name, adjective, people, capital and seat, and words that only look like one. All made up."""

from __future__ import annotations

import pytest

from tests.reading.invented import codes, story

MENTIONS = [
    # how, sentence, (code, text) in the order of first mention
    ("name", "The ferry to Latvia was late.", [("LV", "Latvia")]),
    ("name of two words", "The ferry to New Zealand was late.", [("NZ", "New Zealand")]),
    ("name", "The ferry left the Ivory Coast.", [("CI", "Ivory Coast")]),
    ("name", "Sailors of Cote d'Ivoire came home.", [("CI", "Cote d'Ivoire")]),
    ("adjective", "The ferry has a Finnish engine.", [("FI", "Finnish")]),
    ("adjective", "A Saudi Arabian engine came by rail.", [("SA", "Saudi Arabian")]),
    ("people", "Three Swedes rowed home.", [("SE", "Swedes")]),
    ("people", "Two Icelanders rowed home.", [("IS", "Icelanders")]),
    ("capital", "The answer came from Reykjavik.", [("IS", "Reykjavik")]),
    ("capital", "The bell was cast in Ulaanbaatar.", [("MN", "Ulaanbaatar")]),
    ("seat", "The Kremlin keeps the old clock.", [("RU", "Kremlin")]),
    ("seat", "The White House keeps the old clock.", [("US", "White House")]),
    ("seat", "Downing Street keeps the old clock.", [("GB", "Downing Street")]),
    ("short form", "The US keeps the old clock.", [("US", "US")]),
    ("short form", "The U.S. clock is late.", [("US", "U.S.")]),
    ("short form", "The DPRK clock is late.", [("KP", "DPRK")]),
    ("short form", "The UK clock is late.", [("GB", "UK")]),
    ("former name", "The clock was made in Burma.", [("MM", "Burma")]),
]  # fmt: skip


@pytest.mark.parametrize(("how", "sentence", "expected"), MENTIONS, ids=[row[1] for row in MENTIONS])
def test_a_country_is_mentioned_in_many_ways(how, sentence, expected):
    reading = story(sentence)
    assert [(c.code, c.mentions[0].text) for c in reading.countries] == expected
    assert {mention.how for country in reading.countries for mention in country.mentions} == {how.partition(" of ")[0]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # both of two
        ("Finnish and Estonian divers met.", ["FI", "EE"]),
        # possessive
        ("Norway's divers met.", ["NO"]),
        # hyphenated: each its own country
        ("A Finnish-Estonian dive was planned.", ["FI", "EE"]),
        # North and South
        ("North Korea and South Korea share the sea.", ["KP", "KR"]),
        # bare "Korea" is the South
        ("Korea sends two bells.", ["KR"]),
        # an institution's country
        ("The Russian Foreign Ministry keeps the bell.", ["RU"]),
        # a word of two countries in the name of an institution that one of them has
        ("The Korean People's Army keeps the bell.", ["KP"]),
        ("The Central Committee of the Workers' Party of Korea met in Pyongyang.", ["KP"]),
        # in capitals
        ("THE BELL WENT TO NORWAY.", ["NO"]),
        # the longer of two names
        ("The boat sailed for Papua New Guinea.", ["PG"]),
        ("The boat sailed for Guinea-Bissau.", ["GW"]),
        ("The boat sailed for Equatorial Guinea.", ["GQ"]),
        # the two Congos
        ("The boat sailed for the Republic of the Congo.", ["CG"]),
        ("The boat sailed for the Democratic Republic of the Congo.", ["CD"]),
    ],
)
def test_countries_are_told_apart_by_their_whole_name(sentence, expected):
    assert codes(story(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # a region
        "The bell was heard on the Korean Peninsula.",
        "The bell was heard in the Middle East.",
        # another city
        "The bell was heard in Gothenburg.",
        # a former state
        "The bell was cast in the Soviet Union.",
        "It is an old Soviet bell.",
        # an organisation
        "The UN and the EU sent a bell.",
        "NATO sent a bell.",
        # a state of the US with a country's word in it
        "The bell was heard in New Mexico.",
        # a newspaper
        "The Washington Post wrote of a bell.",
        "The Times of India wrote of a bell.",
    ],
)
def test_what_is_no_country_is_not_taken_for_one(sentence):
    assert codes(story(sentence)) == []


def test_the_datelines_place_alone_is_no_mention():
    reading = story("The bell was heard at noon.")
    assert reading.layout.dateline is not None
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Georgia: a town before it
        ("The choir sang in Atlanta, Georgia.", []),
        # Georgia: the state by its followers
        ("Georgia Gov. Dale Whitlock keeps bees.", []),
        ("Georgia Republicans keep bees.", []),
        # Georgia: other states beside it
        ("Bees thrive in Alabama, Georgia and Tennessee.", []),
        # Georgia: the country by its capital
        ("Georgia keeps bees, and Tbilisi sells the honey.", ["GE"]),
        # Georgia: the country by its neighbours
        ("Armenia and Georgia keep bees.", ["AM", "GE"]),
        # Georgia: alone
        ("The minister flew to Georgia.", ["GE"]),
        # Georgia: a woman
        ("Georgia Tate keeps bees.", []),
        # Jordan: a surname and a given name
        ("Carla Jordan keeps bees.", []),
        ("Jordan Whitlock keeps bees.", []),
        # Jordan: the country
        ("The bees came from Jordan.", ["JO"]),
        ("Jordan's king keeps bees.", ["JO"]),
        # Chad: the man and the country
        ("Chad Whitlock keeps bees.", []),
        ("The bees came from Chad.", ["TD"]),
        # Turkey: the bird
        ("They ate roast Turkey with plums.", []),
        ("Thanksgiving Turkey prices fell.", []),
        # Turkey: the country
        ("Turkey sells plums.", ["TR"]),
        # turkey in small letters is always the bird
        ("A wild turkey crossed the road.", []),
        # china and the china
        ("They ate from fine china.", []),
        # Washington: the state
        ("The ferry serves Washington state.", []),
        ("The ferry left Seattle, Washington.", []),
        ("The state of Washington owns the ferry.", []),
        # Washington: the capital and what stands for the United States
        ("Washington owns the ferry.", ["US"]),
        ("The ferry's owner flew to Washington, D.C.", ["US"]),
        # Washington: a person
        ("George Washington took the ferry.", []),
        pytest.param(
            "Dorwin Washington took the ferry.",
            [],
            marks=pytest.mark.xfail(strict=True, reason="a given name that is in no list"),
        ),
        # a capital's name abroad
        ("The choir sang in Paris, Texas.", []),
        # Sofia: a woman and the capital
        ("Sofia Petrova took the ferry.", []),
        ("Bulgaria answered from Sofia.", ["BG"]),
        # Malé is a capital, male is none
        ("A male choir sang.", []),
        # polish is no people
        ("They polish the bell every year.", []),
    ],
)
def test_a_word_that_may_be_something_else_is_a_country_only_where_the_text_says_so(sentence, expected):
    assert codes(story(sentence)) == expected


def test_a_name_used_for_a_person_once_stays_the_persons():
    reading = story("Carla Jordan keeps bees.", "Jordan has forty hives.")
    assert codes(reading) == []


def test_a_country_beside_a_person_of_its_name_is_still_read():
    reading = story("Carla Jordan keeps bees.", "She brought forty hives from Jordan.")
    assert codes(reading) == ["JO"]


def test_every_mention_stands_where_its_span_says():
    reading = story("Norway’s divers met in Oslo.", "The Norwegian divers met again.")
    (norway,) = reading.countries
    assert [reading.slice(mention.span) for mention in norway.mentions] == ["Norway", "Oslo", "Norwegian"]
    assert [mention.text for mention in norway.mentions] == ["Norway", "Oslo", "Norwegian"]
