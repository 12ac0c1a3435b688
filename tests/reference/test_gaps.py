"""Every day since 2000 has its head of state, head of government and foreign minister, or is known to have none.

`data/unheld.csv` says when a post had no holder of its own and why, `data/shared.csv` when it had several.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

import pytest

from articles.reference import Tenure, load_reference
from articles.reference.loader import DATA
from articles.reference.types import _day_after, _first_day

REFERENCE = load_reference()
FIRST, AFTER = date(2000, 1, 1), date(2026, 1, 1)
MONTH = timedelta(days=31)
OFFICES = ("head-of-state", "head-of-government", "foreign-minister")
_CODES = """
    AE AF AL AM AR AT AU AZ BA BD BE BG BH BO BR BY CA CH CI CL CN CO CU CY CZ DE DK DZ EC EE EG ES ET FI FR GB GE GH
    GR HR HU ID IE IL IN IQ IR IS IT JO JP KE KG KH KP KR KW KZ LA LB LK LT LU LV LY MA MD ME MK ML MM MN MX MY NA NE
    NG NL NO NZ OM PE PH PK PL PS PT QA RO RS RU RW SA SD SE SG SI SK SN SY TD TH TJ TM TN TR TW TZ UA UG US UZ VA VE
    VN XK YE ZA ZW
"""
IN_THE_NEWS = tuple(_CODES.split())
STAND_INS = ("acting", "interim")


@lru_cache
def explained(name: str) -> dict[tuple[str, str], list[tuple[date, date]]]:
    """The days of each post, from and to (exclusive), that data/`name` accounts for."""
    found = defaultdict(list)
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            end = _day_after(row["end"]) if row["end"] else AFTER
            found[row["place"], row["office"]].append((_first_day(row["start"]), end))
    return dict(found)


def held(place: str, office: str) -> list[Tenure]:
    return [tenure for tenure in REFERENCE.tenures if (tenure.place, tenure.office) == (place, office)]


def days(tenure: Tenure) -> tuple[date, date]:
    return tenure.earliest(), tenure.latest() or AFTER


def gaps(spells: list[tuple[date, date]]) -> list[str]:
    """Stretches of more than a month, from 2000 to 2025, that none of the spells covers."""
    found, covered = [], FIRST
    for start, end in [*sorted(spells), (AFTER, AFTER)]:
        if min(start, AFTER) - covered > MONTH:
            found.append(f"{covered}–{start}")
        covered = max(covered, end)
    return found


def test_at_least_the_60_countries_most_in_the_news_are_covered():
    assert len(set(IN_THE_NEWS)) >= 100
    assert set(IN_THE_NEWS) <= REFERENCE.countries.keys()


@pytest.mark.parametrize("place", IN_THE_NEWS)
def test_no_post_stands_empty_for_a_month_without_a_reason(place: str):
    found = {
        office: gaps(
            [days(tenure) for tenure in held(place, office)] + explained("unheld.csv").get((place, office), [])
        )
        for office in OFFICES
    }
    assert {office: empty for office, empty in found.items() if empty} == {}


@pytest.mark.parametrize(
    "body, office, since",
    [
        ("UN", "secretary-general", FIRST),
        ("NATO", "secretary-general", FIRST),
        ("EU", "president-of-commission", FIRST),
        ("EU", "president-of-council", date(2009, 12, 1)),
        ("EU", "high-representative", FIRST),
        ("IAEA", "director-general", FIRST),
    ],
)
def test_no_international_body_is_without_its_head(body: str, office: str, since: date):
    assert gaps([(FIRST, since), *(days(tenure) for tenure in held(body, office))]) == []


@pytest.mark.parametrize("place", IN_THE_NEWS)
def test_no_two_hold_one_post_for_a_month_without_a_reason(place: str):
    wrong = []
    for office in OFFICES:
        for one, other in combinations(held(place, office), 2):
            start, end = max(days(one)[0], days(other)[0], FIRST), min(days(one)[1], days(other)[1], AFTER)
            if end - start > MONTH and not _stands_in(one, other) and not _is_shared(place, office, start, end):
                wrong.append((one.person, other.person, office, start, end))
    assert wrong == []


def test_a_post_said_to_be_empty_is_held_by_nobody_for_a_month_of_it():
    wrong = []
    for (place, office), spells in explained("unheld.csv").items():
        for start, end in spells:
            for tenure in held(place, office):
                first, last = days(tenure)
                if min(last, end) - max(first, start) > MONTH:
                    wrong.append((place, office, tenure))
    assert wrong == []


@pytest.mark.parametrize("name", ["unheld.csv", "shared.csv"])
def test_every_reason_names_a_post_that_exists_and_stretches_that_end_after_they_begin(name: str):
    for (place, office), spells in explained(name).items():
        assert place in REFERENCE.countries
        assert office in OFFICES
        assert all(start < end for start, end in spells), (place, office)
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        assert all(row["why"].endswith(".") for row in csv.DictReader(file))


def _stands_in(one: Tenure, other: Tenure) -> bool:
    """One of them acts for the other."""
    return any(word in tenure.title.lower() for tenure in (one, other) for word in STAND_INS)


def _is_shared(place: str, office: str, start: date, end: date) -> bool:
    return any(first <= start and end <= last for first, last in explained("shared.csv").get((place, office), []))
