"""How far two spellings lie apart, and names found by a spelling that is nearly theirs."""

import itertools
from functools import cache

import pytest

from articles.reading.spelling import NearSpellings, sound, within

WORDS = ["".join(letters) for size in range(5) for letters in itertools.product("ab", repeat=size)]
WORDS += ["".join(letters) for size in (3, 4) for letters in itertools.permutations("abcd", size)]


@cache
def distance(left: str, right: str) -> int:
    """The same by the book, letter by letter."""
    if not left or not right:
        return len(left) + len(right)
    return min(
        distance(left[1:], right) + 1,
        distance(left, right[1:]) + 1,
        distance(left[1:], right[1:]) + (left[0] != right[0]),
    )


@pytest.mark.parametrize("most", [1, 2])
def test_words_lie_within_so_many_letters_put_in_left_out_or_changed(most):
    for left, right in itertools.product(WORDS, WORDS):
        assert within(left, right, most) == (distance(left, right) <= most), (left, right)


# a word, a name, whether the one may be meant by the other
PAIRS = [
    ("ozolina", "ozolina", True),
    ("ozollina", "ozolina", True),
    ("ozlina", "ozolina", True),
    ("osolina", "ozolina", True),
    ("ozolinas", "ozolina", True),
    ("ozolnia", "ozolina", False),  # two letters changed
    ("kalnina", "ozolina", False),
]


@pytest.mark.parametrize(("word", "name", "near"), PAIRS)
def test_a_name_is_found_by_a_word_one_letter_off(word, name, near):
    assert NearSpellings([name, "zurbriggen"]).of(word) == ([name] if near else [])


def test_a_name_added_later_is_found_as_well():
    names = NearSpellings(["zurbriggen"])
    assert names.of("ozollina") == []
    names.add("ozolina")
    assert names.of("ozollina") == ["ozolina"]


def test_spellings_of_one_sound_are_alike():
    assert sound("aleksey") == sound("alexei")
    assert sound("yevgeny") == sound("evgenii")
    assert sound("ozolina") != sound("kalnina")


def test_a_name_too_long_to_be_one_is_near_nothing():
    near = NearSpellings(["petrovich", "x" * 100_000])
    assert near.of("petrovych") == ["petrovich"]
    assert near.of("x" * 100_001) == []
