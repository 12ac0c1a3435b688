"""Stories taken apart; every text is invented, in the manner of the agencies."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.dates import date_story
from articles.reading.layout import lay_out

PAGE = """All news

Oslo ready to lend ski lifts to its neighbors — Berg

The minister hopes for an answer before the first snow
Minister of Roads Kari Berg  Nils Aas/TASS
Minister of Roads Kari Berg
© Nils Aas/TASS

OSLO, March 3. /TASS/. Oslo will lend ski lifts to its neighbors, Roads Minister Kari Berg said on Tuesday.

"We have more lifts than hills," she said.

Read also
Neighbors ask Oslo for ski lifts

{{newsPoint.title}}
{{newsPoint.subtitle}}

The talks go on.
Share
Tags
Ski lifts
"""


def parts_of(text, layout):
    return {part: [text[s:e].strip() for s, e, other in layout.parts if other == part] for _, _, part in layout.parts}


def paragraphs(text, layout):
    return [text[s:e] for s, e in layout.paragraphs]


def slice_of(text, span):
    return text[slice(*span)] if span else ""


def test_a_page_gives_headline_deck_caption_and_body():
    layout = lay_out(PAGE)
    assert slice_of(PAGE, layout.headline) == "Oslo ready to lend ski lifts to its neighbors — Berg"
    assert slice_of(PAGE, layout.deck) == "The minister hopes for an answer before the first snow"
    assert [(c.text, c.credit) for c in layout.captions] == [("Minister of Roads Kari Berg", "Nils Aas/TASS")]
    assert layout.source == "TASS"
    assert layout.dateline is not None
    assert layout.dateline.place == "OSLO"
    assert paragraphs(PAGE, layout) == [
        "OSLO, March 3. /TASS/. Oslo will lend ski lifts to its neighbors, Roads Minister Kari Berg said on Tuesday.",
        '"We have more lifts than hills," she said.',
        "The talks go on.",
    ]
    assert "Neighbors ask Oslo for ski lifts" in "\n".join(parts_of(PAGE, layout)["insert"])


def test_spans_of_captions_and_credits_hold_their_text():
    for caption in lay_out(PAGE).captions:
        assert PAGE[slice(*caption.span)] == caption.text
        assert caption.credit_span is not None
        assert PAGE[slice(*caption.credit_span)] == caption.credit


GLUED = [
    ("snow-lifts Oslo lends lifts SEOUL, May 3 (Yonhap) -- Oslo lent lifts.", "snow-lifts", "Oslo lends lifts", ""),
    ("snow-liftsOslo lends lifts SEOUL, May 3 (Yonhap) -- Oslo lent lifts.", "snow-lifts", "Oslo lends lifts", ""),
    (
        "(LEAD) lifts-Oslo(LEAD) Oslo lends &#x27;lifts&#x27;(ATTN: ADDS map)By Kim Na-ri SEOUL, May 3 (Yonhap) -- A.",
        "(LEAD) lifts-Oslo",
        "Oslo lends &#x27;lifts&#x27;",
        "By Kim Na-ri",
    ),
    (
        "S Norway-Sweden FTA S. Norway, Sweden sign By Kim Na-ri and Lee Bo-ra NEW YORK, May 3 (Yonhap) -- They do.",
        "S Norway-Sweden FTA",
        "S. Norway, Sweden sign",
        "By Kim Na-ri and Lee Bo-ra",
    ),
]


@pytest.mark.parametrize(("text", "slug", "headline", "byline"), GLUED)
def test_slug_headline_and_byline_are_told_apart_on_one_line(text, slug, headline, byline):
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == headline
    assert slice_of(text, layout.byline) == byline
    assert text[layout.parts[0][0] : layout.parts[0][1]].startswith(slug)
    assert layout.parts[0][2] == "furniture"
    assert layout.source == "Yonhap"
    assert layout.dateline is not None
    assert paragraphs(text, layout)[0].startswith(layout.dateline.text)


@pytest.mark.parametrize(
    "ending",
    [
        " -0-",
        "\n-0-",
        "(END)",
        " (END)",
        "\n\nanna@yna.co.kr(END)",
        " anna@yna.co.kr(END)",
        "anna@yna.co.kr(END)",
        " Enditem",
        "\n###",
    ],
)
def test_end_marks_and_mail_addresses_are_no_part_of_the_last_paragraph(ending):
    text = f"Snow in Oslo\n\nOSLO, May 3 (Xinhua) -- Snow fell.\nIt melted.{ending}"
    assert paragraphs(text, lay_out(text)) == ["OSLO, May 3 (Xinhua) -- Snow fell.", "It melted."]


def test_a_line_with_the_date_is_neither_deck_nor_body():
    text = "Snow in Oslo closes schools\n\nMonday, May 4, 2015\n\nSchools stayed shut.\n\nThey open today.\n"
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == "Snow in Oslo closes schools"
    assert layout.deck is None
    assert paragraphs(text, layout) == ["Schools stayed shut.", "They open today."]
    assert (12, "dateline") not in [(start, part) for start, _, part in layout.parts]
    assert "Monday, May 4, 2015" in parts_of(text, layout)["dateline"]


@pytest.mark.parametrize(
    "first",
    ["Russian Politics & DiplomacyOslo lends its lifts", "World | Oslo lends its lifts", "WorldOslo lends its lifts"],
)
def test_a_rubric_run_into_the_headline_is_taken_off(first):
    text = f"{first}\n\nOSLO, May 3. /TASS/. Oslo lends lifts."
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == "Oslo lends its lifts"
    assert slice_of(text, layout.section) == first[: first.index("Oslo")].rstrip(" |")


def test_world_bank_is_no_rubric():
    text = "World Bank lends lifts\n\nOSLO, May 3. /TASS/. The bank lends lifts."
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == "World Bank lends lifts"
    assert layout.section is None


def test_a_rubric_is_the_headline_where_there_is_no_other():
    text = "Press Review\n\nPyongyang, May 3 (KCNA) -- Snow fell. -0-"
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == "Press Review"
    assert layout.section is None


def test_rubric_and_hour_stand_above_the_headline():
    text = "Home\nWorld\n10 Apr 2019, 12:39\nOslo lends its lifts\n\nOSLO, April 10. /TASS/. Oslo lends lifts."
    layout = lay_out(text)
    assert slice_of(text, layout.section) == "World"
    assert slice_of(text, layout.headline) == "Oslo lends its lifts"
    assert layout.deck is None


def test_another_storys_headline_above_the_own_one_is_an_insert():
    text = (
        "Penguins march through Lima\nOslo lends ski lifts to Sweden\n\n"
        "OSLO, May 3. /TASS/. Oslo lends ski lifts to Sweden, officials said.\n\nSweden never owned lifts, whose "
        "towers would need strong ground and many engines. Winter comes early, snow lies deep, roads close till May."
    )
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == "Oslo lends ski lifts to Sweden"
    assert layout.deck is None


def test_rubric_and_day_may_share_a_line():
    text = "World | 3 May 2011, 12:39\nOslo lends its lifts\n\nOSLO, May 3. /TASS/. Oslo lends lifts."
    layout = lay_out(text)
    assert slice_of(text, layout.section) == "World"
    assert slice_of(text, layout.headline) == "Oslo lends its lifts"
    assert date_story(text, layout).value == "2011-05-03"


def test_a_title_announced_as_another_storys_is_not_the_headline():
    text = "Read also\nSweden sells its ships\n\nOslo lends its lifts\n\nOSLO, May 3. /TASS/. Oslo lends lifts."
    assert slice_of(text, lay_out(text).headline) == "Oslo lends its lifts"


def test_a_picture_line_without_credit_is_a_caption():
    text = (
        "Oslo lends its lifts\nThe minister hopes for an answer\nRoads Minister Kari Berg\n\n"
        "OSLO, May 3. /TASS/. Oslo lends lifts."
    )
    assert [(c.text, c.credit) for c in lay_out(text).captions] == [("Roads Minister Kari Berg", "")]


def test_a_headline_without_a_word_in_common_with_the_story_is_not_its_own():
    text = (
        "Penguins march through Lima carrying colorful paper lanterns\n\nOSLO, May 3. /TASS/. Oslo lends ski lifts to "
        "Sweden, officials said.\n\nSweden never owned lifts, whose towers would need strong ground and many engines. "
        "Winter comes early, snow lies deep, roads close till May. Nobody knows when the first one will be built there."
    )
    layout = lay_out(text)
    assert layout.headline is None
    assert layout.parts[0][2] == "insert"


def test_a_deck_repeated_above_the_body_is_given_once():
    deck = "The minister hopes for an answer before the first snow"
    text = f"Oslo lends its lifts\n{deck}\n{deck}\n\nOSLO, May 3. /TASS/. Oslo lends lifts."
    layout = lay_out(text)
    assert slice_of(text, layout.deck) == deck
    assert len(layout.paragraphs) == 1


def test_a_deck_repeated_as_the_first_paragraph_stays_in_both_places():
    deck = "The minister hopes for an answer before the first snow"
    text = f"Oslo lends its lifts\n\n{deck}\n\n{deck}, she said on Friday.\n\nThe snow is late."
    layout = lay_out(text)
    assert slice_of(text, layout.deck) == deck
    assert paragraphs(text, layout) == [f"{deck}, she said on Friday.", "The snow is late."]


def test_a_story_of_one_paragraph_has_no_headline():
    text = "OSLO, May 3. /TASS/. Oslo lends lifts. It has many."
    layout = lay_out(text)
    assert layout.headline is None
    assert paragraphs(text, layout) == [text]


def test_a_caption_between_paragraphs_is_no_paragraph():
    text = "Snow in Oslo\n\nMonday, May 4, 2015\n\nIt fell.\n\nA lift in Oslo. Image: Nils Aas.\n\nIt melted."
    layout = lay_out(text)
    assert [(c.text, c.credit) for c in layout.captions] == [("A lift in Oslo.", "Nils Aas")]
    assert paragraphs(text, layout) == ["It fell.", "It melted."]


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("A lift stands still. (AP Photo/Nils Aas)", "A lift stands still.", "AP Photo/Nils Aas"),
        ("A lift stands still. REUTERS/Nils Aas", "A lift stands still.", "REUTERS/Nils Aas"),
        ("A lift stands still [Photo/Xinhua]", "A lift stands still", "Xinhua"),
        ("A lift © Nils Aas/TASS", "A lift", "Nils Aas/TASS"),
        ("This photo shows a lift. (PHOTO NOT FOR SALE) (Yonhap)", "This photo shows a lift.", "Yonhap"),
    ],
)
def test_a_caption_and_its_credit_are_told_apart(line, text, credit):
    story = f"Snow in Oslo\n\nOSLO, May 3. /TASS/. It fell.\n\n{line}\n\nIt melted."
    assert [(c.text, c.credit) for c in lay_out(story).captions] == [(text, credit)]


@pytest.mark.parametrize(
    "line", ["By Kari Berg", "By KARI BERG, Associated Press", "by Xinhua writer Li Na", "BYLINE: Kari Berg."]
)
def test_a_byline_is_no_deck(line):
    text = f"Snow in Oslo\n{line}\n\nOSLO (AP) — Snow fell."
    layout = lay_out(text)
    assert slice_of(text, layout.byline) == line
    assert layout.deck is None


def test_a_place_on_a_line_of_its_own_is_the_dateline():
    text = "Snow falls in Turkey\nBy Kari Berg\n\nANKARA\n\nSnow fell on Monday.\n\nIt melted."
    layout = lay_out(text)
    assert layout.dateline is not None
    assert layout.dateline.place == "ANKARA"
    assert paragraphs(text, layout) == ["Snow fell on Monday.", "It melted."]


def test_plain_articles_keep_every_paragraph():
    body = [
        "The council met on Monday.",
        "8.",
        '"Snow," said Berg.',
        "Name: Kari Berg Age: 27",
        "Editor's note: This was updated.",
    ]
    text = "\n".join(["Council hears about snow.", *body])
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == "Council hears about snow."
    assert paragraphs(text, layout) == body


def test_subheads_of_a_list_stay_in_the_body():
    text = (
        "Press Review\n\nPyongyang, May 3 (KCNA) -- News:\n- Snow fell\n\nRodong Sinmun\n- The paper praises snow. -0-"
    )
    assert paragraphs(text, lay_out(text))[1:] == ["- Snow fell", "Rodong Sinmun", "- The paper praises snow."]


def test_a_message_number_of_an_old_wire_is_furniture():
    text = "ABC-WIRE-0007 (DESK)\n\nLIMA, 3 MAY 87 (EFE) -- [TEXT] SNOW FELL IN LIMA."
    layout = lay_out(text)
    assert layout.headline is None
    assert paragraphs(text, layout) == ["LIMA, 3 MAY 87 (EFE) -- [TEXT] SNOW FELL IN LIMA."]


def test_an_agency_credited_in_the_first_sentence_is_the_source():
    text = "Snow in Oslo\n\nMonday, May 4, 2015\n\nAccording to Yonhap news agency, snow fell.\n\nIt melted, AFP said."
    assert lay_out(text).source == "Yonhap"


def test_an_agency_credited_with_one_statement_is_not_the_source():
    text = "Snow in Oslo\n\nMonday, May 4, 2015\n\nSnow fell.\n\nAccording to AFP, it melted."
    assert lay_out(text).source == ""


@pytest.mark.parametrize(
    "signature",
    [" – NNN-TASS", "\n-- BERNAMA", " PTI KBR NAS", " (ANI)", "\nkb/na/ts", "\n© Agence France-Presse"],
)
def test_an_agencys_signature_is_no_part_of_the_last_paragraph(signature):
    text = f"Snow in Oslo\n\nOSLO, May 3 (Xinhua) -- Snow fell.\nIt melted.{signature}"
    assert paragraphs(text, lay_out(text)) == ["OSLO, May 3 (Xinhua) -- Snow fell.", "It melted."]


def test_a_bulletin_has_a_headline_and_no_body():
    text = "(URGENT) Oslo-lifts (URGENT) Oslo lends its lifts\n\n(END)"
    layout = lay_out(text)
    assert slice_of(text, layout.headline) == "Oslo lends its lifts"
    assert layout.paragraphs == ()


def test_a_revision_tag_is_no_part_of_the_headline():
    text = "(2nd LD) Oslo lends its lifts\n\nSEOUL, May 3 (Yonhap) -- Oslo lends lifts."
    assert slice_of(text, lay_out(text).headline) == "Oslo lends its lifts"


def test_a_credit_on_the_line_below_belongs_to_the_caption_above():
    text = "Snow in Oslo\n\nMonday, May 4, 2015\n\nIt fell.\n\nA lift in the sun\nImage: Nils Aas.\n\nIt melted."
    layout = lay_out(text)
    assert [(c.text, c.credit) for c in layout.captions] == [("A lift in the sun", "Nils Aas")]
    assert paragraphs(text, layout) == ["It fell.", "It melted."]


def test_a_deck_may_stand_above_the_line_with_the_date():
    text = "Snow in Oslo closes schools\nParents stay at home as well\nMonday, May 4, 2015\nSchools shut.\nIt melted."
    layout = lay_out(text)
    assert slice_of(text, layout.deck) == "Parents stay at home as well"
    assert paragraphs(text, layout) == ["Schools shut.", "It melted."]


def test_the_pages_title_with_the_sites_name_is_furniture():
    text = (
        "Oslo lends all its lifts - World - TASS\n\nOslo lends all its lifts\n\nOSLO, May 3. /TASS/. Oslo lends lifts."
    )
    layout = lay_out(text)
    assert text[: layout.headline[0]].strip() == "Oslo lends all its lifts - World - TASS"
    assert slice_of(text, layout.section) == "World"


def test_a_headline_of_another_story_between_paragraphs_is_an_insert():
    text = (
        "Oslo lends its lifts\n\nOSLO, May 3. /TASS/. Oslo lends lifts.\n\n"
        "Sweden asks for the lifts of its neighbors — minister\n\nSnow is late."
    )
    assert paragraphs(text, lay_out(text)) == ["OSLO, May 3. /TASS/. Oslo lends lifts.", "Snow is late."]


HOSTILE = {
    "capitals": "A" * 100_000,
    "words in capitals": "OSLO " * 20_000,
    "quotation marks": '"' * 100_000,
    "lines": "a\n" * 50_000,
    "brackets": "(" * 100_000,
    "slugs": "/TASS/ " * 14_000,
    "glued datelines": "OSLO, May 3 (Yonhap) " * 4_700,
    "addresses": "a@b.co " * 14_000,
    "photo credits": "A lift © Nils Aas/TASS\n" * 4_000,
    "bylines": "By Kari Berg\n" * 7_500,
    "notes": "(ATTN: x)" * 11_000,
    "blanks": "a" + " " * 100_000 + "b",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_laid_out_quickly(text):
    started = process_time()
    lay_out(text)
    assert process_time() - started < 1.0


WIRE = ("OSLO, May 3. /TASS/. ", "SEOUL, May 3 (Yonhap) -- ", "TASS FACTBOX. ", "Monday, May 4, 2015", "-0-", "(END)")
PAGE_BITS = ("All news", "Read also", "© Nils Aas/TASS", "By Kari Berg", "World", "a@b.org", "(AP Photo/X Y)", "Tags")
PIECES = st.sampled_from((*WIRE, *PAGE_BITS, "A headline — Berg", "Snow fell.", " ", *"\n\r\t\x0b\u2028", "\n\n"))


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=24).map("".join))
def test_every_character_is_in_exactly_one_part(text):
    layout = lay_out(text)
    at = 0
    for start, end, _ in layout.parts:
        assert start == at < end
        at = end
    assert at == len(text)
    for start, end in layout.paragraphs:
        assert text[start:end].strip()
    assert all(text[slice(*caption.span)] == caption.text for caption in layout.captions)
