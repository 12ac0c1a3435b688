"""Who held which post in Asia, the Pacific and Africa."""

from __future__ import annotations

from datetime import date

import pytest

from articles.reference import load_reference


def names(place: str, office: str, day: date) -> set[str]:
    return {person.name for person in load_reference().holders(place, office, day)}


def test_every_tenure_names_a_place_an_office_and_a_source_that_exist():
    reference = load_reference()
    assert {tenure.place for tenure in reference.tenures} <= reference.countries.keys() | reference.bodies.keys()
    assert {tenure.office for tenure in reference.tenures} <= reference.offices.keys()
    assert {tenure.source for tenure in reference.tenures} <= reference.sources.keys()


def test_every_tenure_ends_after_it_begins():
    wrong = [
        tenure
        for tenure in load_reference().tenures
        if (end := tenure.latest()) is not None and end <= tenure.earliest()
    ]
    assert wrong == []


def test_nobody_takes_the_same_post_twice_on_one_day():
    starts = [(tenure.person, tenure.place, tenure.office, tenure.start) for tenure in load_reference().tenures]
    assert len(starts) == len(set(starts))


@pytest.mark.parametrize("year, held", [(2001, False), (2007, False), (2012, False), (2018, True)])
def test_ri_yong_ho_was_foreign_minister_in_2018_only(year: int, held: bool):
    assert ("Ri Yong Ho" in names("KP", "foreign-minister", date(year, 4, 10))) is held


def test_two_men_called_ri_yong_ho_are_two_people():
    people = load_reference().people
    general, minister = people["ri-yong-ho-general"], people["ri-yong-ho"]
    assert general.name == minister.name
    assert {tenure.office for tenure in general.tenures} == {"chief-of-general-staff"}
    assert {tenure.office for tenure in minister.tenures} == {"foreign-minister"}


@pytest.mark.parametrize(
    "place, office, day, name",
    [
        ("KR", "foreign-minister", date(2005, 9, 19), "Ban Ki-moon"),
        ("KR", "head-of-state", date(2018, 4, 27), "Moon Jae-in"),
        ("CN", "foreign-minister", date(2023, 5, 2), "Qin Gang"),
        ("CN", "foreign-minister", date(2024, 5, 2), "Wang Yi"),
        ("JP", "head-of-government", date(2007, 1, 15), "Shinzo Abe"),
        ("JP", "head-of-government", date(2015, 1, 15), "Shinzo Abe"),
        ("TW", "vice-president", date(2018, 1, 15), "Chen Chien-jen"),
        ("ZA", "head-of-state", date(2008, 12, 1), "Kgalema Motlanthe"),
        ("ET", "head-of-government", date(2019, 10, 11), "Abiy Ahmed"),
        ("TN", "head-of-state", date(2012, 6, 1), "Moncef Marzouki"),
    ],
)
def test_one_person_held_a_post_on_a_day(place: str, office: str, day: date, name: str):
    assert names(place, office, day) == {name}


def test_a_spelling_with_the_family_name_first_is_known():
    assert "Abe Shinzo" in load_reference().people["shinzo-abe"].spellings
    assert load_reference().people["shinzo-abe"].surname == "Abe"
    assert load_reference().people["kim-jong-un"].surname == "Kim"
