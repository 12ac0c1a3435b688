"""The next year, month or day that holds a story, on either side of one."""

from datetime import date

import pytest

from articles.browse.calendar import show_calendar
from articles.models import State
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    for day in (date(2015, 12, 31), date(2018, 4, 10), date(2018, 4, 10), date(2018, 6, 1), date(2020, 2, 29), None):
        make_article(day=day)
    make_article(day=date(2018, 4, 11), state=State.DRAFT)


def around(*span):
    calendar = show_calendar(*span)
    return [turn and (turn.label, turn.address) for turn in (calendar.earlier, calendar.later)]


def test_the_nearest_year_month_or_day_with_a_story_lies_on_either_side():
    assert around(date(2018, 1, 1), date(2018, 12, 31)) == [("2015", "/articles/2015/"), ("2020", "/articles/2020/")]
    assert around(date(2018, 5, 1), date(2018, 5, 31)) == [
        ("April 2018", "/articles/2018/04/"),
        ("June 2018", "/articles/2018/06/"),
    ]
    assert around(date(2018, 6, 1), date(2018, 6, 1)) == [
        ("10 April 2018", "/articles/2018/04/10/"),
        ("29 February 2020", "/articles/2020/02/29/"),
    ]


def test_before_the_first_day_and_after_the_last_there_is_nothing():
    assert around(date(2015, 12, 31), date(2015, 12, 31))[0] is None
    assert around(date(2020, 1, 1), date(2020, 12, 31))[1] is None
