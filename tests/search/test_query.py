"""The frozen question behind every list."""

from datetime import date

from articles.search.query import Query


def test_the_plain_list_has_a_plain_address():
    assert Query().querystring() == ""
    assert not Query().narrowed


def test_filters_repeat_and_keep_their_order():
    query = Query(country=("ru", "kp"), from_=date(2018, 4, 1), page=3)
    assert query.querystring() == "?country=ru&country=kp&from=2018-04-01&page=3"


def test_taking_a_filter_away_goes_back_to_the_first_page():
    query = Query(q="grain", country=("ru", "kp"), from_=date(2018, 4, 1), page=3)
    assert query.without("country", "ru").querystring() == "?q=grain&country=kp&from=2018-04-01"
    assert query.without("from", "2018-04-01").querystring() == "?q=grain&country=ru&country=kp"
    assert query.without("q", "grain").querystring() == "?country=ru&country=kp&from=2018-04-01"


def test_words_are_ordered_by_relevance_unless_asked_otherwise():
    assert Query().order == "newest"
    assert Query(q="grain").order == "relevance"
    assert Query(q="grain", sort="oldest").order == "oldest"
