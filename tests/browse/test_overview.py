"""What the home page chooses."""

import pytest

from articles.browse.overview import Home
from tests.factories import make_article, make_official, make_quote

pytestmark = pytest.mark.django_db


def test_the_home_page_quotes_each_story_once_and_the_same_words_once():
    speaker = make_official()
    for headline, pieces in (("One", ["First words", "Second words"]), ("Two", ["First words"]), ("Three", ["Third"])):
        article = make_article(headline, body=f"OSLO. {' '.join(pieces)}", source=None)
        for piece in pieces:
            make_quote(article, piece, speaker)
    shown = Home(audience="staff").quotes
    assert len({quote.article_id for quote in shown}) == len(shown)
    assert sorted(quote.text for quote in shown) == ["First words", "Second words", "Third"]
