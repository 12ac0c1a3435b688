"""Floors on the labelled sets beside the project; skipped where the folder is missing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from articles.reading.dates import date_story
from articles.reading.layout import lay_out

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared evaluation sets are not beside the project")


def rows(name):
    with (SHARED / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def squeeze(text):
    return " ".join((text or "").split())


def test_openings_of_a_russian_agency_give_place_agency_and_day():
    right = {True: 0, False: 0}
    total = {True: 0, False: 0}
    for row in rows("datelines/dev.jsonl"):
        if not row["dated"]:
            continue
        layout = lay_out(row["text"])
        value = date_story(row["text"], layout).value or ""
        issued = date.fromisoformat(row["date"])
        days = {(issued + timedelta(days=n)).isoformat()[5:] for n in (-1, 0, 1)}
        total[row["irregular"]] += 1
        right[row["irregular"]] += bool(
            layout.dateline and layout.dateline.place and layout.source == "TASS" and value[-5:] in days
        )
    assert right[False] / total[False] >= 0.999
    assert right[True] / total[True] >= 0.97


def test_old_reports_in_capitals_give_their_day_and_place():
    found = rows("wire/muc3.jsonl")
    days = places = 0
    for row in found:
        text = "\n\n".join(row["paragraphs"])
        layout = lay_out(text)
        days += date_story(text, layout).value == row["date"]
        places += bool(layout.dateline) and layout.dateline.place == row["coverage"]
    assert days / len(found) >= 0.99
    assert places / len(found) >= 0.99


def test_labelled_stories_are_laid_out_as_a_careful_reader_does():
    golds = sorted((SHARED / "stories" / "gold").glob("*.json"))
    right = dict.fromkeys(("headline", "deck", "section", "source", "place", "body", "captions"), 0)
    for path in golds:
        gold = json.loads(path.read_text("utf-8"))
        text = (SHARED / "stories" / "stories" / f"{path.stem}.txt").read_text("utf-8")
        layout = lay_out(text)
        for name in ("headline", "deck", "section"):
            span = getattr(layout, name)
            right[name] += squeeze(text[slice(*span)] if span else "") == squeeze(gold[name])
        right["source"] += layout.source == gold["source"]
        right["place"] += (layout.dateline.place if layout.dateline else "") == gold["dateline_place"]
        right["body"] += [squeeze(text[s:e]) for s, e in layout.paragraphs] == [squeeze(p) for p in gold["body"]]
        captions = {(squeeze(c["text"]), squeeze(c["credit"])) for c in gold["captions"]}
        right["captions"] += {(squeeze(c.text), squeeze(c.credit)) for c in layout.captions} == captions
    assert {name: number / len(golds) for name, number in right.items() if number / len(golds) < 0.99} == {}


def test_no_story_is_given_a_day_that_is_not_true():
    for path in sorted((SHARED / "stories" / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (SHARED / "stories" / "stories" / f"{path.stem}.txt").read_text("utf-8")
        value = date_story(text, lay_out(text)).value
        if value and not value.startswith("--"):
            assert value == gold["date_true"], path.stem


def test_plain_articles_lose_no_prose_to_furniture():
    for row in rows("polnear/dev.jsonl"):
        text = row["text"]
        lost = [text[s:e] for s, e, part in lay_out(text).parts if part in ("furniture", "insert", "credit")]
        assert not [piece for piece in lost if len(piece) > 200 and '"' in piece]
