"""The index is compared with the stories, and written anew where somebody asks for that."""

from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection
from pyroaring import BitMap

from articles.models import Article, SearchDocument, SearchPosting, SearchState
from articles.search.backends import backend_for
from articles.search.block_bitmaps import unpack
from articles.search.expression import Phrase
from articles.search.finding import find
from articles.search.index import index_articles
from articles.search.question import Question
from articles.search.sealing import seal
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


def check_search(**options):
    told = StringIO()
    call_command("check_search", stdout=told, **options)
    return told.getvalue()


def found(*phrase):
    numbers = find(Question(list="s", closed=False, words=Phrase(phrase))).page(0, 9)
    return set(Article.objects.filter(pk__in=numbers).values_list("headline", flat=True))


@pytest.fixture
def stories():
    """Three, each written three times: most documents are dead."""
    source = make_source()
    articles = [
        make_article(f"Harbour of town {number}", body="Grain ships sail.", source=source) for number in range(3)
    ]
    for _time in range(2):
        index_articles(articles)
        seal()
    return articles


def stored():
    """Every document of a story that is kept with a word."""
    docs = BitMap()
    for posting in SearchPosting.objects.filter(list="s"):
        docs.update(
            *(unpack(bytes(blob), posting.block) for blob in (posting.title, posting.open, posting.closed) if blob)
        )
    return docs


def test_an_index_that_is_written_anew_holds_nothing_that_died(stories):
    living = BitMap(SearchDocument.objects.values_list("story", flat=True))
    assert stored() > living
    assert found("harbour", "of") == {story.headline for story in stories}
    assert "3 stories were written anew" in check_search(rebuild=True)
    living = BitMap(SearchDocument.objects.values_list("story", flat=True))
    assert (len(living), stored()) == (3, living)
    assert BitMap(backend_for(connection.vendor).documents()) == living
    assert found("harbour", "of") == {story.headline for story in stories}
    assert "is what the stories say" in check_search()


def test_an_index_stays_as_it_was_where_writing_it_anew_breaks_off(stories):
    before = SearchState.objects.values().get(), stored()
    with (
        patch("articles.management.commands.check_search.seal", side_effect=OSError("disk full")),
        pytest.raises(OSError),
    ):
        check_search(rebuild=True)
    assert (SearchState.objects.values().get(), stored()) == before
    assert found("grain", "ships") == {story.headline for story in stories}
    assert "is what the stories say" in check_search()


def test_what_differs_is_told_and_repaired(stories):
    Article.objects.filter(pk=stories[0].pk).update(section="Arts")
    told = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_search", stdout=told)
    assert f"Article {stories[0].pk}:" in told.getvalue()
    assert "1 stories were written anew" in check_search(repair=True)
    assert "is what the stories say" in check_search()


def test_only_an_index_that_holds_nothing_is_filled(stories):
    assert check_search(if_empty=True) == ""
    SearchDocument.objects.all().delete()
    assert "3 stories were written anew" in check_search(if_empty=True)
