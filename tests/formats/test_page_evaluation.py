"""Saved pages of many sites, labelled by others: what must be found and what must not be taken along."""

import json
import unicodedata
from pathlib import Path

import pytest

from articles.formats.html_page import document_of
from articles.formats.types import UnreadableFile

PAGES = Path(__file__).parents[3] / "shared" / "html"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the labelled pages (../shared/html) are not here")


def composed(text):
    return unicodedata.normalize("NFC", text)


def share(hits):
    return sum(hits) / len(hits)


def test_title_day_author_and_text_of_labelled_pages():
    titles, days, authors, wanted, unwanted = [], [], [], [], []
    for label in json.loads((PAGES / "evaldata_subset.json").read_text("utf-8")).values():
        try:
            document = document_of(label["file"], (PAGES / label["file"]).read_bytes())
            headline, day, text = document.headline, str(document.published), composed(document.text)
            byline = document.byline
        except UnreadableFile:
            headline = day = text = byline = ""
        if label.get("title"):
            titles.append(composed(label["title"]).strip() == composed(headline))
        if label.get("date"):
            days.append(label["date"] == day)
        if label.get("author"):
            authors.append(label["author"].strip().casefold() in byline.casefold())
        wanted += [composed(piece) in text for piece in label["with"]]
        unwanted += [composed(piece) in text for piece in label["without"]]
    assert share(titles) >= 0.9
    assert share(days) >= 0.9
    assert share(authors) >= 0.6
    assert share(wanted) >= 0.9
    assert share(unwanted) <= 0.1
