"""Web archives give their pages; broken and hostile records are named, memory is bounded."""

import gzip
import io
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest

from articles.formats.recognise import read_bytes, read_file
from articles.formats.types import Limits, SourceDocument, UnreadableFile

SHARED = Path(__file__).parents[3] / "shared" / "formats" / "warc"
LIMITS = Limits(file=1_000_000)
PAGE = (
    "<html><head><title>Ferry line to open</title></head><body><h1>Ferry line to open</h1>"
    + "<p>A ferry line between Narvik and Oslo opens in May, the Zürich-born minister said on Tuesday.</p>" * 2
    + "</body></html>"
)


def http(body, *headers, status="200 OK", kind="text/html; charset=utf-8"):
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers])
    return f"{head}\r\n\r\n".encode() + (body.encode() if isinstance(body, str) else body)


def record(content, kind="response", url="https://a.example/1", content_type="application/http; msgtype=response"):
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2018-04-10T08:00:00Z",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(content)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def read(name, data):
    found = list(read_bytes(name, data, LIMITS))
    stories = [one for one in found if isinstance(one, SourceDocument)]
    return stories, {one.name: one.reason for one in found if isinstance(one, UnreadableFile)}


def test_each_page_is_a_story_and_what_is_none_is_passed_over():
    data = b"".join(
        [
            record(b"software: x", "warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", "request"),
            record(http("body {}", kind="text/css")),
            record(http("", status="301 Moved")),
            record(http(PAGE)),
            record(PAGE.encode(), "resource", "https://a.example/2", "text/html"),
        ]
    )
    stories, refused = read("a.warc", data)
    assert refused == {}
    assert [(story.name, story.url) for story in stories] == [
        ("a.warc, record 5", "https://a.example/1"),
        ("a.warc, record 6", "https://a.example/2"),
    ]
    assert stories[0].headline == "Ferry line to open" and "Zürich" in stories[0].text
    assert stories[0].source == "a.example"


@pytest.mark.parametrize(
    ("pack", "header"),
    [
        (gzip.compress, "Content-Encoding: gzip"),
        (zlib.compress, "Content-Encoding: deflate"),
        (brotli.compress, "Content-Encoding: br"),
        (lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), "Transfer-Encoding: chunked"),
        (lambda body: body, "Transfer-Encoding: chunked"),
        (lambda body: body, "Content-Encoding: gzip"),
    ],
)
def test_bodies_are_unpacked_as_they_say_or_taken_as_they_came(pack, header):
    (story,), _refused = read("a.warc", record(http(pack(PAGE.encode()), header)))
    assert story.headline == "Ferry line to open"


def test_packed_web_archives_are_read_record_by_record_and_in_a_zip():
    data = gzip.compress(record(http(PAGE))) + gzip.compress(record(http(PAGE)))
    assert [story.name for story in read("a.warc.gz", data)[0]] == ["a.warc, record 1", "a.warc, record 2"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/a.warc.gz", data)
    assert read("z.zip", packed.getvalue())[0][0].name == "z.zip/in/a.warc, record 1"


def test_an_arc_file_is_read():
    answer = http(PAGE)
    head = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
    data = b"filedesc://a.arc 127.0.0.1 20180410000000 text/plain %d\n" % len(head) + head + b"\n"
    data += b"https://a.example/1 127.0.0.1 20180410000000 text/html %d\n" % len(answer) + answer + b"\n"
    (story,), refused = read("a.arc", data)
    assert refused == {} and story.url == "https://a.example/1"


def test_pages_that_are_no_stories_are_named_with_their_address():
    data = record(http("<html><body>Log in</body></html>")) + record(http(PAGE, status="404 Not Found"))
    stories, refused = read("a.warc", data + record(http(PAGE)))
    assert len(stories) == 1
    assert "https://a.example/1: no article" in refused["a.warc, record 1"]
    assert "answered with 404" in refused["a.warc, record 2"]


def test_an_archive_without_pages_is_refused():
    assert "no page among its 1 records" in read("a.warc", record(b"x", "warcinfo"))[1]["a.warc"]


def test_what_comes_before_a_broken_record_is_read():
    stories, refused = read("a.warc", record(http(PAGE)) + b"WARC/1.0\r\nWARC-Type: response\r\nrubbish" * 9)
    assert len(stories) == 1
    data = gzip.compress(record(http(PAGE))) + gzip.compress(record(http(PAGE)))[:-60]
    stories, refused = read("a.warc.gz", data)
    assert len(stories) == 1 and "damaged" in " ".join(refused.values())


def bomb() -> bytes:
    return b"<html>" + b" " * 200_000_000


@pytest.mark.parametrize(
    "make",
    [
        lambda: gzip.compress(record(http(bomb())), 1),
        lambda: record(http(gzip.compress(bomb(), 1), "Content-Encoding: gzip")),
        lambda: record(http(gzip.compress(gzip.compress(bomb(), 1)), "Content-Encoding: gzip")),
        lambda: record(http(brotli.compress(bomb(), quality=1), "Content-Encoding: br")),
        lambda: b"WARC/1.0\r\n" + b"a" * 60_000_000,
        lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000,
        lambda: record(http(b"<html>" + b"x" * 30_000_000)),
    ],
    ids=["record", "body", "twice", "brotli", "line", "head", "large"],
)
def test_bombs_are_refused_and_memory_is_bounded(make):
    data = make()
    tracemalloc.start()
    try:
        stories, refused = read("a.warc", data)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()
    assert stories == [] and refused


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample archives (../shared/formats/warc) are not here")
def test_every_sample_gives_its_pages_or_a_reason():
    pages = 0
    for path in sorted(SHARED.glob("*arc*")):
        found = list(read_file(path, path.name, LIMITS))
        assert found, path.name
        pages += sum(isinstance(one, SourceDocument) and one.format == "web page" for one in found)
    assert pages >= 11
