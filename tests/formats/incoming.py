"""What the formats' tests share: a file's one story, or the one reason for which it is refused."""

from pathlib import Path

from articles.formats.recognise import read_bytes
from articles.formats.types import Limits, SourceDocument, UnreadableFile

FILES = Path(__file__).parent / "files"


def of_file(name, limits=None):
    return of(name, (FILES / name).read_bytes(), limits)


def of(name, data, limits=None):
    return list(read_bytes(name, data.encode() if isinstance(data, str) else data, limits or Limits()))


def story(name, data):
    (document,) = of(name, data)
    assert isinstance(document, SourceDocument), document
    return document


def refused(name, data, limits=None):
    (reason,) = of(name, data, limits)
    assert isinstance(reason, UnreadableFile), reason
    assert reason.name == name
    return reason.reason
