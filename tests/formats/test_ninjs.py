"""ninjs 1, 2 and 3: one item or many, each with its text or the reason why it has none."""

import json
from datetime import date

import pytest

from articles.formats.types import SourceDocument, UnreadableFile
from tests.formats.incoming import of, of_file, refused, story


@pytest.fixture(scope="module")
def tea():
    (document,) = of_file("chain.ninjs.json")
    return document


def test_the_text_is_headline_description_and_the_body_as_html(tea):
    assert tea.text == (
        "Tea harvest grows in the hills\n\nExports follow\n\n"
        "The harvest grew, “by a tenth”.\n\nIt weighed 300 tonnes.\n"
    )


def test_what_the_item_says_of_itself_is_told(tea):
    assert (tea.format, tea.headline, tea.byline) == ("ninjs", "Tea harvest grows in the hills", "Nimal Perera")
    assert (tea.source, tea.section, tea.language, tea.version) == ("Meridian", "Economy", "en-in", "3")
    assert (tea.published, tea.published_at.isoformat()) == (date(2018, 4, 10), "2018-04-10T23:15:00+05:30")
    assert tea.remarks == ("Editor's note: Adds the board in paragraph 2.", "Embargoed until 2018-04-11T00:00:00Z.")


def test_all_versions_of_a_chain_share_the_first_ones_address(tea):
    assert tea.identity == "https://meridian.example/items/tea-1"


def item(**fields):
    return {"uri": "urn:a:1", "type": "text", "versioncreated": "2018-04-10T10:00:00Z", "headline": "H", **fields}


def text_of(**fields):
    return story("a.json", json.dumps(item(**fields))).text


@pytest.mark.parametrize("key", ["body_text", "body_main", "body_xhtml", "body_html", "body_html5", "body_richtext"])
def test_each_generation_names_its_body_otherwise(key):
    body = "One.\n\nTwo." if key in {"body_text", "body_main"} else "<p>One.</p><p>Two.</p>"
    assert text_of(**{key: body}) == "H\n\nOne.\n\nTwo.\n"


def test_html_without_paragraphs_is_one_and_blank_lines_part_it():
    assert text_of(body_html="One\nline.\n\n<b>Two</b>.") == "H\n\nOne line.\n\nTwo.\n"


def test_a_body_of_nitf_is_read_as_nitf():
    nitf = '<?xml version="1.0"?><nitf><body><body.content><p>One.</p></body.content></body></nitf>'
    assert text_of(bodies=[{"role": "nitf", "value": nitf}, {"role": "text", "value": "x"}]) == "H\n\nOne.\n"


def test_a_summary_alone_is_the_text_and_staff_are_told():
    document = story("a.json", json.dumps(item(description_text="Only this.")))
    assert document.text == "H\n\nOnly this.\n"
    assert document.remarks == ("The item has no body; its text is its description.",)


def test_a_teaser_that_begins_as_the_text_does_is_not_said_twice():
    body = "The board of the hills said on Monday that the harvest of tea grew by a tenth this year."
    assert text_of(body_text=body, description_text=body[:70] + "…") == f"H\n\n{body}\n"


def test_a_cancelled_item_withdraws_even_without_text():
    document = story("a.json", json.dumps(item(pubstatus="canceled")))
    assert (document.notice, document.text) == ("withdrawal", "H\n")


@pytest.mark.parametrize("kind", ["picture", "video", "audio", "graphic", "event"])
def test_what_is_no_text_is_refused_by_its_kind(kind):
    assert kind in refused("a.json", json.dumps(item(type=kind, body_text="A caption.")))


def test_a_text_that_lies_elsewhere_is_told_from_none():
    assert "renditions" in refused("a.json", json.dumps(item(renditions={"nitf": {"href": "https://a.example/1"}})))
    assert "without text" in refused("a.json", json.dumps(item()))


def test_lists_and_the_answers_of_apis_give_every_item_a_name():
    both = [item(body_text="One."), item(type="picture")]
    for answer in (both, {"items": both}, {"item": both}, {"data": {"items": [{"item": entry} for entry in both]}}):
        first, second = of("a.json", json.dumps(answer))
        assert isinstance(first, SourceDocument) and isinstance(second, UnreadableFile)
        assert (first.name, second.name) == ("a.json, item 1", "a.json, item 2")
    assert story("a.json", json.dumps({"data": {"item": item(body_text="One.")}})).text == "H\n\nOne.\n"


def test_hostile_json_is_refused_by_name_and_reason():
    start = '{"uri": "a", "body_text": '
    assert "100 deep" in refused("deep.json", start + "[" * 200_000)
    assert "100 deep" in refused("deep.json", start + '{"a":' * 2_000 + "1" + "}" * 2_001)
    assert "too long" in refused("long.json", start + "9" * 100_000 + "}")
    assert "not JSON" in refused("cut.json", start + '"One')
    assert "half a character" in refused("half.json", start + '"One \\ud800 two."}')
    assert "half a character" in refused("half.json", start + '"One.", "headline": "\\udc00"}')
    assert "zero" in refused("zero.json", start + '"One \\u0000 two."}')
    assert "zero" in refused("zero.json", start + '"One.", "version": "1\\u0000"}')
    assert "256 elements deep" in refused("html.json", json.dumps(item(body_html="<div>" * 5_000 + "<p>x")))


def test_strange_types_are_no_error():
    strange = item(headlines=5, bodies=[1, {"value": 7}], version=[1], service=[None], language={}, body_text="One.")
    assert story("a.json", json.dumps({**strange, "altids": 3, "revisions": "x", "by": [1]})).text == "H\n\nOne.\n"
