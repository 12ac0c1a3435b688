"""Which official a story means."""

from datetime import date

import pytest

from articles.importing.folded_names import fold_name
from articles.importing.known_rows import KnownRows
from articles.importing.people import free_slugs
from articles.importing.prepared import PersonRead
from articles.models import Office, Official, Tenure
from tests.factories import make_country, make_official

pytestmark = pytest.mark.django_db


def called(name, office="foreign minister", country=None):
    rows = KnownRows.of([])
    found = rows.officials_of([PersonRead(name, fold_name(name), office, country, "")]).get(fold_name(name))
    rows.people.write_new()
    return Official.objects.get(pk=found.pk) if found else None


@pytest.fixture
def solheim():
    norway = make_country()
    make_country("CL", "Chile")
    official = make_official("Astrid Solheim")
    office = Office.objects.create(key="foreign-minister", name="foreign minister", titles=["top diplomat"])
    Tenure.objects.create(official=official, office=office, country=norway, title="Minister", start=date(2015, 1, 1))
    return official


def test_the_same_name_and_post_abroad_is_the_same_person(solheim):
    assert called("ASTRID SOLHEIM", country="CL") == solheim
    assert called("Astrid Solheim", office="deputy speaker; foreign minister") == solheim
    assert called("Astrid Solheim", office="top diplomat", country="CL") == solheim


def test_the_same_name_with_another_post_in_another_country_is_somebody_else(solheim):
    assert called("Astrid Solheim", office="mayor", country="CL") not in {solheim, None}


def test_of_two_who_held_the_post_neither_is_guessed(solheim):
    office = Office.objects.get()
    other = make_official("Astrid Solheim-Two")
    other.spellings.create(name="Astrid Solheim", folded="astrid solheim")
    Tenure.objects.create(
        official=other, office=office, country=make_country("PE", "Peru"), title="Minister", start=date(2016, 1, 1)
    )
    assert called("Astrid Solheim", country="CL") not in {solheim, other}


def test_a_word_that_nobody_here_is_called_by_makes_no_official():
    make_country("CL", "Chile")
    assert called("Titicaca", country="CL") is None
    assert not Official.objects.exists()


def test_a_known_person_of_one_name_is_found():
    suharyo = make_official("Suharyo", country=make_country("ID", "Indonesia"))
    assert called("Suharyo", country="ID") == suharyo


def test_a_name_that_is_taken_many_times_gets_the_next_free_number():
    for slug in ["jan-novak", "jan-novak-si", *(f"jan-novak-{number}" for number in range(2, 14))]:
        Official.objects.create(name="Jan Novak", slug=slug)
    new = [("Jan Novak", "SI"), ("Jan Novak", None), ("Jan Nova", None), ("Jan Nova", "SI")]
    assert free_slugs(new) == ["jan-novak-14", "jan-novak-15", "jan-nova", "jan-nova-si"]
