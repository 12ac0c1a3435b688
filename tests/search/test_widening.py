"""A word of a question becomes all words of the archive that mean the same."""

import pytest

from articles.search.expression import All, Either, Not, Phrase, Word
from articles.search.language import parse
from articles.search.near_words import nearest
from articles.search.spellings import Spellings
from articles.search.widening import MOST_PHRASES, SELDOM, Widened, widen
from tests.search.vocabulary import SmallVocabulary

VOCABULARY = SmallVocabulary(
    "Ships carry grain; a ship was shipped from the harbour.",
    "The foreign ministers met. Sergey Lavrov said, and Sergei Ryabkov agreed.",
    "Ri Yong Ho waits. Ri Yongho leaves. The minister of wells drank; H.G. Wells wrote.",
    *["Peter Powers spoke of power and of Powell."] * SELDOM,
)
SPELLINGS = Spellings(
    [["Sergey Lavrov", "Sergei Lavrov"], ["Ri Yong Ho", "Ri Yongho"], ["Saeed Jalili", "Said Jalili"]]
)


def widened(q):
    return widen(parse(q).node, VOCABULARY, SPELLINGS.variants)


def exact(*words, title=False):
    return tuple(Word(word, exact=True, title=title) for word in words)


@pytest.mark.parametrize(
    ("q", "node"),
    [
        ("ship", Either(exact("ship", "shipped", "ships"))),
        ("shipping", Either(exact("shipping", "ship", "shipped", "ships"))),
        ("title:ship", Either(exact("ship", "shipped", "ships", title=True))),
        ("grain", exact("grain")[0]),
        ("zeppelin", exact("zeppelin")[0]),
        ("sergey", Either(exact("sergey", "sergei"))),
        ("saeed", exact("saeed")[0]),
        ("powell", exact("powell")[0]),
        ("power", exact("power")[0]),
        ("powers", exact("powers")[0]),
        ("yongho", Either((*exact("yongho"), Phrase(("yong", "ho"), exact=True)))),
        ("yong-ho", Either((Phrase(("yong", "ho"), exact=True), *exact("yongho")))),
        ("=ship", exact("ship")[0]),
        ("ship*", Word("ship", prefix=True)),
        ('="foreign minister"', Phrase(("foreign", "minister"), exact=True)),
        ("-grain", Not(exact("grain")[0])),
    ],
)
def test_endings_and_spellings_that_the_archive_holds(q, node):
    assert widened(q)[0] == node


def test_a_phrase_is_looked_for_with_other_endings_and_spellings():
    node, _also = widened('"foreign minister" "sergey lavrov"')
    assert node == All(
        (
            Either((Phrase(("foreign", "minister"), exact=True), Phrase(("foreign", "ministers"), exact=True))),
            Either((Phrase(("sergey", "lavrov"), exact=True), Phrase(("sergei", "lavrov"), exact=True))),
        )
    )


def test_a_phrase_of_too_many_forms_is_looked_for_as_it_is():
    assert widened('"ship ship ship ship"')[0] == Phrase(("ship",) * 4, exact=True)
    assert len(widened('"ship ship ship"')[0].parts) == 27 <= MOST_PHRASES


def test_it_is_told_what_else_is_looked_for():
    assert widened("sergey ship grain")[1] == (
        Widened("sergey", spellings=("sergei",)),
        Widened("ship", endings=("shipped", "ships")),
    )
    assert widened("yong-ho")[1] == (Widened("yong ho", spellings=("yongho",)),)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("miniser", "minister"),
        ("mnister", "minister"),
        ("minsiter", "minister"),
        ("lavorv", "lavrov"),
        ("lavrof", "lavrov"),
        ("grian", "grain"),
        ("minsitre", "minister"),
    ],
)
def test_the_nearest_word_is_the_one_that_was_meant(typed, meant):
    assert VOCABULARY.near(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["minister", "zeppelin", "xy", "核", ""])
def test_a_word_with_nothing_near_it_is_left_alone(typed):
    assert not [word for word, _count in VOCABULARY.near(typed) if word not in {"ministers", "minister"}]


def test_of_words_equally_near_the_more_frequent_comes_first():
    assert nearest("gran", [("gram", 2), ("grain", 50), ("gran", 90), ("green", 900)])[0] == ("grain", 50)
