"""The scorer gives full marks to a right reading, and takes them away for each thing that is wrong."""

from dataclasses import replace

import pytest

from articles.reading.types import (
    CountryMention,
    CountryRead,
    Cue,
    Dateline,
    Layout,
    OfficialRead,
    Quote,
    Reading,
    Speaker,
    StoryDate,
)
from tests.reading.annotated import Annotated
from tests.reading.scoring import score

FIRST = 'BERN, May 3 (Quay) - "They ring," Swiss minister Uli Graf said.'
TEXT = f"Bells to ring\n\n{FIRST}\nHe said the bells are old.\n(END)\n"
LABELS = {
    "headline": "Bells to ring",
    "deck": "",
    "section": "",
    "source": "Quay",
    "dateline_place": "BERN",
    "date": "--05-03",
    "date_how": "year-unknown",
    "year_candidates": None,
    "captions": [],
    "body": [FIRST, "He said the bells are old."],
    "furniture": ["(END)"],
    "quotes": [
        {
            "text": "They ring,",
            "where": "body",
            "kind": "direct",
            "speaker_text": "Swiss minister Uli Graf",
            "speaker": "Uli Graf",
            "speaker_type": "person",
        }
    ],
    "indirect": [{"text": "the bells are old", "speaker_text": "He", "speaker": "Uli Graf"}],
    "countries": ["CH"],
    "officials": [{"name": "Uli Graf", "office": "minister", "country": "CH"}],
}
STORY = Annotated("bells", TEXT, LABELS)


def span(words):
    start = TEXT.index(words)
    return (start, start + len(words))


def quote(words, speaker, quoted, kind="direct"):
    return Quote(
        kind=kind,
        text=words,
        spans=(span(words),),
        quoted=(span(words),) if quoted else (),
        speaker=Speaker(speaker, span(speaker), "Uli Graf", "person"),
        cue=Cue("said", span("said")),
        rule="subject before verb",
        why="He is named.",
        confidence=0.9,
    )


RIGHT = Reading(
    text=TEXT,
    layout=Layout(
        parts=((0, TEXT.index("(END)"), "body"), (TEXT.index("(END)"), len(TEXT), "furniture")),
        headline=span("Bells to ring"),
        paragraphs=(span(FIRST), span("He said the bells are old.")),
        dateline=Dateline(span("BERN, May 3 (Quay) -"), "BERN, May 3 (Quay) -", "BERN"),
        source="Quay",
    ),
    date=StoryDate("--05-03", "year-unknown"),
    quotes=(quote("They ring,", "Swiss minister Uli Graf", True), quote("the bells are old", "He", False, "indirect")),
    countries=(CountryRead("CH", (CountryMention(span("Swiss"), "Swiss", "adjective"),)),),
    officials=(OfficialRead("Uli Graf", "minister", "CH", ()),),
)


def figures(reading):
    return score([STORY], lambda text: reading).figures()


def test_a_right_reading_has_full_marks_everywhere_and_no_misses():
    assert score([STORY], lambda text: RIGHT).misses == []
    assert {value for sides in figures(RIGHT).values() for value in sides.values()} == {1.0}


def test_a_reading_with_nothing_has_no_marks():
    nothing = Reading(TEXT, Layout(((0, len(TEXT), "body"),)), StoryDate(None, "unknown"))
    assert {value for sides in figures(nothing).values() for value in sides.values()} == {0.0}


def with_speaker(name):
    first, second = RIGHT.quotes
    return replace(RIGHT, quotes=(first._replace(speaker=first.speaker._replace(name=name)), second))


@pytest.mark.parametrize("name", ["Graf", "Uli Graff", None])
def test_another_or_a_shorter_name_is_found_but_not_attributed(name):
    assert figures(with_speaker(name))["quotes found"] == {"precision": 1.0, "recall": 1.0}
    assert figures(with_speaker(name))["quotes attributed"] == {"precision": 0.0, "recall": 0.0}
    assert figures(with_speaker(name))["rule: subject before verb"] == {"precision": 0.5}  # the reported one is right


def test_a_quote_too_many_costs_precision_only():
    more = replace(RIGHT, quotes=(*RIGHT.quotes, quote("Bells", "He", True)))
    assert figures(more)["quotes found"] == {"precision": 0.5, "recall": 1.0}


def test_half_a_quote_is_not_found():
    half = replace(RIGHT, quotes=(quote("They", "Swiss minister Uli Graf", True),))
    assert figures(half)["quotes found"]["recall"] == 0.0


@pytest.mark.parametrize(
    ("measure", "wrong"),
    [
        ("date", replace(RIGHT, date=StoryDate("2018-05-03", "inferred"))),
        ("countries", replace(RIGHT, countries=(CountryRead("AT", ()),))),
        ("officials", replace(RIGHT, officials=(OfficialRead("Ulrich Graf", "minister", "CH", ()),))),
        ("posts", replace(RIGHT, officials=(OfficialRead("Uli Graf", "minister", "AT", ()),))),
        ("headline", replace(RIGHT, layout=replace(RIGHT.layout, headline=span("Bells")))),
        ("source", replace(RIGHT, layout=replace(RIGHT.layout, source="Key"))),
    ],
)
def test_what_is_wrong_costs_its_own_measure(measure, wrong):
    assert set(figures(wrong)[measure].values()) == {0.0}
    assert figures(wrong)["paragraphs"] == {"precision": 1.0, "recall": 1.0}
