"""One story's way through the archive: pasted in the admin, previewed, published, found, quoted, followed in a feed."""

import re
import urllib.request

import feedparser
import pytest
from playwright.sync_api import expect

from tests.factories import make_source

STORY = """\
Norway offers Oslo as a place for fisheries talks

Minister says nets matter more than flags

OSLO, March 14, 2022 /Fjord Wire/. Norway is ready to host talks on shared cod stocks, Norwegian Fisheries Minister \
Astrid Brekkhus said on Monday.

"We will set the table, and whoever sails these waters may sit down at it," Brekkhus said.

"Cod carries no passport," she added.
"""


@pytest.fixture
def published(staff_page):
    """The staff page after the story was pasted, looked at and published."""
    make_source("Fjord Wire")
    page = staff_page
    page.goto("/admin/articles/importbatch/import/")
    page.get_by_label("Paste a story").fill(STORY)
    page.get_by_label("Source").select_option("Fjord Wire")
    page.get_by_role("button", name="Read and show").click()
    expect(page.get_by_role("heading", name="Norway offers Oslo")).to_be_visible()
    expect(page.locator("pre.original")).to_have_text(STORY, use_inner_text=True)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("1 published")).to_be_visible()
    return page


def entries(home, address):
    with urllib.request.urlopen(home + address) as answer:
        feed = feedparser.parse(answer.read())
    assert not feed.bozo, feed.get("bozo_exception")
    return [entry.title for entry in feed.entries]


def test_a_reader_finds_a_published_story_by_a_word_and_sees_its_quotes_in_place(published, page):
    page.goto("/")
    page.get_by_label("Search the stories").fill("passport")
    page.get_by_label("Search the stories").press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\?q=passport"))
    page.get_by_role("link", name="Norway offers Oslo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Norway offers Oslo")
    expect(page.get_by_role("main")).to_contain_text("whoever sails these waters may sit down at it")


def test_a_published_story_is_in_the_feeds_that_its_pages_announce(published, page, home):
    page.goto("/articles/")
    announced = page.locator("head link[rel=alternate]").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert {address.rpartition(".")[2] for address in announced} == {"atom", "rss"}
    for address in announced:
        assert entries(home, address) == ["Norway offers Oslo as a place for fisheries talks"]


def test_the_same_text_a_second_time_changes_nothing_and_says_so(published):
    published.goto("/admin/articles/importbatch/import/")
    published.get_by_label("Paste a story").fill(STORY)
    published.get_by_role("button", name="Read and show").click()
    expect(published.get_by_text("Here already: Norway offers")).to_be_visible()


def test_the_preview_and_the_published_story_are_accessible(published, page, troubles, assert_accessible):
    troubles.allow("Applying inline style")  # a probe of axe's own, which the archive's policy stops
    assert_accessible(published)
    page.goto("/articles/")
    page.get_by_role("link", name="Norway offers Oslo").click()
    expect(page.locator("article.whole-story")).to_be_visible()
    assert_accessible(page)
