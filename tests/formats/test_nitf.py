"""A story in NITF: what its head says, and its text piece by piece."""

from datetime import date, datetime, timedelta, timezone

import pytest

from tests.formats.incoming import of_file, refused, story


@pytest.fixture(scope="module")
def ferry():
    (document,) = of_file("ferry.nitf.xml")
    return document


def test_headline_deck_byline_and_dateline_stand_before_the_paragraphs(ferry):
    assert ferry.text == (
        "Night ferry returns to the gulf\n\n"
        "First crossing since 1996\n\n"
        "By Ilze Ozolina\n\n"
        "TALLINN, April 10 - The ferry sailed at midnight with forty cars, André said.\n\n"
        "Weather\n\n"
        "Wind from the west\n\n"
        "Two metres of sea\n"
    )


def test_an_abstract_that_only_repeats_the_text_is_not_said_twice(ferry):
    assert ferry.text.count("The ferry sailed at") == 1


def test_what_the_head_says_is_told(ferry):
    assert (ferry.format, ferry.headline, ferry.byline) == (
        "NITF",
        "Night ferry returns to the gulf",
        "By Ilze Ozolina",
    )
    assert (ferry.source, ferry.section, ferry.language) == ("Lantern Press", "Transport", "en-gb")
    assert ferry.published == date(2018, 4, 10)
    assert ferry.published_at == datetime(2018, 4, 10, 23, 30, tzinfo=timezone(timedelta(hours=3)))


def test_an_id_that_counts_its_versions_gives_way_to_the_key_of_them_all(ferry):
    assert (ferry.identity, ferry.version) == ("LNT-2018-0410-7", "3")


def test_notes_and_pictures_left_out_are_told_to_staff(ferry):
    assert ferry.remarks == (
        "Editor's note: Adds minister in paragraph 3.",
        "Pictures with their captions were left out: 1.",
    )


def nitf(status="usable", body="<p>One.</p>", data=""):
    return (
        f'<nitf><head><docdata management-status="{status}">{data}</docdata></head>'
        f"<body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    )


def test_a_cancelled_story_is_a_withdrawal_and_a_correction_is_one():
    assert story("a.xml", nitf("canceled")).notice == "withdrawal"
    assert story("a.xml", nitf(data='<correction info="wrong name"/>')).notice == "correction"
    assert story("a.xml", nitf()).notice == ""


def test_an_embargo_is_told():
    data = '<date.release norm="20180412T000100Z"/>'
    document = story("a.xml", nitf("embargoed", data=data))
    assert document.remarks == ("Embargoed until 20180412T000100Z.",)
    assert document.published == date(2018, 4, 12)


def test_a_headline_without_text_is_refused():
    assert "no text" in refused("a.xml", nitf(body="<p> </p>"))


def test_a_place_alone_is_told_and_not_put_into_the_text():
    document = story("a.xml", nitf().replace("</body.head>", "<dateline>Oslo</dateline></body.head>"))
    assert document.text == "H\n\nOne.\n"
    assert document.remarks == ("Place of the dateline: Oslo",)


def test_code_to_embed_is_no_paragraph():
    code = "&lt;div class=&quot;embed&quot;&gt;&lt;/div&gt;&lt;script src=&quot;x&quot;&gt;&lt;/script&gt;"
    assert story("a.xml", nitf(body=f"<p>One &lt; two.</p><p>{code}</p>")).text == "H\n\nOne < two.\n"
