"""What of a story's text an audience may read: all of it, or the spans that an excerpt shows."""

from __future__ import annotations

from collections.abc import Sequence

from articles.browse.marking import Span, visible_everywhere
from articles.models import Article, Audience, Quote

# Marks of quotation that an excerpt shows with the words between them.
MARKS = frozenset("\"“”„«»‘’'")


def visible_spans(article: Article, quotes: Sequence[Quote], audience: str) -> list[Span]:
    """The quotes are those of the story that the audience may read; they matter where it reads an excerpt alone."""
    return visible_everywhere(len(article.text)) if article.shows_text_to(audience) else _open_spans(article, quotes)


def _open_spans(article: Article, quotes: Sequence[Quote]) -> list[Span]:
    """What an excerpt shows: the headline, and where quotes may be read the deck, the opening and the quoted words."""
    spans: list[Span] = []
    if article.headline_end:
        spans.append((article.headline_start, article.headline_end))
    if not article.shows_quotes_to(Audience.PUBLIC):
        return spans
    if article.deck:
        spans.append(deck_span(article))
    if article.paragraphs:
        start = article.paragraphs[0][0]
        spans.append((start, start + len(article.excerpt())))
    for quote in quotes:
        spans += [_with_marks(article.text, start, end) for start, end in quote.quoted]
        if quote.speaker_end:
            spans.append((quote.speaker_start, quote.speaker_end))
    return _joined(article.text, spans)


def _with_marks(text: str, start: int, end: int) -> Span:
    """Quoted words with the marks around them."""
    return start - (text[start - 1 : start] in MARKS), end + (text[end : end + 1] in MARKS)


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans with no letter or digit between them are one: nothing is left out there."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not any(character.isalnum() for character in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def deck_span(article: Article) -> Span:
    return next(((start, end) for start, end, part in article.layout if part == "deck"), (0, 0))
