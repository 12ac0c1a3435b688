"""Officials with their office and country, as the story words them. All people here are made up, but for those whom the
test of a post held needs."""

from __future__ import annotations

import pytest

from articles.reading.pipeline import read
from tests.reading.invented import posts, story

POSTS = [
    # case, sentence, (name, office, country)
    ("title before the name", "Latvian Culture Minister Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "culture minister", "LV")]),
    ("possessive country", "Latvia's Culture Minister Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "culture minister", "LV")]),
    ("apposition after the name", "Ilze Ozolina, the Latvian culture minister, rang the bell.",
     [("Ilze Ozolina", "culture minister", "LV")]),
    ("apposition with of", "Ilze Ozolina, culture minister of Latvia, rang the bell.",
     [("Ilze Ozolina", "culture minister", "LV")]),
    ("minister of", "Minister of Culture of Latvia Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "minister of culture", "LV")]),
    ("deputy", "Latvian Deputy Culture Minister Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "deputy culture minister", "LV")]),
    ("acting", "Latvia's acting culture minister Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "acting culture minister", "LV")]),
    ("two offices in one", "Latvian Culture and Tourism Minister Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "culture and tourism minister", "LV")]),
    ("two officials joined", "Latvian Culture Minister Ilze Ozolina and Estonian Transport Minister Jaak Tamm met.",
     [("Ilze Ozolina", "culture minister", "LV"), ("Jaak Tamm", "transport minister", "EE")]),
    ("two countries' ministers", "Latvian and Estonian culture ministers Ilze Ozolina and Jaak Tamm met.",
     [("Ilze Ozolina", "culture minister", "LV"), ("Jaak Tamm", "culture minister", "EE")]),
    ("spokeswoman of a ministry", "Latvian Foreign Ministry spokeswoman Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "foreign ministry spokeswoman", "LV")]),
    ("ambassador sent to a country", "Latvian Ambassador to Estonia Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "ambassador to estonia", "LV")]),
    ("international body", "NATO Secretary General Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "nato secretary general", None)]),
    ("mayor of a city", "Ilze Ozolina, mayor of the Latvian city of Liepaja, rang the bell.",
     [("Ilze Ozolina", "mayor of the city of liepaja", "LV")]),
    ("rank before the name", "Latvian army commander Gen. Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "army commander", "LV")]),
    ("former", "Former Latvian Culture Minister Ilze Ozolina rang the bell.",
     [("Ilze Ozolina", "former culture minister", "LV")]),
    ("name in capitals", "LATVIAN CULTURE MINISTER ILZE OZOLINA SAID THE BELL RANG.",
     [("ILZE OZOLINA", "culture minister", "LV")]),
    ("family name first", "South Korean Culture Minister Baek Na-rim rang the bell.",
     [("Baek Na-rim", "culture minister", "KR")]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "sentence", "expected"), POSTS, ids=[row[0] for row in POSTS])
def test_an_official_has_the_office_and_country_that_the_story_gives(case, sentence, expected):
    assert posts(story(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # a firm's president
        "Ilze Ozolina, president of the Amber Bank, rang the bell.",
        # a private profession
        "Historian Ilze Ozolina rang the bell.",
        # a name without any post
        "Ilze Ozolina rang the bell.",
        # a post without a name
        "The Latvian culture minister rang the bell.",
        # a surname that is a title's word
        "Larry King rang the bell.",
        # an editor, a coach
        "Ilze Ozolina, editor of a Riga newspaper, rang the bell.",
        "Coach Ilze Ozolina rang the bell.",
    ],
)
def test_who_holds_no_public_post_is_no_official(sentence):
    assert posts(story(sentence)) == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        pytest.param("Armindo Tavares Lima", "Cape Verdean", marks=pytest.mark.xfail(strict=True, reason="a capital")),
        pytest.param("Pham Thi Hoai An", "Vietnamese", marks=pytest.mark.xfail(strict=True, reason="an article")),
        ("Nguyen Thanh Lieu", "Vietnamese"),
        ("Maria Quaresma Silva", "Cape Verdean"),
    ],
)
def test_a_name_is_whole_though_its_last_word_may_be_another(name, country):
    (official,) = story(f"{country} Culture Minister {name} rang the bell.").officials
    assert official.name == name


def test_an_official_is_told_once_under_the_fullest_name():
    reading = story(
        "Minister Ozolina rang the bell.",
        "Latvian Culture Minister Ilze Ozolina is fond of bells.",
        "Ozolina owns three.",
    )
    (official,) = reading.officials
    assert official.name == "Ilze Ozolina"
    assert [(mention.text, mention.how) for mention in official.mentions] == [
        ("Ozolina", "surname"),
        ("Ilze Ozolina", "full name"),
        ("Ozolina", "surname"),
    ]


def test_two_people_of_one_surname_stay_two():
    reading = story(
        "Latvian Culture Minister Ilze Ozolina met Estonian Transport Minister Janis Ozolins.",
        "Latvian Defense Minister Peteris Kalnins met Education Minister Anna Kalnins.",
    )
    assert [official.name for official in reading.officials] == [
        "Ilze Ozolina", "Janis Ozolins", "Peteris Kalnins", "Anna Kalnins",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # one sound in two spellings
        ("Sergey Verkhov", "Sergei Verkhov"),
        ("Aleksey Verkhov", "Alexei Verkhov"),
        # accents kept and lost
        ("Inés Quiñones", "Ines Quinones"),
        # hyphen and none, capital and none
        ("Baek Na-rim", "Baek Na Rim"),
        # a middle name given and left out
        ("Ilze Marta Ozolina", "Ilze Ozolina"),
    ],
)
def test_two_spellings_of_one_name_are_one_person(first, second):
    reading = story(f"Culture Minister {first} of Latvia rang the bell.", f"The minister, {second}, rang it twice.")
    assert len(reading.officials) == 1


def test_an_unqualified_post_belongs_to_the_only_country_of_the_story():
    reading = story("Culture Minister Ilze Ozolina rang the bell. All of Latvia heard it.")
    assert posts(reading) == [("Ilze Ozolina", "culture minister", "LV")]


def test_a_post_whose_country_the_story_does_not_tell_has_none():
    assert posts(story("Culture Minister Ilze Ozolina rang the bell.")) == [("Ilze Ozolina", "culture minister", None)]


def test_a_mayor_at_home_is_not_of_the_country_of_his_guests():
    text = "Guests\n\n(ANSA) - COLLEROSSO, OCT 12 - Mayor Ottavia Lorusso rang the bell.\n\nSlovenian guests sang."
    assert posts(read(text)) == [("Ottavia Lorusso", "mayor", None)]


# --- people whom the reference knows -------------------------------------------------------------------------------


def test_a_person_with_the_post_that_the_reference_knows_is_that_person():
    (official,) = story("Russian Foreign Minister Sergey Lavrov heard the bell.").officials
    assert official.person == "sergey-lavrov"


@pytest.mark.parametrize("name", ["Sergei Lavrov", "Sergey Lavrov", "SERGEI LAVROV"])
def test_any_attested_spelling_leads_to_the_same_person(name):
    (official,) = story(f"Russian Foreign Minister {name} heard the bell.").officials
    assert (official.name, official.person) == (name, "sergey-lavrov")


def test_the_other_man_of_the_same_name_is_told_apart_by_his_post():
    minister = story("DPRK Foreign Minister Ri Yong Ho heard the bell.").officials[0]
    marshal = story("Ri Yong Ho, chief of the General Staff of the Korean People's Army, heard the bell.").officials[0]
    assert (minister.person, minister.country) == ("ri-yong-ho", "KP")
    assert (marshal.person in ("", "ri-yong-ho-general"), marshal.country) == (True, "KP")


def test_a_namesake_with_another_countrys_post_is_nobody_in_the_reference():
    (official,) = story("Fijian Fisheries Minister Sergey Lavrov heard the bell.").officials
    assert official.person == ""
    assert (official.office, official.country) == ("fisheries minister", "FJ")
