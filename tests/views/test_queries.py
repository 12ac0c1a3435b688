"""No query a row: every page asks the database as often for 50 stories as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.browse.name_table import forget_names
from articles.models import Article
from tests.factories import make_mention, make_official, make_quote
from tests.views.archive import EVERYTHING, body_of, fill

pytestmark = pytest.mark.django_db


def queries_of(client, address: str) -> int:
    """With the names of the suggestions looked up anew, whenever they were last."""
    forget_names()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        body_of(response)
    assert response.status_code == 200, address
    return len(asked)


def test_every_page_asks_as_often_for_fifty_stories_as_for_one(client):
    fill(1)
    one = {address: queries_of(client, address) for address in EVERYTHING}
    fill(50, tag="x")
    # The shared names of the fifty: the same addresses with the tag.
    fifty = {address: queries_of(client, _tagged(address)) for address in EVERYTHING}
    more = {address: (one[address], fifty[address]) for address in EVERYTHING if fifty[address] > one[address]}
    assert not more, f"queries with one and with fifty stories: {more}"


def test_a_story_of_many_quotes_asks_as_often_as_one_of_one(client):
    fill(1)
    article = Article.objects.get()
    before = queries_of(client, article.get_absolute_url())
    for index, words in enumerate(("OSLO", "April", "agree", "said", "Chile", "Norway")):
        official = make_official(f"Speaker {index}")
        make_quote(article, words, official)
        make_mention(article, words, official=official)
    assert queries_of(client, article.get_absolute_url()) == before


def _tagged(address: str) -> str:
    for name in ("norway", "chile", "astrid-solheim", "meridian"):
        address = address.replace(name, f"{name}x")
    return address.replace("country=no", "country=nx").replace("about=cl", "about=cx")
