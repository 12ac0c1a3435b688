"""What stands above a text of its place in a chain."""

import pytest

from articles.formats.types import SourceDocument
from articles.importing.reading_ahead import read_document
from articles.importing.wire_marks import FLASH, keyword_of, wire_mark


@pytest.mark.parametrize(
    ("marked", "keyword"),
    [
        ("Ferry-line", "ferry-line"),
        ("URGENT Ferry-line", "ferry-line"),
        ("(2nd LD) Ferry-line (News Focus)", "ferry-line"),
        ("Ferry-line  ( LEAD ) : ", "ferry-line"),
        ("CORRECTED - (LEAD) Ferry-line", "ferry-line"),
        ("UPDATE 3-RPT-Ferry line", "ferry line"),
        ("REFİLE Ferry-line", "ferry-line"),
        ("Leader leads refugees over the world", "leader leads refugees over the world"),
    ],
)
def test_a_keyword_is_what_is_left_without_marks_and_labels(marked, keyword):
    assert keyword_of(marked) == keyword


@pytest.mark.parametrize(
    ("above", "rank"),
    [("", 0), ("URGENT\n", FLASH), ("(LEAD) ", 1), ("(2nd LD) ", 2), ("Update 3-", 3), ("(LEAD) CORRECTED-", 1.5)],
)
def test_a_mark_above_a_text_tells_its_rank(above, rank):
    document = SourceDocument("ferry.txt", f"{above}Ferry line opens\n\nThe leader would open it.\n", "plain text")
    assert wire_mark(document, read_document(document)).rank == rank


def test_blanks_without_a_mark_behind_them_take_no_time():
    blanks = " " * 100_000
    assert keyword_of(f"Ferry{blanks}leader({blanks}leader LEAD") == "ferry leader( leader"
