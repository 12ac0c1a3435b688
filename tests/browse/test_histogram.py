"""How a list lies in time, in front of the whole archive."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.browse.day_facet import DayLinks
from articles.browse.histogram import histogram_of
from articles.browse.listing import list_articles
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    source = make_source()
    days = [date(1998, 5, 1), date(2001, 2, 28), date(2001, 3, 1), date(2001, 3, 31), date(2003, 12, 31), None]
    for number, day in enumerate(days):
        make_article(f"Story {number}", body="Grain." if number % 2 else "Fish.", source=source, day=day)


def histogram(query="", **values):
    listing = list_articles(QueryDict(query), audience="public", **values)
    return histogram_of(listing, DayLinks(listing))


def bars(query="", **values):
    return [(bar.label, bar.found, bar.all) for bar in histogram(query, **values).bars]


def test_the_archive_is_shown_by_years_without_a_gap():
    assert bars("q=grain") == [
        ("1998", 0, 1),
        ("1999", 0, 0),
        ("2000", 0, 0),
        ("2001", 2, 3),
        ("2002", 0, 0),
        ("2003", 0, 1),
    ]


def test_a_few_years_are_shown_by_month_and_a_month_by_day():
    assert bars("from=2001&to=2001")[1:3] == [("February 2001", 1, 1), ("March 2001", 2, 2)]
    assert [bar[0] for bar in bars("from=2001-02&to=2003")][::22] == ["February 2001", "December 2002"]
    days = bars("from=2001-03&to=2001-03&q=grain")
    assert len(days) == 31
    assert (days[0], days[-1]) == (("1 March 2001", 0, 1), ("31 March 2001", 1, 1))


def test_each_bar_leads_to_as_many_as_it_says():
    for bar in histogram("q=grain").rows:
        found = list_articles(QueryDict(bar.link[1:]), audience="public")
        assert found.total == bar.found, bar


def test_what_has_an_unknown_day_is_told_beside_it():
    assert histogram().undated == 1
    assert histogram("q=fish").undated == 0


def test_the_bars_asked_for_are_marked_among_all_others():
    assert [bar.label for bar in histogram("from=1999").bars if bar.chosen] == ["1999", "2000", "2001", "2002", "2003"]


def test_no_bar_is_higher_than_that_of_the_archive_and_none_that_is_something_is_nothing():
    for query in ("", "q=grain", "q=%22story+3%22"):
        for bar in histogram(query).bars:
            assert bar.height <= bar.height_of_all
            assert bool(bar.height) == bool(bar.found)


def test_one_day_alone_has_no_histogram():
    assert histogram("from=1998&to=1998") is None
