"""One story as JSON, plain text, BibTeX or RIS."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from articles.browse.article_page import ArticlePage, show_article
from articles.exports.citations import bibtex, ris
from articles.exports.records import Absolute, page_record
from articles.models import Article


def export_article(article: Article, extension: str, *, audience: str, absolute: Absolute) -> HttpResponse:
    if extension == "bib":
        return HttpResponse(bibtex(article, absolute), content_type="application/x-bibtex; charset=utf-8")
    if extension == "ris":
        return HttpResponse(ris(article, absolute), content_type="application/x-research-info-systems; charset=utf-8")
    page = show_article(article, audience=audience)
    if extension == "json":
        return JsonResponse(page_record(page, absolute), json_dumps_params={"ensure_ascii": False, "indent": 1})
    return HttpResponse(as_text(page, absolute), content_type="text/plain; charset=utf-8")


def as_text(page: ArticlePage, absolute: Absolute) -> str:
    """The original to the character where the audience may read it; else what its page shows."""
    article = page.article
    if page.whole:
        return article.text
    paragraphs = [
        "".join("[…]" if run.gap else "".join(p.text for p in run.pieces) for run in runs) for runs in page.paragraphs
    ]
    source = article.source.name if article.source else "source not told"
    head = [article.title, f"{source}, {article.date_label}", absolute(article.get_absolute_url())]
    return "\n\n".join([*head, *paragraphs]) + "\n"
