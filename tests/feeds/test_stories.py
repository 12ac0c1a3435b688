"""What a feed carries of a story is what its page shows to everybody."""

import pytest

from articles.browse.article_page import show_article
from articles.feeds.stories import GAP, stories_of
from articles.models import Audience, Rights
from tests.factories import make_article, make_country, make_mention, make_official, make_quote, make_source

pytestmark = pytest.mark.django_db

OPENING = "OSLO, April 10. " + "The ferry opens in June. " * 20
HIDDEN, MORE = "Nobody is told this. " * 3, "Nor this."
LAST = "“Mind the gap,” said Astrid Solheim in her plain office in Norway, as Solheim does."


@pytest.fixture(params=Rights.values)
def article(request):
    article = make_article(
        "Ferry opens", body=f"{OPENING}\n\n{HIDDEN}\n\n{MORE}\n\n{LAST}", source=make_source(rights=request.param)
    )
    article.paragraphs = [
        [article.text.index(part), article.text.index(part) + len(part)] for part in article.text.split("\n\n")[1:]
    ]
    solheim = make_official()
    make_quote(article, "Mind the gap,", solheim)
    for name in ("Astrid Solheim", "Solheim"):
        make_mention(article, name, official=solheim)
    make_mention(article, "Norway", country=make_country())
    return article


def words(runs) -> str:
    return "".join(GAP if run.gap else "".join(piece.text for piece in run.pieces) for run in runs)


def test_a_feed_has_the_paragraphs_gaps_and_subjects_of_the_story_page(article):
    (story,) = stories_of([article])
    page = show_article(article, audience=Audience.PUBLIC)
    assert (story.whole, story.deck) == (page.whole, words(page.deck))
    assert story.paragraphs == [words(runs) for runs in page.paragraphs]
    assert story.subjects == [named.subject.name for named in [*page.countries, *page.officials]]


@pytest.mark.parametrize("article", [Rights.EXCERPT], indirect=True)
def test_several_hidden_paragraphs_leave_one_gap(article):
    (story,) = stories_of([article])
    first, last = story.paragraphs
    assert first.startswith("OSLO") and first.endswith(GAP)
    assert last == f"“Mind the gap,”{GAP}"


def test_thirty_stories_are_two_questions_to_the_database(django_assert_num_queries):
    source = make_source(rights=Rights.EXCERPT)
    articles = [make_article(f"Ferry {number}", body=f"{OPENING}{HIDDEN}", source=source) for number in range(5)]
    with django_assert_num_queries(2):
        assert len(list(stories_of(articles))) == 5


def test_a_story_of_a_headline_and_a_deck_has_its_deck():
    article = make_article("Ferry opens", body="A line to the north.", source=make_source(rights=Rights.EXCERPT))
    start = article.text.index("A line")
    article.deck, article.paragraphs = "A line to the north.", []
    article.layout = [[0, start, "headline"], [start, len(article.text), "deck"]]
    (story,) = stories_of([article])
    assert (story.deck, story.paragraphs) == ("A line to the north.", [])
