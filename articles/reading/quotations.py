"""Finds attributed statements and, by syntax, the words that name their speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from articles.reading.attribution import attribute
from articles.reading.headlines import read_headline
from articles.reading.marks import find_segments
from articles.reading.paragraphs import read_paragraph
from articles.reading.sentences import Paragraph
from articles.reading.statements import Statement, read_sentence
from articles.reading.story_words import Printed
from articles.reading.types import Attribution, Layout, QuoteKind, Span


def find_attributions(
    text: str, layout: Layout, spoken: Sequence[int] | None = None, printed: Printed | None = None
) -> list[Attribution]:
    """Attributed statements in the order of the text.

    `spoken`: where words stand that bring statements without marks, in order, as far as that is known. Paragraphs
    that have neither are not read. `printed`: what stands between blanks, where that was looked up before.
    """
    places = list(layout.prose())
    if layout.dateline:
        places = [(where, _after_dateline(span, layout.dateline.span)) for where, span in places]
    paragraphs = [
        Paragraph(where, span, text, segments, printed)
        for (where, span), segments in zip(places, find_segments(text, places), strict=True)
    ]
    statements: list[Statement] = []
    for number, paragraph in enumerate(paragraphs):
        if not (paragraph.segments or spoken is None or _any_within(spoken, paragraph.span)):
            continue
        read_paragraph(paragraph)
        for sentence, holds in enumerate(paragraph.holds):
            if holds:
                statements += read_sentence(paragraph, number, sentence)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.where == "headline":
            read_paragraph(paragraph)
            statements += read_headline(paragraph, number)
    found = [_as_attribution(statement, paragraphs) for statement in attribute(text, paragraphs, statements)]
    return sorted(found, key=attrgetter("spans"))


def _any_within(places: Sequence[int], span: Span) -> bool:
    at = bisect_left(places, span[0])
    return at < len(places) and places[at] < span[1]


def _after_dateline(span: Span, dateline: Span) -> Span:
    """The first paragraph without its dateline, which nobody says."""
    inside = span[0] <= dateline[0] < dateline[1] < span[1]
    return (dateline[1], span[1]) if inside else span


def _as_attribution(statement: Statement, paragraphs: list[Paragraph]) -> Attribution:
    contents, segments = statement.contents, statement.segments
    quoted = [(segment.inner_start, segment.inner_end) for segment in segments]
    return Attribution(
        _kind(statement),
        tuple(contents if len(contents) == 1 else sorted(contents)),  # all that is attributed
        tuple(quoted if len(quoted) < 2 else sorted(quoted)),
        statement.speaker,
        statement.cue,
        statement.rule,
        statement.confidence,
        paragraphs[statement.paragraph].where,
        statement.antecedent,
    )


def _kind(statement: Statement) -> QuoteKind:
    if not statement.segments:
        return "indirect"
    return "mixed" if statement.plain or statement.hangs else "direct"
