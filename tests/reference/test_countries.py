"""Every country, with the names that stories have for it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from articles.reference import load_reference

COUNTRIES = load_reference().countries
LISTS = ("names", "short_forms", "former_names", "adjectives", "people", "capitals", "seats")


def test_all_249_of_iso_3166_and_kosovo_are_there():
    assert len(COUNTRIES) == 250
    assert "XK" in COUNTRIES
    assert all(re.fullmatch(r"[A-Z]{2}", code) and code == country.code for code, country in COUNTRIES.items())


@pytest.mark.parametrize("field", ["alpha3", "name", "slug", "official_name"])
def test_no_two_countries_share(field: str):
    shared = [
        value for value, times in Counter(getattr(item, field) for item in COUNTRIES.values()).items() if times > 1
    ]
    assert shared == []


def test_slugs_are_fit_for_an_address():
    assert [item.slug for item in COUNTRIES.values() if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", item.slug)] == []
    assert COUNTRIES["KP"].slug == "north-korea"
    assert COUNTRIES["RU"].slug == "russia"


def test_nothing_is_empty_padded_or_said_twice():
    for country in COUNTRIES.values():
        for field in LISTS:
            values = getattr(country, field)
            assert len(values) == len(set(values)), (country.code, field)
            assert all(value and value == value.strip() for value in values), (country.code, field)
        assert country.name not in country.names


def test_seats_are_without_an_article():
    assert [seat for item in COUNTRIES.values() for seat in item.seats if seat.startswith("the ")] == []


def test_every_sovereign_state_has_an_adjective_and_its_people():
    uninhabited_or_without = {
        "AQ",
        "BV",
        "HM",
        "TF",
        "GS",
        "UM",
        "IO",
        "BL",
        "PM",
        "MF",
        "SJ",
        "SH",
        "JE",
        "CC",
        "CX",
        "NF",
    }
    missing = [
        item.code for item in COUNTRIES.values() if not item.adjectives and item.code not in uninhabited_or_without
    ]
    assert missing == []


def test_every_country_with_a_seat_of_government_has_a_capital():
    without = {"AQ", "BV", "HM", "TK", "UM"}
    assert {item.code for item in COUNTRIES.values() if not item.capitals} == without


# Names that two countries do share; the reader tells them apart.
SHARED_NAMES = {"Congo"}
SHARED_ADJECTIVES = {"Congolese", "Dominican", "Dominicans", "Korean", "Koreans"}


def test_a_name_is_one_countrys_unless_known_to_be_shared():
    owners: dict[str, set[str]] = {}
    for country in COUNTRIES.values():
        for name in (country.name, country.official_name, *country.names, *country.short_forms, *country.former_names):
            owners.setdefault(name, set()).add(country.code)
    assert {name for name, codes in owners.items() if len(codes) > 1} == SHARED_NAMES


def test_an_adjective_is_one_countrys_unless_known_to_be_shared():
    owners: dict[str, set[str]] = {}
    for country in COUNTRIES.values():
        for word in (*country.adjectives, *country.people):
            owners.setdefault(word, set()).add(country.code)
    assert {word for word, codes in owners.items() if len(codes) > 1} == SHARED_ADJECTIVES


@pytest.mark.parametrize(
    "code, field, value",
    [
        ("US", "short_forms", "U.S."),
        ("US", "seats", "White House"),
        ("US", "adjectives", "American"),
        ("GB", "seats", "Downing Street"),
        ("RU", "seats", "Kremlin"),
        ("UA", "capitals", "Kiev"),
        ("CN", "capitals", "Peking"),
        ("MM", "former_names", "Burma"),
        ("CD", "former_names", "Zaire"),
        ("TR", "names", "Türkiye"),
        ("CI", "names", "Côte d'Ivoire"),
        ("KP", "short_forms", "DPRK"),
        ("DK", "people", "Danes"),
        ("SZ", "former_names", "Swaziland"),
        ("CZ", "names", "Czechia"),
        ("KR", "short_forms", "ROK"),
        ("KZ", "capitals", "Nur-Sultan"),
        ("MM", "capitals", "Rangoon"),
        ("CV", "names", "Cabo Verde"),
        ("AT", "seats", "Hofburg Palace"),
        ("JM", "capitals", "Kingston"),
    ],
)
def test_a_usual_name_is_known(code: str, field: str, value: str):
    assert value in getattr(COUNTRIES[code], field)


def test_states_that_are_no_more_are_nobodys_name():
    names = {
        name
        for item in COUNTRIES.values()
        for name in (item.name, item.official_name, *item.names, *item.former_names, *item.short_forms)
    }
    assert not names & {"Soviet Union", "USSR", "Yugoslavia", "Czechoslovakia", "East Germany", "GDR"}


def test_bodies_and_institutions_do_not_share_names_or_keys():
    reference = load_reference()
    bodies = [name for body in reference.bodies.values() for name in (body.name, *body.names)]
    institutions = [name for item in reference.institutions.values() for name in (item.name, *item.names)]
    assert [name for name, times in Counter(bodies).items() if times > 1] == []
    assert [name for name, times in Counter(institutions).items() if times > 1] == []
    assert not set(bodies) & set(institutions)
    assert not {key.upper() for key in reference.institutions} & reference.bodies.keys()
    assert not reference.bodies.keys() & reference.countries.keys()


def test_every_institution_is_of_a_country_that_exists_or_of_none():
    reference = load_reference()
    assert {item.country for item in reference.institutions.values()} - {None} <= reference.countries.keys()
    kinds = {"ministry", "agency", "parliament", "military", "party", "press service", "body"}
    assert {item.kind for item in reference.institutions.values()} <= kinds


def test_titles_of_offices_are_lower_case_and_said_once():
    for office in load_reference().offices.values():
        assert office.titles, office.key
        assert len(office.titles) == len(set(office.titles)), office.key
        assert [title for title in office.titles if title != title.lower()] == [], office.key
