"""Proves the verbatim promise: every text has its digest, every part is a span of its text."""

from __future__ import annotations

from collections.abc import Iterator

from articles.formats.digest import digest_of
from articles.models import Article, ArticleVersion, Mention, Quote
from articles.reading.types import BETWEEN_PIECES


def check_articles(articles=None) -> Iterator[tuple[Article, list[str]]]:
    """Each article with what is wrong with it, in the order of their numbers; memory stays flat."""
    for article in (articles or Article.objects).order_by("pk").iterator(chunk_size=200):
        yield article, [*_text_flaws(article), *_part_flaws(article), *_quote_flaws(article), *_mention_flaws(article)]


def check_versions() -> Iterator[tuple[ArticleVersion, list[str]]]:
    for version in ArticleVersion.objects.order_by("pk").iterator(chunk_size=200):
        yield version, [] if digest_of(version.text) == version.sha256 else ["the text does not have its digest"]


def _text_flaws(article: Article) -> Iterator[str]:
    if digest_of(article.text) != article.sha256:
        yield "the text does not have its digest"
    if len(article.text) != article.text_length:
        yield f"the text has {len(article.text)} characters, {article.text_length} are recorded"


def _part_flaws(article: Article) -> Iterator[str]:
    at = 0
    for start, end, part in article.layout:
        if start != at or end <= start:
            yield f"the layout has a gap or an overlap at {at} ({part} from {start} to {end})"
        at = end
    if at != len(article.text):
        yield f"the layout ends at {at}, the text at {len(article.text)}"
    if article.headline_end and article.slice((article.headline_start, article.headline_end)) != article.headline:
        yield "the headline is not what stands at its span"
    if article.deck and article.deck not in article.text:
        yield "the deck is not in the text"
    for span in article.paragraphs:
        if not 0 <= span[0] < span[1] <= len(article.text):
            yield f"a paragraph's span {span} is out of range"
    for caption in article.captions:
        if caption["text"] not in article.slice(caption["span"]):
            yield f"a caption is not what stands at its span {caption['span']}"


def _quote_flaws(article: Article) -> Iterator[str]:
    for quote in Quote.objects.filter(article=article):
        spans = [*quote.spans, *quote.quoted]
        if any(not 0 <= start < end <= len(article.text) for start, end in spans):
            yield f"quote {quote.pk} has a span out of range"
        if BETWEEN_PIECES.join(article.slice(span) for span in quote.text_spans) != quote.text:
            yield f"quote {quote.pk} is not what stands at its spans"
        if quote.speaker_end and article.slice((quote.speaker_start, quote.speaker_end)) != quote.speaker_text:
            yield f"the speaker's naming of quote {quote.pk} is not what stands at its span"


def _mention_flaws(article: Article) -> Iterator[str]:
    for mention in Mention.objects.filter(article=article):
        if article.slice((mention.start, mention.end))[:300] != mention.text:
            yield f"mention {mention.number} is not what stands at its span"
