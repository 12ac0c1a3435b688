"""The command that answers stories on standard input, line by line."""

import json
from io import StringIO

from articles.management.commands.read_story import answer_files, answer_lines, one_line

STORY = {
    "id": "a",
    "text": "Ferry line to open\n\nOSLO, April 10. /TASS/. The line will open, she said.\n",
}
BROKEN = [
    b"{",
    b"[]",
    b"5",
    b"null",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"text": "no id"}',
    b'{"id": 1}',
    b'{"id": 1, "text": 5}',
    b'{"id": 1, "text": null}',
    b'{"id": 1, "text": ["a"]}',
    b'{"id": 1, "text": " \\n"}',
    b'{"id": 1, "text": "a", "published": 5}',
    b'{"id": 1, "text": "a", "published": "yesterday"}',
    b"9" * 5000,
]


def test_a_broken_line_is_answered_with_an_error_and_the_others_are_read():
    story = json.dumps(STORY).encode()
    answers = list(answer_lines([line for broken in BROKEN for line in (broken + b"\n", b"\n", story)]))
    assert len(answers) == 2 * len(BROKEN)
    for broken, bad, good in zip(BROKEN, answers[::2], answers[1::2], strict=True):
        assert set(bad) == {"id", "error"}, broken[:40]
        assert good["headline"] == "Ferry line to open"


def test_halves_of_characters_in_a_story_can_be_written_and_read_again():
    (answer,) = answer_lines([b'{"id": "\\ud800", "text": "Ferry \\udfff line\\n\\nIt opens."}'])
    line = one_line(answer)
    assert json.loads(line.encode()) == answer
    assert one_line({"id": "Осло"}) == '{"id": "Осло"}'


def test_the_reading_of_a_line_knows_the_day_that_is_given():
    (answer,) = answer_lines(StringIO(json.dumps(STORY | {"published": "2018-04-10T08:00:00Z"})))
    assert answer["date"]["value"] == "2018-04-10"


def test_files_are_refused_in_the_words_of_an_import_and_the_others_are_read(tmp_path):
    (tmp_path / "binary").write_bytes(b"\0\1\2")
    (tmp_path / "odd").write_bytes(b"caf\x81 in \x98slo")
    (tmp_path / "story").write_bytes(b"\xef\xbb\xbf" + STORY["text"].encode())
    answers = list(answer_files([tmp_path / name for name in ("binary", "odd", "missing", "story")]))
    assert [answer["id"] for answer in answers] == ["binary", "odd", "missing", "story"]
    assert "is binary" in answers[0]["error"] and "Save it as UTF-8" in answers[1]["error"]
    assert answers[2]["error"]
    assert answers[3]["headline"] == "Ferry line to open"
