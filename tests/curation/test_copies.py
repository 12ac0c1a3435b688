"""Staff say which stories are copies; no import says otherwise."""

import pytest
from django.urls import reverse

from articles.curation.grouping import join_copies, split_copies
from articles.models import Article, Correction, StoryGroup
from tests.factories import NOW, make_article
from tests.importing.test_grouping import body, bring, edited, groups, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(admin_user):
    return {"reason": "Compared them.", "user": admin_user, "now": NOW}


@pytest.fixture
def copies(db):
    first = bring(story("A1", body(1)), "Meridian")
    second = bring(story("A2", edited(body(1), 2, 3)), "Boreas")
    return first, second


def fresh(*titles):
    return [Article.objects.select_related("source").get(headline=title) for title in titles]


def test_a_story_that_was_split_off_is_never_joined_again_by_an_import(copies, who):
    assert split_copies(fresh("A2"), **who) == 1
    assert groups() == {frozenset({"A1"}), frozenset({"A2"})}
    bring(story("A3", edited(body(1), 3, 2)), "Zephyr")
    bring(story("A4", edited(body(1), 4, 1)), "Auster")
    together = next(titles for titles in groups() if "A1" in titles)
    assert "A2" not in together
    assert {title for titles in groups() for title in titles} == {"A1", "A2", "A3", "A4"}


def test_a_new_version_of_a_story_that_was_split_off_leaves_it_there(who):
    bring(story("A1", body(1)), "Meridian", identity="x", version="1")
    bring(story("A2", edited(body(1), 2, 3)), "Boreas")
    split_copies(fresh("A1"), **who)
    bring(story("A1", edited(body(1), 5, 1)), "Meridian", identity="x", version="2")
    assert groups() == {frozenset({"A1"}), frozenset({"A2"})}


def test_stories_that_leave_together_stay_together(copies, who):
    bring(story("A3", edited(body(1), 3, 3)), "Zephyr")
    assert split_copies(fresh("A1", "A3"), **who) == 2
    assert groups() == {frozenset({"A1", "A3"}), frozenset({"A2"})}


def test_all_of_a_group_part_from_each_other(copies, who):
    assert split_copies(fresh("A1", "A2"), **who) == 1
    assert groups() == {frozenset({"A1"}), frozenset({"A2"})}
    assert split_copies(fresh("A1", "A2"), **who) == 0


def test_staff_join_what_no_sketch_would(who):
    one, other = make_article("Ferry line opens"), make_article("Boats sail")
    assert join_copies([one, other], **who) == 2
    assert groups() == {frozenset({"Ferry line opens", "Boats sail"})}
    assert join_copies(fresh("Ferry line opens", "Boats sail"), **who) == 0
    assert Article.objects.one_a_group().count() == 1


def test_joining_brings_the_copies_of_each_along(copies, who):
    other = make_article("Boats sail")
    join_copies([*fresh("A1"), other], **who)
    assert groups() == {frozenset({"A1", "A2", "Boats sail"})}
    assert StoryGroup.objects.count() == 1


def test_what_staff_joined_takes_in_later_copies(copies, who):
    join_copies([*fresh("A1"), make_article("Boats sail")], **who)
    bring(story("A3", edited(body(1), 3, 3)), "Zephyr")
    assert groups() == {frozenset({"A1", "A2", "A3", "Boats sail"})}


def test_splits_and_joins_are_public_history_that_names_no_other_story(copies, who):
    split_copies(fresh("A2"), **who)
    join_copies(fresh("A1", "A2"), **who)
    told = Correction.objects.public().filter(article__headline="A2").order_by("pk")
    assert [(entry.field, entry.old, entry.new, entry.reason) for entry in told] == [
        ("copies", "a copy of another story", "a story of its own", "Compared them."),
        ("copies", "a story of its own", "a copy of another story", "Compared them."),
    ]


def test_staff_split_and_join_in_the_list_of_stories(copies, admin_client):
    address = reverse("admin:articles_article_changelist")
    chosen = {"action": "split_copies", "_selected_action": [copies[1].pk]}
    asked = admin_client.post(address, chosen)
    assert "Split off from its copies" in asked.content.decode() and 'name="reason"' in asked.content.decode()
    assert groups() == {frozenset({"A1", "A2"})}
    admin_client.post(address, chosen | {"reason": ""})
    assert groups() == {frozenset({"A1"}), frozenset({"A2"})}
    both = {"action": "join_copies", "_selected_action": [article.pk for article in copies], "reason": "The same."}
    assert "Brought together 2 stories." in admin_client.post(address, both, follow=True).content.decode()
    assert groups() == {frozenset({"A1", "A2"})}
    group = StoryGroup.objects.get()
    page = admin_client.get(reverse("admin:articles_storygroup_change", args=[group.pk])).content.decode()
    assert "A1" in page and "A2" in page
    page = admin_client.get(reverse("admin:articles_article_change", args=[copies[0].pk])).content.decode()
    assert "A2" in page
