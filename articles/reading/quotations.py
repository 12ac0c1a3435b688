"""Finds attributed statements and, by syntax, the words that name their speaker."""

from __future__ import annotations

from operator import attrgetter

from articles.reading.attribution import attribute
from articles.reading.headlines import read_headline
from articles.reading.homographs import settle_verbs
from articles.reading.marks import find_segments
from articles.reading.scare_quotes import fold_names
from articles.reading.sentences import Paragraph, cut_sentences, read_paragraph
from articles.reading.statements import Statement, read_sentence
from articles.reading.types import Attribution, Layout, QuoteKind, Span


def find_attributions(text: str, layout: Layout) -> list[Attribution]:
    """Attributed statements in the order of the text."""
    places = [(where, _after_dateline(span, layout)) for where, span in layout.prose()]
    marked = find_segments(text, places)
    paragraphs = [
        read_paragraph(text, where, span, segments) for (where, span), segments in zip(places, marked, strict=True)
    ]
    statements: list[Statement] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.quotes:
            fold_names(paragraph)
        cut_sentences(paragraph)
        settle_verbs(paragraph)
        for sentence, holds in enumerate(paragraph.holds):
            if holds:
                statements += read_sentence(paragraph, number, sentence)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.where == "headline":
            statements += read_headline(paragraph, number)
    found = [_as_attribution(statement, paragraphs) for statement in attribute(text, paragraphs, statements)]
    return sorted(found, key=attrgetter("spans"))


def _after_dateline(span: Span, layout: Layout) -> Span:
    """The first paragraph without its dateline, which nobody says."""
    dateline = layout.dateline.span if layout.dateline else span
    inside = span[0] <= dateline[0] < dateline[1] < span[1] and dateline != span
    return (dateline[1], span[1]) if inside else span


def _as_attribution(statement: Statement, paragraphs: list[Paragraph]) -> Attribution:
    return Attribution(
        _kind(statement),
        tuple(sorted(statement.contents)),
        tuple(sorted([(segment.inner_start, segment.inner_end) for segment in statement.segments])),
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
