"""Keeps the index equal to the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from articles.models import Article, Audience
from articles.models.quote import WORD_FOR_WORD, Quote
from articles.search.backends import SearchText, backend_for


def index_articles(articles: Iterable[Article]) -> None:
    """Write the words of these stories; call it in the transaction that changed them."""
    backend_for(connection.vendor).put([search_text(article) for article in articles])


def index_stories(stories: Iterable[tuple[Article, Sequence[Quote]]]) -> None:
    """The same, of articles whose quotes are at hand."""
    backend_for(connection.vendor).put([search_text(article, quotes) for article, quotes in stories])


def forget_articles(articles: Sequence[int]) -> None:
    backend_for(connection.vendor).remove(articles)


def search_text(article: Article, quotes: Iterable[Quote] | None = None) -> SearchText:
    """What the story may be found by: the source's rights part it into open and closed."""
    body = "\n".join(article.slice(span) for span in article.paragraphs)
    captions = "\n".join(caption["text"] for caption in article.captions)
    whole = "\n".join(part for part in (article.deck, body, captions) if part)
    if article.shows_text_to(Audience.PUBLIC):
        return SearchText(article.pk, article.title, whole, "")
    if article.shows_quotes_to(Audience.PUBLIC):
        if quotes is None:
            quotes = Quote.objects.filter(article=article)
        open_words = [article.excerpt(), *(quote.text for quote in quotes if quote.kind in WORD_FOR_WORD)]
        return SearchText(article.pk, article.title, "\n".join(open_words), whole)
    return SearchText(article.pk, article.title if article.headline else "", "", whole)
