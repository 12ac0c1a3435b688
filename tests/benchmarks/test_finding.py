"""What the measurement of finding is made of: its stories, its questions, and the sites that it compares."""

from collections import Counter

import pytest
from django.db import connection

from articles.models import Article, Mention, Quote
from articles.search.checking import check_index
from articles.search.index import index_stories
from tests.benchmarks.archive_stories import Cast, Newsroom, Person, original_of
from tests.benchmarks.archive_words import NOTED
from tests.benchmarks.canned_pages import QUERIES
from tests.benchmarks.find_rows import Rows
from tests.benchmarks.find_run import Figure
from tests.benchmarks.hostile_questions import NUMBER, hostile_addresses
from tests.benchmarks.plain_archive import unpack_texts
from tests.factories import make_country

STORIES = 130


@pytest.fixture(scope="module")
def newsroom():
    people = [Person(f"Abel Nam{number}", "Senator", number % 20) for number in range(50)]
    return Newsroom(Cast([f"Land {number}" for number in range(20)], ["Oslo", "Rome"], people, ["Atlas", "Solano"]))


def test_a_story_is_the_same_each_time(newsroom):
    assert newsroom.story(77) == newsroom.story(77)
    assert newsroom.story(77).text != newsroom.story(78).text


def test_every_span_of_a_story_holds_what_it_says(newsroom):
    for number in range(60):
        story = newsroom.story(number)
        assert story.text.startswith(story.title)
        for named in story.named:
            name = newsroom.cast.officials[named.official].name if named.country is None else f"Land {named.country}"
            assert story.text[slice(*named.span)] == name
        for said in story.quotes:
            assert story.text[slice(*said.cue)] == "said"
            if said.quoted:
                start, end = said.quoted
                assert "“" in story.text[start - 1 : start + 1] or story.text[start - 1] == "“"
                assert "”" in story.text[end : end + 2]


def test_noted_words_stand_in_their_share_of_the_stories(newsroom):
    found = Counter(word for number in range(800) for word in set(newsroom.story(number).text.lower().split()))
    for word in ("government", "security"):
        assert 0.4 < found[word] / 800 < 0.55, word
    for word in ("pipeline", "harvest", "vaccine"):
        assert 0.06 < found[word] / 800 < 0.15, word
    assert max(found[word] for word, share in NOTED.items() if share < 0.01) < 16


def test_a_copy_has_the_words_of_its_original(newsroom):
    assert original_of(41) == original_of(40) == 40
    original, copy = newsroom.story(40), newsroom.story(41)
    assert original.day == copy.day
    assert original.text[original.dateline[1] :] == copy.text[copy.dateline[1] :]


@pytest.fixture
def archive(db):
    for number in range(12):
        make_country(f"A{number:X}", f"Land {number}", capitals=[f"Seat {number}"])
    rows = Rows(officials=30)
    index_stories(rows.write([rows.newsroom.story(number) for number in range(STORIES)]))
    return rows


def test_rows_are_whole_and_found(archive, client):
    assert Article.objects.count() == STORIES
    assert Article.objects.exclude(group=None).count() == 3 + 2 + 2 + 3
    quote = next(quote for quote in Quote.objects.select_related("article") if quote.quoted)
    assert quote.article.slice(quote.quoted[0]) == quote.text
    mention = Mention.objects.filter(quote__isnull=False).select_related("quote", "article").first()
    assert mention.quote.start <= mention.start < mention.end <= mention.quote.end
    page = client.get("/articles/?q=government")
    expected = Article.objects.published().one_a_group().filter(source__rights="whole")
    assert page.context["listing"].total >= len(about_government(expected)) > 20


def test_what_the_index_is_told_is_what_the_rows_say(archive):
    assert list(check_index()) == []


def test_a_canned_page_is_the_same_page_without_a_query(archive, client, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.benchmarks.canned_pages.CannedPages"]
    for address in ("/articles/?q=government&sort=relevance", "/quotes/", "/countries/", "/officials/"):
        first, again = client.get(address), client.get(address)
        assert QUERIES not in first
        assert again.content == first.content
        assert int(again[QUERIES]) <= 1, address  # what the tests' settings ask for every page


def test_the_plain_list_finds_what_the_words_say(archive, client, settings):
    settings.ROOT_URLCONF = "tests.benchmarks.naive_list"
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [settings.BASE_DIR / "tests/benchmarks"]}]
    if connection.vendor == "sqlite":
        unpack_texts(connection.connection)
    page = client.get("/articles/?q=government&from=2000-01-01")
    expected = about_government(Article.objects.published().filter(date__gte="2000-01-01"))
    assert page.context["paginator"].count == len(expected) > 20


def about_government(stories):
    return [story for story in stories if "government" in story.text.lower()]


def test_hostile_questions_are_two_thousand_and_always_the_same():
    addresses = list(hostile_addresses())
    assert len(addresses) == NUMBER
    assert addresses == list(hostile_addresses())
    assert max(address.count("+") for address in addresses) >= 10_000 - 1


def test_a_figure_tells_which_bound_it_reaches():
    assert Figure("times", "1 ms", "1 ms", 1.5, 4, 2).line().endswith("aim")
    assert Figure("times", "3 ms", "1 ms", 3, 4, 2).line().endswith("must")
    assert Figure("rate", "1/s", "9/s", 0.1, 0.3, 0.6, more_is_better=True).line().endswith("MISSED")
