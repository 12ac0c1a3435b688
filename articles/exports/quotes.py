"""One quote as JSON, plain text, BibTeX or RIS."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from articles.exports.citations import bibtex, ris
from articles.exports.records import Absolute, quote_record
from articles.models import Quote


def export_quote(quote: Quote, extension: str, *, absolute: Absolute) -> HttpResponse:
    address = absolute(quote.get_absolute_url())
    if extension == "json":
        return JsonResponse(quote_record(quote, absolute), json_dumps_params={"ensure_ascii": False, "indent": 1})
    if extension == "bib":
        text = bibtex(quote.article, absolute, _words(quote), address)
        return HttpResponse(text, content_type="application/x-bibtex; charset=utf-8")
    if extension == "ris":
        text = ris(quote.article, absolute, _words(quote), address)
        return HttpResponse(text, content_type="application/x-research-info-systems; charset=utf-8")
    article = quote.article
    source = article.source.name if article.source else "source not told"
    lines = [_words(quote), f"“{article.title}”, {source}, {article.date_label}", address]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _words(quote: Quote) -> str:
    said = " … ".join(f"“{piece}”" if quote.is_quoted else piece for piece in quote.pieces)
    return f"{quote.speaker_label}: {said}"
