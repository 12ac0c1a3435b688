"""A sentence is taken apart into a wording that many share, and put together to the character."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.wordings import put_together, take_apart

characters = st.characters(exclude_categories=())  # lone surrogates, too
pieces = st.one_of(
    st.text(characters, max_size=4),
    st.sampled_from(["{naming}", "{name}", "{day}", "{", "}", "{{", "“", "”", "naming", "day", "a", "Nora Vik", "Vik"]),
    st.sampled_from(
        ["1 May 1995", "01 May 1995", "31 June 1995", "9 May 0995", "29 February 2024", "5 MAY 1995", "5 "]
    ),
)
words = st.lists(pieces, max_size=3).map("".join)


@given(st.data(), words, words)
def test_a_sentence_is_put_together_as_it_was(data, naming, name):
    own = st.sampled_from([f"“{naming}”", naming, name, f"{naming}{name}"])
    sentence = "".join(data.draw(st.lists(st.one_of(pieces, own), max_size=6)))
    wording, day = take_apart(sentence, naming=naming, name=name)
    assert put_together(wording, naming=naming, name=name, day=day) == sentence


@pytest.mark.parametrize(
    ("sentence", "naming", "name", "wording", "day"),
    [
        ("“Vik” names Nora Vik.", "Vik", "Nora Vik", "“{naming}” names {name}.", None),
        ("“Nora Vik” names Nora Vik.", "Nora Vik", "Nora Vik", "“{naming}” names {name}.", None),
        ("“she” — Nora Vik.", "She", "Nora Vik", "“she” — {name}.", None),
        ("Held on 1 May 1995, not 2 May 1995.", "", "", "Held on {day}, not 2 May 1995.", date(1995, 5, 1)),
        ("Held on 31 June 1995.", "", "", "Held on 31 June 1995.", None),
        ("Held on 01 May 1995.", "", "", "Held on 01 May 1995.", None),
        ("“{day}” names Nora Vik.", "{day}", "Nora Vik", "“{{day}}” names Nora Vik.", None),
        ("A day.", "", "day", "A day.", None),
        ("", "Vik", "Nora Vik", "", None),
    ],
)
def test_what_differs_is_a_mark_in_the_wording(sentence, naming, name, wording, day):
    assert take_apart(sentence, naming=naming, name=name) == (wording, day)
