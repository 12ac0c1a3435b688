"""What a list shows of a story: where it holds most of what was looked for, marked, and never what may not be read."""

import time

import pytest

from articles.browse.hits import Finder, marked
from articles.browse.passages import MOST_SEARCHED, attach_hits, attach_passages
from articles.models import Article, Quote, Rights
from articles.search.expression import Either, Word
from articles.search.language import parse
from tests.factories import make_article, make_official, make_quote, make_source


def found(q, text):
    return [piece for piece, hit in marked(text, Finder(parse(q).node).hits(text)) if hit]


@pytest.mark.parametrize(
    ("q", "text", "hits"),
    [
        ("zurich", "In Zürich, ZURICH and Zürich’s lanes", ["Zürich", "ZURICH", "Zürich’s"]),
        ("harbours", "The harbour and Harbours; harboured", ["harbour", "Harbours", "harboured"]),
        ("agency", "agencies of an agency", ["agencies", "agency"]),
        ("=harbour", "The harbour and Harbours", ["harbour"]),
        ("harb*", "harbour, Harbinger, urban", ["harbour", "Harbinger"]),
        ("art", "start of art", ["art"]),
        ('"ferry line"', "The ferry, the line. Ferry-lines and ferry line", ["Ferry-lines", "ferry line"]),
        ("obrien", "Said O’Brien and O'Brien", ["O’Brien", "O'Brien"]),
        ("brien", "Said O’Brien", []),
        ("strasse", "Die Straße", ["Straße"]),
        ("grain -fish", "grain and fish", ["grain"]),
        ("grain OR fish", "grain and fish", ["grain", "fish"]),
        ("speaker:grain", "grain", []),
        ("İzmir", "in İzmir", ["İzmir"]),
    ],
)
def test_hits_are_compared_as_search_compares(q, text, hits):
    assert found(q, text) == hits


def test_words_of_an_archive_are_hits_as_they_are():
    finder = Finder(Either((Word("sergey", exact=True), Word("sergei", exact=True))))
    assert finder.wanted == 1
    assert len(finder.hits("Sergei met Sergey and Sergej")) == 2


def test_the_words_of_a_text_stay_as_they_are():
    text = "Zürich “grain” & <b>grain</b> İ"
    assert "".join(piece for piece, _hit in marked(text, Finder(parse("grain zurich").node).hits(text))) == text


def passage_of(article, q, audience="public"):
    (row,) = Article.objects.filter(pk=article.pk).for_lists()
    attach_passages([row], parse(q).node, audience=audience)
    return row.passage


def words(passage):
    return "".join(piece for piece, _hit in passage.pieces)


FILLING = "Words of no matter follow here. " * 20


@pytest.mark.django_db
class TestPassages:
    def story(self, *paragraphs, **values):
        article = make_article("Ferry", body="\n".join(paragraphs), **values)
        at = len("Ferry\n\n")
        article.paragraphs = []
        for paragraph in paragraphs:
            article.paragraphs.append([at, at + len(paragraph)])
            at += len(paragraph) + 1
        article.save()
        return article

    def test_the_passage_with_most_of_the_question_is_shown(self):
        article = self.story(
            f"Grain is here. {FILLING}", f"{FILLING} Fish and grain in one. {FILLING}", source=make_source()
        )
        passage = passage_of(article, "grain fish")
        assert "Fish and grain in one." in words(passage)
        assert passage.anchor == "p2"
        assert passage.cut_before and passage.cut_behind
        assert [piece for piece, hit in passage.pieces if hit] == ["Fish", "grain"]

    def test_without_a_hit_the_opening_is_shown(self):
        article = self.story(f"OSLO. {FILLING}", "Second.", source=make_source())
        for q in ("zeppelin", ""):
            passage = passage_of(article, q)
            assert words(passage).startswith("OSLO.")
            assert passage.anchor == ""

    def test_of_an_excerpt_only_what_may_be_read_is_shown(self):
        article = self.story(
            f"Opening. {FILLING}",
            "Secret grain lies. He said “open grain” then.",
            source=make_source(rights=Rights.EXCERPT),
        )
        quote = make_quote(article, "open grain", make_official())
        passage = passage_of(article, "grain")
        assert words(passage) == "“open grain”"
        assert passage.anchor == f"q{quote.pk}"
        assert passage_of(article, "secret").anchor == ""
        assert "Secret" not in words(passage_of(article, "secret"))
        assert passage_of(article, "secret", audience="staff").anchor == "p2"

    def test_a_source_of_headlines_shows_no_passage(self):
        article = self.story("Grain.", source=make_source(rights=Rights.HEADLINE))
        assert passage_of(article, "grain") is None

    def test_a_story_of_any_length_is_searched_for_a_moment(self):
        article = self.story("a b. " * 100_000, source=make_source())
        began = time.process_time()
        passage_of(article, " ".join(f"a{letter}" for letter in "bcdefgh") + " zeppelin a*")
        assert time.process_time() - began < 3, "a megabyte read word by word for each word would take longer"
        assert len(article.text) > MOST_SEARCHED

    def test_hits_in_quotes_are_marked(self):
        article = make_article(body="He said “grain first” today.", source=make_source())
        quote = make_quote(article, "grain first")
        quotes = list(Quote.objects.filter(pk=quote.pk))
        attach_hits(quotes, parse("grains").node)
        assert quotes[0].marked_pieces == [[("grain", True), (" first", False)]]

    def test_pages_mark_the_hits_and_lead_to_their_place(self, client):
        article = self.story("Opening.", "Grain & <b> in Zürich.", source=make_source())
        make_quote(article, "Grain & <b>")
        page = client.get("/articles/?q=grain+zurich").content.decode()
        assert f'href="{article.get_absolute_url()}#p2"' in page
        assert "<mark>Grain</mark> &amp; &lt;b&gt; in <mark>Zürich</mark>." in page
        assert '<p id="p2">' in client.get(article.get_absolute_url()).content.decode()
        assert "<q><mark>Grain</mark> &amp; &lt;b&gt;</q>" in client.get("/quotes/?q=grain").content.decode()
