"""Releases sent as text: issuer and number above the headline are told, and are no part of the text."""

from tests.formats.incoming import refused, story

RELEASE = """Source: Riga Bells Ltd\r
MEDIA RELEASE PR74541\r
The bell rings again\r
\r
RIGA, Latvia, Feb. 1, 2017 /PRNewswire-AsiaNet/ --\r
\r
    -- Rings on \r
       Monday\r
    -- Rings in Riga\r
\r
The bell \x95 rings.\r
"""


def test_issuer_number_and_service_are_told():
    document = story("a.txt", RELEASE.encode("latin-1"))
    assert document.text == (
        "The bell rings again\n\nRIGA, Latvia, Feb. 1, 2017 /PRNewswire-AsiaNet/ --\n\n"
        "-- Rings on Monday\n\n-- Rings in Riga\n\nThe bell • rings.\n"
    )
    assert (document.format, document.headline) == ("media release", "The bell rings again")
    assert (document.source, document.identity) == ("AsiaNet", "PR74541")
    assert document.remarks[-1] == "Issued by: Riga Bells Ltd"


def test_a_release_without_text_is_refused():
    assert "no text" in refused("a.txt", "\n".join(RELEASE.split("\r\n")[:3]) + "\n")
