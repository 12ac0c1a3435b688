"""What an excerpt leaves out, and that it looks as if cut with care."""

import pytest

from articles.browse.article_page import show_article
from articles.models import Rights
from tests.factories import make_article, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db


def shown(article) -> list[str]:
    """Each paragraph as an excerpt shows it, a gap as […]."""
    page = show_article(article, audience="public")
    return [
        "".join("[…]" if run.gap else "".join(piece.text for piece in run.pieces) for run in runs)
        for runs in page.paragraphs
    ]


@pytest.fixture
def excerpted():
    opening = "OSLO, April 10. " + "The ferry opens in June. " * 12
    body = f"{opening}Behind the excerpt. “Mind the gap,” said Astrid Solheim in her plain office."
    article = make_article(body=body, source=make_source(rights=Rights.EXCERPT))
    quote = make_quote(article, "Mind the gap,", make_official())
    quote.speaker_start = article.text.index("Astrid")
    quote.speaker_end = quote.speaker_start + len("Astrid Solheim")
    quote.save()
    return article


def test_quoted_words_keep_their_marks_and_what_is_left_out_leaves_a_gap(excerpted):
    (paragraph,) = shown(excerpted)
    assert paragraph.endswith("[…]“Mind the gap,”[…]Astrid Solheim[…]")
    assert "Behind" not in paragraph and "office" not in paragraph


def test_there_is_no_gap_where_only_marks_and_spaces_lie_between(excerpted):
    quote = excerpted.quotes.get()
    quote.speaker_start = excerpted.text.index("said")
    quote.save()
    (paragraph,) = shown(excerpted)
    assert paragraph.endswith("[…]“Mind the gap,” said Astrid Solheim[…]")
