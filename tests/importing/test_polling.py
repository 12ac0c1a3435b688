"""Feeds that are polled: what is new is imported once, failures are told and put the next time off."""

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest

from articles.fetching.target import NotFetched
from articles.importing import linked_pages
from articles.importing.polling import ask_feed
from articles.models import Article, FeedAddress, ImportBatch, ImportItem
from tests.factories import NOW, make_source
from tests.importing.polled_feeds import Sites, answer, feed_of, story

pytestmark = pytest.mark.django_db
URL = "https://feed.example/stories"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry line number {0} to open</title>
<meta property="og:type" content="article"><meta property="og:title" content="Ferry line number {0} to open"></head>
<body><article><h1>Ferry line number {0} to open</h1>
<p>OSLO, April 10. /Meridian/. The whole page tells far more about ferry line number {0} than its feed does.</p>
<p>The boats of line number {0} were built in Bergen and will be named after three poets, the ministry said.</p>
</article></body></html>"""


@pytest.fixture
def feed():
    return FeedAddress.objects.create(address=URL, switched_on=True)


def ask(feed, sites, now=NOW):
    ask_feed(feed, asking=sites.asking(), now=now)
    feed.refresh_from_db()


def test_what_a_feed_gives_is_one_batch_of_drafts(feed):
    ask(feed, Sites(**{URL: [answer(URL, feed_of(story(1), story(2)), etag='"a"', last_modified="yesterday")]}))
    assert sorted(Article.objects.values_list("url", "state")) == [
        ("https://news.example/1", "draft"),
        ("https://news.example/2", "draft"),
    ]
    assert (feed.result, feed.failures, feed.next_at) == ("2 new.", 0, NOW + timedelta(minutes=60))
    assert (feed.etag, feed.last_modified) == ('"a"', "yesterday")
    assert feed.batch == ImportBatch.objects.get()
    assert (feed.batch.origin, feed.batch.items.count()) == (f"Feed {URL}", 2)


def test_stories_are_published_and_given_their_agency_where_the_row_says_so(feed):
    feed.keep_as, feed.source = "published", make_source("Northgate")
    feed.save()
    ask(feed, Sites(**{URL: [answer(URL, feed_of(story(1)))]}))
    article = Article.objects.get()
    assert (article.state, article.source) == ("published", feed.source)


def test_a_second_time_asks_for_changes_only_and_changes_nothing(feed):
    sites = Sites(**{URL: [answer(URL, feed_of(story(1)), etag='"a"'), answer(URL, changed=False)]})
    ask(feed, sites)
    ask(feed, sites)
    assert sites.asked == [URL, (URL, '"a"', "")]
    assert feed.result == "Nothing new."
    assert (Article.objects.count(), ImportBatch.objects.count()) == (1, 1)


def test_the_same_answer_or_the_same_entries_again_make_no_batch(feed):
    same = [answer(URL, feed_of(story(1))), answer(URL, feed_of(story(1))), answer(URL, feed_of(story(1)) + b"\n")]
    sites = Sites(**{URL: same})
    for _ in same:
        ask(feed, sites)
    assert feed.result == "Nothing new."
    assert (Article.objects.count(), ImportBatch.objects.count()) == (1, 1)


def test_only_what_is_new_stands_in_the_next_batch(feed):
    sites = Sites(**{URL: [answer(URL, feed_of(story(1))), answer(URL, feed_of(story(2), story(1, "Changed.")))]})
    ask(feed, sites)
    ask(feed, sites)
    assert feed.result == "1 new, 1 new versions."
    assert Article.objects.count() == 2


def test_a_failure_is_told_and_puts_the_next_time_off_longer_and_longer(feed):
    waits = []
    for _ in range(7):
        ask(feed, Sites())
        waits.append((feed.next_at - NOW) / timedelta(hours=1))
    assert feed.result == f"{URL}: it answers 404 Not Found."
    assert (feed.failures, waits) == (7, [2, 4, 8, 16, 24, 24, 24])
    ask(feed, Sites(**{URL: [answer(URL, feed_of(story(1)))]}))
    assert (feed.failures, feed.next_at) == (0, NOW + timedelta(hours=1))


def test_a_server_that_asks_to_be_left_alone_is(feed):
    ask(feed, Sites(**{URL: [NotFetched(URL, "it answers 429 Too Many Requests.", retry_after=90_000.0)]}))
    assert feed.next_at == NOW + timedelta(seconds=90_000)


def test_what_is_gone_is_switched_off(feed):
    ask(feed, Sites(**{URL: [NotFetched(URL, "it answers 410 Gone.", gone=True)]}))
    assert (feed.switched_on, feed.result) == (False, f"{URL}: it answers 410 Gone. It was switched off.")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (PAGE.format(1).encode(), "what came is no feed, but looks like this: web page"),
        (b"Down for maintenance", "what came is no feed, but looks like this: plain text"),
        (b"PK\x03\x04" + b"\0" * 30, "what came is no feed, but looks like this"),
        (b'<?xml version="1.0"?><nitf><body>', "not well-formed"),
        (b"", "what came is no feed"),
    ],
)
def test_what_is_no_feed_is_refused_and_imports_nothing(feed, body, reason):
    ask(feed, Sites(**{URL: [answer(URL, body)]}))
    assert reason in feed.result
    assert (feed.failures, ImportBatch.objects.count()) == (1, 0)


def test_an_address_that_moved_for_good_is_told(feed):
    ask(feed, Sites(**{URL: [answer(URL, feed_of(story(1)), moved_to="https://new.example/")]}))
    assert feed.result == "1 new. It has moved for good to https://new.example/: change the address."


def test_linked_pages_are_not_asked_unless_the_row_says_so(feed):
    sites = Sites(**{URL: [answer(URL, feed_of(story(1)))]})
    ask(feed, sites)
    assert sites.asked == [URL]


def pages_of(*numbers):
    return {
        f"https://news.example/{n}": [answer(f"https://news.example/{n}", PAGE.format(n).encode())] for n in numbers
    }


def test_whole_pages_are_asked_one_at_a_time_and_once(feed):
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    entries = [answer(URL, feed_of(story(1), story(2))), answer(URL, feed_of(story(3), story(2), story(1)))]
    sites = Sites(**{URL: entries}, **pages_of(1, 2, 3))
    ask(feed, sites)
    assert sites.asked == [URL, "https://news.example/1", "https://news.example/2"]
    assert sites.rested == [linked_pages.PAUSE]
    article = Article.objects.get(url="https://news.example/1")
    assert "built in Bergen" in article.text
    assert article.identity == "urn:example:1"
    ask(feed, sites)
    assert sites.asked[3:] == [URL, "https://news.example/3"]
    assert feed.result == "1 new."


def test_a_page_that_can_not_be_had_is_told_and_asked_again(feed):
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    sites = Sites(**{URL: [answer(URL, feed_of(story(1), story(2)), etag='"a"')]}, **pages_of(2))
    ask(feed, sites)
    assert feed.result == "1 new, 1 not imported."
    assert "404 Not Found" in ImportItem.objects.get(result="failed").reason
    ask(feed, sites)
    assert sites.asked[3:] == [URL, "https://news.example/1"]


def test_the_page_of_an_entry_that_has_a_title_alone_is_read(feed):
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    title = "<item><title>Ferry line number 1 to open</title><link>https://news.example/1</link></item>"
    ask(feed, Sites(**{URL: [answer(URL, feed_of(title))]}, **pages_of(1)))
    assert feed.result == "1 new."
    assert Article.objects.get().url == "https://news.example/1"


def test_an_archive_behind_a_link_is_not_opened(feed):
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    packed = [answer("https://news.example/1", gzip.compress(PAGE.format(1).encode()))]
    ask(feed, Sites(**{URL: [answer(URL, feed_of(story(1)))], "https://news.example/1": packed}))
    assert "the entry links to no page" in ImportItem.objects.get().reason


def test_a_page_that_its_site_keeps_from_programs_is_not_asked_for(feed):
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    sites = Sites(**{URL: [answer(URL, feed_of(story(1), story(2)))]}, **pages_of(1, 2))
    sites.refused = {"https://news.example/1": "https://news.example/robots.txt keeps programs from it."}
    ask(feed, sites)
    assert sites.asked == [URL, "https://news.example/2"]
    assert feed.result == "2 new."
    kept = Article.objects.get(url="https://news.example/1")
    assert "The ferry opens in June." in kept.text, "as the feed has it"
    assert "The page was not asked for: https://news.example/robots.txt keeps" in str(kept.told["remarks"])


def test_a_page_that_leads_to_what_a_site_keeps_from_programs_is_not_read(feed):
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    led = [answer("https://other.example/paid", PAGE.format(1).encode())]
    sites = Sites(**{URL: [answer(URL, feed_of(story(1)))], "https://news.example/1": led})
    sites.refused = {"https://other.example/paid": "https://other.example/robots.txt keeps programs from it."}
    ask(feed, sites)
    assert "built in Bergen" not in Article.objects.get().text


def test_a_site_that_does_not_tell_what_may_be_fetched_is_asked_another_time(feed):
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    sites = Sites(**{URL: [answer(URL, feed_of(story(1)), etag='"a"')]}, **pages_of(1))

    def unknown(url):
        raise NotFetched(url, "it answers 503 Service Unavailable.", status=503)

    asking = replace(sites.asking(), refusal=unknown)
    ask_feed(feed, asking=asking, now=NOW)
    assert sites.asked == [URL]
    assert not Article.objects.exists()
    ask(feed, sites)
    assert sites.asked[1:] == [URL, "https://news.example/1"]
    assert feed.result == "1 new."


def test_many_pages_are_asked_in_several_goes(feed, monkeypatch):
    monkeypatch.setattr(linked_pages, "MOST", 2)
    FeedAddress.objects.update(whole_pages=True)
    feed.refresh_from_db()
    sites = Sites(**{URL: [answer(URL, feed_of(*map(story, range(3))), etag='"a"')]}, **pages_of(0, 1, 2))
    ask(feed, sites)
    assert (feed.result, feed.next_at) == ("2 new. 1 more pages are asked for next time.", NOW)
    ask(feed, sites)
    assert (feed.result, Article.objects.count()) == ("1 new.", 3)


def test_what_staff_change_while_a_feed_is_asked_stays_changed(feed):
    FeedAddress.objects.update(switched_on=False, minutes=5)
    ask(feed, Sites(**{URL: [answer(URL, feed_of(story(1)))]}))
    assert (feed.switched_on, feed.minutes, feed.result) == (False, 5, "1 new.")
