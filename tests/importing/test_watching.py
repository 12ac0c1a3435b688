"""Watched folders: files are imported when they lie still, and put away with their reasons."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from articles.formats.types import Limits
from articles.importing import dropped_files, watching
from articles.importing.watching import look_into
from articles.models import Article, ImportBatch, WatchedFolder

pytestmark = pytest.mark.django_db
STORY = "Ferry line number {0} to open\n\nOSLO, April 10. /Meridian/. Ferry line number {0} will open in June.\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "watched" / "meridian"
    made.mkdir(parents=True)
    return made


@pytest.fixture
def watched(folder):
    return WatchedFolder.objects.create(path=str(folder), switched_on=True)


def look(watched, after=120, **changes):
    """Look as it will be `after` seconds from now: a file's last change can't be set, so the clock is moved on."""
    now = datetime.now(UTC) + timedelta(seconds=after)
    given = {"roots": [watching.Path(watched.path).parent], "limits": Limits(), "new_source_rights": "excerpt"}
    look_into(watched, now=now, **(given | changes))
    watched.refresh_from_db()


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def test_files_are_imported_as_one_batch_and_moved_to_done(watched, folder):
    for number in (1, 2):
        (folder / f"{number}.txt").write_text(STORY.format(number))
    look(watched)
    assert names(folder) == ["done/1.txt", "done/2.txt"]
    assert sorted(Article.objects.values_list("file_name", "state")) == [("1.txt", "draft"), ("2.txt", "draft")]
    assert watched.batch == ImportBatch.objects.get()
    assert (watched.result, watched.failures) == ("2 files: 2 new.", 0)


def test_a_file_that_was_touched_within_the_last_minute_is_left_alone(watched, folder):
    (folder / "1.txt").write_text(STORY.format(1))
    os.utime(folder / "1.txt", (0, 0))
    look(watched, after=30)
    assert (names(folder), watched.result) == (["1.txt"], "Nothing new.")
    look(watched, after=62)
    assert names(folder) == ["done/1.txt"]


def test_a_file_that_grows_while_it_is_read_is_left_for_the_next_time(watched, folder, monkeypatch):
    (folder / "1.txt").write_text(STORY.format(1))
    read = watching.read_stories

    def growing(name, file, limits):
        yield from read(name, file, limits)
        with (folder / "1.txt").open("a") as more:
            more.write("More.\n")

    monkeypatch.setattr(watching, "read_stories", growing)
    look(watched)
    assert names(folder) == ["1.txt"]


def test_the_same_file_twice_changes_nothing_and_neither_copy_is_lost(watched, folder):
    for _ in range(2):
        (folder / "1.txt").write_text(STORY.format(1))
        look(watched)
    assert names(folder) == ["done/1-2.txt", "done/1.txt"]
    assert (Article.objects.count(), watched.result) == (1, "1 file: 1 here already.")


def test_what_can_not_be_imported_goes_to_failed_with_its_reason(watched, folder):
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\x00\x00")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text(STORY.format(1))
    (folder / "large.txt").write_text("x" * 3000)
    look(watched, limits=Limits(file=2000))
    assert names(folder) == [
        "done/good.txt",
        "failed/empty.txt",
        "failed/empty.txt.reason.txt",
        "failed/large.txt",
        "failed/large.txt.reason.txt",
        "failed/photo.jpg",
        "failed/photo.jpg.reason.txt",
    ]
    assert (folder / "failed/empty.txt.reason.txt").read_text() == "empty.txt: the file is empty.\n"
    assert "at most" in (folder / "failed/large.txt.reason.txt").read_text()
    assert watched.result == "4 files: 1 new, 3 not imported."


def test_links_pipes_and_folders_are_neither_read_nor_moved(watched, folder, tmp_path):
    (tmp_path / "secret.txt").write_text(STORY.format(1))
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "below").mkdir()
    (folder / "below/2.txt").write_text(STORY.format(2))
    (folder / ".3.txt.part").write_text(STORY.format(3))
    look(watched)
    assert names(folder) == [".3.txt.part", "below/2.txt", "link.txt", "pipe.txt"]
    assert watched.result == "Nothing new. Not ordinary files, left alone: link.txt, pipe.txt."
    assert not Article.objects.exists()


def test_a_file_that_was_exchanged_for_a_link_is_not_followed(watched, folder, tmp_path, monkeypatch):
    (tmp_path / "secret.txt").write_text(STORY.format(1))
    (folder / "1.txt").write_text(STORY.format(2))
    ready = watching.ready_files

    def exchanged(*arguments):
        found = ready(*arguments)
        (folder / "1.txt").unlink()
        (folder / "1.txt").symlink_to(tmp_path / "secret.txt")
        return found

    monkeypatch.setattr(watching, "ready_files", exchanged)
    look(watched)
    assert not Article.objects.exists()
    assert (tmp_path / "secret.txt").exists()


def test_a_done_folder_that_is_a_link_is_refused(watched, folder, tmp_path):
    (folder / "done").symlink_to(tmp_path)
    (folder / "1.txt").write_text(STORY.format(1))
    look(watched)
    assert watched.result == f"{folder}/done must be a folder; it is a file or a link."
    assert ((folder / "1.txt").exists(), watched.failures) == (True, 1)


@pytest.mark.parametrize("path", ["/", "/etc", "{0}/../..", "{0}/out", "{0}/missing"])
def test_a_folder_outside_the_allowed_ones_is_refused(watched, folder, tmp_path, path):
    (folder / "out").symlink_to(tmp_path)
    watched.path = path.format(folder)
    look(watched, roots=[folder.parent])
    assert "lies outside the folders" in watched.result or "There is no folder" in watched.result
    assert watched.failures == 1


def test_a_path_that_can_be_none_is_refused(tmp_path):
    for path in ("a\0b", "x" * 5000, ""):
        with pytest.raises(dropped_files.UnusableFolder):
            dropped_files.allowed_folder(path, [tmp_path])


def test_many_files_are_taken_in_several_goes(watched, folder, monkeypatch):
    monkeypatch.setattr(watching, "MOST", 2)
    for number in range(3):
        (folder / f"{number}.txt").write_text(STORY.format(number))
    look(watched)
    assert names(folder) == ["2.txt", "done/0.txt", "done/1.txt"]
    assert list(WatchedFolder.objects.due(datetime.now(UTC) + timedelta(seconds=121))) == [watched]


def test_names_of_any_bytes_and_length_are_put_away(watched, folder):
    for name in (b"\xff\xfe.txt", b"line\nend.txt", b"x" * 250 + b".txt"):
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(b"\0")
    look(watched)
    assert dropped_files.ready_files(os.open(folder, os.O_RDONLY), 1e12) == []
    assert len(names(folder)) == 6
