"""Gives the quotations that have no verb of their own the speaker of their neighbour."""

from __future__ import annotations

from articles.reading.marks import Segment
from articles.reading.sentences import Paragraph
from articles.reading.statements import Statement
from articles.reading.words import COLON, QUOTED


def attribute(text: str, paragraphs: list[Paragraph], statements: list[Statement]) -> list[Statement]:
    """`statements` with one segment in one statement only, and with the orphans joined to a neighbour."""
    owners: dict[int, Statement] = {}
    for statement in sorted(statements, key=_reach, reverse=True):
        for segment in statement.segments:
            owners[segment.start] = statement
    for statement in statements:
        statement.segments = [segment for segment in statement.segments if owners[segment.start] is statement]
    kept = [statement for statement in statements if statement.segments or statement.plain]
    taken = set(owners)
    by_paragraph: dict[int, list[Statement]] = {}
    for statement in kept:
        by_paragraph.setdefault(statement.paragraph, []).append(statement)
    for number, paragraph in enumerate(paragraphs):
        here = by_paragraph.setdefault(number, [])
        for sentence, (low, high) in enumerate(paragraph.sentences):
            for at in range(low, high):
                if not paragraph.tags[at] & QUOTED:
                    continue
                segment = paragraph.quotes[at]
                if segment.start in taken:
                    continue
                orphan = _adopt(text, paragraphs, by_paragraph, number, sentence, at, segment)
                if orphan:
                    if orphan not in here:
                        kept.append(orphan)
                        here.append(orphan)
                    taken.add(segment.start)
    return kept


def _reach(statement: Statement) -> tuple[bool, int]:
    """How much a statement embraces: of two over the same quotation, the narrower one owns it."""
    return statement.rule != "as somebody said", sum(end - start for start, end in statement.contents)


def _adopt(
    text: str,
    paragraphs: list[Paragraph],
    by_paragraph: dict[int, list[Statement]],
    number: int,
    sentence: int,
    at: int,
    segment: Segment,
) -> Statement | None:
    paragraph = paragraphs[number]
    low, high = paragraph.sentences[sentence]
    alone = at == low and at + 1 >= high
    here = by_paragraph.get(number, [])
    if not alone and not (at == low and segment.last_character(text) in ".?!"):
        return None
    before = [s for s in here if s.sentence < sentence]
    neighbour = max(before, key=lambda s: s.sentence, default=None)
    rule = "same speaker goes on"
    if neighbour is None and number and (segment.continues or at == 0):
        earlier = by_paragraph.get(number - 1)
        if earlier:
            neighbour = max(earlier, key=lambda s: s.sentence)
            rule = "left open in the paragraph before" if segment.continues else "speaker of the paragraph before"
            if paragraphs[number - 1].tags and paragraphs[number - 1].tags[-1] & COLON:
                rule = "colon before the paragraph"
    if neighbour is None:
        neighbour = min((s for s in here if s.sentence > sentence), key=lambda s: s.sentence, default=None)
        rule = "speaker of the next sentence"
    if neighbour is None or neighbour.speaker is None:
        return None
    if (
        neighbour.paragraph == number
        and neighbour.segments
        and neighbour.sentence == sentence - 1
        and not neighbour.plain
    ):
        neighbour.contents.append((segment.start, segment.end))
        neighbour.segments.append(segment)
        neighbour.sentence = sentence
        return neighbour
    return Statement(
        number,
        sentence,
        [(segment.start, segment.end)],
        [segment],
        neighbour.speaker,
        neighbour.cue,
        rule,
        0.7,
        plain=False,
    )
