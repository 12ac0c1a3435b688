"""Speakers who are described rather than named, and words that one relays of another."""

from __future__ import annotations

import pytest

from tests.reading.invented import speaker_of, story

MINISTER = "Latvian Culture Minister Ilze Ozolina rang the bell, she told reporters."
VISITOR = "Estonian Ambassador Jaak Tamm called the tower “a lamp.”"

# case, the story's paragraphs, the words asked about, their speaker
CASES = [
    ("who after a comma", ["Mayor Ilze Ozolina met Jaak Tamm, who said it “has no roof.”"], "no roof", "Jaak Tamm"),
    ("an agency quotes him", [MINISTER, "“It is in tune,” the BBC quoted her as saying."], "in tune", "Ilze Ozolina"),
    ("an agency quotes by name", ["“It is in tune,” the BBC quoted Jaak Tamm as saying."], "in tune", "Jaak Tamm"),
    ("a new description", [f"{VISITOR} “It shines for all,” the former rower added."], "It shines", "Jaak Tamm"),
    ("an official of the place", ["Kremlin Spokesman Jaak Tamm rang. “It rings,” the Kremlin official said."],
     "It rings", "Jaak Tamm"),
    ("a minister of something and something",
     ["Estonian Minister of Foreign Affairs and Trade Jaak Tamm met Mayor Ilze Ozolina.",
      "According to the top Estonian diplomat, the bell “is in tune.”"], "in tune", "Jaak Tamm"),
    ("a named aide of somebody", ["Ozolina’s foreign policy aide Jaak Tamm said the bell “is in tune.”"], "in tune",
     "Jaak Tamm"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "paragraphs", "words", "name"), CASES, ids=[row[0] for row in CASES])
def test_a_described_or_relayed_speaker_is_named(case, paragraphs, words, name):
    assert speaker_of(story(*paragraphs), words) == name


def test_a_description_announced_before_is_not_the_last_speaker():
    reading = story(f"{VISITOR} A rower stood by. “It shines for all,” the rower added.")
    assert speaker_of(reading, "It shines") != "Jaak Tamm"
