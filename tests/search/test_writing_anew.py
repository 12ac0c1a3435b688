"""An index is written anew while others write, read and start."""

from threading import Event, Thread
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.management.commands import check_search
from articles.models import Article, SearchWord, State
from articles.search import catalogue, learning
from articles.search.catalogue import Catalogue
from articles.search.expression import Word
from articles.search.finding import find
from articles.search.index import index_articles
from articles.search.question import Question
from articles.search.sealing import seal
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db(transaction=True)
TOWNS = ("Alphatown", "Betatown", "Gammatown", "Deltatown")


@pytest.fixture
def stories():
    """Of which the first is withdrawn: written anew, all others would have other numbers if these began again."""
    source = make_source()
    articles = [make_article(f"Harbour of {town}", body="Grain ships sail.", source=source) for town in TOWNS]
    write_anew()
    Article.objects.filter(pk=articles[0].pk).update(state=State.WITHDRAWN)
    index_articles([articles[0].pk])
    seal()
    return articles


def write_anew():
    call_command("check_search", rebuild=True, verbosity=0)


def by_another_process(deed):
    def do():
        try:
            deed()
        finally:
            connection.close()

    thread = Thread(target=do)
    thread.start()
    return thread


def found(word):
    numbers = find(Question(list="s", closed=False, words=Word(word))).page(0, 9)
    return {article.headline for article in Article.objects.filter(pk__in=numbers)}


def test_who_waits_for_it_writes_when_it_is_done(stories):
    held, errors = Event(), []
    all_stories = check_search._all_stories

    def write():
        held.wait(10)
        try:
            with transaction.atomic():
                Article.objects.filter(pk=stories[1].pk).update(section="Arts")
                index_articles([stories[1].pk])
        except Exception as error:
            errors.append(error)

    def slowly():
        held.set()
        other.join(1)  # it waits for this transaction by then
        return all_stories()

    other = by_another_process(write)
    with patch.object(check_search, "_all_stories", slowly):
        write_anew()
    other.join()
    assert errors == []
    assert found("betatown") == {stories[1].headline}


def test_a_process_that_starts_meanwhile_has_the_new_index_at_last(stories):
    read_fields, done = catalogue._fields, []

    def fields(name):
        fields = list(read_fields(name))
        if not done:
            done.append(True)
            by_another_process(write_anew).join()
        return iter(fields)

    loader, fresh = Catalogue(), Catalogue()
    with patch.object(catalogue, "_fields", fields):
        loader.catch_up()
    fresh.catch_up()
    loader.catch_up()
    for name, documents in fresh.documents.items():
        assert loader.documents[name].live == documents.live
        assert loader.documents[name].articles == documents.articles
    living = fresh.documents["s"]
    assert {living.articles[doc] for doc in living.live} == {article.pk for article in stories[1:]}


def test_a_question_that_is_at_it_finds_no_other_story(stories):
    catch_up, done = Catalogue.catch_up, []

    def and_then_it_is_written_anew(known):
        catch_up(known)
        if not done:
            done.append(True)
            by_another_process(write_anew).join()

    for word in ("gammatown", "betatown"):
        done.clear()
        with patch.object(Catalogue, "catch_up", and_then_it_is_written_anew):
            assert found(word) <= {f"Harbour of {word.capitalize()}"}
        assert found(word) == {f"Harbour of {word.capitalize()}"}


def test_a_word_that_comes_back_is_in_the_vocabulary(stories):
    gone = make_article("Zeppelins", body="Quixotically they fly.", source=stories[0].source)
    Article.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN)
    index_articles([gone.pk])
    known = set(learning._known_runs)
    by_another_process(write_anew).join()
    learning._known_runs |= known  # this process had no part in it
    Article.objects.filter(pk=gone.pk).update(state=State.PUBLISHED)
    index_articles([gone.pk])
    assert SearchWord.objects.filter(word="quixotically").exists()
    assert found("quixotically") == {gone.headline}
