"""Namings drawn together to the persons of a story. All names are made up."""

from __future__ import annotations

import pytest

from articles.reading.figures import figures_of
from articles.reading.naming import Naming
from articles.reading.posts import Post


def figures(*names: str) -> list[list[str]]:
    """The names of each figure, of namings that follow each other."""
    found = figures_of([Naming(number * 3, number * 3 + 2, name) for number, name in enumerate(names)])
    return [[naming.name for naming in figure.namings] for figure in found]


# names of one person
SAME = [
    ("Ilze Ozolina", "Ilze Ozolina"),
    ("Ilze Ozolina", "ILZE OZOLINA"),
    ("Ilze Maria Ozolina", "Ilze Ozolina"),
    ("Ilze Ozolina", "Ilze Maria Ozolina"),
    ("Sergey Kuleshin", "Sergei Kuleshin"),
    ("Aleksey Kuleshin", "Alexei Kuleshin"),
    ("Ilze Ozolina", "Ilze Ozollina"),
    ("Ilze Zurbriggen", "Ilze Surbrigen"),
    ("Ilze Ozolina", "Ozolina"),
    ("Nadine Zurbriggen", "Zurbrigen"),
]


@pytest.mark.parametrize("names", SAME, ids=" / ".join)
def test_spellings_of_one_name_are_one_person(names):
    assert figures(*names) == [list(names)]


# names of two
OTHERS = [
    ("Ilze Ozolina", "Maria Ozolina"),
    ("Ilze Ozolina", "Ilze Kalnina"),
    ("Ilze Ozola", "Ilze Ozols"),
    ("Ri Yong Ho", "Ri Yong Gil"),
    ("Jan Berg", "Jon Berg"),
]


@pytest.mark.parametrize("names", OTHERS, ids=" / ".join)
def test_names_that_only_look_alike_are_two(names):
    assert figures(*names) == [[name] for name in names]


def test_a_surname_goes_to_whom_its_post_fits():
    minister, mayor = Post(0, 1, "minister", "minister"), Post(9, 10, "mayor", "mayor")
    found = figures_of(
        [
            Naming(1, 3, "Ilze Ozolina", minister),
            Naming(11, 13, "Janis Ozolina", mayor),
            Naming(21, 22, "Ozolina", Post(20, 21, "mayor", "mayor")),
        ]
    )
    assert [[naming.name for naming in figure.namings] for figure in found] == [
        ["Ilze Ozolina"],
        ["Janis Ozolina", "Ozolina"],
    ]


def test_a_surname_of_two_goes_to_neither():
    assert figures("Ilze Ozolina", "Janis Ozolina", "Ozolina") == [["Ilze Ozolina"], ["Janis Ozolina"]]


def test_the_fullest_name_is_the_persons():
    (figure,) = figures_of([Naming(0, 2, "Ilze Ozolina"), Naming(5, 8, "Ilze Maria Ozolina")])
    assert figure.name == "Ilze Maria Ozolina"
    assert figure.gender == "f"


def test_beyond_a_thousand_names_no_spelling_is_compared_and_the_same_name_still_met():
    crowd = [f"W{'abcdefghij'[number % 10] * (number // 10 + 1)} Tolima{number:04}" for number in range(1000)]
    early, late = ("Sergey Kuleshin", "Sergei Kuleshin"), ("Ilze Ozolina", "Ilze Ozollina", "Ilze Ozolina")
    found = figures(*early, *crowd, *late)
    assert list(early) in found
    assert ["Ilze Ozolina", "Ilze Ozolina"] in found
    assert ["Ilze Ozollina"] in found
