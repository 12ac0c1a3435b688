"""docs/reading.md says what the reader does: its examples are read, and every rule stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from articles.reading.places import HOWS
from articles.reading.rules import RULES
from articles.reading.types import Part, Reading
from tests.reading.invented import codes, posts, quote_of, story

DOC = (Path(__file__).resolve().parents[2] / "docs/reading.md").read_text("utf-8")
OPENING = "Latvian Culture Minister Ilze Ozolina rang the bell."


def table(heading: str) -> list[list[str]]:
    """The cells of the first table whose head begins so."""
    rows = DOC[DOC.index(f"| {heading} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows]


def read_example(example: str) -> Reading:
    first, *others = example.split(" ¶ ")
    if first.startswith("headline: "):
        return story(OPENING, *others, headline=first.removeprefix("headline: "))
    return story(OPENING, first, *others)


def test_every_rule_has_a_row():
    assert sorted(row[0] for row in table("rule")) == sorted(RULES)


@pytest.mark.parametrize(("rule", "example"), table("rule"), ids=[row[0] for row in table("rule")])
def test_the_example_of_a_rule_is_read_by_it(rule, example):
    found = [quote for quote in read_example(example).quotes if quote.rule == rule]
    assert len(found) == 1
    assert found[0].speaker.name == (None if rule == "asked by somebody" else "Ilze Ozolina")


@pytest.mark.parametrize(("words", "name", "why"), table("the words"))
def test_the_words_stand_for_whom_the_page_says(words, name, why):
    quote = quote_of(story(OPENING, f'"It is in tune," {words} said.'), "in tune")
    assert (quote.speaker.name or "unknown", quote.why) == (name, why)


@pytest.mark.parametrize(("how", "example", "code"), table("how"))
def test_a_country_is_mentioned_as_the_page_says(how, example, code):
    (country,) = story(example).countries
    assert (country.code, country.mentions[0].how) == (code, how)


def test_every_way_of_mentioning_a_country_has_a_row():
    assert [row[0] for row in table("how")] == list(HOWS)


@pytest.mark.parametrize(("word", "other", "country"), table("word"))
def test_a_word_is_told_apart_as_the_page_says(word, other, country):
    assert codes(story(other)) == []
    assert word in [mention.text for found in story(country).countries for mention in found.mentions]


@pytest.mark.parametrize(("example", "name", "office", "country"), table("example, standing alone"))
def test_an_official_is_read_as_the_page_says(example, name, office, country):
    assert posts(story(example)) == [(name, office, None if country == "none" else country)]


@pytest.mark.parametrize(("example", "why"), table("example"))
def test_marks_that_quote_nobody_are_no_quotation(example, why):
    assert [quote.text for quote in read_example(example).quotes if quote.quoted] == []


def test_every_part_of_a_layout_is_described():
    assert set(re.findall(r"`(\w+)`", " ".join(row[0] for row in table("part")))) == set(Part.__args__)


def test_every_file_of_the_page_is_there_and_every_step_of_the_reading_is_on_it():
    room = Path(__file__).resolve().parents[2] / "articles/reading"
    named = set(re.findall(r"`(\w+\.py)`", DOC))
    assert {name for name in named if not (room / name).exists()} == set()
    pipeline = (room / "pipeline.py").read_text("utf-8")
    assert {f"{name}.py" for name in re.findall(r"from articles\.reading\.(\w+) import (?!Reading)", pipeline)} <= {
        *named, "quotations.py",
    }  # fmt: skip


def test_every_key_of_the_object_is_described():
    rows = table("key")
    described = {key: re.findall(r"`(\w[\w-]*)`", row[1]) for row in rows for key in re.findall(r"`(\w+)`", row[0])}
    printed = read_example('"It is in tune," Ozolina said.').as_json()
    assert described.keys() == printed.keys()
    for key in ("quotes", "countries", "officials"):
        assert set(printed[key][0]) <= set(described[key])
    assert set(printed["date"]) <= set(described["date"])
