"""A story or quote as a plain record; no more in it than the audience may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.browse.article_page import ArticlePage
from articles.models import Article, Quote

Absolute = Callable[[str], str]


def article_record(article: Article, absolute: Absolute) -> dict[str, Any]:
    """One line of a list."""
    return {
        "id": article.urn,
        "url": absolute(article.get_absolute_url()),
        "headline": article.title,
        "source": article.source.name if article.source else None,
        "date": article.date.isoformat() if article.date else article.day_text or None,
        "date_known": article.date_how,
        "place": article.place or None,
        "section": article.section or None,
        "original_url": article.url or None,
        "other_copies": getattr(article, "copies", 0),
        "changed": article.changed_at.isoformat(),
        "sample": article.is_sample,
    }


def quote_record(quote: Quote, absolute: Absolute) -> dict[str, Any]:
    article = quote.article
    return {
        "id": quote.urn,
        "url": absolute(quote.get_absolute_url()),
        "kind": quote.kind,
        "text": quote.pieces,
        "quoted": quote.is_quoted,
        "speaker": quote.speaker_label if quote.speaker_type != "unknown" else None,
        "speaker_official": quote.official.slug if quote.official_id else None,
        "speaker_as_named": quote.speaker_text or None,
        "rule": quote.rule,
        "why": quote.why,
        "confidence": quote.confidence,
        "review": quote.review,
        "article": {
            "id": article.urn,
            "url": absolute(article.get_absolute_url()),
            "headline": article.title,
            "source": article.source.name if article.source else None,
            "date": article.date.isoformat() if article.date else article.day_text or None,
        },
    }


def page_record(page: ArticlePage, absolute: Absolute) -> dict[str, Any]:
    """A whole story, as far as the page's audience may read it."""
    article = page.article
    record = article_record(article, absolute) | {
        "rights": article.rights,
        "other_copies": len(page.copies),
        "copies": [{"id": copy.urn, "url": absolute(copy.get_absolute_url())} for copy in page.copies],
        "date_candidates": article.date_candidates,
        "date_evidence": page.evidence,
        "countries": [{"code": named.subject.code, "name": named.subject.name} for named in page.countries],
        "officials": [
            {"name": named.subject.name, "slug": named.subject.slug, "office": named.office or None}
            for named in page.officials
        ],
        "quotes": [quote_record(quote, absolute) for quote in page.quotes],
    }
    if page.whole:
        record |= {
            "sha256": article.sha256,
            "deck": article.deck or None,
            "dateline": article.dateline or None,
            "captions": [{"text": caption["text"], "credit": caption["credit"]} for caption in article.captions],
            "paragraphs": [article.slice(span) for span in article.paragraphs],
        }
    return record
