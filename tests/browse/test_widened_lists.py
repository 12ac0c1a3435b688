"""Lists hold what has other endings and spellings than were typed, and say so; nothing is told that may not be read."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.browse.listing import list_articles, list_quotes
from articles.models import OfficialName, Rights, State
from articles.search.spellings import forget_spellings
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


def asked(q, audience="public", lists=list_articles):
    params = QueryDict(mutable=True)
    params["q"] = q
    return lists(params, audience=audience)


def headlines(q, **others):
    return {article.headline for article in asked(q, **others).rows}


@pytest.fixture
def archive():
    forget_spellings()
    source = make_source()
    lavrov = make_official("Sergey Lavrov")
    OfficialName.objects.create(official=lavrov, name="Sergei Lavrov", folded="sergei lavrov")
    make_article("One", body="Sergey Lavrov saw the harbour. A minister waits.", source=source)
    two = make_article("Two", body="Sergei said “harbours are open” to foreign ministers.", source=source)
    make_quote(two, "harbours are open", lavrov)
    three = make_article("Three", body="The foreign minister of Norway.", source=source)
    make_mention(three, "Norway", country=make_country())
    for number in range(6):
        make_article(f"Filler {number}", body="Powers talk of power in Zürich.", source=source)
    yield
    forget_spellings()


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("harbour", {"One", "Two"}),
        ("Harbours", {"One", "Two"}),
        ("=harbours", {"Two"}),
        ("sergei", {"One", "Two"}),
        ("=sergei", {"Two"}),
        ('"foreign minister"', {"Two", "Three"}),
        ('="foreign minister"', {"Three"}),
        ("minister -foreign", {"One"}),
        ("title:one", {"One"}),
        ("title:harbour", set()),
        ("-title:filler*", {"One", "Two", "Three"}),
        ("zurich -title:filler", set()),
        ("speaker:lavrov ministers", {"Two"}),
    ],
)
def test_other_endings_and_spellings_are_found(archive, q, found):
    assert headlines(q) == found


def test_the_list_says_what_else_was_found_and_marks_it(archive, client):
    listing = asked("sergei harbour")
    assert [(also.words, also.others) for also in listing.also] == [("Sergei", "Sergey"), ("harbour", "harbours")]
    page = client.get("/articles/?q=sergei+harbour").content.decode()
    assert 'Also found: Sergey. <a href="?q=%3Dsergei+harbour">Only “Sergei”</a>' in page
    assert "<mark>Sergey</mark> Lavrov saw the <mark>harbour</mark>" in page


def test_what_the_path_says_stays_out_of_what_is_told(archive, client):
    page = client.get("/countries/norway/?q=ministers").content.decode()
    assert 'Also found: minister. <a href="?q=%3Dministers">Only “ministers”</a>' in page


def test_a_slip_of_the_hand_is_shown_put_right(archive, client):
    assert 'Did you mean <a href="?q=harbour">harbour</a>?' in client.get("/articles/?q=harbuor").content.decode()
    assert asked("harbour").meant is None


def test_quotes_are_widened_too(archive):
    listing = asked("harbour", lists=list_quotes)
    assert [quote.text for quote in listing.rows] == ["harbours are open"]


def test_words_that_may_not_be_read_are_not_told(archive):
    hidden = make_source("Hidden", rights=Rights.EXCERPT)
    make_article("Four", body=f"Opening. {'Words follow. ' * 40} Harboured zeppelins.", source=hidden)
    make_article("Draft", body="zeppeling", state=State.DRAFT)
    assert [also.others for also in asked("harbour").also] == ["harbours"]
    assert [also.others for also in asked("harbour", audience="staff").also] == ["harboured and harbours"]
    assert asked("zeppelinz").meant is None
    assert asked("zeppelinz", audience="staff").meant.words == "zeppelins"


def test_the_number_of_database_queries_does_not_depend_on_the_words(archive):
    def queries(q):
        assert asked(q).also is not None
        with CaptureQueriesContext(connection) as captured:
            assert asked(q).total is not None
        return len(captured)

    assert queries("harbour") == queries("harbour minister sergei power zurich norway")
