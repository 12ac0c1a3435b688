"""Countries that headlines abbreviate, and parties that a country's name is part of."""

from __future__ import annotations

import pytest

from tests.reading.invented import codes, posts, story


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A N. Korean ship came.", ["KP"]),
        ("Two S. Koreans came.", ["KR"]),
        ("A S. African bell came.", ["ZA"]),
        ("The Workers' Party of Korea met.", []),
        ("The Workers’ Party of Korea met in N. Korea.", ["KP"]),
    ],
)
def test_the_country_is_the_one_that_is_meant(sentence, expected):
    assert codes(story(sentence)) == expected


def test_an_abbreviated_country_is_no_part_of_a_post():
    assert posts(story("S. Korean President Han Do-yun came.")) == [("Han Do-yun", "president", "KR")]
