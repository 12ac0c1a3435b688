"""The rules by which words are given to a speaker, each with what it tells a reader about itself.

docs/reading.md lists them with an example each.
"""

from __future__ import annotations

# Beside a verb or a phrase of saying: who speaks stands there, so the rule needs no sentence of its own.
SAID = (
    "subject before verb",
    "verb before subject",
    "as somebody said",
    "according to",
    "conjoined",
    "participle",
    "infinitive",
    "passive",
    "noun of saying",
    "quoted as saying",
)

# Where the speaker is found in another way, the sentence that a reader is told first.
FOUND = {
    "asked by somebody": "The story does not name who asked.",
    "colon": "A colon leads to the words.",
    "colon before the paragraph": "The paragraph before leads to the words with a colon.",
    "named where the quotation ends": "The quotation goes on in the next paragraph, which names its speaker.",
    "same words in the body": "The body of the story quotes the same words and names their speaker.",
    "speaker at the end of a headline": "The headline ends with its speaker.",
    "speaker at the head of a headline": "The headline opens with its speaker.",
    "speaker of the next sentence": "No speaker is named beside the words: they go to that of the next sentence.",
    "speaker of the paragraph before": "No speaker is named beside the words: they go to that of the paragraph before.",
    "speaker of the sentence before": "No speaker is named beside the words: they go to that of the sentence before.",
    "subject after the quotation": "The subject right after the quotation is taken for its speaker.",
    "subject of its sentence": "No verb of saying is near the words: they go to the subject of their sentence.",
    "subject of the sentence before": "No speaker is near the words: they go to the subject of the sentence before.",
}

RULES = (*SAID, *FOUND)


def because(rule: str, who: str) -> str:
    """Why these words have this speaker: how the speaker was found, where that needs saying, and who it is."""
    if rule == "asked by somebody":
        return FOUND[rule]  # there is nobody to explain
    return f"{FOUND[rule]} {who}" if rule in FOUND else who
