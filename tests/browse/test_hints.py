"""Which other words were found with those that were asked for, and which were perhaps meant."""

import pytest

from articles.browse.hints import FEW, MORE, also_found, meant, remarks_of
from articles.search.language import parse
from articles.search.query import Query
from articles.search.widening import Widened, widen
from tests.search.vocabulary import SmallVocabulary


def query_of(q):
    parsed = parse(q)
    return Query(q=" ".join(part.text for part in parsed.parts), parts=parsed.parts)


def hints(q, *widened):
    return [(also.words, also.others, also.querystring) for also in also_found(query_of(q), widened)]


def test_other_spellings_are_told_with_the_list_without_them():
    widened = Widened("sergey", spellings=("sergei", "sergej"))
    assert hints("Sergey Grain", widened) == [("Sergey", "Sergei and Sergej", "?q=%3Dsergey+Grain")]


def test_of_a_phrase_its_own_words_are_left():
    widened = Widened("minister", endings=("ministers",))
    assert hints('"foreign minister" -minister', widened) == [
        ("minister", "ministers", "?q=%3D%22foreign+minister%22+-minister")
    ]
    assert hints("Yong-ho", Widened("yong ho", spellings=("yongho",))) == [("Yong Ho", "Yongho", "?q=%3D%22yong+ho%22")]


def test_of_many_others_some_are_told():
    (hint,) = hints("ship", Widened("ship", endings=tuple(f"ship{number}" for number in range(9))))
    assert hint[1] == "ship0, ship1, ship2, ship3, ship4, ship5 and 3 more"


def test_words_in_the_title_are_left_alone_there():
    assert hints("title:ship", Widened("ship", endings=("ships",)))[0][2] == "?q=title%3A%3Dship"


VOCABULARY = SmallVocabulary("Grian once.", "zeppelins fly", *["Lavrov spoke of grain in the harbour"] * (MORE * FEW))


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("Lavrof", "lavrov"),
        ("harbor Lavrof -fish", "harbour lavrov -fish"),
        ("(harbor OR grain)", "harbour OR grain"),
        ("grian", "grain"),
        ("title:harbuor", "title:harbour"),
    ],
)
def test_a_slip_of_the_hand_is_shown_put_right(q, words):
    other = meant(query_of(q), VOCABULARY)
    assert other.words == words
    assert other.querystring.startswith("?q=")


@pytest.mark.parametrize("q", ["grain", "harbours", "zeppelin", "=lavrof", "lavrof*", "-lavrof", "xq", ""])
def test_a_word_that_is_found_or_wanted_just_so_is_left(q):
    assert meant(query_of(q), VOCABULARY) is None


def test_what_is_told_is_what_was_looked_for():
    query = query_of("Harbours")
    _wide, widened = widen(query.parts[0].node, VOCABULARY, lambda words: ())
    assert [also.others for also in also_found(query, widened)] == ["harbour"]


def test_a_quote_has_no_headline_and_the_list_says_so():
    assert remarks_of(query_of("title:grain fish"), "quote")[0].startswith("A quote has no headline")
    assert remarks_of(query_of("title:grain"), "story") == remarks_of(query_of("grain"), "quote") == ()
