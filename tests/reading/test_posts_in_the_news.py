"""Posts as agencies word them: names with particles, ranks, bare surnames, lists, regions and states."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.invented import posts, story

# case, a sentence, the officials whom it names
CASES = [
    ("two particles", "European Commission President Elke von der Aue rang.",
     [("Elke von der Aue", "european commission president", None)]),
    ("a consul general", "Jaak Tamm, Estonia's consul general in Portwick, rang.",
     [("Jaak Tamm", "consul general in portwick", "EE")]),
    ("the country's minister, named after", "Estonia rang. The country's caretaker culture minister, Jaak Tamm, rang.",
     [("Jaak Tamm", "caretaker culture minister", "EE")]),
    ("the head of a contested region", "Acting head of the DPR Jaak Tamm rang.",
     [("Jaak Tamm", "acting head of the dpr", None)]),
    ("a rank after the post", "Russian Baltic Fleet Commander Admiral Ivan Tamm rang.",
     [("Ivan Tamm", "baltic fleet commander", "RU")]),
    ("a federation is a country", "Ivan Tamm, president of the Russian Federation, rang.",
     [("Ivan Tamm", "president", "RU")]),
    ("a portfolio of a country", "Ivan Tamm, vice-minister of Culture of Estonia, rang.",
     [("Ivan Tamm", "vice-minister of culture", "EE")]),
    ("several before their post", "Ivan Tamm, Anna Berg and Petra Orlova, members of the Estonian parliament, rang.",
     [(name, "member of the parliament", "EE") for name in ("Ivan Tamm", "Anna Berg", "Petra Orlova")]),
    ("a name that another language spells with a hyphen", "North Korean Ambassador to Fiji Sin Hong-chol rang.",
     [("Sin Hong-chol", "ambassador to fiji", "KP")]),
    ("two, the second of another country", "Secretary of State Madeline Tamm and Estonian President Ivan Berg rang.",
     [("Madeline Tamm", "secretary of state", "US"), ("Ivan Berg", "president", "EE")]),
    ("a post's words that are no post", "Martin Luther King Jr. and the General Meeting of General Electric came.", []),
    ("whose thing it is", "The President's Far-Sighted plan, and a president I've heard.", []),
    ("a leader taken as known", "Russia rang. Lavrov did not.", [("Lavrov", "foreign minister", "RU")]),
    ("a leader whose country is not in the story", "Lavrov did not ring.", []),
    ("somebody else of a leader's name", "Anna Lavrov of Russia rang. Lavrov laughed.", []),
    ("the state of Georgia", "Georgia Gov. Jaak Tamm rang.", [("Jaak Tamm", "georgia governor", "US")]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "sentence", "officials"), CASES, ids=[row[0] for row in CASES])
def test_the_post_is_read_as_the_story_words_it(case, sentence, officials):
    assert posts(story(sentence)) == officials


def test_whoever_takes_office_later_is_no_official_yet():
    opening = "Gabriel Boric and Ivan Tamm of Chile rang."
    assert [name for name, *_ in posts(story(opening, published=date(2022, 4, 10)))] == ["Gabriel Boric"]
    assert posts(story(opening, published=date(2015, 4, 10))) == []


def test_a_counterpart_has_the_post_of_the_one_named_last():
    reading = story("President Ivan Tamm came with Tamm's aide Jaak Berg. His Latvian colleague Ilze Ozolina rang.")
    assert posts(reading)[-1] == ("Ilze Ozolina", "aide", "LV")


def test_a_known_surname_ends_the_name_of_an_office():
    reading = story("U.S. Secretary of State Blinken and Estonian Culture Minister Jaak Tamm rang.")
    assert posts(reading)[0] == ("Blinken", "secretary of state", "US")
