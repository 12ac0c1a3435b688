"""Archives give their files one by one; what is hostile in them is refused by name, and the others are read."""

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from articles.formats.recognise import read_bytes, read_file, read_stories
from articles.formats.types import Limits, SourceDocument, UnreadableFile

LIMITS = Limits(file=1_000_000)
STORY = "Ferry line to open\n\nNARVIK, April 10. A ferry line opens in May, the minister said.\n"


def zipped(*files, method=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(*files):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for member, data in files:
            info = member if isinstance(member, tarfile.TarInfo) else tarfile.TarInfo(member)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def link(name, kind, target="/etc/passwd"):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b""


def read(name, data, limits=LIMITS):
    found = list(read_bytes(name, data, limits))
    stories = {one.name: one.text for one in found if isinstance(one, SourceDocument)}
    return stories, {one.name: one.reason for one in found if isinstance(one, UnreadableFile)}


def story(number=0):
    return (STORY + f"It is line {number}.\n").encode()


FILES = [("a.txt", story(1)), ("north/b.txt", story(2)), ("__MACOSX/a.txt", b"x"), (".hidden", b"x")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(*FILES)),
        ("stored.zip", zipped(*FILES, method=zipfile.ZIP_STORED)),
        ("bzip2.zip", zipped(*FILES, method=zipfile.ZIP_BZIP2)),
        ("a.tar", tarred(*FILES)),
        ("a.tar.gz", gzip.compress(tarred(*FILES))),
        ("a.tar.bz2", bz2.compress(tarred(*FILES))),
        ("a.tar.xz", lzma.compress(tarred(*FILES))),
        ("no-ending", gzip.compress(tarred(*FILES))),
    ],
)
def test_each_archive_gives_its_files_under_their_names(name, data):
    stories, refused = read(name, data)
    assert stories == {f"{name}/a.txt": story(1).decode(), f"{name}/north/b.txt": story(2).decode()}
    assert refused == {}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_packed_file_is_read_alone_and_in_an_archive(pack):
    assert read("a.txt.gz", pack(story()))[0] == {"a.txt": story().decode()}
    assert read("a.zip", zipped(("b.txt.gz", pack(story()))))[0] == {"a.zip/b.txt": story().decode()}


def test_names_that_lead_elsewhere_links_and_devices_are_refused_and_the_others_are_read():
    names = ("../up.txt", "/etc/cron", "a/../../b", "C:\\x.txt", "..\\x")
    stories, refused = read("a.zip", zipped(*((name, story()) for name in names), ("good.txt", story())))
    assert list(stories) == ["a.zip/good.txt"]
    assert len(refused) == len(names) and all("leads out" in reason for reason in refused.values())
    kinds = [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
    files = [link(f"{number}.txt", kind) for number, kind in enumerate(kinds)]
    stories, refused = read("a.tar", tarred(*files, ("../up", story()), ("good.txt", story())))
    assert list(stories) == ["a.tar/good.txt"]
    assert [reason.split(",")[0] for reason in refused.values()] == [
        "it is a link",
        "it is a link",
        "it is no ordinary file",
        "it is no ordinary file",
        "its name leads out of the archive",
    ]


def test_a_link_in_a_zip_is_refused():
    info = zipfile.ZipInfo("link")
    info.external_attr = 0o120777 << 16
    assert "a link" in read("a.zip", zipped((info, b"/etc/passwd")))[1]["a.zip/link"]


def test_a_name_that_stands_twice_is_read_once():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("a.txt", story(1)), ("a.txt", story(2)))
    for name, packed in (("a.zip", data), ("a.tar", tarred(("a.txt", story(1)), ("a.txt", story(2))))):
        stories, refused = read(name, packed)
        assert stories == {f"{name}/a.txt": story(1).decode()}
        assert "before it" in refused[f"{name}/a.txt"]


def test_archives_in_archives_are_refused_by_name():
    inner = zipped(("a.txt", story()))
    outer = zipped(("in.zip", inner), ("in.tar.gz", gzip.compress(tarred(("a", b"x")))), ("good.txt", story()))
    stories, refused = read("a.zip", outer)
    assert list(stories) == ["a.zip/good.txt"]
    assert set(refused) == {"a.zip/in.zip", "a.zip/in.tar.gz"}
    assert all("archive in an archive" in reason for reason in refused.values())
    twice = gzip.compress(gzip.compress(story()))
    assert "archive in an archive" in read("a.gz", twice)[1]["a"]


