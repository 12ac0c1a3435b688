"""Nothing that a reading says stands in the story can differ from it by a character, whatever the text is."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.reading.pipeline import UnreadableStory, read
from articles.reading.types import Reading
from tests.reading.annotated import annotated_stories
from tests.reading.readings import reading_of

PIECES = st.sampled_from(
    [
        *("Bell to ring — Ozolina\n", "PORTWICK, April 10. /TASS/. ", "\n\n", " ", "\n", ", ", ". ", "? ", ": "),
        *("Latvian Culture Minister Ilze Ozolina", "Ozolina", "she", "the ministry", "its Estonian counterpart"),
        *(" said", "According to ", " told reporters that ", "as ", ", adding that ", "was quoted as saying "),
        *(
            '"',
            "“",
            "”",
            "‘",
            "’",
            "«",
            "»",
            "„",
            "&quot;",
            "â€œ",
            "â€™",
            "''",
            "‹…›",
            "[",
            "]",
            "(",
            ")",
            "(END)",
            "-0-",
        ),
        *(
            "the bell is in tune",
            "Who rang",
            "BELL",
            "Korea",
            "Washington",
            "U.S.",
            "1948",
            "on Tuesday",
            "© Aas/TASS\n",
        ),
    ]
)


def assert_verbatim(reading: Reading) -> None:
    text = reading.text
    for quote in reading.quotes:
        for start, end in (*quote.spans, *quote.quoted):
            assert 0 <= start < end <= len(text)
        assert quote.text == "".join(text[slice(*span)] for span in quote.quoted or quote.spans)
        if quote.speaker.span:
            assert quote.speaker.text == text[slice(*quote.speaker.span)] != ""
        if quote.cue:
            assert quote.cue.text == text[slice(*quote.cue.span)] != ""
        assert quote.why
        assert 0 < quote.confidence <= 1
    for named in (*reading.countries, *reading.officials):
        assert named.mentions
        assert all(mention.text == text[slice(*mention.span)] != "" for mention in named.mentions)
    for start, end in reading.layout.paragraphs:
        assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize("annotated", annotated_stories(), ids=lambda annotated: annotated.name)
def test_a_storys_reading_is_verbatim(annotated):
    assert_verbatim(reading_of(annotated.text))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join))
@example("Bell to ring — Ozolina\n\x1f0")
@example("Bell to ring — Ozolina\n\u2003The bell rang.\u2003")
def test_the_reading_of_anything_is_verbatim_and_always_the_same(text):
    try:
        reading = read(text)
    except UnreadableStory:
        assert not text.strip()
        return
    assert_verbatim(reading)
    assert read(text) == reading
    json.dumps(reading.as_json(), ensure_ascii=False)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u00a0\n"])
def test_a_text_without_a_word_is_refused_with_a_reason(text):
    with pytest.raises(UnreadableStory, match="empty"):
        read(text)
