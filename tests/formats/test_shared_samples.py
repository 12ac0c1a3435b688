"""Every sample of ../shared/formats is imported or refused with a reason; what must come of sixty is written down.

Headlines and long identities are compared by the beginning of their SHA-256; no sample's text stands here.
"""

import csv
import functools
import hashlib
import html
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from articles.formats.recognise import files_under, read_file
from articles.formats.types import Limits, SourceDocument, UnreadableFile

SHARED = Path(__file__).resolve().parents[3] / "shared" / "formats"
EXPECTED = Path(__file__).parent / "files" / "expected_of_shared_samples.tsv"
FOLDERS = ("agencies", "newsml-g2", "ninjs")
# Formats whose text comes in pieces; plain text and pages are tested where they are read.
PIECED = {"NITF", "NewsML-G2", "NewsML 1", "ninjs", "agency XML"}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the samples of ../shared/formats are not here")


@functools.cache
def samples():
    found = {}
    for folder in FOLDERS:
        for name, path in files_under(SHARED / folder):
            found[f"{folder}/{name}"] = list(read_file(path, f"{folder}/{name}", Limits()))
    return found


def stories():
    return [(path, found) for path, all_found in samples().items() for found in all_found if is_story(found)]


def is_story(found):
    return isinstance(found, SourceDocument)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:10] if text else ""


def test_every_file_is_imported_or_refused_with_a_reason():
    assert len(samples()) > 350
    for path, found in samples().items():
        assert found, f"{path} gives neither a story nor a reason"
        for entry in found:
            assert entry.name.startswith(path)
            if isinstance(entry, UnreadableFile):
                assert re.search(r"\w{3}.*[.\")]$", entry.reason, re.DOTALL), (path, entry.reason)
            else:
                assert entry.text.strip() and entry.text.encode(), path


def test_a_story_begins_with_its_headline_and_holds_no_markup():
    for path, story in stories():
        if story.format not in PIECED:
            continue
        assert story.text.startswith(story.headline), path
        assert not re.search(r"</?(?:p|div|br|span|nitf|body\.content|hl1)\b", story.text), path
        assert "\n\n\n" not in story.text and not re.search(r"[^\n]\n[^\n]", story.text), path


def expected():
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", expected(), ids=lambda row: row["file"].rpartition("/")[2])
def test_fields_are_what_the_file_says(row):
    path = re.sub(r", (?:item|story) \d+$", "", row["file"])
    story = next(found for found in samples()[path] if found.name == row["file"])
    identity = story.identity if len(story.identity) < 66 else f"#{digest(story.identity)}"
    assert row == {
        "file": story.name,
        "headline": digest(story.headline),
        "published": str(story.published or ""),
        "source": story.source,
        "language": story.language,
        "identity": identity,
        "version": story.version,
        "section": story.section,
        "byline": story.byline,
        "notice": story.notice,
        "paragraphs": str(len(story.text.strip().split("\n\n"))),
    }


def squeezed(text):
    return re.sub(r"\s+", "", html.unescape(html.unescape(text)))


def file_text(path):
    """All words of a file by other means than the formats use, without tags and white space."""
    data = (SHARED / path).read_bytes()
    if data.lstrip()[:1] in b"{[":
        strings = []
        json.loads(data, object_hook=lambda found: strings.extend(v for v in found.values() if isinstance(v, str)))
        return squeezed(re.sub(r"<[^<>]*>", "", "".join(strings)))
    root = tree(data)
    attributes = "".join(value for element in root.iter() for value in element.attrib.values())
    words = "".join(root.itertext()) + attributes
    return squeezed(words) + squeezed(re.sub(r"<[^<>]*>", "", html.unescape(words)))


def tree(data):
    data = re.sub(rb"<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?\s*>", b"", data)
    try:
        data.decode("utf-8")
        data = re.sub(rb"encoding=[\"'][^\"']+[\"']", b'encoding="utf-8"', data, count=1)
    except UnicodeDecodeError:
        pass
    return ElementTree.fromstring(data)


def test_nothing_is_invented():
    for path, story in stories():
        if story.format not in PIECED:
            continue
        whole = file_text(path)
        for paragraph in story.text.strip().split("\n\n"):
            line = squeezed(paragraph)
            # A dateline may be put before a paragraph; both parts must be the file's own.
            cuts = range(min(len(line), 80))
            assert any(line[:cut] in whole and line[cut:] in whole for cut in cuts), (path, paragraph[:40])


def lines_of_body(root):
    """Text of the elements below NITF's and XHTML's body, without pictures and what repeats the headline."""
    left_out = {"media", "header", "h1", "title", "script", "style", "BILD", "RUBRIK", "figure", "head"}

    def walk(element):
        if element.tag.rpartition("}")[2] in left_out:
            return
        yield element.text or ""
        for child in element:
            yield from walk(child)
            yield child.tail or ""

    bodies = [found for found in root.iter() if found.tag.rpartition("}")[2] in {"body.content", "BODY"}]
    pages = [found for found in root.iter() if found.tag.rpartition("}")[2] == "html"]
    for body in bodies or [child for page in pages for child in page if child.tag.endswith("body")]:
        yield from walk(body)


@pytest.mark.parametrize("folder", ["agencies", "newsml-g2"])
def test_nothing_of_a_body_is_lost(folder):
    checked = 0
    for path, found in samples().items():
        kinds = {story.format for story in found if is_story(story)}
        if (
            not path.startswith(folder)
            or not kinds & {"NITF", "NewsML-G2", "NewsML 1"}
            or not all(map(is_story, found))
        ):
            continue
        text = squeezed("".join(story.text for story in found))
        for line in lines_of_body(tree((SHARED / path).read_bytes())):
            code_to_embed = not re.sub(r"<[^<>]*>", "", line).strip()
            assert code_to_embed or squeezed(line) in text, (path, line.strip()[:60])
            checked += bool(line.strip())
    assert checked >= 15