@pytest.mark.parametrize(
    "make",
    [
        lambda lines: zipped(("bomb.txt", lines), ("good.txt", story())),
        lambda lines: gzip.compress(tarred(("bomb.txt", lines))),
        lambda lines: bz2.compress(tarred(("bomb.txt", lines))),
        lambda lines: lzma.compress(lines, preset=1),
        lambda lines: gzip.compress(lines),
    ],
    ids=["zip", "tar.gz", "tar.bz2", "xz", "gz"],
)
def test_a_bomb_is_refused_and_memory_is_bounded(make):
    bomb = make(b"\n" * 50_000_000)
    tracemalloc.start()
    try:
        stories, refused = read("bomb", bomb)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert any("unpacks to more than" in reason or "larger than" in reason for reason in refused.values())
    assert list(stories) in ([], ["bomb/good.txt"])


def test_entries_and_all_that_is_unpacked_are_bounded():
    many = zipped(*((f"{number}.txt", story(number)) for number in range(6)))
    stories, refused = read("a.zip", many, Limits(entries=5))
    assert len(stories) == 5 and "more than 5 files" in refused["a.zip"]
    stories, refused = read("a.tar", tarred(*((f"{n}.txt", story(n)) for n in range(6))), Limits(entries=5))
    assert len(stories) == 5 and "more than 5 files" in refused["a.tar"]
    large = random.Random(1).randbytes(600_000).hex().encode()
    stories, refused = read("a.zip", zipped(*((f"{n}.txt", large) for n in range(6))), Limits(unpacked=3_000_000))
    assert len(stories) == 2 and any("unpacks to more" in reason for reason in refused.values())


def test_an_encrypted_entry_is_refused_and_the_others_are_read():
    data = bytearray(zipped(("secret.txt", story(1)), ("good.txt", story(2))))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data[at : at + 2] = struct.pack("<H", struct.unpack_from("<H", data, at)[0] | 1)
    stories, refused = read("a.zip", bytes(data))
    assert list(stories) == ["a.zip/good.txt"] and "encrypted" in refused["a.zip/secret.txt"]


def test_a_damaged_entry_never_loses_the_others():
    data = bytearray(zipped(("bad.txt", story(1)), ("good.txt", story(2)), method=zipfile.ZIP_STORED))
    data[data.index(b"Ferry")] ^= 1
    stories, refused = read("a.zip", bytes(data))
    assert list(stories) == ["a.zip/good.txt"] and "damaged" in refused["a.zip/bad.txt"]


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_an_archive_that_ends_early_gives_what_came_and_a_reason(cut):
    files = [(f"{number}.txt", random.Random(number).randbytes(20_000).hex().encode()) for number in range(20)]
    data = gzip.compress(tarred(*files))
    stories, refused = read("a.tar.gz", data[: int(len(data) * cut)])
    assert len(stories) in range(int(20 * cut) - 2, int(20 * cut) + 1)
    assert any("damaged" in reason for reason in refused.values())
    whole = zipped(*files)
    assert "damaged" in read("a.zip", whole[: int(len(whole) * cut)])[1]["a.zip"]


def test_a_list_of_files_that_would_fill_the_memory_is_refused():
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0x7FFFFFFF, 0, 0)
    file = Sparse(b"PK\x03\x04", 3_000_000_000, end)
    (reason,) = read_stories("a.zip", file, LIMITS)
    assert "list of files" in reason.reason


class Sparse(io.RawIOBase):
    """A file of zeros with a head and a tail, as large as told, in no memory."""

    def __init__(self, head, size, tail):
        self.head, self.size, self.tail, self.place = head, size, tail, 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.place

    def seek(self, offset, whence=0):
        self.place = offset + {0: 0, 1: self.place, 2: self.size}[whence]
        return self.place

    def readinto(self, buffer):
        size = max(0, min(len(buffer), self.size - self.place))
        buffer[:size] = bytes(size)
        for data, start in ((self.head, 0), (self.tail, self.size - len(self.tail))):
            for at in range(max(self.place, start), min(self.place + size, start + len(data))):
                buffer[at - self.place] = data[at - start]
        self.place += size
        return size


def test_a_tar_name_that_would_fill_the_memory_is_refused():
    info = tarfile.TarInfo("a")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 2_000_000_000
    head = tarfile.TarInfo("good.txt")
    head.size = 512
    refused = read("a.tar", head.tobuf() + b"a" * 512 + info.tobuf() + bytes(10_000))[1]
    assert "longer than a megabyte" in refused["a.tar"]


def test_office_documents_are_told_as_such():
    assert "office" in read("a.docx", zipped(("[Content_Types].xml", "x"), ("word/document.xml", "x")))[1]["a.docx"]


def test_a_large_archive_is_streamed_and_nothing_is_written(tmp_path):
    path = tmp_path / "large.tar"
    with tarfile.open(path, "w") as archive:
        for number in range(60):
            data = random.Random(number).randbytes(100_000).hex().encode()
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    tracemalloc.start()
    try:
        count = sum(isinstance(found, SourceDocument) for found in read_file(path, "large.tar", LIMITS))
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()
    assert count == 60
    assert [entry.name for entry in Path(tmp_path).iterdir()] == ["large.tar"]
