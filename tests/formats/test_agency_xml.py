"""XML of agencies' own, and XML of nobody's that could be read."""

from datetime import date

import pytest

from tests.formats.incoming import of, refused, story

RITZAU = """<?xml version="1.0"?><RBNews xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><NewsID>9a</NewsID>
<PublishDate>2018-01-30T17:32:18.397</PublishDate><headline>{headline}</headline><subtitle i:nil="true"/>
<town>Haag</town>
<origin>/ritzau/</origin><section>Udland</section><version>2</version><HistID>PTP-18</HistID>
<content>&lt;p&gt;Klokken ringede &amp;lt;to&amp;gt; gange.&lt;/p&gt;&lt;p&gt;Den ringede igen.&lt;/p&gt;</content>
<byLine>Ann Lee</byLine><Annuleret>{killed}</Annuleret><Korrektion>true</Korrektion>
<TilRedaktionen>&lt;p&gt;Ny tekst.&lt;/p&gt;</TilRedaktionen></RBNews>"""


def test_a_ritzau_story_is_read():
    document = story("a.xml", RITZAU.format(headline="Klokken ringer", killed="false"))
    assert document.text == "Klokken ringer\n\nKlokken ringede <to> gange.\n\nDen ringede igen.\n"
    assert (document.source, document.section, document.byline) == ("Ritzau", "Udland", "Ann Lee")
    assert (document.identity, document.version, document.notice) == ("PTP-18", "2", "correction")
    assert (document.published, document.published_at) == (date(2018, 1, 30), None)
    assert document.remarks == ("Editor's note: Ny tekst.", "Place of the dateline: Haag")
    assert story("a.xml", RITZAU.format(headline="H", killed="true")).notice == "withdrawal"


def test_a_feed_of_them_gives_each_a_name():
    inner = RITZAU.format(headline="H", killed="false").partition("?>")[2]
    feed = f"<XMLNewsQueuedResponse><ListOfRBNews>{inner}{inner}</ListOfRBNews></XMLNewsQueuedResponse>"
    assert [found.name for found in of("a.xml", feed)] == ["a.xml, story 1", "a.xml, story 2"]


def test_a_story_of_the_canadian_press_is_read_and_its_pictures_are_refused():
    item = (
        '<Publish><ContentItem {} xmlns:d="http://www.w3.org/2001/XMLSchema-instance"><SystemSlug>41148a</SystemSlug>'
        "<Headline>The bell rings</Headline><Category>International</Category><Source>The Associated Press</Source>"
        "<AuthorVersion>3</AuthorVersion><UpdatedDateTime>2020-06-06T18:10:48.893-04:00</UpdatedDateTime>"
        "<City>Salem</City><ContentText>&lt;p&gt;It rang.&lt;/p&gt;</ContentText></ContentItem></Publish>"
    )
    document = story("a.xml", item.format(""))
    assert (document.text, document.source, document.section) == ("The bell rings\n\nIt rang.\n", "AP", "International")
    assert (document.identity, document.version, document.published) == ("41148a", "3", date(2020, 6, 6))
    assert "picture" in refused("a.xml", item.format('d:type="PhotoContentItem"'))


def test_a_nordic_release_is_read():
    release = (
        '<release id="1" lang="no"><longurl>https://a.example/1</longurl><body>&lt;p&gt;N&amp;aring;.&lt;/p&gt;</body>'
        "<leadtext>Ingress</leadtext><publicationDate>28.09.2018 11:15</publicationDate><title>Tittel</title>"
        "<publisher><name>Nye Veier</name></publisher></release>"
    )
    document = story("a.xml", release)
    assert document.text == "Tittel\n\nIngress\n\nNå.\n"
    assert (document.source, document.language, document.url) == ("Nye Veier", "no", "https://a.example/1")
    assert document.published == date(2018, 9, 28)


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><golf/>',
        '<golf xmlns="http://a.example"><hole/></golf>',
        "<golf>\n<hole>1</hole></golf>\n",
    ],
)
def test_other_xml_is_refused_by_its_root(text):
    assert "<golf>" in refused("a.xml", text)


def test_a_story_with_a_bracket_is_no_xml():
    assert story("a.txt", "<Golf> is a game. It is played in Riga.\n").format == "plain text"
