"""Bytes of a file become a text, or a reason that names the file."""

import os

import pytest

from articles.formats.recognise import files_under, printable, read_bytes, read_file
from articles.formats.types import Limits, SourceDocument, UnreadableFile

MEGABYTE = 1_000_000
LIMITS = Limits(file=MEGABYTE)


def text_of(name, data):
    (document,) = read_bytes(name, data, LIMITS)
    assert isinstance(document, SourceDocument), document
    return document.text


def refused(name, data):
    (reason,) = read_bytes(name, data, LIMITS)
    assert isinstance(reason, UnreadableFile)
    assert str(reason).startswith(f"{name}: ")
    return reason.reason


def test_text_is_kept_to_the_character():
    text = "Überschrift\r\n\r\nKyiv, May 1 – “so”\t \n"
    assert text_of("a.txt", text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding):
    assert text_of("a.txt", "Zürich".encode(encoding)) == "Zürich"


def test_an_empty_file_is_refused():
    assert "empty" in refused("none.txt", b"")
    assert "empty" in refused("blank.txt", b" \n ")
    assert "white space" in refused("blank.txt", "\u00a0".encode())


def test_a_binary_file_is_refused():
    assert "binary" in refused("a.bin", b"\x89\x00\x01")
    assert "binary" in refused("b.bin", b"abc\x1b\x07")


@pytest.mark.parametrize(("data", "what"), [(b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04rest", "ZIP")])
def test_files_of_other_programs_are_refused_by_what_they_are(data, what):
    assert what in refused("story.txt", data)


def test_a_byte_that_fits_no_encoding_is_refused_with_its_place():
    reason = refused("old.txt", b"line one\nKi\x81v \xd0\x9a\xd0 \xff\xfe")
    assert "not UTF-8" in reason and "line 2" in reason and "0x81" in reason


def test_half_a_utf_16_file_is_refused():
    assert "UTF-16" in refused("half.txt", "Zürich".encode("utf-16")[:-1])


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * MEGABYTE)
    (reason,) = read_file(path, "huge.txt", LIMITS)
    assert str(reason).startswith("huge.txt: the file has 200.0 MB")


def test_a_missing_file_is_named(tmp_path):
    (reason,) = read_file(tmp_path / "gone.txt", "gone.txt", LIMITS)
    assert str(reason).startswith("gone.txt: the file can't be read")


def test_a_folder_gives_its_files_sorted_without_hidden_ones(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [name for name, _path in files_under(tmp_path)] == ["a.txt", "b.txt", "sub/c.txt"]


def test_what_is_no_ordinary_file_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    reasons = {name: [str(found) for found in read_file(path, name, LIMITS)] for name, path in files_under(tmp_path)}
    assert reasons == {
        "gone": ["gone: the file can't be read: it is no longer there."],
        "pipe": ["pipe: it is not an ordinary file, so it is not read."],
    }


def test_a_folder_that_can_not_be_opened_is_told(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    assert [name for name, _path in files_under(tmp_path)] == [tmp_path.name]
    (reason,) = read_file(tmp_path, "shut", LIMITS)
    assert str(reason) == "shut: the folder can't be opened."


def test_names_are_told_in_characters_that_can_be_printed():
    assert printable("10 апреля.txt") == "10 апреля.txt"
    assert printable("a\nb\x1b\udcff\u2028") == r"a\nb\x1b\udcff\u2028"
