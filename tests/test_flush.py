"""A test that commits leaves nothing for the next one, in the search index neither."""

import pytest
from django.http import QueryDict

from articles.browse.listing import list_articles
from tests.factories import make_article


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("words", "others"), [("Ink for the press", "Tea for two"), ("Tea for two", "Ink for the press")]
)
def test_the_search_index_is_empty_each_time(words, others):
    assert list_articles(QueryDict(), audience="public").total == 0
    make_article(words, body="He came at noon.")
    for words_, number in ((words, 1), (others, 0)):
        assert list_articles(QueryDict(f'q="{words_}"'), audience="public").total == number
