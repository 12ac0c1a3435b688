"""Encodings are told, repairs are said, damage is reported and never guessed at."""

import pytest

from articles.formats.encodings import decode, odd_signs
from articles.formats.recognise import read_bytes
from articles.formats.types import Limits, UnreadableFile

RUSSIAN = "МОСКВА, 10 мая. Министр сказал, что переговоры пройдут в Женеве на следующей неделе.\n"
WESTERN = "GENÈVE, 10 May – The minister’s aide said “no” to the café’s owner, Señor Nuñez, for £20.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN.upper(), "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (WESTERN, "cp1252", "windows-1252"),
        ("Zürich", "latin-1", "windows-1252"),
        (WESTERN, "utf-16-le", "UTF-16"),
        (WESTERN, "utf-16-be", "UTF-16"),
        (RUSSIAN, "utf-16-le", "UTF-16"),
    ],
)
def test_an_encoding_that_is_not_told_is_repaired_to_the_character_and_said(text, encoding, label):
    decoded = decode("a.txt", text.encode(encoding))
    assert decoded.text == text
    assert len(decoded.remarks) == 1 and label in decoded.remarks[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_proves_itself_needs_no_remark(encoding):
    for text in (RUSSIAN, WESTERN):
        assert decode("a.txt", text.encode(encoding)) == type(decode("a", b"x"))(text)


def test_the_encoding_that_a_file_names_is_believed_where_it_fits():
    czech = "Žluťoučký kůň"
    assert decode("a.html", czech.encode("iso8859-2"), "ISO-8859-2").text == czech
    assert decode("a.html", czech.encode(), "ISO-8859-2").text == czech
    assert decode("a.html", WESTERN.encode("cp1252"), "iso-8859-1").text == WESTERN
    assert decode("a.html", b"plain", "no-such-encoding").text == "plain"
    assert decode("a.html", WESTERN.encode("cp1252"), "rot13").text == WESTERN


@pytest.mark.parametrize("data", [b"abc\x81\x8d\x98", "Příliš žluť".encode("cp852")])
def test_letters_that_fit_neither_are_refused(data):
    with pytest.raises(UnreadableFile, match=r"a\.txt: the file is not UTF-8: byte"):
        decode("a.txt", data)


def test_damage_is_told_with_its_place_and_left_as_it_is():
    (document,) = read_bytes("a.txt", b"Head\n\nThe EU?s envoy said it can?t last.", Limits())
    assert document.text == "Head\n\nThe EU?s envoy said it can?t last."
    (remark,) = document.remarks
    assert "“EU?s” in line 3, and 1 more" in remark


@pytest.mark.parametrize(
    ("text", "sign"), [("the ministerâ€™s", "â€™"), ("said ?we will? go", "?we"), ("a \ufffd b", "\ufffd")]
)
def test_each_sign_of_damage_is_told(text, sign):
    assert any(f"“{sign}”" in remark for remark in odd_signs(text))


def test_a_question_is_no_damage():
    assert odd_signs("Is it true? So they say. “Why?” he asked. What? So?") == ()
    assert odd_signs("https://example.org/?search=x") == ()
