"""Floors on the labelled sets beside the project, by their own scorers; skipped where the folder is missing.

Floors only rise: where a figure rose for good, put it here.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "tools").is_dir(), reason="the shared evaluation sets and their scorers are not beside the project"
)

# What each scorer must find in each set: an F score where it gives precision and recall.
FLOORS = {
    ("score_stories", "stories"): {
        "headline": 1.0,
        "deck": 1.0,
        "section": 1.0,
        "source": 1.0,
        "dateline_place": 1.0,
        "date right": 1.0,
        "body exact": 1.0,
        "paragraphs": 1.0,
        "captions": 1.0,
        "quotes": 0.991,
        "quotes attributed": 0.95,
        "countries": 1.0,
        "officials": 1.0,
        "posts right": 0.984,
        "perfect stories": 0.81,
    },
    ("score_polnear", "polnear/dev.jsonl"): {
        "segment found": 0.98,
        "segment attributed": 0.88,
        "speech found": 0.79,
        "speech attributed": 0.73,
    },
    ("score_datelines", "datelines/dev.jsonl"): {
        "regular": 1.0,
        "irregular": 0.97,
    },
}
# The reader runs as it does for users, with the archive's own settings.
OF_THE_TESTS = ("DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}


def measure(scorer: str, data: str) -> dict:
    reader = shlex.join([sys.executable, "manage.py", "read_story", "--jsonl"])
    command = [sys.executable, str(SHARED / "tools" / f"{scorer}.py"), str(SHARED / data), "--json"]
    run = subprocess.run(
        [*command, "--command", reader], cwd=PROJECT, env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize(("scorer", "data"), FLOORS, ids=" ".join)
def test_no_figure_falls_under_its_floor_and_no_date_is_false(scorer, data):
    found = measure(scorer, data)
    figures = {
        name: value.get("f", value.get("right")) if isinstance(value, dict) else value for name, value in found.items()
    }
    assert {name: figures[name] for name, floor in FLOORS[scorer, data].items() if figures[name] < floor} == {}
    assert found.get("errors", 0) == found.get("date wrong (a day that is not true)", 0) == 0
