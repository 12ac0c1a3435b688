"""A text is cut into runs: quotes marked, names linked, hidden words left out."""

import time

from articles.browse.marking import Marker, visible_everywhere
from articles.models import Country, Mention, Quote

NORWAY = Country(code="NO", name="Norway", slug="norway")


def quote_at(pk, start, end):
    return Quote(pk=pk, position=pk, spans=[[start, end]], quoted=[[start, end]])


def marked(text, quotes=(), mentions=(), visible=None, span=None):
    marker = Marker(text, quotes, mentions, visible or visible_everywhere(len(text)))
    runs = marker.runs(span or (0, len(text)))
    return [("…" if run.gap else "".join(p.text for p in run.pieces), run.quote and run.quote.pk) for run in runs]


def test_a_quote_in_a_quote_belongs_to_the_inner_one():
    assert marked("abcdefgh", [quote_at(1, 1, 7), quote_at(2, 3, 5)]) == [
        ("a", None),
        ("bc", 1),
        ("de", 2),
        ("fg", 1),
        ("h", None),
    ]


def test_what_may_not_be_read_becomes_one_gap():
    quotes = [quote_at(1, 2, 4)]
    assert marked("abcdefgh", quotes, visible=[(2, 4), (3, 4), (0, 1)]) == [
        ("a", None),
        ("…", None),
        ("cd", 1),
        ("…", None),
    ]


def test_a_name_is_linked_and_the_anchor_set_once():
    mention = Mention(start=0, end=6, country=NORWAY)
    marker = Marker("Norway and Norway", [quote_at(1, 0, 17)], [mention], visible_everywhere(17))
    (first,) = marker.runs((0, 10))
    (second,) = marker.runs((11, 17))
    assert [(piece.text, piece.label) for piece in first.pieces] == [("Norway", "Norway"), (" and", "")]
    assert (first.first, second.first) == (True, False)


def test_thousands_of_quotes_are_marked_in_the_time_of_their_number():
    number = 10_000
    text = "said “aa” " * number
    quotes = [quote_at(at, at * 10 + 6, at * 10 + 8) for at in range(number)]
    visible = [(start, end) for quote in quotes for start, end in quote.quoted]
    began = time.process_time()
    marker = Marker(text, quotes, [], visible)
    for at in range(0, len(text), 10):
        assert [run.gap for run in marker.runs((at, at + 10))] == [True, False, True]
    assert len(marked(text, quotes, visible=visible)) == 2 * number + 1
    assert time.process_time() - began < 5, "the square of their number would take minutes"


def test_the_mark_that_closes_a_quotation_stands_before_its_number():
    text = "He said “it is open,” and “it stays so” often."
    marker = Marker(text, [quote_at(1, 9, 20), quote_at(2, 27, 38)], [], visible_everywhere(len(text)))
    runs = marker.runs((0, len(text)))
    cited = [("".join(piece.text for piece in run.pieces), run.cites.pk) for run in runs if run.cites]
    assert cited == [("”", 1), ("”", 2)]
    assert "".join(piece.text for run in runs for piece in run.pieces) == text
