"""Shapes of sentences around a quotation: verbs that no list has, brackets, insertions, asides."""

from __future__ import annotations

import pytest

from articles.reading.types import Reading
from tests.reading.invented import story


def spoken_by(reading: Reading, words: str) -> str:
    """The naming nearest to the words between marks."""
    (found,) = [quote for quote in reading.quotes if any(words in reading.slice(span) for span in quote.quoted)]
    return found.speaker.text


# case, paragraph, words between marks, the naming of their speaker
CASES = [
    ("a present verb that may be a noun", "The bell rang. “It is in tune,” Tamm notes.", "in tune", "Tamm"),
    ("initials with full stops in brackets", "The bell rang. “It is in tune,” Sen. Jaak Tamm (D-N.Y.) said Tuesday.",
     "in tune", "Sen. Jaak Tamm"),
    ("a full stop before the verb", "The bell rang. “It is in tune.” warned Tamm.", "in tune", "Tamm"),
    ("a verb of no list before its subject", "The bell rang. “Is it in tune?” reacted Tamm.", "in tune", "Tamm"),
    ("read before its subject", "The bell rang. “It is in tune,” read the statement, which came late.", "in tune",
     "the statement"),
    ("a verb of no list after its subject", "The bell rang. “It is in tune,” the young keeper riffed on the rumour.",
     "in tune", "the young keeper"),
    ("a place between auxiliary and verb", "Tamm, who has in the past described the bell as “a pan,” rang it.", "a pan",
     "who"),
    ("a thing that says nothing, before the next sentence's speaker",
     "Such bells help to “bring the quiet coast to the loud towns.” “They ring,” Tamm added.", "quiet coast", "Tamm"),
    ("what somebody hopes in another's words", "Tamm told reporters that Latvia hoped for “a bell of its own.”",
     "its own", "Tamm"),
    ("a clause after an explanation", "The ringers -- Tamm, who keeps it, among them -- said the bell “has no roof.”",
     "no roof", "The ringers"),
    ("an aside with another name in marks",
     "“It is in tune,” Tamm said, speaking of a bell called Swift kept by Berg. “It is loud.”", "is loud", "Tamm"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "paragraph", "words", "naming"), CASES, ids=[row[0] for row in CASES])
def test_the_speaker_is_found_by_the_shape_of_the_sentence(case, paragraph, words, naming):
    assert spoken_by(story(paragraph), words) == naming
