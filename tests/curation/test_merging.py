"""Two officials who are one person."""

import json
from datetime import date

import pytest
from django.urls import reverse

from articles.curation.merging import merge_official
from articles.models import Official
from articles.search.checking import check_index
from tests.factories import make_article, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    sergey, sergei = make_official("Sergey Ivanenko"), make_official("Sergei Ivanenko", from_story=True)
    source = make_source()
    first = make_article("First", body="Sergey Ivanenko came.", source=source, day=date(2018, 4, 9))
    second = make_article("Second", body="“We go,” Sergei Ivanenko said.", source=source, day=date(2018, 4, 10))
    make_mention(first, "Sergey Ivanenko", official=sergey)
    make_mention(second, "Sergei Ivanenko", official=sergei)
    make_quote(second, "We go,", sergei)
    return sergey, sergei


def total(client, address: str) -> int:
    return json.loads(client.get(address).content)["total"]


def test_all_that_was_said_of_one_is_said_of_the_other(client, two):
    sergey, sergei = two
    assert merge_official(sergei, sergey) == 1
    assert total(client, "/articles.json?official=sergey-ivanenko") == 2
    assert total(client, "/quotes.json?speaker=sergey-ivanenko") == 1
    assert total(client, "/articles.json?official=sergei-ivanenko") == 2  # the old address means the same person
    assert sorted(sergey.spellings.values_list("name", flat=True)) == ["Sergei Ivanenko", "Sergey Ivanenko"]
    assert client.get("/officials/sergei-ivanenko/").headers["Location"] == "/officials/sergey-ivanenko/"
    assert list(check_index()) == []


def test_who_was_merged_before_goes_along(two):
    sergey, sergei = two
    third = make_official("Serge Ivanenko", merged_into=sergei)
    merge_official(sergei, sergey)
    third.refresh_from_db()
    assert third.merged_into == sergey


def test_a_name_known_to_the_reference_is_known_to_readers_from_then_on(two):
    sergey, sergei = two
    merge_official(sergey, sergei)
    assert Official.objects.get(pk=sergei.pk).from_story is False


def test_the_admin_merges_and_says_what_became_of_the_stories(admin_client, two):
    sergey, sergei = two
    inlines = {f"{name}-{form}_FORMS": "0" for name in ("spellings", "tenures") for form in ("TOTAL", "INITIAL")}
    values = {"name": sergei.name, "slug": sergei.slug, "surname": "Ivanenko", "merged_into": sergey.pk} | inlines
    address = reverse("admin:articles_official_change", args=[sergei.pk])
    response = admin_client.post(address, values, follow=True)
    assert "Now of Sergey Ivanenko: 1 story of Sergei Ivanenko." in response.content.decode()
    assert total(admin_client, "/articles.json?official=sergey-ivanenko") == 2
