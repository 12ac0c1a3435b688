"""The reader reads the annotated stories no worse than it ever did.

Where a figure fell, mend the reader. Where it rose, `python -m tests.reading.scoring --raise` keeps what was won.
Floors hold for the stories they were measured on; where stories are added, those that stayed hold the reader by what it
misses in them.
"""

import json
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

from articles.reading.rules import RULES
from tests.reading.annotated import annotated_stories, digest_of_stories
from tests.reading.scoring import (
    FLOORS,
    Tally,
    below_the_floors,
    missed_more,
    raise_floors,
    raised,
    read_floors,
    score,
)

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def result():
    return score(annotated_stories())


@pytest.mark.parametrize("measure", sorted(read_floors()["figures"]))
def test_no_figure_falls_under_its_floor(measure):
    floors = {measure: read_floors()["figures"][measure]}
    misses = "\n".join(result().misses[:40])
    assert not list(below_the_floors(result().figures(), floors)), f"What the reader misses:\n{misses}"


def test_no_date_is_false():
    """Unknown is fine, a wrong day never."""
    wrong = [
        miss
        for miss in result().misses
        if ": date: " in miss and ": date: None" not in miss and ": date: --" not in miss
    ]
    assert wrong == []


def test_the_floors_were_measured_on_these_stories():
    assert read_floors()["digest"] == digest_of_stories(), (
        "The stories changed: python -m tests.reading.scoring --raise"
    )


def test_the_reader_misses_no_more_than_when_the_floors_were_set():
    assert missed_more(result().known(annotated_stories()), read_floors()["stories"]) <= 0


def test_every_story_is_counted_in_the_floors():
    assert read_floors()["stories"].keys() == {story.name for story in annotated_stories()}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_floor(rule):
    """Where a rule has none, no story shows it: write one."""
    assert "precision" in read_floors()["figures"].get(f"rule: {rule}", {})


def test_every_floor_has_a_figure_to_hold_it():
    rules = {name for name in read_floors()["figures"] if name.startswith("rule: ")}
    assert set(read_floors()["figures"]) - rules <= set(result().figures())


def test_no_floor_is_lower_than_it_was_in_any_commit():
    now = read_floors()
    for before in earlier_floors():
        if before["digest"] == now["digest"]:
            assert list(below_the_floors(now["figures"], before["figures"])) == []
            assert before["figures"].keys() <= now["figures"].keys()
        assert missed_more(now["stories"], before.get("stories", {})) <= 0


def earlier_floors():
    path = FLOORS.relative_to(ROOT).as_posix()
    log = git("log", "--format=%H", "--", path)
    if log.returncode:
        pytest.skip("not a git checkout, so there are no earlier floors to hold against")
    for commit in log.stdout.split():
        shown = git("show", f"{commit}:{path}")
        if shown.returncode == 0:
            yield json.loads(shown.stdout)


def git(*arguments):
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("git is missing, so there are no earlier floors to hold against")


def test_a_figure_under_its_floor_is_told_with_both_numbers():
    floors = {"headline": {"precision": 0.9, "recall": 0.8}}
    assert list(below_the_floors({"headline": {"precision": 0.85, "recall": 0.8}}, floors)) == [
        ("headline", "precision", 0.85, 0.9)
    ]


def test_raising_lifts_what_rose_and_keeps_what_fell():
    floors = {"headline": {"recall": 0.9}, "deck": {"recall": 0.5}, "gone": {"recall": 0.3}}
    figures = {"headline": {"recall": 0.8}, "deck": {"precision": 1.0, "recall": 0.6}}
    assert raised(figures, floors) == {
        "deck": {"precision": 1.0, "recall": 0.6},
        "gone": {"recall": 0.3},
        "headline": {"recall": 0.9},
    }


def test_floors_of_other_stories_do_not_bind(tmp_path):
    path = tmp_path / "floors.json"
    raise_floors({"deck": {"recall": 0.9}}, {"a": ("x", 1)}, "one", path)
    raise_floors({"deck": {"recall": 0.4}}, {"a": ("x", 1)}, "one", path)
    assert read_floors(path)["figures"] == {"deck": {"recall": 0.9}}
    raise_floors({"deck": {"recall": 0.4}}, {"a": ("x", 1), "b": ("y", 7)}, "two", path)
    assert read_floors(path) == {
        "digest": "two", "figures": {"deck": {"recall": 0.4}}, "stories": {"a": ["x", 1], "b": ["y", 7]},
    }  # fmt: skip


def test_raising_is_refused_where_a_story_that_did_not_change_is_read_worse(tmp_path):
    path = tmp_path / "floors.json"
    raise_floors({"deck": {"recall": 0.9}}, {"a": ("x", 1)}, "one", path)
    with pytest.raises(ValueError, match="1 more misses in stories that did not change"):
        raise_floors({"deck": {"recall": 0.4}}, {"a": ("x", 2), "b": ("y", 0)}, "two", path)
    assert read_floors(path)["figures"] == {"deck": {"recall": 0.9}}


def test_a_story_that_changed_may_be_missed_more(tmp_path):
    assert missed_more({"a": ("new", 5)}, {"a": ("old", 1)}) == 0


def test_figures_are_rounded_down_so_that_a_floor_is_never_above_what_was_reached():
    assert Tally(right=2, given=3, wanted=0).figures() == {"precision": 0.6666}
