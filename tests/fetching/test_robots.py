"""What sites keep from programs is not asked for."""

import pytest

from articles.fetching.get import Answer
from articles.fetching.robots import KEPT, READ, Robots
from articles.fetching.target import NotFetched

RULES = b"""\
User-agent: *
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open

User-agent: newsarchive
User-agent: other
Disallow: /paid
"""


class Site:
    """Gives its robots.txt, or raises; counts how often it is asked, and by what address."""

    def __init__(self, given):
        self.given, self.asked, self.now = given, [], 0.0
        self.robots = Robots(self.get, "NewsArchive", clock=lambda: self.now)

    def get(self, url):
        self.asked.append(url)
        if isinstance(self.given, int):
            raise NotFetched(url, "it answers so.", status=self.given)
        return Answer(url, self.given)

    def allows(self, path):
        return not self.robots.refusal(f"https://news.example{path}")


def test_rules_for_the_archive_itself_are_the_ones_that_count():
    site = Site(RULES)
    assert site.allows("/private/1")
    assert not site.allows("/paid/2")
    assert site.robots.refusal("https://news.example/paid/2") == (
        "https://news.example/robots.txt keeps programs from it."
    )


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/1", True), ("/private/1", False), ("/private/open/1", True), ("/a.pdf", False), ("/a.pdf?x=1", True)],
)
def test_rules_for_all_hold_with_stars_and_the_longest_first(path, allowed):
    assert Site(RULES.partition(b"User-agent: newsarchive")[0]).allows(path) == allowed


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_allows_everything(status):
    assert Site(status).allows("/private/1")


@pytest.mark.parametrize("status", [0, 429, 500, 503])
def test_a_site_that_does_not_tell_is_left_alone_for_now(status):
    site = Site(status)
    for _ in range(2):
        with pytest.raises(NotFetched):
            site.allows("/1")
    assert len(site.asked) == 2
    site.given = RULES
    assert site.allows("/1")


def test_each_site_is_asked_once_a_day():
    site = Site(RULES)
    for number in range(5):
        site.allows(f"/{number}")
    site.robots.refusal("http://news.example:8080/1")
    assert site.asked == ["https://news.example/robots.txt", "http://news.example:8080/robots.txt"]
    site.given, site.now = b"User-agent: *\nDisallow: /", KEPT + 1
    assert not site.allows("/1")


@pytest.mark.parametrize(
    "rules",
    [
        b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /paid",
        b"user-agent:*\ndisallow:/paid # members",
        b"User-agent: *\nDisallow: /paid\n" + b"# x" * READ,
        b"\xff\xfe\x00\nUser-agent: *\nDisallow: /paid",
    ],
)
def test_odd_files_are_understood(rules):
    site = Site(rules)
    assert not site.allows("/paid/1")
    assert site.allows("/free/1")


@pytest.mark.parametrize("rules", [b"", b"\x00" * 1000, b"<html>Not found</html>", b"Disallow: /", b"%" * 100_000])
def test_what_is_no_rule_forbids_nothing(rules):
    assert Site(rules).allows("/1")
