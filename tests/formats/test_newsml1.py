"""NewsML 1: every component with a text is a story, with what the components around it say."""

from datetime import date

import pytest

from tests.formats.incoming import of_file, refused, story


@pytest.fixture(scope="module")
def stories():
    return of_file("two_languages.newsml.xml")


def test_each_language_is_a_story_of_its_own_and_pictures_are_none(stories):
    assert [(found.name[-7:], found.language) for found in stories] == [("story 1", "nl"), ("story 2", "fr")]


def test_title_lead_and_body_are_put_together(stories):
    assert stories[0].text == "Brug over de rivier open\n\nDe brug is open.\n\nZij kostte 3 €,\n\nzei Peeters.\n"
    assert (stories[0].headline, stories[0].byline) == ("Brug over de rivier open", "Jan Peeters")


def test_html_in_a_string_and_a_whole_dateline_are_read(stories):
    assert stories[1].text == (
        "Le pont est ouvert\n\nGAND, 29 jan - Le pont est ouvert.\n\n« Enfin », a dit Peeters.\n"
    )


def test_the_identity_is_the_same_for_all_versions_and_another_for_each_language(stories):
    assert [found.identity for found in stories] == [
        "urn:newsml:solano.example:98055798#98055801",
        "urn:newsml:solano.example:98055798#98055802",
    ]
    assert {found.version for found in stories} == {"4"}


def test_day_agency_and_embargo_are_those_of_this_revision(stories):
    assert stories[0].published == date(2019, 1, 29)
    assert stories[0].published_at.isoformat() == "2019-01-29T00:30:00+01:00"
    assert stories[0].source == "Solano"
    assert stories[0].remarks == ("Embargoed by the agency until 20190129T180000+0100.", "Parts left out: image.")


def newsml(component, status="Usable", more="", public="urn:newsml:a.example:20190129:7:2"):
    return (
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId>"
        "<DateId>20190129</DateId><NewsItemId>7</NewsItemId><RevisionId>2</RevisionId>"
        f"<PublicIdentifier>{public}</PublicIdentifier></NewsIdentifier></Identification>"
        f'<NewsManagement><Status FormalName="{status}"/>{more}</NewsManagement>'
        f"<NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines>{component}</NewsComponent></NewsItem></NewsML>"
    )


NITF = "<nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>"
ITEM = f"<ContentItem><DataContent>{NITF}</DataContent></ContentItem>"


def test_nitf_inside_is_read():
    document = story("a.xml", newsml(ITEM))
    assert (document.text, document.identity) == ("H\n\nOne.\n\nTwo.\n", "urn:newsml:a.example:20190129:7")


def test_an_identifier_that_names_no_item_is_none():
    assert story("a.xml", newsml(ITEM, public="urn:newsml:a.example")).identity == "urn:newsml:a.example:20190129:7"
    nothing = newsml(ITEM, public="").replace("<NewsItemId>7</NewsItemId>", "<NewsItemId>0</NewsItemId>")
    assert story("a.xml", nothing).identity == ""


def test_a_cancelled_item_withdraws_even_without_text_and_rectify_corrects():
    document = story("a.xml", newsml("", status="Canceled"))
    assert (document.notice, document.text) == ("withdrawal", "H\n")
    assert story("a.xml", newsml(ITEM, more='<Instruction FormalName="Rectify"/>')).notice == "correction"


def test_sound_pictures_and_nothing_at_all_are_refused_by_what_they_are():
    text = "<ContentItem><DataContent>T</DataContent></ContentItem>"
    title = f'<NewsComponent><Role FormalName="Title"/>{text}</NewsComponent>'
    sound = '<NewsComponent><Role FormalName="Sound"/><ContentItem Href="a.mp3"/></NewsComponent>'
    assert "sound" in refused("a.xml", newsml(title + sound))
    assert "photo" in refused("a.xml", newsml('<NewsComponent><Role FormalName="Photo"/></NewsComponent>'))
    assert "no news item" in refused("a.xml", "<NewsML/>")
