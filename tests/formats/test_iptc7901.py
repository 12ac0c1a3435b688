"""IPTC 7901: marks, headline and byline stand above the equals sign, editors' notes and the stamp below the text."""

from datetime import UTC, date, datetime

import pytest

from tests.formats.incoming import refused, story

LINES = """\x01eca0075 3 i 510  dpa 1003\r
\r
Latvia-culture/Riga/\r
\x022ND LEAD\r
A very long headline about the bell of Riga that a wire has to wrap\r
over two lines\r
By Ilze Ozolina, dpa =\r
\r
Riga (dpa) - The bell of Riga, cast in 1685, rang on\r
Wednesday for Zürich.\r
\r
   "It rang," Ozolina said.\r
{end}"""
END = """\r
# Notebook\r
\r
## Note to editors\r
- adds quote\r
\r
* * * *\r
The following information is not intended for publication\r
- Tel: +000\r
\r
\x03101137 GMT Okt 18\r
\x7f\r
\x04"""


@pytest.fixture(scope="module", params=["utf-8", "latin-1"])
def bell(request):
    return story("bell.txt", LINES.format(end=END).encode(request.param))


def test_the_text_is_headline_byline_and_paragraphs_without_the_notebook(bell):
    assert bell.text == (
        "A very long headline about the bell of Riga that a wire has to wrap over two lines\n\n"
        "By Ilze Ozolina, dpa\n\n"
        "Riga (dpa) - The bell of Riga, cast in 1685, rang on Wednesday for Zürich.\n\n"
        '"It rang," Ozolina said.\n'
    )


def test_agency_lead_and_stamp_are_told(bell):
    assert (bell.format, bell.source, bell.version, bell.byline) == ("IPTC 7901", "dpa", "2", "By Ilze Ozolina, dpa")
    assert (bell.keyword, bell.marks) == ("Latvia-culture/Riga/", "2ND LEAD")
    assert (bell.published, bell.published_at) == (date(2018, 10, 10), datetime(2018, 10, 10, 11, 37, tzinfo=UTC))


def test_keyword_marks_and_notes_are_told_to_staff(bell):
    assert bell.remarks[-4:] == (
        "Keyword of the wire: Latvia-culture/Riga/",
        "Marks of the wire: 2ND LEAD",
        "Editor's note: - adds quote",
        "The notes for editors below the text were left out.",
    )


def test_a_message_whose_control_signs_were_lost_is_known_by_its_first_line():
    plain = LINES.format(end="\n101137 GMT Dez 18").translate(dict.fromkeys(range(1, 9))).replace("\r", "")
    document = story("plain.txt", plain)
    assert document.format == "IPTC 7901"
    assert document.headline.startswith("A very long headline")
    assert document.text.endswith('"It rang," Ozolina said.\n')
    assert document.published == date(2018, 12, 10)


def test_a_stamp_without_a_zone_gives_the_day_alone():
    document = story("a.txt", LINES.format(end="\n\x03211259 Nov 18\r\n\x04"))
    assert (document.published, document.published_at) == (date(2018, 11, 21), None)


@pytest.mark.parametrize(("mark", "notice"), [("KILL", "withdrawal"), ("CORRECTION", "correction"), ("URGENT", "")])
def test_marks_correct_and_withdraw(mark, notice):
    assert story("a.txt", LINES.format(end=END).replace("2ND LEAD", mark)).notice == notice


def test_an_envelope_without_text_is_refused():
    assert "no text" in refused(
        "a.txt", "\x01eca0075 3 i 510  dpa 1003\r\n\r\nA/\r\n\x02Headline =\r\n\r\n\x03101137 GMT Okt 18"
    )
