"""Telex messages: codes behind signs or in fields, then the text up to NNNN."""

from datetime import date

import pytest

from tests.formats.incoming import refused, story

BODY = (
    "RIGA, Dec 7 AAP - The bell of the town rang today for the first\ntime in years.\n\n"
    "    It rang for all of the people who live on the river.\n\n\nAAP RTV\nNNNN\nlost"
)
TEXT = (
    "RIGA, Dec 7 AAP - The bell of the town rang today for the first time in years.\n\n"
    "It rang for all of the people who live on the river.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "ZCZC AAP\r\n%A\r\n#Bell_BC1\r\n$The bell rings\r\n*07000000\r\n@QLD\r\n",
        "   ZCZC AAP\r\n$T\r\n#Bell_BC1\r\n\r\nThe bell rings\r\n*X\r\n&T\r\n+15039001\r\n",
    ],
)
def test_the_headline_stands_behind_a_sign_or_between_the_codes(head):
    document = story("a.tst", head + BODY.replace("\n", "\r\n"))
    assert document.text == "The bell rings\n\n" + TEXT
    assert (document.format, document.headline, document.source) == ("telex (ZCZC)", "The bell rings", "AAP")
    assert document.remarks == ("Keyword of the wire: Bell_BC1",)


def test_codes_in_letters_are_no_text():
    assert story("a.tst", "ZCZC FMG000\nYY TDR\n:BELL :Riga\n" + BODY).text == TEXT


def test_lines_that_are_not_wrapped_are_paragraphs():
    long = "The bell of the town rang today for the first time in years, and all who live here heard it" + " well" * 9
    document = story("a.tst", f"ZCZC AAP\n%A\n$A bell\n{long}.\n{long}\nNNNN")
    assert document.text == f"A bell\n\n{long}.\n\n{long}\n"


def test_fields_of_two_letters_are_read():
    fields = "zczc\r\nAN#2694\r\nKN#Bites\r\nPD#06 June 2016 14:00:00\r\nSO#ASX\r\nBY#Ann Lee\r\nTI#The bell rings\r\n"
    data = (fields + "AB#All heard it\r\nTX#\r\n" + BODY).encode().replace(b"town", b"town\x92s")
    document = story("a.tst", data)
    assert document.text.startswith("The bell rings\n\nAll heard it\n\nRIGA, Dec 7 AAP - The bell of the town’s rang")
    assert (document.identity, document.published, document.byline) == ("Bites 2694", date(2016, 6, 6), "Ann Lee")


def test_tables_are_refused():
    rows = "\n".join(f"    Race {number}: 1 8 2. Win $2.10 place $1.20 $1.60" for number in range(9))
    assert "tables" in refused(
        "a.tst", f"ZCZC\n#Riga Greyhound\n:TAB DIVS\nRIGA GREYHOUND\n{rows}\n   AAP RESULTS\nNNNN"
    )
