"""Keeps the index equal to the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from articles.models import Article, Audience
from articles.models.quote import Quote
from articles.search.backends import SearchText, backend_for


def index_articles(articles: Iterable[Article]) -> None:
    """Write the words of these stories; call it in the transaction that changed them."""
    backend_for(connection.vendor).put([search_text(article) for article in articles])


def forget_articles(articles: Sequence[int]) -> None:
    backend_for(connection.vendor).remove(articles)


def search_text(article: Article) -> SearchText:
    """What the story may be found by: the source's rights part it into open and closed."""
    body = "\n".join(article.slice(span) for span in article.paragraphs)
    captions = "\n".join(caption["text"] for caption in article.captions)
    whole = "\n".join(part for part in (article.deck, body, captions) if part)
    if article.shows_text_to(Audience.PUBLIC):
        return SearchText(article.pk, article.title, whole, "")
    if article.shows_quotes_to(Audience.PUBLIC):
        quotes = Quote.objects.filter(article=article).readable_by(Audience.PUBLIC)
        open_words = [article.excerpt(), *quotes.values_list("text", flat=True)]
        return SearchText(article.pk, article.title, "\n".join(open_words), whole)
    return SearchText(article.pk, article.title if article.headline else "", "", whole)
