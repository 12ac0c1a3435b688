"""What a page prints around a story and within it, and what only looks like it. Every text is invented."""

from __future__ import annotations

import pytest

from articles.reading.layout import lay_out

STORY = """Bells to ring again

PORTWICK, April 10. /TASS/. The bells ring again.
{}
The tower is tall.
{}"""


def paragraphs(within="", after=""):
    text = STORY.format(within, after)
    layout = lay_out(text)
    return [text[slice(*span)] for span in layout.paragraphs], {
        part: "".join(text[start:end] for start, end, other in layout.parts if other == part)
        for _, _, part in layout.parts
    }


@pytest.mark.parametrize(
    "line",
    [
        "Share", "Tags", "Print", "All news", "More news", "Advertisement", "Read more", "Follow us on Twitter",
        "{{newsPoint.title}}", "{{newsPoint.subtitle}}", "(END)", "-0-", "###", "Enditem",
        "(ATTN: ADDS last paragraph)",

        "desk@meridian.example", "© 2018 Meridian. All rights reserved.",
    ],
)  # fmt: skip
def test_lines_of_the_page_are_no_paragraphs(line):
    body, parts = paragraphs(after=line)
    assert body == ["PORTWICK, April 10. /TASS/. The bells ring again.", "The tower is tall."]
    assert line in parts["furniture"]


@pytest.mark.parametrize("label", ["Read also", "READ ALSO", "Read also:"])
def test_another_storys_headline_under_read_also_is_an_insert(label):
    body, parts = paragraphs(within=f"\n{label}\nOrgan of Portwick to be silent for a year\n")
    assert body == ["PORTWICK, April 10. /TASS/. The bells ring again.", "The tower is tall."]
    assert "Organ of Portwick to be silent for a year" in parts["insert"]


@pytest.mark.parametrize(
    "line",
    [
        # words of furniture within a sentence
        "Read more about bells, the minister said.",
        "Share of bells in the budget grew.",
        "All news is good news for ringers, she said.",
        "The end of the bell is near.",
    ],
)
def test_a_sentence_with_the_words_of_furniture_stays(line):
    body, _ = paragraphs(after=line)
    assert line in body


@pytest.mark.parametrize(
    "ending", ["(ANI)", "(PNA)", "- BERNAMA", "EFE abc/de", "WAM/Editor", "PTI ABC DE FG", "(END)"]
)
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_an_agencys_signature_is_no_part_of_the_last_paragraph(ending, gap):
    body, parts = paragraphs(after=f"\nThe choir sings.{gap}{ending}")
    assert body[-1] == "The choir sings."
    assert ending in parts["furniture"]


@pytest.mark.parametrize("ending", ["(again)", "(The Choir)", "and/or not", "- Berg"])
def test_what_is_no_agencys_name_stays(ending):
    body, _ = paragraphs(after=f"\nThe choir sings. {ending}")
    assert body[-1].endswith(ending)
