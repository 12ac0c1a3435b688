"""Marks made straight, entities and mojibake mended, and the way back to the text as it arrived."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.clean_text import clean
from tests.reading.invented import speaker_of, story

BROKEN = [
    # case, as it arrived, mended
    ("curly marks", "“Ring,” she said. It’s late.", '"Ring," she said. It\'s late.'),
    ("named entity", "&quot;Ring,&quot; she said.", '"Ring," she said.'),
    ("numbered entity", "It&#39;s late.", "It's late."),
    ("hexadecimal entity", "It&#x27;s late.", "It's late."),
    ("ampersand", "Bells &amp; towers", "Bells & towers"),
    ("no entity", "AT&T; bells & towers", "AT&T; bells & towers"),
    ("no-break space", "10\u00a0bells", "10 bells"),
    ("no-break hyphen", "Na\u2011rim", "Na-rim"),
    ("UTF-8 read as cp1252", "It’s".encode().decode("cp1252"), "It's"),
    ("opening mark read as cp1252", "â€œRing", '"Ring'),
    ("dash read as cp1252", "late â€“ again", "late – again"),
    ("accent read as cp1252", "Quiñones".encode().decode("cp1252"), "Quiñones"),
    ("accent read as latin-1", "Müller".encode().decode("latin-1"), "Müller"),
    ("UTF-8 read as cp1251", "It’s".encode().decode("cp1251"), "It's"),
    ("words that are right", "naïve Škoda in Århus", "naïve Škoda in Århus"),
]


@pytest.mark.parametrize(("case", "arrived", "mended"), BROKEN, ids=[row[0] for row in BROKEN])
def test_broken_characters_are_mended(case, arrived, mended):
    assert clean(arrived).text == mended


def test_a_place_found_in_the_mended_text_leads_back_to_the_original():
    arrived = "&quot;Ring,&quot; said Inés Quiñones; itâ€™s late."
    mended = clean(arrived)
    at = mended.text.index("Quiñones")
    assert arrived[slice(*mended.span_to_original((at, at + 8)))] == "Quiñones"
    at = mended.text.index("it's")
    assert arrived[slice(*mended.span_to_original((at, at + 4)))] == "itâ€™s"


PIECES = ["bell ", "&quot;", "â€™", "“", "&", "Ã±", "’", "\u00a0", "вЂњ", "&#x27;"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_every_place_leads_there_and_back(text):
    mended = clean(text)
    assert mended.to_original(0) == 0
    for place in range(len(mended.text) + 1):
        there = mended.to_original(place)
        assert 0 <= there <= len(text)
        assert mended.to_clean(there) == place


@pytest.mark.parametrize(
    ("first", "later"),
    [
        # the name is broken where it is given in full, and whole later
        ("Inés Quiñones".encode().decode("cp1252"), "Quiñones"),
        # broken both times
        ("Inés Quiñones".encode().decode("cp1252"), "Quiñones".encode().decode("cp1252")),
        # an entity in the name
        ("Ciara O&#x27;Hara", "O'Hara"),
    ],
)
def test_a_broken_name_is_still_one_person(first, later):
    reading = story(f"Culture Minister {first} of Ireland rang the bell.", f'"The bell is in tune," {later} said.')
    assert speaker_of(reading, "in tune") == reading.officials[0].name
    assert len(reading.officials) == 1
