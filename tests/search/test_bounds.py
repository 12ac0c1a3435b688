"""However common the words of a question, it is answered soon; what was not looked up is said in a sentence."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.search.catalogue import current_catalogue
from articles.search.expression import All, Either, Not, Phrase, Word
from articles.search.finding import find
from articles.search.phrases import EFFORT_OF_A_PHRASE, EFFORT_OF_A_QUOTE, EFFORT_OF_A_TEXT
from articles.search.question import Question
from articles.search.sealing import seal
from tests.factories import make_article, make_quote, make_source

pytestmark = pytest.mark.django_db
TITLES = ("First", "Second", "Granary")
TEXTS = ("The ferry line closed.", "The line of the ferry closed.", "The line of grain closed.")


@pytest.fixture
def stories():
    source = make_source("Agency")
    return [make_article(title, text, source=source) for title, text in zip(TITLES, TEXTS, strict=True)]


def found(words, list_="s", **values):
    return find(Question(list=list_, closed=False, words=words, **values))


def rows(words, **values):
    return sorted(found(words, **values).every_row())


FERRY_LINE = Phrase(("ferry", "line"))


@pytest.mark.parametrize(("effort", "by"), [(1, "rows"), (1e9, "the engine")])
def test_a_phrase_is_found_in_the_rows_as_the_engine_finds_it(stories, monkeypatch, effort, by):
    monkeypatch.setattr("articles.search.phrases.EFFORT_OF_A_STORY", effort / 1e6)  # below the engine's, and above
    line, _apart, _other = (story.pk for story in stories)
    assert rows(FERRY_LINE) == [line], by
    assert rows(Phrase(("line", "closed"))) == [line], by
    assert rows(All((Word("closed"), Not(FERRY_LINE)))) == [story.pk for story in stories[1:]], by
    assert found(FERRY_LINE).remarks == ()


def test_a_phrase_of_words_too_common_stands_for_its_words_and_says_so(stories, monkeypatch):
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", 0)
    line, apart, _other = (story.pk for story in stories)
    listed = found(FERRY_LINE)
    assert sorted(listed.every_row()) == [line, apart]
    assert listed.total == 2
    (remark,) = listed.remarks
    assert "“ferry line”" in remark
    assert "stories with all these words are listed" in remark


def test_nothing_is_left_out_for_a_phrase_that_could_not_be_looked_up(stories, monkeypatch):
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", 0)
    listed = found(All((Word("closed"), Not(FERRY_LINE))))
    assert sorted(listed.every_row()) == [story.pk for story in stories]
    assert "stories with them are listed, too" in listed.remarks[0]


def test_a_rarer_word_beside_a_phrase_lets_it_be_looked_up(stories, monkeypatch):
    monkeypatch.setattr("articles.search.phrases.EFFORT_OF_A_STORY", 10)
    monkeypatch.setattr("articles.search.phrases.EFFORT_OF_A_PHRASE", 0)
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", 10)  # one story, or two in the engine at most
    monkeypatch.setattr(f"{backend().__module__}.{backend().__name__}.effort", lambda *_: 1e9)
    phrase = Phrase(("the", "line"))
    assert len(rows(phrase)) == 3
    assert found(phrase).remarks
    assert rows(All((Word("grain"), phrase))) == [stories[2].pk]
    assert found(All((phrase, Word("grain")))).remarks == ()


def test_a_phrase_is_looked_for_where_no_other_alternative_holds(stories, monkeypatch):
    monkeypatch.setattr("articles.search.phrases.EFFORT_OF_A_STORY", 10)
    monkeypatch.setattr("articles.search.phrases.EFFORT_OF_A_PHRASE", 0)
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", 10)
    monkeypatch.setattr(f"{backend().__module__}.{backend().__name__}.effort", lambda *_: 1e9)
    either = found(Either((Phrase(("the", "line")), Word("of"))))
    assert (either.total, either.remarks) == (2, ())  # in the first story alone it had to be looked for


def test_quotes_are_asked_for_phrases_within_the_same_bounds(monkeypatch):
    article = make_article("Story", "He said “the ferry line” and “a line, no ferry”.", source=make_source("Agency"))
    whole, apart = (make_quote(article, text, kind="direct") for text in ("the ferry line", "a line, no ferry"))
    assert rows(FERRY_LINE, list_="q") == [whole.pk]
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", 0)
    assert rows(FERRY_LINE, list_="q") == [whole.pk, apart.pk]
    assert "quotes with all these words" in found(FERRY_LINE, list_="q").remarks[0]


def test_quotes_are_read_once_for_all_phrases_of_a_question(monkeypatch):
    article = make_article("Story", "He said “the ferry line”.", source=make_source("Agency"))
    quote = make_quote(article, "the ferry line", kind="direct")
    monkeypatch.setattr("articles.search.phrases.EFFORT_OF_A_PHRASE", 0)
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", EFFORT_OF_A_QUOTE + 2 * EFFORT_OF_A_TEXT)
    several = All((FERRY_LINE, Phrase(("the", "ferry")), Not(Phrase(("line", "the")))))
    with CaptureQueriesContext(connection) as queries:
        answer = found(several, list_="q")
    assert (answer.page(0, 5), answer.remarks) == ([quote.pk], ())
    assert sum('FROM "articles_quote"' in query["sql"] for query in queries) == 1


def test_of_a_large_archive_fewer_quotes_are_read(monkeypatch):
    article = make_article("Story", "He said “the ferry line”.", source=make_source("Agency"))
    quote = make_quote(article, "the ferry line", kind="direct")
    monkeypatch.setattr("articles.search.phrases.EFFORT_OF_A_PHRASE", 0)
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", EFFORT_OF_A_QUOTE)
    assert (rows(FERRY_LINE, list_="q"), found(FERRY_LINE, list_="q").remarks) == ([quote.pk], ())
    monkeypatch.setattr("articles.search.phrases.LARGE", 1)
    assert found(FERRY_LINE, list_="q").remarks


def test_of_many_phrases_fewer_can_be_looked_up(stories, monkeypatch):
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", 3 * EFFORT_OF_A_PHRASE)
    pairs = [Phrase((one, other)) for one in ("the", "line", "closed") for other in ("line", "closed")]
    assert found(FERRY_LINE).remarks == ()
    assert found(All((FERRY_LINE, *map(Not, pairs)))).remarks


def test_a_phrase_asked_again_with_less_beside_it_is_looked_for_in_the_rest(stories):
    both = All((Word("of"), Phrase(("the", "line"))))
    assert rows(both) == [stories[1].pk, stories[2].pk]
    assert rows(Phrase(("the", "line"))) == [stories[1].pk, stories[2].pk]
    assert rows(Phrase(("line", "closed"))) == [stories[0].pk]


@pytest.mark.parametrize("sealed", [False, True])
def test_a_beginning_stands_for_all_its_words(stories, sealed):
    if sealed:
        seal()
    line, apart, other = (story.pk for story in stories)
    assert rows(Word("fer", prefix=True)) == [line, apart]
    assert rows(All((Word("clo", prefix=True), Not(Word("fer", prefix=True))))) == [other]
    assert rows(Word("gra", prefix=True, title=True)) == [other]
    assert rows(Word("xy", prefix=True)) == []


def test_a_beginning_of_too_many_words_is_left_out_and_said(stories, monkeypatch):
    monkeypatch.setattr("articles.search.matching.MOST_OF_BEGINNINGS", 1)
    seal()
    listed = found(All((Word("c", prefix=True), Word("l", prefix=True), Word("grain"))))
    assert sorted(listed.every_row()) == [stories[2].pk]
    assert "Too many words begin like “l*”" in listed.remarks[0]
    monkeypatch.setattr("articles.search.matching.MOST_OF_BEGINNINGS", 0)
    alone = found(Word("t", prefix=True))
    assert (alone.total, bool(alone.remarks)) == (0, True)


def test_of_many_phrases_that_are_too_common_one_sentence_tells(stories, monkeypatch):
    monkeypatch.setattr("articles.search.phrases.MOST_EFFORT", 0)
    pairs = [Phrase((one, other)) for one in ("the", "line", "closed") for other in ("line", "closed")]
    (remark,) = found(All((Word("closed"), *map(Not, pairs)))).remarks
    assert "and 3 others stand in too many stories" in remark


def test_a_word_that_staff_asks_for_again_is_known_in_all_its_columns(stories, monkeypatch):
    """What is forgotten of a word is forgotten whole."""
    monkeypatch.setattr("articles.search.catalogue.MOST_POSTINGS", 2)
    for _ in range(3):
        for word in ("ferry", "line", "grain", "closed"):
            for closed in (False, True):
                asked = Question(list="s", closed=closed, words=Word(word))
                assert find(asked).total >= 1
            with current_catalogue() as catalogue:
                assert len(catalogue._postings) <= 2


def backend():
    from django.db import connection

    from articles.search.backends import backend_for

    return type(backend_for(connection.vendor))
