"""Who is given which words. All stories here are made up."""

from __future__ import annotations

import re

import pytest

from articles.reading.quotations import find_attributions
from articles.reading.types import Attribution, Layout, Span


def told(text: str, **parts: Span) -> list[Attribution]:
    """The attributions of a text whose every nonblank line is a paragraph of the body."""
    paragraphs = tuple(match.span() for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return find_attributions(text, Layout(parts=((0, len(text), "body"),), paragraphs=paragraphs, **parts))


def as_words(text: str, found: Attribution) -> tuple[str, list[str], str | None]:
    speaker = text[slice(*found.speaker_span)] if found.speaker_span else None
    return found.kind, [text[slice(*span)] for span in found.spans], speaker


def only(text: str) -> tuple[str, list[str], str | None]:
    found = told(text)
    assert len(found) == 1, [as_words(text, one) for one in found]
    return as_words(text, found[0])


@pytest.mark.parametrize(
    ("text", "kind", "spans", "speaker"),
    [
        ('"The bridge will open in May," Minister Anna Holt said.', "direct", ['"The bridge will open in May,"'],
         "Minister Anna Holt"),
        ('“The bridge will open in May,” said Holt, the transport minister.', "direct",
         ["“The bridge will open in May,”"], "Holt"),
        ("As the mayor said, the bridge is safe.", "indirect", ["the bridge is safe"], "the mayor"),
        ("According to the ministry, the bridge is safe.", "indirect", ["the bridge is safe"], "the ministry"),
        ("The bridge is safe, according to the ministry.", "indirect", ["The bridge is safe"], "the ministry"),
        ("The bridge is safe, the minister said on Tuesday.", "indirect", ["The bridge is safe"], "the minister"),
        ("Holt said on Tuesday that the bridge is safe.", "indirect", ["the bridge is safe"], "Holt"),
        ("Holt told reporters that the bridge is safe.", "indirect", ["the bridge is safe"], "Holt"),
        ('Holt said that "the bridge is safe."', "mixed", ['"the bridge is safe."'], "Holt"),
        ('"We agree," he said. "The work begins now."', "direct", ['"We agree,"', '"The work begins now."'], "he"),
    ],
)  # fmt: skip
def test_a_statement_goes_to_the_words_that_name_its_speaker(text, kind, spans, speaker):
    assert only(text) == (kind, spans, speaker)


def test_the_marks_themselves_are_left_out_of_what_is_quoted():
    text = '"We agree," he said.'
    assert [text[slice(*span)] for span in told(text)[0].quoted] == ["We agree,"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = '"The first part is done," Holt said. "The second is not.\n\n"It will take a year."'
    found = told(text)
    assert [as_words(text, one)[2] for one in found] == ["Holt"] * len(found)
    assert sum(len(one.quoted) for one in found) == 3
