"""The sample archive in and out."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.importing.checking import check_articles
from articles.importing.samples import load_samples, remove_samples, samples_wanted
from articles.models import Article, Official, Source
from tests.factories import NOW, make_article, make_official, make_source

pytestmark = pytest.mark.django_db


def test_the_samples_load_whole_and_come_out_whole():
    mine = make_article("My own story", source=make_source("My agency"))
    kept = make_official("Kept By-Hand")
    assert list(load_samples(now=NOW))
    assert Article.objects.published().count() >= 41
    assert all(not flaws for _article, flaws in check_articles())
    assert Source.objects.filter(is_sample=True).exists()
    remove_samples()
    assert list(Article.objects.all()) == [mine]
    assert list(Official.objects.filter(from_reference=False)) == [kept]
    assert not Source.objects.filter(is_sample=True).exists()


def test_a_second_load_changes_nothing():
    list(load_samples(now=NOW))
    before = list(Article.objects.order_by("pk").values())
    assert {done.result for done in load_samples(now=NOW)} == {"unchanged"}
    assert list(Article.objects.order_by("pk").values()) == before


def test_samples_that_were_removed_do_not_come_back():
    list(load_samples(now=NOW))
    remove_samples()
    call_command("load_samples", if_empty=True, stdout=StringIO())
    assert not Article.objects.exists()


def test_a_load_that_was_cut_off_is_finished_by_the_next():
    stories = load_samples(now=NOW)
    next(stories)
    next(stories)
    stories.close()
    assert samples_wanted()
    call_command("load_samples", if_empty=True, stdout=StringIO())
    assert Article.objects.count() >= 40
    assert not samples_wanted()


def test_an_archive_with_stories_of_its_own_wants_no_samples():
    make_article(source=make_source())
    assert not samples_wanted()
