"""Slugs of Yonhap above the headline, on a line of their own or run into it."""

from __future__ import annotations

import pytest

from articles.reading.pipeline import read

BODY = "SEOUL, May 16 (Yonhap) -- South Korea agreed Tuesday on a label that says how much wool a sock contains."


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("Korea-wool\nS. Korea agrees on labels for wool", "S. Korea agrees on labels for wool"),
        ("(2nd LD) Korea-wool\n(2nd LD) S. Korea agrees on wool\n(ATTN: ADDS photo)", "S. Korea agrees on wool"),
        ("Korea-Peru-wool S. Korea, Peru agree on wool", "S. Korea, Peru agree on wool"),
        ("Two-day talks end\nS. Korea wants more", "Two-day talks end"),
    ],
)
def test_the_slug_is_no_part_of_the_headline(head, headline):
    separator = "\n" if "\n" in head else " "
    reading = read(f"{head}{separator}{BODY}")
    assert reading.slice(reading.layout.headline) == headline


@pytest.mark.parametrize(
    ("line", "headline"),
    [("UPDATE 2-Bells ring", "Bells ring"), ("WRAPUP 1-Bells ring", "Bells ring"), ("REFILE-Bells ring", "Bells ring")],
)
def test_a_revision_mark_of_reuters_is_no_part_of_the_headline(line, headline):
    reading = read(f"{line}\n\nOSLO, May 16 (Reuters) - Bells rang on Tuesday in all the towers of the city.")
    assert reading.slice(reading.layout.headline) == headline


def test_whoever_contributed_is_no_part_of_the_body():
    reading = read(
        "OSLO (AP) — Bells rang on Tuesday in all the towers of the city, the mayor said.\n\n"
        "Associated Press writer Ada Berg in Bergen contributed to this report."
    )
    assert len(reading.layout.paragraphs) == 1
