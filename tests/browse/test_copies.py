"""Of several copies of one story a list shows one and says how many others there are; each filter finds its own."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.browse.listing import list_articles, list_quotes
from articles.curation.rights import set_rights
from articles.models import Audience, Country, Rights, Source, StoryGroup
from articles.search.index import index_articles
from tests.factories import make_article, make_country, make_mention, make_quote, make_source

pytestmark = pytest.mark.django_db

BODY = 'Norway opens a ferry line. "The boats are ready," a clerk said.'


@pytest.fixture
def copies(db):
    """The same story of two agencies, a day apart, and one of another kind."""
    meridian, boreas = make_source("Meridian"), make_source("Boreas")
    first = make_article("Ferry line opens", BODY, source=meridian)
    second = make_article("Ferry opens at last", f"{BODY} More.", source=boreas, day=date(2018, 4, 11))
    other = make_article("Coal prices fall", "Norway sells coal.", source=boreas)
    group = StoryGroup.objects.create()
    norway = make_country()
    for article in (first, second, other):
        make_mention(article, "Norway", country=norway)
    for article in (first, second):
        article.group = group
        article.save()
        make_quote(article, "The boats are ready,")
    StoryGroup.objects.all().put_in_order()
    index_articles([first, second])
    return first, second, other


def titles(question="", **values):
    return [article.title for article in list_articles(QueryDict(question), audience=Audience.PUBLIC, **values).rows]


def test_the_fuller_copy_is_listed_with_the_number_of_the_others(copies):
    listing = list_articles(QueryDict(""), audience=Audience.PUBLIC)
    assert [(article.title, article.copies) for article in listing.rows] == [
        ("Ferry opens at last", 1),
        ("Coal prices fall", 0),
    ]
    assert listing.total == 2


@pytest.mark.parametrize("question", ["source=meridian", "to=2018-04-10&q=boats", "q=%22line+opens%22"])
def test_a_filter_that_only_one_copy_meets_finds_that_copy(copies, question):
    assert titles(question) == ["Ferry line opens"]


def test_a_filter_that_several_copies_meet_finds_the_first_of_them(copies):
    assert titles("source=meridian&source=boreas&country=no&q=boats") == ["Ferry opens at last"]


def test_a_copy_that_is_no_more_published_leaves_its_place_to_the_next(copies):
    copies[1].state = "withdrawn"
    copies[1].save()
    index_articles([copies[1]])
    listing = list_articles(QueryDict("q=boats"), audience=Audience.PUBLIC)
    assert [(article.title, article.copies) for article in listing.rows] == [("Ferry line opens", 0)]


def test_numbers_beside_a_list_are_those_of_the_list(copies):
    assert Country.objects.with_story_counts().get().stories == len(titles("country=no")) == 2
    counted = {source.slug: source.stories for source in Source.objects.with_story_counts()}
    assert counted == {slug: len(titles(f"source={slug}")) for slug in ("meridian", "boreas")}
    found = list_articles(QueryDict(""), audience=Audience.PUBLIC).found
    assert found.days("month", within=2018) == {201804: 2}
    assert list(found.days("day", within=201804).values()) == [2, 1], "each day's list finds the copy of that day"


def test_words_that_copies_share_are_listed_once(copies):
    make_quote(copies[0], "Norway opens")
    quotes = list_quotes(QueryDict(""), audience=Audience.PUBLIC)
    assert {(quote.article.title, quote.text) for quote in quotes.rows} == {
        ("Ferry opens at last", "The boats are ready,"),
        ("Ferry line opens", "Norway opens"),
    }
    assert list_quotes(QueryDict("source=meridian"), audience=Audience.PUBLIC).total == 2


def test_every_copy_is_reached_from_every_other(copies, client):
    first, second, _other = copies
    assert first.get_absolute_url() in client.get(second.get_absolute_url()).content.decode()
    assert second.get_absolute_url() in client.get(first.get_absolute_url()).content.decode()


def test_a_copy_that_readers_may_not_see_is_not_told_of(copies, client):
    first, second, _other = copies
    first.state = "draft"
    first.save()
    assert b"Ferry line opens" not in client.get(second.get_absolute_url()).content
    assert client.get(f"{second.get_absolute_url().rstrip('/')}.json").json()["other_copies"] == 0


def test_pages_feeds_and_exports_say_how_many_copies_there_are(copies, client):
    assert "and 1 other copy" in client.get("/articles/").content.decode()
    assert "And 1 other copy of this story." in client.get("/articles.atom").content.decode()
    assert [item["other_copies"] for item in client.get("/articles.json").json()["items"]] == [1, 0]
    lines = b"".join(client.get("/articles.csv").streaming_content).decode().splitlines()
    assert lines[0].endswith(",other_copies,changed,sample") and len(lines) == 3
    record = client.get(f"{copies[0].get_absolute_url().rstrip('/')}.json").json()
    assert [copy["id"] for copy in record["copies"]] == [copies[1].urn]


def test_the_open_copy_stands_before_the_closed_one_when_rights_change(copies):
    set_rights(Source.objects.get(slug="boreas"), rights=Rights.HEADLINE)
    assert sorted(titles("country=no")) == ["Coal prices fall", "Ferry line opens"]
