"""Who held which post from when to when: the data hold together, and agree with an outside list."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from articles.reference import Tenure, load_reference
from articles.reference.loader import DATA, _rows
from tests.reference.decided import HOLDERS, STARTS
from tests.reference.outside_list import OUTSIDE, compare, missing

REFERENCE = load_reference()
FLOOR = 0.97  # share of the holdings compared that begin in the same month
NEWS = [
    *("US", "RU", "CN", "GB", "FR", "DE", "JP", "KR", "KP", "IN", "IR", "IQ", "IL", "PS", "SY", "LB", "JO", "EG", "SA"),
    *("AE", "QA", "KW", "YE", "LY", "TR", "AF", "PK", "UA", "BY", "KZ", "IT", "ES", "PL", "AU"),
]
LEADERS = ("head-of-state", "head-of-government", "foreign-minister")
beside = pytest.mark.skipif(not OUTSIDE.is_file(), reason="the outside list of post-holdings is not beside the project")


def test_every_tenure_names_a_place_an_office_and_a_source_that_exist():
    assert {tenure.place for tenure in REFERENCE.tenures} <= REFERENCE.countries.keys() | REFERENCE.bodies.keys()
    assert {tenure.office for tenure in REFERENCE.tenures} <= REFERENCE.offices.keys()
    assert {tenure.source for tenure in REFERENCE.tenures} <= REFERENCE.sources.keys()


def test_every_date_is_one_of_the_calendar():
    for tenure in REFERENCE.tenures:
        for text in (tenure.start, tenure.end):
            if text or text == tenure.start:
                assert re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", text), tenure
                if len(text) == 10:
                    date.fromisoformat(text)


def test_leaders_and_foreign_ministers_of_countries_in_the_news_are_dated_to_the_month():
    wrong = [
        tenure
        for tenure in REFERENCE.tenures
        if (tenure.place in REFERENCE.bodies or (tenure.place in NEWS and tenure.office in LEADERS))
        and 4 in (len(tenure.start), len(tenure.end))
    ]
    assert wrong == []


def test_few_leaders_are_dated_to_the_year_only():
    leaders = [tenure for tenure in REFERENCE.tenures if tenure.office in LEADERS]
    vague = [tenure for tenure in leaders if 4 in (len(tenure.start), len(tenure.end))]
    assert len(vague) <= len(leaders) / 100, vague


def test_every_tenure_ends_after_it_begins():
    wrong = [
        tenure
        for tenure in REFERENCE.tenures
        if tenure.end and (tenure.end < tenure.start[: len(tenure.end)] or tenure.latest() <= tenure.earliest())
    ]
    assert wrong == []


def test_nobody_holds_one_post_twice_at_a_time():
    held: dict[tuple[str, str, str, str], list[Tenure]] = defaultdict(list)
    for tenure in REFERENCE.tenures:
        held[tenure.person, tenure.place, tenure.office, tenure.title].append(tenure)
    wrong = []
    for tenures in held.values():
        tenures.sort(key=lambda tenure: tenure.start)
        for before, after in pairwise(tenures):
            length = min(len(before.end), len(after.start))  # a month that ends where the next begins is no overlap
            if not before.end or after.start[:length] < before.end[:length]:
                wrong.append((before, after))
    assert wrong == []


def test_everybody_whose_spellings_are_given_held_a_post():
    held = {tenure.person for tenure in REFERENCE.tenures}
    assert sorted({row["person"] for row in _rows("people")} - held) == []


def test_nobody_is_listed_twice_in_one_file_of_people():
    for path in sorted((DATA / "people").glob("*.csv")):
        slugs = [line.split(",")[0] for line in path.read_text("utf-8").splitlines()]
        assert len(slugs) == len(set(slugs)), path.name


def test_every_source_has_a_title_and_an_address():
    for key, (title, address) in REFERENCE.sources.items():
        assert title and address.startswith("https://"), key


def test_every_source_is_used_and_says_when_it_was_opened_or_nothing():
    used = {tenure.source for tenure in REFERENCE.tenures}
    assert sorted(REFERENCE.sources.keys() - used) == []
    assert {
        row["opened"] for row in _rows("sources") if not re.fullmatch(r"(?:20\d\d-[01]\d)?", row["opened"])
    } == set()


def test_sixty_countries_have_their_leader_and_foreign_minister_of_one_day():
    day = date(2018, 4, 10)
    known = {
        country
        for country in REFERENCE.countries
        if REFERENCE.holders(country, "foreign-minister", day)
        and (REFERENCE.holders(country, "head-of-state", day) or REFERENCE.holders(country, "head-of-government", day))
    }
    assert len(known) >= 60, sorted(known)


@pytest.mark.parametrize("place", NEWS)
def test_a_country_in_the_news_has_its_leaders_and_its_foreign_ministers(place: str):
    for year in range(2001, 2026):
        day = date(year, 7, 1)
        leaders = [
            *REFERENCE.holders(place, "head-of-state", day),
            *REFERENCE.holders(place, "head-of-government", day),
        ]
        assert leaders, year
    years = [year for year in range(2001, 2026) if REFERENCE.holders(place, "foreign-minister", date(year, 7, 1))]
    assert len(years) >= 20, years


@pytest.mark.parametrize(
    "place, office, day, name",
    [
        ("UN", "secretary-general", date(2018, 4, 10), "Antonio Guterres"),
        ("UN", "secretary-general", date(1995, 4, 10), "Boutros Boutros-Ghali"),
        ("NATO", "secretary-general", date(2018, 4, 10), "Jens Stoltenberg"),
        ("NATO", "secretary-general", date(2025, 4, 10), "Mark Rutte"),
        ("EU", "president-of-commission", date(2012, 4, 10), "Jose Manuel Barroso"),
        ("EU", "president-of-council", date(2018, 4, 10), "Donald Tusk"),
        ("EU", "high-representative", date(2018, 4, 10), "Federica Mogherini"),
        ("IAEA", "director-general", date(2003, 4, 10), "Mohamed ElBaradei"),
        ("IAEA", "director-general", date(2022, 4, 10), "Rafael Grossi"),
        ("IR", "foreign-minister", date(2018, 4, 10), "Mohammad Javad Zarif"),
        ("TR", "head-of-government", date(2010, 4, 10), "Recep Tayyip Erdogan"),
        ("IL", "head-of-government", date(2006, 2, 1), "Ehud Olmert"),
        ("SY", "foreign-minister", date(2018, 4, 10), "Walid al-Moallem"),
    ],
)
def test_a_post_was_held_on_a_day(place: str, office: str, day: date, name: str):
    assert name in {person.name for person in REFERENCE.holders(place, office, day)}


@beside
def test_tenures_agree_with_the_outside_list_on_the_month_in_which_they_begin():
    matched, differences = compare(REFERENCE)
    assert matched > 1100, "too few have a counterpart: the names or the offices no longer meet"
    assert 1 - len(differences) / matched >= FLOOR, "\n".join(map(str, differences))


@beside
def test_every_difference_from_the_outside_list_has_been_looked_into():
    _matched, differences = compare(REFERENCE)
    found = {(item.tenure.place, item.tenure.office, item.tenure.person): str(item) for item in differences}
    assert [text for key, text in found.items() if key not in STARTS] == []
    assert STARTS.keys() - found.keys() == set(), "no longer different"


@beside
def test_every_leader_and_foreign_minister_of_the_outside_list_is_ours_or_has_been_looked_into():
    lacking = {holding[:3]: holding for holding in missing(REFERENCE, LEADERS)}
    assert [holding for key, holding in lacking.items() if key not in HOLDERS] == []
    assert HOLDERS.keys() - lacking.keys() == set(), "no longer lacking"
