"""Names suggested while they are typed."""

from datetime import date

import pytest

from articles.browse.listing import BadQuery
from articles.browse.name_table import SECONDS_BETWEEN_LOOKS, current_names, forget_names
from articles.browse.suggestions import MOST, suggest
from articles.models import Rights
from tests.factories import make_article, make_country, make_mention, make_official, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    forget_names()
    northgate = make_source("Northgate")
    north_korea = make_country("KP", "North Korea", adjectives=["North Korean"])
    norway = make_country()
    make_country("NR", "Nauru")
    lavrov = make_official("Sergey Lavrov")
    lavrov.spellings.create(name="Sergei Lawrow", folded="sergei lawrow")
    for number in range(3):
        story = make_article(f"Story {number}", body="Oslo.", source=northgate, day=date(2018, 4, 10))
        make_mention(story, "Oslo", country=norway)
        if number:
            make_mention(story, "Oslo", country=north_korea)
            make_mention(story, "Oslo", official=lavrov)
    yield
    forget_names()


def names(typed, field="", audience="public"):
    return [(one.name, one.stories) for one in suggest(typed, field, audience=audience)]


def test_names_that_begin_so_are_suggested_those_of_most_stories_first():
    assert names("nor") == [("Northgate", 3), ("Norway", 3), ("North Korea", 2)]
    assert names("nor", "country") == [("Norway", 3), ("North Korea", 2)]
    assert names("na") == [], "no story names Nauru"


@pytest.mark.parametrize("typed", ["lav", "SERGEY LAV", "lavrov sergey", "lawr", "  sergei   law "])
def test_any_word_of_any_spelling_will_do(typed):
    assert names(typed) == [("Sergey Lavrov", 2)]


def test_the_last_words_are_gone_on_with_where_the_search_box_holds_others():
    (one,) = suggest('"grain ships" north kor', audience="public")
    assert one.question == '"grain ships" country:north-korea'
    assert suggest("grain north kor", "country", audience="public") == []


def test_a_field_is_given_what_it_takes():
    assert [one.value for one in suggest("lav", "official", audience="public")] == ["sergey-lavrov"]
    assert [one.value for one in suggest("nor", "country", audience="public")] == ["Norway", "North Korea"]


@pytest.mark.parametrize("typed", ["", " ", "n", "-", "\0", "%_", "'", "\ud800", "x" * 100_000, "zz"])
def test_nothing_is_suggested_for_what_is_no_beginning_of_a_name(typed):
    assert names(typed) == []


def test_officials_of_whom_readers_may_not_know_are_suggested_to_staff_alone():
    story = make_article("Closed", body="Oslo.", source=make_source("Closed", rights=Rights.HEADLINE))
    make_mention(story, "Oslo", official=make_official("Bo Unsaid", from_story=True))
    assert names("unsaid") == []
    assert names("unsaid", audience="staff") == [("Bo Unsaid", 1)]


def test_few_names_are_suggested_however_many_there_are():
    story = make_article("Many", body="Oslo.")
    for number in range(20):
        make_mention(story, "Oslo", official=make_official(f"Quirin {number}"))
    assert len(names("quir")) == MOST


def test_names_are_looked_at_again_after_half_a_minute():
    current_names(now=0.0)
    make_mention(make_article("New", body="Oslo."), "Oslo", official=make_official("Zoe Newly"))
    assert not current_names(now=1.0).beginning("zoe", frozenset({"official"}), 5)
    assert current_names(now=SECONDS_BETWEEN_LOOKS).beginning("zoe", frozenset({"official"}), 5)


def test_a_field_without_names_is_told():
    with pytest.raises(BadQuery, match="give one of country, official, source"):
        suggest("nor", "colour", audience="public")


def test_they_come_as_json_that_may_be_kept_for_a_minute(client, admin_client):
    answer = client.get("/suggest/", {"q": "lav"})
    assert answer.json()["suggestions"][0]["question"] == "official:sergey-lavrov"
    assert answer["Cache-Control"] == "max-age=60, public"
    assert admin_client.get("/suggest/", {"q": "lav"})["Cache-Control"] == "max-age=60, private"
    assert client.get("/suggest/", {"q": "lav", "field": "x" * 1000}).status_code == 400
