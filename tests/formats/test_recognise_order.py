"""Why the formats stand in their order: what two could claim goes to the one that tells more of it."""

import pytest

from articles.formats import plain_text
from articles.formats.recognise import FORMATS, format_of

WIRE = "Riga (dpa) - The bell rang.\n"
CLAIMED_TWICE = [
    # (what it is, its first bytes, the format that must read it)
    ("ninjs in a list is not any JSON", '[{"uri": "a", "versioncreated": "2018", "body_text": "x"}]', "ninjs"),
    ("a mail whose text is HTML is no page", "From: a@b.example\nTo: c\nSubject: s\n\n<html><p>x</p></html>", "e-mail"),
    ("XHTML in NewsML-G2 is no page", "<newsItem><inlineXML><html/></inlineXML></newsItem>", "NewsML-G2"),
    ("NITF in NewsML is no NITF file", "<NewsML><nitf/></NewsML>", "NewsML 1"),
    ("a page that is XML is a page", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "web page"),
    ("a feed is not XML of an unknown kind", '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
    ("XML of an unknown kind is no text", '<?xml version="1.0"?><golf/>', "unknown XML"),
    ("a wire's envelope is no text", f"\x01eca0075 3 i 510  dpa 1003\r\n\r\nA/\r\n\x02H =\r\n{WIRE}", "IPTC 7901"),
    ("ANPA begins with SOH too", f"\x16\x16\x01W2607\x1fa\n\x02^slug<\n{WIRE}", "ANPA"),
    ("a telex message is no text", f"ZCZC AAP\n$A bell\n{WIRE}NNNN", "telex (ZCZC)"),
    ("text is what nobody else claims", WIRE, "plain text"),
]


@pytest.mark.parametrize(("why", "head", "name"), CLAIMED_TWICE, ids=[why for why, _, _ in CLAIMED_TWICE])
def test_the_first_format_that_knows_a_file_reads_it(why, head, name):
    assert name == format_of(head.encode()).NAME


def test_plain_text_comes_last_because_it_takes_everything():
    assert FORMATS[-1] is plain_text
    assert plain_text.looks_like(b"\x00")


def test_every_format_has_a_name_of_its_own():
    assert len({known.NAME for known in FORMATS}) == len(FORMATS)
