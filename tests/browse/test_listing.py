"""A query string becomes a list."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.browse.filters import ListFilter, ListParameters
from articles.browse.listing import BadQuery, NoSuchPage, list_articles, list_quotes
from articles.models import Audience, Rights, State
from articles.search.query import Query
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


def stories(query="", audience="public", **values):
    return list_articles(QueryDict(query), audience=audience, **values)


def headlines(query="", **values):
    return [article.headline for article in stories(query, **values).rows]


@pytest.fixture
def archive():
    meridian, harbour = make_source("Meridian"), make_source("Harbour")
    norway, chile = make_country(), make_country("CL", "Chile")
    solheim = make_official("Astrid Solheim")
    one = make_article("One", body="Norway said “yes to Chile” today.", source=meridian, day=date(2017, 3, 5))
    two = make_article("Two", body="Chile waits.", source=harbour, day=date(2018, 4, 10))
    make_article("Undated", body="Nothing.", source=harbour, day=None)
    quote = make_quote(one, "yes to Chile", solheim)
    make_mention(one, "Norway", country=norway)
    make_mention(one, "Chile", country=chile, quote=quote)
    make_mention(two, "Chile", country=chile)
    return {"solheim": solheim}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Two", "One", "Undated"]),
        ("sort=oldest", ["One", "Two", "Undated"]),
        ("country=cl", ["Two", "One"]),
        ("country=chile", ["Two", "One"]),
        ("country=cl&country=no", ["One"]),
        ("official=astrid-solheim", ["One"]),
        ("official=Astrid+Solheim", ["One"]),
        ("official=solheim", ["One"]),
        ("speaker=astrid-solheim", ["One"]),
        ("about=cl", ["One"]),
        ("source=harbour", ["Two", "Undated"]),
        ("from=2018", ["Two"]),
        ("to=2017-03", ["One"]),
        ("from=2017-03-05&to=2017-03-05", ["One"]),
        ("kind=direct", ["One"]),
        ("q=waits", ["Two"]),
        ("country=&q=&from=", ["Two", "One", "Undated"]),
    ],
)
def test_each_parameter_narrows_the_list(archive, query, expected):
    assert headlines(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "country=xx",
        "official=nobody",
        "speaker=nobody",
        "about=nothing",
        "source=none",
        "kind=loud",
        "from=2018-13",
        "from=0000",
        "to=soon",
        "to=" + "9" * 500,
        "from=٢٠١٨",
        "sort=best",
        "page=0",
        "page=-1",
        "page=x",
        "page=" + "9" * 400,
        "from=2019&to=2018",
        "q=" + "x" * 501,
        "country=" + "x" * 100_000,
        "country=%00",
        "&".join(f"section={number}" for number in range(30)),
    ],
)
def test_a_value_that_makes_no_sense_is_answered_with_a_sentence(archive, query):
    with pytest.raises(BadQuery) as caught:
        stories(query)
    assert all(sentence.endswith(".") for sentence in caught.value.sentences)


def test_a_page_behind_the_last_is_no_page(archive):
    with pytest.raises(NoSuchPage):
        _ = stories("page=2").rows


def test_every_filter_is_a_pill_that_can_be_taken_away(archive):
    listing = stories("country=cl&source=meridian&from=2017")
    assert [(pill.label, pill.value) for pill in listing.pills] == [
        ("mentions", "Chile"),
        ("from", "Meridian"),
        ("since", "1 January 2017"),
    ]
    assert listing.pills[0].querystring == "?source=meridian&from=2017-01-01"


def test_a_list_says_in_a_sentence_what_it_shows(archive):
    assert stories("country=cl&from=2017").sentence == "2 stories that mention Chile, since 1 January 2017"
    assert stories("q=waits").sentence == "1 story with the words “waits”"
    assert stories("q=zeppelin").sentence == "No stories with the words “zeppelin”"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("from=2018&to=2018", "1 story of 2018"),
        ("from=2018-04&to=2018-04", "1 story of April 2018"),
        ("from=2018-04-10&to=2018-04-10", "1 story of 10 April 2018"),
        ("from=2017&to=2018", "2 stories since 1 January 2017, until 31 December 2018"),
        ("from=2018-04-02&to=2018-04-30", "1 story since 2 April 2018, until 30 April 2018"),
        ("to=2017-12", "1 story until 31 December 2017"),
    ],
)
def test_a_span_of_days_is_said_as_a_reader_would(archive, span, said):
    assert stories(span).sentence == said


def test_what_the_path_says_is_no_pill(archive):
    listing = stories("source=meridian", fixed=[("country", "cl")])
    assert [pill.name for pill in listing.pills] == ["source"]
    assert listing.querystring == "?source=meridian"
    assert listing.total == 1


def test_drafts_and_withdrawn_stories_are_in_no_list(archive):
    make_article("Draft", state=State.DRAFT)
    make_article("Withdrawn", state=State.WITHDRAWN)
    assert set(headlines()) == {"One", "Two", "Undated"}
    assert stories().total == 3
    assert set(headlines(audience="staff")) == {"One", "Two", "Undated"}


def test_quotes_obey_the_rights_of_their_source(archive):
    closed = make_source("Closed", rights=Rights.HEADLINE)
    article = make_article("Three", body="He said “no” again.", source=closed)
    make_quote(article, "no")
    assert list_quotes(QueryDict(""), audience="public").total == 1
    assert list_quotes(QueryDict(""), audience="staff").total == 2


def test_quotes_are_found_by_speaker_subject_and_words(archive):
    for query in ("speaker=astrid-solheim", "about=cl", "q=chile", "speaker=astrid-solheim&about=cl&q=yes"):
        assert list_quotes(QueryDict(query), audience="public").total == 1
    assert list_quotes(QueryDict("about=no"), audience="public").total == 0


DAYS_OF_2018 = [("from", "2018-01-01"), ("to", "2018-12-31")]


def test_days_in_the_path_and_in_the_question_narrow_together():
    for month in (3, 7):
        make_article(f"Month {month}", day=date(2018, month, 1))
    assert headlines("from=2018-05", fixed=DAYS_OF_2018) == ["Month 7"]
    assert headlines("from=2017&to=2018-05", fixed=DAYS_OF_2018) == ["Month 3"]
    listing = stories("from=2018-05", fixed=DAYS_OF_2018)
    assert listing.querystring == "?from=2018-05-01"
    assert [pill.name for pill in listing.pills] == ["from"]
    for nonsense in ("from=banana", "from=2019", "to=2017"):
        with pytest.raises(BadQuery):
            stories(nonsense, fixed=DAYS_OF_2018)


def test_an_official_of_whom_only_a_draft_tells_is_not_known_to_readers():
    draft = make_article("Draft", body="Nobody Unheard said it.", state=State.DRAFT)
    make_mention(draft, "Nobody Unheard", official=make_official("Nobody Unheard", from_story=True))
    for name in ("official", "speaker", "about"):
        for value in ("nobody-unheard", "Nobody+Unheard"):
            with pytest.raises(BadQuery, match="There is no"):
                stories(f"{name}={value}")
            assert stories(f"{name}={value}", audience="staff").total == 0


def test_part_of_a_name_is_enough_where_one_alone_is_called_so(archive):
    assert stories("speaker=solheim&official=SOLHEIM").query.official == ("astrid-solheim",)
    make_official("Karin Solheim")
    with pytest.raises(BadQuery, match="Several officials are called “solheim”: give one of astrid-solheim, karin-sol"):
        stories("official=solheim")
    assert headlines("official=astrid+solheim") == ["One"]


def test_the_order_that_a_list_has_is_marked(archive):
    def on(listing):
        return [name for name, _querystring, on in listing.sorts if on]

    quotes = list_quotes(QueryDict("q=chile"), audience="public")
    assert [on(stories("q=chile")), on(stories("q=chile&sort=oldest")), on(stories()), on(quotes)] == [
        ["relevance"],
        ["oldest"],
        ["newest"],
        ["newest"],  # of words in a title, which a quote has not, there is no more or less
    ]


def test_a_parameter_that_is_empty_is_one_that_is_not_there():
    empty = QueryDict("&".join(f"{name}=" for name in ListParameters.base_filters))
    for audience in (Audience.PUBLIC, Audience.STAFF):
        asked = []
        for data in (QueryDict(""), empty):
            filters = ListFilter(data, audience=audience)
            assert filters.is_valid(), filters.sentences()
            asked.append(filters.query())
        assert asked[0] == asked[1] == Query()
