"""What was perhaps meant by a name that nobody has: only names that can be it are read."""

import pytest

from articles.browse import near_names
from articles.browse.near_names import near_countries, near_officials, near_sources
from tests.factories import make_country, make_official

pytestmark = pytest.mark.django_db


def test_of_names_too_short_to_be_a_slip_the_database_is_asked_nothing(django_assert_num_queries):
    make_official("Bo Pak")
    with django_assert_num_queries(0):
        for near in (near_countries, near_officials, near_sources):
            assert near({"p", "wd", "12667"}) == {}


def test_names_of_quite_another_length_are_not_read(monkeypatch):
    for name in ("Sean Berg", "Sean Arthur Bergstrand-Halvorsen", "Siri Berg Halvorsen Lund"):
        make_official(name)
    read = []
    monkeypatch.setattr(near_names, "key_of", lambda name: read.append(name) or name.lower())
    assert near_officials({"sean bergh"}) == {"sean bergh": "Sean Berg"}
    assert "Sean Berg" in read and not any(len(name) > 15 for name in read)


@pytest.mark.parametrize(("typed", "meant"), [("sean obrian", "Sean O'Brien"), ("obrian", "O'Brien")])
def test_an_apostrophe_is_no_letter_that_is_missing(typed, meant):
    make_official("Sean O'Brien")
    assert near_officials({typed}) == {typed: meant}


def test_short_names_beside_a_longer_one_do_not_take_its_place():
    make_country()
    assert near_countries({"a", "b", "c", "d", "norwey"}) == {"norwey": "Norway"}
