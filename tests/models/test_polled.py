"""What is polled: off at first, claimed by one, due when its time has come."""

from datetime import timedelta

import pytest

from articles.models import FeedAddress
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def make_feed(name="a", **values):
    return FeedAddress.objects.create(address=f"https://{name}.example/", **values)


def test_an_address_is_off_until_it_is_switched_on():
    feed = make_feed()
    assert not feed.switched_on
    assert list(FeedAddress.objects.due(NOW)) == []
    FeedAddress.objects.update(switched_on=True)
    assert list(FeedAddress.objects.due(NOW)) == [feed]


def test_the_longest_waiting_comes_first_and_nothing_before_its_time():
    late = make_feed("a", switched_on=True, next_at=NOW - timedelta(hours=1))
    make_feed("b", switched_on=True, next_at=NOW + timedelta(seconds=1))
    new = make_feed("c", switched_on=True)
    just = make_feed("d", switched_on=True, next_at=NOW)
    assert list(FeedAddress.objects.due(NOW)) == [new, late, just]


def test_of_several_processes_one_asks_and_another_only_if_that_one_died():
    make_feed(switched_on=True)
    mine, theirs = FeedAddress.objects.get(), FeedAddress.objects.get()
    assert FeedAddress.objects.claim(mine, NOW)
    assert not FeedAddress.objects.claim(theirs, NOW)
    assert not FeedAddress.objects.due(NOW + timedelta(minutes=1)).exists()
    assert FeedAddress.objects.due(NOW + timedelta(hours=1)).exists()


def test_one_that_is_switched_off_meanwhile_is_not_claimed():
    feed = make_feed(switched_on=True)
    FeedAddress.objects.update(switched_on=False)
    assert not FeedAddress.objects.claim(feed, NOW)


def test_only_what_is_switched_on_can_be_asked_soon():
    make_feed("a", switched_on=True, next_at=NOW + timedelta(days=1))
    make_feed("b")
    assert FeedAddress.objects.all().ask_soon(NOW) == 1
    assert FeedAddress.objects.due(NOW).count() == 1
