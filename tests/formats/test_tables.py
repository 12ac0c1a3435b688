"""Rows of tables and objects of JSON files are stories, by columns that are told or known by their names."""

import io
import json
import tracemalloc
from datetime import date

import pytest

from articles.formats.columns import columns_told
from articles.formats.recognise import read_file, read_stories
from articles.formats.types import Limits, SourceDocument, UnreadableFile

LIMITS = Limits(file=1_000_000)


def read(name, data, columns=None):
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found = list(read_stories(name, file, LIMITS, columns))
    stories = [one for one in found if isinstance(one, SourceDocument)]
    return stories, {one.name: one.reason for one in found if isinstance(one, UnreadableFile)}


CSV = 'id,Title,Body,Date,URL\nA1,Ferry line opens,"It opens in May,\n""at last"".",2018-04-10,https://a.example/1\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_row_is_a_story(delimiter, encoding):
    data = f"Title{delimiter}Body{delimiter}Date\nFähre{delimiter}Sie fährt ab Mai.{delimiter}2018-04-10\n"
    (story,), refused = read("table", data.encode(encoding))
    assert refused == {}
    assert (story.name, story.format) == ("table, row 2", "table")
    assert (story.headline, story.text) == ("Fähre", "Fähre\n\nSie fährt ab Mai.")
    assert story.published == date(2018, 4, 10)
    assert any("windows-1252" in remark for remark in story.remarks) == (encoding == "cp1252")


def test_columns_are_known_by_their_usual_names_and_staff_are_told():
    (story,), _refused = read("a.csv", CSV)
    assert story.text == 'Ferry line opens\n\nIt opens in May,\n"at last".'
    assert (story.url, story.identity) == ("https://a.example/1", "a.example:A1")
    assert "text from “Body”, headline from “Title”" in story.file_remarks[0] and story.remarks == ()


def test_columns_may_be_told():
    data = "kopf,inhalt,wann\nFähre,Sie fährt.,2018-04-10\n"
    (story,), _refused = read("a.csv", data, columns_told("text=inhalt, headline=kopf,published=wann"))
    assert (story.text, story.published) == ("Fähre\n\nSie fährt.", date(2018, 4, 10))
    assert (story.remarks, story.file_remarks) == ((), ())
    assert "no column “x”" in read("b.csv", CSV, {"text": "Body", "deck": "x"})[1]["b.csv"]


@pytest.mark.parametrize("words", ["text", "text=", "colour=a", "=b"])
def test_columns_that_make_no_sense_are_told(words):
    with pytest.raises(ValueError, match="“"):
        columns_told(words)


def test_a_story_with_commas_is_no_table():
    text = "Body, title and date of the story were lost, the minister said.\n\nHe said so in Oslo, Norway.\n"
    (story,), _refused = read("a.txt", text)
    assert (story.format, story.text) == ("plain text", text)


def test_rows_that_do_not_fit_are_named_and_the_others_read():
    stories, refused = read("a.csv", CSV + "A2,short\nA3,Third,Text here.,2018-04-12,\nA4,Fourth,,2018,\n")
    assert [story.headline for story in stories] == ["Ferry line opens", "Third"]
    assert "2 cells" in refused["a.csv, row 3"] and "empty" in refused["a.csv, row 5"]


def test_a_field_of_ten_megabytes_costs_its_row_and_bounded_memory():
    data = ("title,text\nA,first\nB," + "x" * 10_000_000 + "\nC,third\n").encode()
    tracemalloc.start()
    try:
        stories, refused = read("a.csv", data)
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
    assert [story.headline for story in stories] == ["A", "C"]
    assert list(refused) == ["a.csv, line 3"]


def test_a_quote_that_never_ends_is_told():
    stories, refused = read("a.csv", 'title,text\nA,first\nB,"' + "line\n" * 400_000)
    assert [story.headline for story in stories] == ["A"]
    assert "nothing behind it" in refused["a.csv, row 3"]


STORIES = [{"title": f"Story {n}", "text": f"Text {n}.", "date": "2018-04-10"} for n in (1, 2)]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ("\n".join(map(json.dumps, STORIES)), ["a, line 1", "a, line 2"]),
        ("\n" + "\n\n".join(map(json.dumps, STORIES)), ["a, line 2", "a, line 4"]),
        (json.dumps(STORIES), ["a, entry 1", "a, entry 2"]),
        (json.dumps(STORIES, indent=1), ["a, entry 1", "a, entry 2"]),
        (json.dumps({"status": "ok", "articles": STORIES}), ["a, entry 1", "a, entry 2"]),
        (json.dumps({"response": {"count": 2, "docs": STORIES}}, indent=1), ["a, entry 1", "a, entry 2"]),
    ],
)
def test_json_comes_in_lines_lists_and_objects(data, names):
    stories, refused = read("a", data)
    assert refused == {}
    assert [story.name for story in stories] == names
    assert [story.text for story in stories] == ["Story 1\n\nText 1.", "Story 2\n\nText 2."]


