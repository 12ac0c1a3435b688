"""Speakers who are described rather than named, and words that one relays of another."""

from __future__ import annotations

import pytest

from articles.reading.types import Reading
from tests.reading.invented import story


def speaker_of(reading: Reading, words: str) -> str | None:
    """Who speaks the words between marks, whoever else relays them."""
    (found,) = [quote for quote in reading.quotes if any(words in reading.slice(span) for span in quote.quoted)]
    return found.speaker.name


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
    ("who in an aside before the subject",
     ["Commenting on words of Jaak Tamm, who called the bell “a pan”, Mayor Ilze Ozolina said it “is in tune”."],
     "is in tune", "Ilze Ozolina"),
    ("she who is not in the aside",
     ["Mayor Ilze Ozolina wrote to Anna Berg, who said the bell “is a pan.” “Let her ring it,” she said."],
     "Let her ring", "Ilze Ozolina"),
    ("the words of somebody", ["Mayor Ilze Ozolina spoke, recalling the words of Jaak Tamm that “bells need towers.”"],
     "need towers", "Jaak Tamm"),
    ("somebody's words", ["Mayor Ilze Ozolina spoke, commenting on Jaak Tamm's words that “a bell needs a tower.”"],
     "needs a tower", "Jaak Tamm"),
    ("an official of two",
     ["The president of Russia, Ivan Berg, met Estonia's. Kremlin Spokesman Jaak Tamm was there.",
      "“It rings,” the Kremlin official said."], "It rings", "Jaak Tamm"),
    ("the chief of what letters stand for",
     ["Jaak Tamm, chairman of the Portwick Chamber of Bells (PCB), rang.", "“It is in tune,” the PCB chief said."],
     "in tune", "Jaak Tamm"),
    ("the head of something else",
     ["The head of the Federation of Towers said the bell “is in tune.” Jaak Tamm, head of the Bell League, rang."],
     "in tune", "head of the Federation of Towers"),
    ("a family name that is elsewhere a woman's given name",
     ["Kim Do-cheol rang, and President Lee Jae Myung listened. Kim said so. He called the bell “a lamp.”"],
     "a lamp", "Kim Do-cheol"),
    ("a seat of several words", ["The bell “is in tune,” Cheong Wa Dae said."], "in tune", "Cheong Wa Dae"),
    ("a ministry of several things", ["The bell “is in tune,” according to the Ministry of Trade, Bells and Towers."],
     "in tune", "Ministry of Trade, Bells and Towers"),
    ("a visitor whose name no list has",
     ["Mayor Ilze Ozolina rang.", "Slovenian visitor Vrzka Kranjcova applauded. “We are home,” she confessed."],
     "are home", "Vrzka Kranjcova"),
    ("a newspaper by what it is", ["The newspaper Le Quai reported it. The paper writes that the bell “is in tune.”"],
     "in tune", "Le Quai"),
    ("a newspaper, and a ministry that spoke later",
     ["The Quay Times reported that it rang, and the Culture Ministry said it had not.",
      "The bell “is in tune,” the newspaper said."], "in tune", "Quay Times"),
    ("a portal", ["The Meridian portal wrote that the bell “is in tune.”"], "in tune", "Meridian"),
    ("a daily", ["The newspaper Le Quai reported it. According to the daily, the bell “is in tune.”"], "in tune",
     "Le Quai"),
    ("a politician", ["Lavrov's guest, Serbian President Jaak Tamm, rang. “It rings,” the Serbian politician added."],
     "It rings", "Jaak Tamm"),
    ("the minister is no prime minister",
     ["Foreign Minister Ilze Ozolina met Prime Minister Jaak Tamm.", "Tamm said the bell “rang.”",
      "The minister called it “a lamp.”"], "a lamp", "Ilze Ozolina"),
    ("her son", ["Rosa Tamm rang. Her son Matti told the paper it “was loud.”"], "was loud", "Matti"),
    ("a bank's economist", ["Chief economist of Alfa Bank Natalia Orlova believes the bell “is overvalued.”",
                            "“It is what we see,” she said."], "we see", "Natalia Orlova"),
    ("a named aide of somebody", ["Ozolina’s foreign policy aide Jaak Tamm said the bell “is in tune.”"], "in tune",
     "Jaak Tamm"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "paragraphs", "words", "name"), CASES, ids=[row[0] for row in CASES])
def test_a_described_or_relayed_speaker_is_named(case, paragraphs, words, name):
    assert speaker_of(story(*paragraphs), words) == name


def test_a_headline_that_quotes_a_little_more_than_the_body_has_its_speaker():
    body = "Mayor Ilze Ozolina called the bell “badly cracked.”"
    assert speaker_of(story(body, headline="Bell 'very badly cracked'"), "very badly cracked") == "Ilze Ozolina"


def test_a_description_of_another_post_is_another_person():
    reading = story("Mayor Ilze Ozolina called the tower “a lamp.” “It shines for all,” the curator added.")
    assert speaker_of(reading, "It shines") == "curator"


def test_a_description_announced_before_is_not_the_last_speaker():
    reading = story(f"{VISITOR} A rower stood by. “It shines for all,” the rower added.")
    assert speaker_of(reading, "It shines") != "Jaak Tamm"
