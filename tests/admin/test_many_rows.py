"""Lists of the admin that may have millions of rows."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.many_rows import ManyRowsAdmin
from articles.models import Article, StoryGroup
from tests.factories import make_article, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db
STORIES, QUOTES = (f"admin:articles_{name}_changelist" for name in ("article", "quote"))


@pytest.fixture
def archive():
    """Two stories that are published, one that was withdrawn and a draft; three quotes."""
    source, official = make_source("Meridian"), make_official("Ilze Ozolina")
    grain = make_article("Grain ships sail", "She said “the grain is safe”.", source=source, day=date(2018, 4, 9))
    make_article("Harbour rebuilt", "He said “all of it is new”.", source=source, day=date(2017, 1, 1))
    gone = make_article("Grain lost", "He said “the grain is wet”.", source=source, state="withdrawn", day=None)
    make_article("Grain found", source=source, state="draft", day=date(2018, 5, 1), review_note="Look again")
    make_quote(grain, "the grain is safe", official)
    make_quote(gone, "the grain is wet")
    return official


def listed(client, name, **asked):
    page = client.get(reverse(name), asked)
    assert page.status_code == 200
    return page, [str(getattr(row, "headline", "") or row.text) for row in page.context["cl"].result_list]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Grain found", "Grain lost", "Harbour rebuilt", "Grain ships sail"]),
        ({"q": "grain"}, ["Grain found", "Grain lost", "Grain ships sail"]),
        ({"q": "speaker:ozolina"}, ["Grain ships sail"]),
        ({"q": "from:2017 to:2017-12"}, ["Harbour rebuilt"]),
        ({"q": "nowhere"}, []),
        ({"q": "“Grain found”"}, ["Grain found"]),
        ({"q": "grain -lost"}, ["Grain found", "Grain ships sail"]),
        ({"q": "grain from:2018"}, ["Grain ships sail"]),
        ({"q": "Grai* AND found"}, ["Grain found"]),
        ({"q": "lost OR harbour"}, ["Harbour rebuilt"]),
        ({"q": "“Grain is WET” -found"}, ["Grain lost"]),
        ({"q": "grain " * 60}, ["Grain found", "Grain lost", "Grain ships sail"]),
        ({"q": " ".join(map(str, range(3000)))}, []),
        ({"state": "published"}, ["Harbour rebuilt", "Grain ships sail"]),
        ({"state": "withdrawn"}, ["Grain lost"]),
        ({"year": "2018"}, ["Grain found", "Grain ships sail"]),
        ({"year": "none"}, ["Grain lost"]),
        ({"year": "99999"}, ["Grain found", "Grain lost", "Harbour rebuilt", "Grain ships sail"]),
        ({"review_note": "yes"}, ["Grain found"]),
        ({"q": "grain", "state": "draft"}, ["Grain found"]),
    ],
)
def test_stories_are_found_as_on_the_site_and_those_not_published_by_their_words(
    archive, admin_client, asked, expected
):
    assert listed(admin_client, STORIES, **asked)[1] == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["the grain is wet", "the grain is safe"]),
        ({"q": "grain"}, ["the grain is wet", "the grain is safe"]),
        ({"q": "speaker:ozolina"}, ["the grain is safe"]),
        ({"kind": "direct"}, ["the grain is wet", "the grain is safe"]),
        ({"kind": "indirect"}, []),
    ],
)
def test_quotes_are_found_as_on_the_site_and_those_not_published_by_their_words(archive, admin_client, asked, expected):
    assert listed(admin_client, QUOTES, **asked)[1] == expected


def test_the_newest_of_many_are_found_and_not_those_that_hold_most_of_it(archive, admin_client, monkeypatch):
    make_article("Old grain", "Grain, grain and grain.", day=date(2001, 1, 1))
    monkeypatch.setattr("articles.admin.many_rows.MOST_FOUND", 1)
    assert listed(admin_client, STORIES, q="grain", state="published")[1] == ["Grain ships sail"]


def test_all_copies_of_what_is_found_are_listed(archive, admin_client):
    Article.objects.published().update(group=StoryGroup.objects.create())
    assert listed(admin_client, STORIES, q="ships")[1] == ["Harbour rebuilt", "Grain ships sail"]


def test_what_a_question_leaves_out_is_said(archive, admin_client):
    page, rows = listed(admin_client, STORIES, q="grain speaker:nobody")
    assert "no official “nobody”" in page.content.decode()
    page, rows = listed(admin_client, STORIES, q="from:2018-13")
    assert ("2018-13” is no date" in page.content.decode(), rows) == (True, [])


def test_a_list_is_counted_so_far_and_says_so(archive, admin_client, monkeypatch):
    page = listed(admin_client, STORIES)[0].content.decode()
    assert ("4 articles" in page, "results" in page.partition('id="changelist-search"')[2][:900]) == (True, False)
    assert "3 results" in listed(admin_client, STORIES, q="grain")[0].content.decode()
    monkeypatch.setattr("articles.admin.many_rows.MOST_COUNTED", 2)
    page, rows = listed(admin_client, STORIES)
    assert "2 or more articles" in page.content.decode()
    assert rows[:2] == ["Grain found", "Grain lost"]


def test_what_is_done_to_a_whole_list_is_done_to_no_more_than_was_counted(archive, admin_client, monkeypatch):
    everything = {"action": "return_to_draft", "select_across": "1", "_selected_action": [Article.objects.first().pk]}
    monkeypatch.setattr("articles.admin.many_rows.MOST_COUNTED", 3)
    page = admin_client.post(reverse(STORIES), everything, follow=True)
    assert "more than 3; nothing was done" in page.content.decode()
    assert Article.objects.published().count() == 2
    monkeypatch.undo()
    admin_client.post(reverse(STORIES), everything)
    assert not Article.objects.published().exists()


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (STORIES, {}),
        (STORIES, {"q": "grain"}),
        (STORIES, {"year": "2018"}),
        (STORIES, {"date_how": "stated"}),
        (STORIES, {"_facets": "True"}),
        (QUOTES, {}),
        (QUOTES, {"q": "grain"}),
        (QUOTES, {"kind": "direct"}),
    ],
)
def test_all_rows_are_neither_counted_nor_sorted(archive, admin_client, name, asked, monkeypatch):
    monkeypatch.setattr(ManyRowsAdmin, "list_per_page", 1)
    with CaptureQueriesContext(connection) as queries:
        listed(admin_client, name, **asked)
    for sql in (query["sql"] for query in queries):
        assert "COUNT(*)" not in sql or "LIMIT" in sql, sql
        if re.search(r'ORDER BY "articles_(article|quote)"', sql):
            assert re.search(r'ORDER BY "articles_(article|quote)"."id" DESC LIMIT', sql), sql


@pytest.mark.parametrize("name", ["review", "rule"])
def test_what_no_index_knows_is_looked_for_among_the_newest(archive, admin_client, monkeypatch, name):
    page, _rows = listed(admin_client, QUOTES)
    value = getattr(page.context["cl"].result_list[0], name)
    assert len(listed(admin_client, QUOTES, **{name: value})[1]) == 2
    monkeypatch.setattr("articles.admin.many_rows.NEWEST", 1)
    assert listed(admin_client, QUOTES, **{name: value})[1] == ["the grain is wet"]


def test_the_list_of_groups_asks_once_for_the_first_stories_of_all(archive, admin_client):
    address = reverse("admin:articles_storygroup_changelist")

    def numbers():
        with CaptureQueriesContext(connection) as queries:
            page = admin_client.get(address).content.decode()
        return len(queries), page.count("Copy ")

    for number in range(3):
        make_article(f"Copy {number}", group=StoryGroup.objects.create())
        if number == 0:
            numbers()
            few = numbers()
    assert (few[1], numbers()) == (1, (few[0], 3))
