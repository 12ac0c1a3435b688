"""What every engine finds: the same suite on each database of the run."""

import pytest
from django.db import connection

from articles.models import Article, Rights
from articles.search.backends import backend_for
from articles.search.index import forget_articles, index_articles
from articles.search.query import parse_terms
from tests.factories import make_article, make_quote, make_source

pytestmark = pytest.mark.django_db


def found(q, closed=False):
    backend = backend_for(connection.vendor)
    return {article.headline for article in backend.match(Article.objects.all(), parse_terms(q), closed=closed)}


@pytest.fixture
def stories():
    source = make_source()
    make_article("Grain ships sail", body="The harbour of Oslo was busy.", source=source)
    make_article("Harbour rebuilt", body="Ships carried stone and grain.", source=source)
    make_article("Museum opens", body="The café in Oslo sells tea.", source=source)


@pytest.mark.parametrize(
    ("q", "headlines"),
    [
        ("grain", {"Grain ships sail", "Harbour rebuilt"}),
        ("harbours", {"Grain ships sail", "Harbour rebuilt"}),
        ('"harbour of oslo"', {"Grain ships sail"}),
        ("oslo -grain", {"Museum opens"}),
        ("muse*", {"Museum opens"}),
        ("nowhere", set()),
        ('NEAR( AND OR "', set()),
        ("' ) ; -- grain", {"Grain ships sail", "Harbour rebuilt"}),
    ],
)
def test_a_question_finds_its_stories(stories, q, headlines):
    assert found(q) == headlines


def test_a_hit_in_the_title_ranks_above_one_in_the_body(stories):
    backend = backend_for(connection.vendor)
    ranked = backend.match(Article.objects.all(), parse_terms("harbour"), closed=False).order_by("-rank")
    assert [article.headline for article in ranked] == ["Harbour rebuilt", "Grain ships sail"]


def test_what_the_public_may_not_read_is_found_by_staff_alone():
    source = make_source(rights=Rights.EXCERPT)
    body = f"OSLO. The line opens. {'Words follow here. ' * 30} Secretsome words. He said “plainly so”."
    article = make_article("Ferry", body=body, source=source)
    make_quote(article, "plainly so")
    index_articles([article])
    assert found("secretsome") == set()
    assert found("secretsome", closed=True) == {"Ferry"}
    assert found("plainly") == {"Ferry"}


def test_a_source_of_headlines_is_found_by_its_headline_alone():
    make_article("Ferry", body="Plainwords of the body.", source=make_source(rights=Rights.HEADLINE))
    assert found("ferry") == {"Ferry"}
    assert found("plainwords") == set()


def test_a_changed_story_is_found_by_its_new_words(stories):
    article = Article.objects.get(headline="Museum opens")
    article.headline = "Gallery opens"
    article.save()
    index_articles([article])
    assert found("museum") == set()
    assert found("gallery") == {"Gallery opens"}


def test_a_forgotten_story_is_not_found(stories):
    forget_articles([article.pk for article in Article.objects.all()])
    assert found("grain") == set()
    assert backend_for(connection.vendor).indexed() == set()


def test_a_story_of_more_different_words_than_an_index_holds_is_kept_and_found():
    words = [f"{number:x}".translate(str.maketrans("0123456789", "ghijklmnop")) + "wort" for number in range(120_000)]
    source = make_source(rights=Rights.EXCERPT)
    make_article("Small story", source=source)
    article = make_article("Long list", body=f"Begin of it. “{words[0]} {words[1]}” " + " ".join(words), source=source)
    make_quote(article, f"{words[0]} {words[1]}")
    index_articles(Article.objects.all())
    assert found("list") == found("begin") == {"Long list"}
    assert found(words[500]) == set()
    assert found(words[500], closed=True) == found("list", closed=True) == {"Long list"}
    assert found("ferry", closed=True) == {"Small story"}
