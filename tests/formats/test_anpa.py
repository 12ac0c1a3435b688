"""ANPA: headings behind ^, indented paragraphs, and the stamp of the agency behind the text."""

from datetime import UTC, datetime

import pytest

from tests.formats.incoming import refused, story

TEXT = (
    "\x16\x16\x01W2607\x1fasian\nr a\x13\x11 BC-US--Bell-Ringing      1stLd-Writethru   11-13 1693\n"
    "\x02^*9006<\n^BC-US--Bell-Ringing, {mark},1140<\n^The bell of the town rings again<\n^AP Photo SDDD101<\n"
    "^Eds: Restores paragraph 3.<\n^By ANN LEE and JO DOE=\n^Associated Press=\n{body}\n"
    "\t   ^\n\t   \x03AP-WF-11-13-13 0745GMT<\n\n\x0c\n\x04"
)
BODY = (
    "\t   SALEM (AP) _ The bell of the town rang on Monday for the first time in years.\n \n"
    "\t   ``It rang,'' she said, and all of the town\nheard it over the river.\n \n\t   ___\n \n^The river=\n"
    "\t   It is wide."
)


@pytest.fixture(scope="module")
def bell():
    return story("bell.tst", TEXT.format(mark="2nd Ld-Writethru", body=BODY))


def test_the_text_is_headline_byline_and_paragraphs(bell):
    assert bell.text == (
        "The bell of the town rings again\n\n"
        "By ANN LEE and JO DOE\n\n"
        "SALEM (AP) _ The bell of the town rang on Monday for the first time in years.\n\n"
        "``It rang,'' she said, and all of the town heard it over the river.\n\n"
        "The river\n\n"
        "It is wide.\n"
    )


def test_agency_stamp_lead_and_notes_are_told(bell):
    assert (bell.format, bell.source, bell.version) == ("ANPA", "AP", "2")
    assert bell.published_at == datetime(2013, 11, 13, 7, 45, tzinfo=UTC)
    assert bell.remarks == (
        "Keyword of the wire: BC-US--Bell-Ringing, 2nd Ld-Writethru",
        "Editor's note: Eds: Restores paragraph 3.",
    )


def test_all_leads_of_a_keyword_share_an_identity_and_the_first_comes_before_them(bell):
    first = story("bell.tst", TEXT.format(mark="", body=BODY))
    assert first.identity == bell.identity == "AP US--Bell-Ringing 2013-11-13"
    assert first.version == "0"


def test_a_kill_is_a_withdrawal():
    assert story("a.tst", TEXT.format(mark="KILL", body=BODY)).notice == "withdrawal"


def test_tables_and_headings_alone_are_refused():
    table = "^AMERICAN LEAGUE=\n\x08Boston;24;14;.632\x10\n\x08Toronto;19;21;.475\x10"
    assert "tables" in refused("table.tst", TEXT.format(mark="", body=table))
    assert "headings" in refused("list.tst", TEXT.format(mark="", body="^One thing happened\n^Another thing happened"))
    assert "STX" in refused("cut.tst", TEXT.format(mark="", body="")[:60])
