"""The reference becomes rows, whole on every database."""

from datetime import date

import pytest

from articles.importing.folded_names import fold_name
from articles.importing.known_rows import KnownRows
from articles.importing.prepared import PersonRead
from articles.importing.reference_rows import load_all, official_rows, partial_date
from articles.models import Country, Official, OfficialName, Tenure
from articles.reference import load_reference
from tests.factories import make_country, make_official

pytestmark = pytest.mark.django_db


def test_every_country_official_and_tenure_becomes_a_row_and_a_second_load_changes_nothing():
    load_all()
    reference = load_reference()
    assert Country.objects.count() == len(reference.countries)
    assert Official.objects.count() == len(reference.people)
    # Bodies refuse what breaks a constraint; SQLite would drop it without a word.
    assert Tenure.objects.count() == len(reference.tenures)
    before = (Country.objects.count(), Official.objects.count(), OfficialName.objects.count(), Tenure.objects.count())
    load_all()
    after = (Country.objects.count(), Official.objects.count(), OfficialName.objects.count(), Tenure.objects.count())
    assert after == before


def test_rows_are_made_when_a_story_first_needs_them():
    rows = official_rows(["sergey-lavrov", "nobody"])
    assert list(rows) == ["sergey-lavrov"]
    lavrov = rows["sergey-lavrov"]
    assert lavrov.tenures.filter(office__key="foreign-minister", country__code="RU", start=date(2004, 3, 9)).exists()
    assert lavrov.spellings.filter(name="Sergei Lavrov").exists()


def test_a_merged_official_stands_for_the_one_he_is():
    lavrov = official_rows(["sergey-lavrov"])["sergey-lavrov"]
    other = make_official("Sergej Lawrow")
    lavrov.merged_into = other
    lavrov.save()
    assert official_rows(["sergey-lavrov"])["sergey-lavrov"] == other


@pytest.mark.parametrize(
    ("text", "last", "day", "precision"),
    [
        ("2004-03-09", False, date(2004, 3, 9), "day"),
        ("2004-03", False, date(2004, 3, 1), "month"),
        ("2004-02", True, date(2004, 2, 29), "month"),
        ("2004", True, date(2004, 12, 31), "year"),
    ],
)
def test_partial_dates_keep_their_precision(text, last, day, precision):
    assert partial_date(text, last=last) == (day, precision)


def met(name, country=None):
    rows = KnownRows.of([])
    found = rows.officials_of([PersonRead(name, fold_name(name), "minister", country, "")])
    rows.people.write_new()
    return Official.objects.get(pk=found[fold_name(name)].pk)


def test_a_person_whom_no_reference_knows_is_met_again():
    make_country("NO", "Norway")
    assert met("Astrid Solheim", "NO") == met("ASTRID  Solheim", "NO")


def test_people_of_one_name_in_two_countries_stay_two():
    assert {met("Jan Novak", "CZ").slug, met("Jan Novak", "SI").slug} == {"jan-novak", "jan-novak-si"}


def test_spellings_are_folded():
    assert fold_name("Ri Yong-ho") == fold_name("RI YONG HO") == "ri yong ho"
    assert fold_name("Recep Tayyip Erdoğan") == "recep tayyip erdogan"
