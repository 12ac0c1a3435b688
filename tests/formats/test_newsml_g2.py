"""NewsML-G2: each news item a story of its own, everything else refused for what it is."""

from datetime import date

import pytest

from articles.formats.types import UnreadableFile
from tests.formats.incoming import of_file, refused, story


@pytest.fixture(scope="module")
def items():
    return of_file("message.g2.xml")


def test_every_item_of_a_message_has_a_name_of_its_own(items):
    assert [item.name for item in items] == [f"message.g2.xml, item {number}" for number in (1, 2, 3, 4)]


def test_the_text_is_the_headline_the_line_below_it_and_the_paragraphs(items):
    assert items[0].text == (
        "Tea harvest grows in the hills\n\n"
        "Exports follow\n\n"
        'KANDY (Meridian) - The harvest grew, "by a tenth", the board said.\n\n'
        "It weighed 300 tonnes.\n"
    )


def test_what_the_item_says_of_itself_is_told(items):
    tea = items[0]
    assert (tea.format, tea.headline) == ("NewsML-G2", "Tea harvest grows in the hills")
    assert (tea.identity, tea.version) == ("tag:meridian.example,2018:tea", "4")
    assert (tea.section, tea.byline, tea.source, tea.language) == ("Economy", "Nimal Perera", "meridian", "en")
    assert tea.url == "https://meridian.example/tea"


def test_the_day_is_that_of_this_version_in_the_agencys_own_zone(items):
    assert items[0].published == date(2018, 4, 10)
    assert items[0].published_at.isoformat() == "2018-04-10T23:15:00+05:30"
    assert (items[2].published, items[2].published_at) == (date(2018, 4, 11), None)


def test_a_correction_is_told_with_its_note_and_without_what_is_for_the_desk(items):
    assert items[0].notice == "correction"
    assert items[0].remarks == ("Editor's note: Corrects the weight in paragraph 2.",)


def test_a_cancelled_item_withdraws_even_without_text(items):
    assert (items[2].notice, items[2].text) == ("withdrawal", "KILL: Cod stamps\n")


def test_pictures_and_packages_are_refused_by_what_they_are(items):
    assert isinstance(items[1], UnreadableFile) and "picture" in items[1].reason
    assert isinstance(items[3], UnreadableFile) and "package" in items[3].reason


@pytest.mark.parametrize(
    ("root", "what"),
    [
        ("planningItem", "planning"),
        ("knowledgeItem", "knowledge"),
        ("conceptItem", "concept"),
        ("catalogItem", "catal"),
    ],
)
def test_items_that_are_no_news_are_refused_by_name(root, what):
    assert what in refused("a.xml", f'<{root} xmlns="http://iptc.org/std/nar/2006-10-01/"/>')


def item(content):
    return (
        '<newsItem guid="a"><itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
        f"<contentMeta><headline>H</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def test_text_elsewhere_tables_and_nothing_at_all_are_told_apart():
    assert "address where it lies" in refused("a.xml", item('<remoteContent href="x"/>'))
    assert "SportsML" in refused(
        "a.xml", item("<inlineXML><sports-content><team>1</team></sports-content></inlineXML>")
    )
    assert "without text" in refused("a.xml", item("<inlineXML/>"))


def test_plain_text_and_nitf_in_an_item_are_read():
    assert story("a.xml", item("<inlineData>One.\n\nTwo\nlines.</inlineData>")).text == "H\n\nOne.\n\nTwo lines.\n"
    nitf = "<nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>"
    assert story("a.xml", item(f"<inlineXML>{nitf}</inlineXML>")).text == "H\n\nOne.\n\nTwo.\n"


def test_elements_of_an_agency_own_are_paragraphs_too():
    own = "<BODY><TEXT><RUBRIK>H</RUBRIK><INGRESS><P>One.</P></INGRESS><MELLIS>Sub</MELLIS><P>Two.</P></TEXT></BODY>"
    assert story("a.xml", item(f"<inlineXML>{own}</inlineXML>")).text == "H\n\nOne.\n\nSub\n\nTwo.\n"
