"""What a story says of itself."""

import pytest

from articles.models import Article, Rights
from articles.models.article import slug_of
from tests.factories import make_article, make_quote, make_source

pytestmark = pytest.mark.django_db


def test_a_slug_never_looks_like_a_month():
    assert slug_of("04") == "story-04"
    assert slug_of("«»") == "story"
    assert slug_of("word " * 30) == "-".join(["word"] * 16)
    assert slug_of("Ferry: 12 new lines!") == "ferry-12-new-lines"


def test_an_excerpt_is_cut_behind_a_word():
    article = make_article(body="word " * 100 + "end")
    assert len(article.excerpt(300)) <= 300
    assert article.excerpt(300).endswith("word")
    assert article.text.find(article.excerpt()) > 0


def test_a_year_that_is_not_known_is_said_so():
    article = make_article(day=None)
    article.day_text = "--02-29"
    assert article.date_label == "29 February, year not known"
    article.day_text = ""
    assert article.date_label == "undated"


def test_undated_stories_come_last_in_both_orders():
    undated, dated = make_article("A", day=None), make_article("B")
    assert list(Article.objects.newest_first()) == [dated, undated]
    assert list(Article.objects.oldest_first()) == [dated, undated]


def test_a_story_without_a_source_shows_its_headline_alone():
    article = make_article(source=None)
    assert article.rights == Rights.HEADLINE
    assert not article.shows_quotes_to("public")
    assert article.shows_text_to("staff")


def test_a_story_without_a_headline_is_called_by_its_opening_only_where_that_may_be_read():
    article = make_article(headline="", source=make_source())
    assert article.title.startswith("OSLO, April 10.")
    article.source.rights = Rights.HEADLINE
    assert article.title == "Untitled story"


def test_a_quote_gives_its_pieces_to_the_character():
    article = make_article(body='"One … two," he said. "Three."')
    quote = make_quote(article, "One … two,")
    third = article.text.index("Three.")
    quote.quoted = [*quote.quoted, [third, third + 6]]
    quote.text = "One … two, … Three."
    assert quote.pieces == ["One … two,", "Three."]


def test_a_title_is_no_longer_than_a_line_of_a_list_can_bear():
    assert Article(headline="Ferry  line\nto open").title == "Ferry line to open"
    assert Article(headline="word " * 5_000).title == " ".join(["word"] * 100) + " …"
    assert len(Article(headline="x" * 300_000).title) == 502
