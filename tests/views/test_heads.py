"""What the head of a list announces: its feeds, with the filters that are on."""

from html.parser import HTMLParser

import pytest

from articles.models import Article, Quote
from tests.views.archive import LISTS, fill

pytestmark = pytest.mark.django_db


class Head(HTMLParser):
    """The `<link>`s of a page's head, and its first-level headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.headings = 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "link":
            self.links.append(dict(attributes))
        self.headings += tag == "h1"

    def feeds(self) -> list[str]:
        feeds = {"application/atom+xml", "application/rss+xml"}
        return [link["href"] for link in self.links if link.get("rel") == "alternate" and link.get("type") in feeds]


def head_of(client, address: str) -> Head:
    response = client.get(address)
    assert response.status_code == 200, address
    return Head(response.content.decode())


@pytest.mark.parametrize("address", LISTS)
def test_every_list_announces_its_own_feeds(client, address):
    fill(1)
    assert head_of(client, f"{address}/").feeds() == [f"{address}.atom", f"{address}.rss"]


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/articles/?country=no&country=cl", "/articles.atom?country=no&country=cl"),
        ("/articles/?q=agree&source=meridian", "/articles.atom?q=agree&source=meridian"),
        ("/articles/?from=2018-04&to=2018", "/articles.atom?from=2018-04-01&to=2018-12-31"),
        ("/countries/norway/?country=chile", "/countries/norway.atom?country=cl"),
        ("/officials/astrid-solheim/?source=Meridian", "/officials/astrid-solheim.atom?source=meridian"),
        ("/quotes/?speaker=astrid-solheim&kind=direct", "/quotes.atom?speaker=astrid-solheim&kind=direct"),
    ],
)
def test_announced_feeds_keep_the_filters_and_list_what_the_page_lists(client, page, feed):
    fill(1)
    announced = head_of(client, page).feeds()
    assert announced == [feed, feed.replace(".atom", ".rss")]
    for address in announced:
        assert client.get(address).status_code == 200, address


def test_a_feed_begins_at_the_first_page_whatever_page_announces_it(client):
    fill(21)
    assert head_of(client, "/articles/?page=2").feeds() == ["/articles.atom", "/articles.rss"]


def test_pages_without_a_list_announce_all_stories(client):
    fill(1)
    for address in ("/", "/countries/", "/about/", Article.objects.get().get_absolute_url()):
        assert head_of(client, address).feeds() == ["/articles.atom", "/articles.rss"], address


def test_every_page_has_one_first_level_heading(client):
    fill(1)
    addresses = [f"{address}/" for address in LISTS]
    addresses += ["/", "/countries/", "/officials/", "/sources/", "/feeds/", "/corrections/", "/about/"]
    addresses += [Article.objects.get().get_absolute_url(), Quote.objects.get().get_absolute_url()]
    for address in addresses:
        assert head_of(client, address).headings == 1, address


def test_a_story_and_a_quote_name_their_one_address_and_their_data(client):
    fill(1)
    for row in (Article.objects.get(), Quote.objects.get()):
        address = row.get_absolute_url()
        links = {(link.get("rel"), link.get("type")): link["href"] for link in head_of(client, address).links}
        assert links["canonical", None] == address
        data = links["alternate", "application/json"]
        assert data == f"{address.rstrip('/')}.json"
        assert client.get(data).status_code == 200
