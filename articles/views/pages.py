"""Pages that are not lists of stories: home, a story, a quote, and the directories."""

from __future__ import annotations

from dataclasses import asdict

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.browse.article_page import show_article
from articles.browse.directories import list_countries, list_officials, list_sources
from articles.browse.overview import Home
from articles.browse.passages import attach_passages
from articles.browse.suggestions import suggest
from articles.exports.articles import export_article
from articles.exports.quotes import export_quote
from articles.models import Article, Audience, Correction, Quote, State
from articles.views.asking import answers_bad_queries, audience_of

PAGE_SIZE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    audience = audience_of(request)
    shown = Home(audience=audience)
    attach_passages(shown.stories, None, audience=audience)
    return render(request, "home.html", {"home": shown})


@require_safe
def article(request: HttpRequest, pk: int, slug: str, extension: str = "") -> HttpResponse:
    found = _article(request, pk)
    if found.state == State.WITHDRAWN and not request.user.is_staff:
        # Before the address is put right: that would tell the headline.
        notice = Correction.objects.public().filter(article=found, field="state").first()
        return render(request, "withdrawn.html", {"article": found, "notice": notice}, status=410)
    if slug != found.slug:
        return redirect(found.get_absolute_url().rstrip("/") + f".{extension}" if extension else found, permanent=True)
    if extension:
        return export_article(found, extension, audience=audience_of(request), absolute=request.build_absolute_uri)
    return render(request, "article.html", {"page": show_article(found, audience=audience_of(request))})


def _article(request: HttpRequest, pk: int) -> Article:
    """Readers: published, or withdrawn after it was. Staff: every one."""
    rows = Article.objects.select_related("source")
    return get_object_or_404(rows if request.user.is_staff else rows.once_published(), pk=pk)


@require_safe
def quote(request: HttpRequest, pk: int, extension: str = "") -> HttpResponse:
    rows = Quote.objects.visible_to(audience_of(request))
    rows = rows.select_related("article__source", "official", "institution", "reasoning")
    found = get_object_or_404(rows, pk=pk)
    if extension:
        return export_quote(found, extension, absolute=request.build_absolute_uri)
    corrections = Correction.objects.public().filter(quote=found)
    return render(request, "quote.html", {"quote": found, "corrections": corrections})


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    return render(request, "countries.html", {"groups": list_countries()})


@require_safe
@answers_bad_queries
def officials(request: HttpRequest) -> HttpResponse:
    listing = list_officials(request.GET)
    return render(request, "officials.html", {"listing": listing, "rows": _page(request, listing)})


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "sources.html", {"sources": list_sources()})


@require_safe
@answers_bad_queries
def suggestions(request: HttpRequest) -> HttpResponse:
    """JSON for the boxes in which names are typed."""
    audience = audience_of(request)
    found = suggest(request.GET.get("q", ""), request.GET.get("field", ""), audience=audience)
    response = JsonResponse({"suggestions": [asdict(suggestion) for suggestion in found]})
    patch_cache_control(response, max_age=60, **{"private" if audience == Audience.STAFF else "public": True})
    return response


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    rows = Correction.objects.public().select_related("article__source", "quote")
    return render(request, "corrections.html", {"rows": _page(request, rows)})


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    return render(request, "feeds.html", {"home": Home(audience=audience_of(request))})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html")


def _page(request: HttpRequest, rows):
    paginator = Paginator(rows, PAGE_SIZE)
    asked = request.GET.get("page", "1")
    if not asked.isascii() or not asked.isdigit() or len(asked) > 7 or not 1 <= int(asked) <= paginator.num_pages:
        raise Http404(f"This list has {paginator.num_pages} pages.")
    return paginator.page(int(asked))
