"""Feeds are well formed, complete, and keep their ids."""

import feedparser
import pytest

from articles.models import Article, Rights
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source
from tests.views.archive import LISTS, fill

pytestmark = pytest.mark.django_db
FEEDS = [f"{address}.{extension}" for address in LISTS for extension in ("atom", "rss")]


@pytest.mark.parametrize("address", FEEDS)
def test_every_list_has_a_feed_that_parses(client, address):
    fill(2)
    response = client.get(address)
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.bozo_exception
    assert len(feed.entries) == 2 or "officials" in address
    assert all(entry.id.startswith("urn:uuid:") for entry in feed.entries)
    assert all(entry.link.startswith("http://testserver/") for entry in feed.entries)
    assert feed.feed.title


def test_a_feed_takes_the_filters_of_its_page(client):
    fill(3)
    make_article("Elsewhere", source=make_source("Harbour"))
    feed = feedparser.parse(client.get("/articles.atom?source=meridian&country=no").content)
    assert len(feed.entries) == 3
    assert client.get("/articles.atom?country=xx").status_code == 400


def test_a_feed_carries_the_whole_text_where_the_source_allows_it(client):
    make_article("Open", body="Every word of it.", source=make_source("Open", Rights.WHOLE))
    (entry,) = feedparser.parse(client.get("/articles.atom").content).entries
    assert "Every word of it." in entry.content[0].value


def test_an_id_stays_when_headline_and_address_change(client):
    fill(1)
    before = feedparser.parse(client.get("/articles.atom").content).entries[0].id
    Article.objects.update(headline="Changed")
    after = feedparser.parse(client.get("/articles.rss").content).entries[0].id
    assert before == after


def test_a_feed_that_has_not_changed_is_not_sent_again(client):
    fill(2)
    first = client.get("/articles.atom")
    again = client.get("/articles.atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_article("New")
    assert client.get("/articles.atom", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_text_is_escaped(client):
    source, country = make_source(), make_country()
    official = make_official("O'Brien <b>")
    article = make_article("A <script>alert(1)</script> & more", body="“<i>x</i> & y” said O", source=source)
    make_quote(article, "<i>x</i> & y", official)
    make_mention(article, "said", country=country)
    for address in ("/articles.atom", "/articles.rss", "/quotes.atom"):
        feed = feedparser.parse(client.get(address).content, sanitize_html=False)
        assert not feed.bozo
        assert "<script>" not in feed.entries[0].get("summary", "")
        content = feed.entries[0].get("content", [{"value": ""}])[0]["value"]
        assert "<i>" not in content and "<script>" not in content
    page = client.get(article.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and "<i>x</i>" not in page
    assert "&lt;i&gt;x&lt;/i&gt;" in page


@pytest.mark.parametrize("extension", ["atom", "rss"])
def test_characters_that_xml_has_not_are_replaced(client, extension):
    strange = "\x01\x0b\x0c\x1a\x1b\ufffe\uffff"
    source = make_source("Meridian")
    article = make_article(f"Ferry{strange}line", body=f"It “ope{strange}ns” now.", source=source, section=strange)
    make_quote(article, f"ope{strange}ns")
    for address in ("articles", "quotes"):
        feed = feedparser.parse(client.get(f"/{address}.{extension}", {"section": strange, "q": "line"}).content)
        assert not feed.bozo, feed.bozo_exception
    (entry,) = feedparser.parse(client.get(f"/articles.{extension}").content).entries
    assert entry.title == "Ferry\ufffd \ufffd\ufffd\ufffd\ufffdline"