def test_one_object_is_one_story_with_all_that_it_says():
    record = {
        "id": 4711, "title": "Ferry line", "paragraphs": ["It opens.", " In May."], "author": [{"name": "Kari"}],
        "published_at": "2018-04-11T00:30:00+03:00", "language": "en_GB", "source": {"name": "ITAR-TASS"},
    }  # fmt: skip
    (story,), _refused = read("a", json.dumps(record))
    assert story.name == "a"
    assert story.text == "Ferry line\n\nIt opens.\n\nIn May."
    assert (story.byline, story.language, story.source) == ("Kari", "en-gb", "TASS")
    assert (story.published, story.identity) == (date(2018, 4, 11), "TASS:4711")


def test_text_is_kept_to_the_character_unless_it_is_markup():
    text = "Headline\r\n\r\n  “So”, he said.\t\n"
    (story,), _refused = read("a", json.dumps({"headline": "Headline", "text": text}))
    assert story.text == text
    (story,), _refused = read("a", json.dumps({"text": "<p>It <b>opens</b>.</p><p>In May.</p>"}))
    assert story.text == "It opens.\n\nIn May." and any("HTML" in remark for remark in story.remarks)
    (story,), _refused = read("a", json.dumps({"text": "The minister&#x27;s aide &amp; he"}))
    assert story.text == "The minister's aide & he" and any("entities" in remark for remark in story.remarks)


def test_keys_in_objects_may_be_told():
    data = json.dumps({"doc": {"inhalt": "It opens.", "kopf": "Ferry"}})
    (story,), _refused = read("a", data, {"text": "doc.inhalt", "headline": "doc.kopf"})
    assert story.text == "Ferry\n\nIt opens."


@pytest.mark.parametrize(("value", "day"), [(1523318400000, 10), (1523318400, 10), ("1523404799", 10), (5, None)])
def test_days_may_be_numbers(value, day):
    (story,), _refused = read("a", json.dumps({"text": "It opens.", "date": value}))
    assert story.published == (day and date(2018, 4, day))


def test_a_bad_line_costs_that_line_alone():
    lines = [json.dumps(STORIES[0]), "{broken", '"a string"', '{"text": "half \\ud800"}', '{"text": "a\\u0000b"}']
    stories, refused = read("a", "\n".join([*lines, json.dumps(STORIES[1])]))
    assert len(stories) == 2
    assert [name.split()[-1] for name in refused] == ["2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("[" * 100_000, "deep"),
        ('{"a":' * 100_000, "deep"),
        ('{"text": "a"}\n' + '{"a":' * 100_000, "deep"),
        ('[{"text": "a"}, {"text": "b', "breaks off"),
        ('[{"text": "' + "x" * 3_000_000, "more than 1.0 MB"),
        ('{"text": "' + "x" * 3_000_000, "more than 1.0 MB"),
        ('{"name": "package", "version": "1.0"}', "--columns"),
        ("[]", "no story"),
        ('{"title": "A", "components": [{"role": "body", "text": "One paragraph."}]}', "--columns"),
    ],
)
def test_hostile_and_other_json_is_refused(data, reason):
    tracemalloc.start()
    try:
        _stories, refused = read("a", data)
        assert tracemalloc.get_traced_memory()[1] < 16_000_000
    finally:
        tracemalloc.stop()
    assert any(reason in told for told in refused.values()), refused


def test_a_file_of_anything_else_is_not_named_line_by_line():
    stories, refused = read("a", '{"level": "info"}\n' * 5_000)
    assert stories == [] and len(refused) == 21 and "first 20 objects" in refused["a"]


def test_many_stories_are_streamed(tmp_path):
    path = tmp_path / "many.json"
    for opening, parting, end in (("[", ",", "]"), ("", "\n", "")):
        path.write_text(opening + parting.join(json.dumps({"text": f"{n} " + "x" * 10_000}) for n in range(600)) + end)
        tracemalloc.start()
        try:
            count = sum(isinstance(found, SourceDocument) for found in read_file(path, "many.json", LIMITS))
            assert tracemalloc.get_traced_memory()[1] < 2_000_000
        finally:
            tracemalloc.stop()
        assert count == 600
