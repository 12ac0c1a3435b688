"""When what is new is folded into what is stored: words soon, the values of all documents seldom."""

import pytest

from articles.models import SearchState
from articles.search.catalogue import Catalogue
from articles.search.sealing import seal, seal_if_due
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return make_source()


def write(source, number):
    for _one in range(number):
        make_article("Harbour", body="Grain ships sail.", source=source)


def unsealed():
    """How many changes of words, and of values, are not folded in."""
    state = SearchState.objects.get()
    return state.version - state.words_sealed, state.version - state.facets_sealed


def stories_of(source):
    """As a process that starts now counts them."""
    catalogue = Catalogue()
    catalogue.catch_up()
    return len(catalogue.documents["s"].fields["source"][source.pk])


def test_nothing_is_sealed_before_enough_was_written(source):
    write(source, 3)
    assert not seal_if_due(stories=4)
    assert unsealed() == (3, 3)


def test_words_and_values_are_sealed_together_where_nothing_else_is_asked(source):
    write(source, 4)
    assert seal_if_due(stories=4, values=0)
    assert unsealed() == (0, 0)
    assert stories_of(source) == 4


def test_values_wait_for_more_stories_than_words(source):
    write(source, 2)
    assert seal_if_due(stories=2, values=5)
    assert unsealed() == (0, 2)
    assert stories_of(source) == 2
    write(source, 2)
    assert seal_if_due(stories=2, values=5)
    assert unsealed() == (0, 4)
    write(source, 2)
    assert seal_if_due(stories=2, values=5)
    assert unsealed() == (0, 0)
    assert stories_of(source) == 6


def test_values_that_were_left_are_sealed_though_no_words_wait(source):
    write(source, 3)
    assert seal_if_due(stories=3, values=5)
    assert not seal_if_due(stories=3, values=5)
    assert seal_if_due(stories=3, values=0)
    assert unsealed() == (0, 0)
    assert not seal_if_due(stories=3, values=0)


def test_few_values_beside_many_are_left(source):
    write(source, 21)
    seal()
    write(source, 1)
    seal()
    assert unsealed() == (0, 1)
    write(source, 1)
    seal()
    assert unsealed() == (0, 0)
