"""XML from outside can neither read files, nor grow, nor dig."""

import resource

import pytest

from articles.formats.types import Limits
from articles.formats.xml_reading import root_name
from tests.formats.incoming import refused, story

BODY = "<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>{}</body.content></body></nitf>"


def doctype(entities):
    return f"<!DOCTYPE nitf [{entities}]>" + BODY.format("<p>&a;</p>")


def test_a_billion_laughs_are_refused_before_anything_is_expanded():
    entities = '<!ENTITY z "ha">' + "".join(f'<!ENTITY {name} "{"&z;" * 10}">' for name in "ba")
    assert "an entity of its own, &a;" in refused("laughs.xml", doctype(entities))


def test_a_file_of_the_machine_is_never_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    for entity in (f'<!ENTITY a SYSTEM "file://{secret}">', f'<!ENTITY % b SYSTEM "file://{secret}"> %b;'):
        reason = refused("thief.xml", doctype(entity))
        assert "an entity of its own, &a;" in reason and "SECRET" not in reason
    attribute = f'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file://{secret}">]>' + BODY.format('<p class="&a;">x</p>')
    assert "an entity of its own, &a;" in refused("thief.xml", attribute)


def test_declarations_that_are_never_used_do_no_harm():
    subset = """<!-- it's -- ]> --><?x "?><!ENTITY % b SYSTEM "http://127.0.0.1:9/]>"> %b; <!ELEMENT p ANY>"""
    assert story("a.xml", f"<!DOCTYPE nitf [{subset}]>" + BODY.format("<p>One.</p>")).text == "H\n\nOne.\n"
    assert "DOCTYPE does not end" in refused("a.xml", "<!DOCTYPE nitf [" + "<" * 50_000 + BODY)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_no_encoding_hides_an_entity(encoding):
    assert "an entity of its own, &a;" in refused("hidden.xml", doctype('<!ENTITY a "x">').encode(encoding))


def test_a_dtd_elsewhere_is_not_fetched_and_html_names_are_known():
    text = '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">' + BODY.format(
        "<p>a&nbsp;&eacute; &amp; &lt;b&gt;</p>"
    )
    assert story("dtd.xml", text).text == "H\n\na é & <b>\n"


def test_deep_nesting_is_refused_by_reason():
    assert "256 deep" in refused("deep.xml", BODY.format("<p>" * 100_000 + "x" + "</p>" * 100_000))


def test_a_huge_attribute_is_refused_without_much_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = b'<nitf a="' + b"x" * 50_000_000 + b'"/>'
    assert "5.0 MB" in refused("huge.xml", data)
    assert "10 MB" in refused("huge.xml", data[:20_000_000] + b'"/>', Limits(file=60_000_000))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kilobytes


def test_a_file_that_breaks_off_is_refused_wherever_it_does():
    whole = ('<?xml version="1.0" encoding="utf-8"?>' + BODY.format("<p>Zürich one.</p>")).encode()
    for cut in range(60, len(whole) - 1):
        assert refused("cut.xml", whole[:cut])


def test_the_encoding_is_the_one_declared():
    text = '<?xml version="1.0" encoding="{}"?>' + BODY.format("<p>Zürich, Łódź, Прага</p>")
    assert "Прага" in story("a.xml", text.format("utf-16").encode("utf-16")).text
    latin = '<?xml version="1.0" encoding="iso-8859-15"?>' + BODY.format("<p>Zürich 5 € œuvre</p>")
    assert "Zürich 5 € œuvre" in story("a.xml", latin.encode("iso-8859-15")).text
    cyrillic = '<?xml version="1.0" encoding="windows-1251"?>' + BODY.format("<p>Прага</p>")
    assert "Прага" in story("a.xml", cyrillic.encode("cp1251")).text


def test_half_characters_and_zeros_are_refused():
    assert "well-formed" in refused("half.xml", BODY.format("<p>&#xD800;</p>"))
    assert "zero" in refused("zero.xml", BODY.format("<p>a\0b</p>"))
    assert "well-formed" in refused("control.xml", BODY.format("<p>a\x01b</p>"))


def test_the_root_is_found_behind_whatever_stands_before_it():
    assert root_name(b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b -- c -->\n<x:nitf a="1">') == "nitf"
    assert root_name("<!DOCTYPE NewsML [<!ELEMENT a ANY>]><NewsML/>".encode("utf-16")) == "NewsML"
    assert root_name(b"A story about <nitf>") == ""
    assert root_name(b"<!--" + b"-" * 60_000) == ""
    assert root_name(b"<!DOCTYPE nitf [" + b'"' * 60_001) == "nitf"
