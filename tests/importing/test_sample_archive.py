"""The sample archive: invented agencies, officials and stories that a first visitor sees."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "articles" / "importing" / "samples"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DATELINE = re.compile(r"[,.] (?P<month>[A-Z][A-Za-z]{2,8})\.? (?P<day>\d{1,2})(?:, \d{4})?(?:\. /| \()")


def load(name):
    return json.loads((SAMPLES / name).read_text("utf-8"))


MANIFEST, SOURCES, PEOPLE = load("manifest.json"), load("sources.json"), load("people.json")
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))}


def test_the_manifest_lists_every_story_once():
    assert [entry["file"] for entry in MANIFEST] == list(dict.fromkeys(entry["file"] for entry in MANIFEST))
    assert {entry["file"] for entry in MANIFEST} == set(TEXTS)


def test_there_are_at_least_48_articles_without_counting_later_versions():
    assert len({entry["url"] for entry in MANIFEST}) >= 48


def test_every_story_comes_from_a_known_source_and_its_site():
    homes = {source["key"]: source["home_page"] for source in SOURCES}
    assert all(entry["url"].startswith(homes[entry["source"]]) for entry in MANIFEST)
    assert all(re.match(r"https://[\w.-]*(?:\.example|example\.(?:org|com|net))/", home) for home in homes.values())


def test_every_kind_of_rights_has_a_source():
    assert {source["rights"] for source in SOURCES} == {"whole", "excerpt", "headline"}


def test_neither_file_name_nor_address_gives_the_year_away():
    assert not [entry for entry in MANIFEST if re.search(r"(?:19|20)\d\d", entry["file"] + entry["url"])]


def test_some_stories_have_no_date_but_what_they_print():
    undated = [entry["file"] for entry in MANIFEST if entry["published"] is None]
    assert len(undated) >= 10


def test_the_stories_spread_over_eight_years():
    years = {date.fromisoformat(entry["published"]).year for entry in MANIFEST if entry["published"]}
    assert years == set(range(2016, 2025))


@pytest.mark.parametrize("entry", [entry for entry in MANIFEST if entry["published"]], ids=lambda entry: entry["file"])
def test_the_dateline_and_the_published_day_agree(entry):
    published = date.fromisoformat(entry["published"])
    dateline = DATELINE.search(TEXTS[entry["file"]])
    if dateline is None:  # Continental prints no day
        assert entry["source"] == "continental"
    else:
        assert MONTHS[published.month - 1] == dateline["month"][:3].lower()
        assert published.day == int(dateline["day"])


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["slug"])
def test_every_official_is_named_in_a_story_of_his_time_of_office(person):
    start, end = date.fromisoformat(person["start"]), date.fromisoformat(person["end"] or "2026-01-01")
    assert start < end
    names = [name.lower() for name in [person["name"], *person["spellings"]]]
    stories = [entry for entry in MANIFEST if any(name in TEXTS[entry["file"]].lower() for name in names)]
    assert stories
    for entry in stories:
        assert entry["published"] is None or start <= date.fromisoformat(entry["published"]) <= end, entry["file"]


def test_every_spelling_of_an_official_is_his_alone():
    spellings = [name.lower() for person in PEOPLE for name in [person["name"], *person["spellings"]]]
    assert len(spellings) == len(set(spellings))
    assert len({person["slug"] for person in PEOPLE}) == len(PEOPLE)


def test_officials_come_from_at_least_25_countries():
    assert len({person["country"] for person in PEOPLE}) >= 25
