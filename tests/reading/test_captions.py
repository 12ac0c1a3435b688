"""Captions with their credits, once each however often a page prints them. Every text is invented."""

from __future__ import annotations

import pytest

from articles.reading.layout import lay_out

PAGE = """Bells to ring again

{}

PORTWICK, April 10. /TASS/. The bells ring again.

The tower is tall."""

CAPTIONS = [
    # case, the lines as printed, (text, credit)
    ("credit behind two blanks", "The old bell of 1911  Nils Aas/TASS", ("The old bell of 1911", "Nils Aas/TASS")),
    ("credit on its own line", "The old bell of 1911\n© Nils Aas/TASS", ("The old bell of 1911", "Nils Aas/TASS")),
    ("credit after the sign", "The old bell of 1911 © Nils Aas/TASS", ("The old bell of 1911", "Nils Aas/TASS")),
    ("foreign agency", "The old bell of 1911  EPA/NILS AAS", ("The old bell of 1911", "EPA/NILS AAS")),
    ("foreign agency with the sign", "The old bell of 1911\n© EPA-EFE/NILS AAS",
     ("The old bell of 1911", "EPA-EFE/NILS AAS")),
    ("pool photograph", "The old bell of 1911\n© AP Photo/Nils Aas, Pool",
     ("The old bell of 1911", "AP Photo/Nils Aas, Pool")),
    ("press service", "The old bell of 1911\n© Press Service of the Portwick Museum/TASS",
     ("The old bell of 1911", "Press Service of the Portwick Museum/TASS")),
]  # fmt: skip


@pytest.mark.parametrize(("case", "lines", "caption"), CAPTIONS, ids=[row[0] for row in CAPTIONS])
def test_a_caption_and_its_credit_are_told_apart(case, lines, caption):
    text = PAGE.format(lines)
    layout = lay_out(text)
    assert [(found.text, found.credit) for found in layout.captions] == [caption]
    assert [text[slice(*span)] for span in layout.paragraphs][1:] == ["The tower is tall."]


def test_a_caption_printed_twice_is_told_once():
    text = PAGE.format("The old bell of 1911  Nils Aas/TASS\nThe old bell of 1911\n© Nils Aas/TASS")
    layout = lay_out(text)
    assert [(found.text, found.credit) for found in layout.captions] == [("The old bell of 1911", "Nils Aas/TASS")]
    assert layout.deck is None


def test_a_photograph_within_the_body_is_no_paragraph():
    text = PAGE.format("") + "\n\nThe new bell of 1911\n© Nils Aas/TASS\n\nThe choir sings."
    layout = lay_out(text)
    assert [found.text for found in layout.captions] == ["The new bell of 1911"]
    assert "The new bell of 1911" not in [text[slice(*span)] for span in layout.paragraphs]
