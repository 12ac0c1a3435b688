"""The command, as it is called."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article

pytestmark = pytest.mark.django_db
STORY = "Ferry line to open\n\nOSLO, April 10. /TASS/. A ferry line will open in June, the minister said.\n"


def run(*arguments, **options):
    out = StringIO()
    code = 0
    try:
        call_command("import_stories", *map(str, arguments), stdout=out, **options)
    except SystemExit as stop:
        code = stop.code
    return code, out.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(STORY, "utf-8")
    (tmp_path / "two.txt").write_text(STORY.replace("June", "July"), "utf-8")
    return tmp_path


def test_a_folder_is_imported_and_a_second_time_changes_nothing(folder):
    code, out = run(folder, json=True)
    assert (code, json.loads(out)) == (0, {"created": 2, "versions": 0, "unchanged": 0, "failed": []})
    code, out = run(folder, json=True)
    assert (code, json.loads(out)) == (0, {"created": 0, "versions": 0, "unchanged": 2, "failed": []})
    assert set(Article.objects.values_list("state", flat=True)) == {"published"}


def test_what_can_not_be_read_is_named_and_the_exit_status_tells(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.png").write_bytes(b"\x89PNG\x00\x00")
    code, out = run(folder, json=True)
    summary = json.loads(out)
    assert code == 1
    assert summary["created"] == 2
    assert {failure["name"]: failure["reason"] for failure in summary["failed"]} == {
        "empty.txt": "the file is empty.",
        "image.png": "the file is binary (it holds zero bytes), not plain text.",
    }


def test_a_dry_run_writes_nothing(folder):
    code, out = run(folder, dry_run=True)
    assert code == 0
    assert out.startswith("Would create 2")
    assert not Article.objects.exists()


def test_several_processes_read_the_same(folder):
    run(folder, workers=2)
    texts = set(Article.objects.values_list("text", flat=True))
    assert texts == {STORY, STORY.replace("June", "July")}


def test_a_source_can_be_named(folder):
    run(folder, source="Harbour", draft=True)
    assert set(Article.objects.values_list("source__name", "state")) == {("Harbour", "draft")}


def test_a_path_that_is_not_there_is_named(folder):
    with pytest.raises(CommandError, match="nowhere"):
        run(folder / "nowhere")
    with pytest.raises(CommandError, match="workers"):
        run(folder, workers=0)
