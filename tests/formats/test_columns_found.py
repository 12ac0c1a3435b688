"""The columns of a table or a file of JSON, so that a person can say what each holds."""

import json

import pytest

from articles.formats.columns_found import MOST, columns_of
from articles.formats.recognise import read_file
from articles.formats.types import Limits, SourceDocument


@pytest.fixture
def found(tmp_path):
    def of(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return columns_of(path, Limits())

    return of


def test_a_tables_first_row_names_them_whatever_parts_it(found):
    assert found("a.csv", "title,text,day\nFerry,It opens.,2018-04-10\n") == ["title", "text", "day"]
    assert found("b.csv", "kopf;inhalt;wann\nFähre;Sie fährt, bald.;10.4.2018\n") == ["kopf", "inhalt", "wann"]
    assert found("c.tsv", '"kopf"\t"in halt"\nFähre\tSie fährt.\n') == ["kopf", "in halt"]


def test_keys_of_the_first_objects_name_them_also_those_within(found):
    lines = [{"kopf": "Ferry", "mehr": {"inhalt": "It opens.", "wo": "Oslo"}}, {"kopf": "Ferry", "nummer": 7}]
    names = ["kopf", "mehr", "mehr.inhalt", "mehr.wo", "nummer"]
    assert found("a.jsonl", "\n".join(map(json.dumps, lines))) == names
    assert found("a.json", json.dumps(lines, indent=1)) == names
    assert len(found("b.json", json.dumps({f"key{number}": "x" for number in range(500)}))) == MOST


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("story.txt", "Ferry opens, minister says\n\nOSLO, April 10. /TASS/. It opens, he said.\n"),
        ("page.html", "<!doctype html><html><body><p>One, two</p></body></html>"),
        ("empty.csv", ""),
        ("one.csv", "a line without a column\n"),
        ("broken.json", '{"title": "Ferry'),
        ("numbers.json", "[1, 2, 3]"),
    ],
)
def test_other_files_have_none(found, name, text):
    assert found(name, text) == []


def test_a_column_that_is_chosen_makes_a_table_of_what_no_name_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("kopf;inhalt;date\nFähre;Sie fährt bald.;2018-04-10\n", "utf-8")
    chosen = {"text": "inhalt", "headline": "", "published": ""}
    (story,) = read_file(path, "a.csv", Limits(), chosen)
    assert isinstance(story, SourceDocument)
    assert (story.text, story.headline, story.published) == ("Sie fährt bald.", "", None)
