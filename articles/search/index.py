"""Keeps the index equal to the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from articles.models import Article, Rights
from articles.models.article import excerpt_of, title_of
from articles.models.quote import WORD_FOR_WORD, Quote
from articles.search.backends import SearchText, backend_for
from articles.search.story_text import findable_text


def index_articles(articles: Iterable[Article]) -> None:
    """Write the words of these stories; call it in the transaction that changed them."""
    backend_for(connection.vendor).put([search_text(article) for article in articles])


def index_texts(texts: Sequence[SearchText]) -> None:
    """The same, of words that are at hand."""
    backend_for(connection.vendor).put(texts)


def forget_articles(articles: Sequence[int]) -> None:
    backend_for(connection.vendor).remove(articles)


def search_text(article: Article) -> SearchText:
    captions = [caption["text"] for caption in article.captions]
    return parted_by_rights(
        article.pk,
        article.rights,
        headline=article.headline,
        opening=article.slice(article.paragraphs[0]) if article.paragraphs else "",
        whole=findable_text(article.text, article.paragraphs, article.deck, captions),
        quoted=(quote.text for quote in Quote.objects.filter(article=article) if quote.kind in WORD_FOR_WORD),
    )


def parted_by_rights(
    article: int, rights: str, *, headline: str, opening: str, whole: str, quoted: Iterable[str]
) -> SearchText:
    """What the story may be found by: the source's rights part it into open and closed.

    `opening` is the first paragraph, `whole` all words beside the title, `quoted` what is quoted word for word.
    """
    title = title_of(headline, opening, rights)
    if rights == Rights.WHOLE:
        return SearchText(article, title, whole, "")
    if rights == Rights.EXCERPT:
        return SearchText(article, title, "\n".join([excerpt_of(opening), *quoted]), whole)
    return SearchText(article, title if headline else "", "", whole)
