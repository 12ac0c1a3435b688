"""Lists of stories and quotes, as pages, feeds and exports of one listing."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.browse.calendar import show_calendar
from articles.browse.counted import is_known
from articles.browse.day_facet import DayLinks, day_facet
from articles.browse.facets import facets_of
from articles.browse.histogram import histogram_of
from articles.browse.listing import Fixed, Listing, list_articles, list_quotes
from articles.browse.passages import attach_hits, attach_passages
from articles.browse.subjects import show_country, show_official, show_pair
from articles.browse.values import all_values_of
from articles.exports.lists import export_listing
from articles.feeds.lists import feed_of
from articles.models import Audience, Country, Official, Source
from articles.models.addresses import address_of
from articles.search.days import FIRST_YEAR, LAST_YEAR
from articles.views.asking import answers_bad_queries, audience_of

FEEDS = ("atom", "rss")
# What only some lists have is said of the others, too: Django looks long for what a template was not given.
NOTHING_BESIDE = {"calendar": None, "first_day": None, "heading": False}


@dataclass(frozen=True, slots=True)
class Face:
    """A list's name and address, for its page, its feed and its export."""

    title: str
    address: str  # of the page, with its last slash

    def sibling(self, extension: str) -> str:
        return f"{self.address.rstrip('/')}.{extension}"


@require_safe
@answers_bad_queries
def articles(request: HttpRequest, extension: str = "") -> HttpResponse:
    face = Face("Stories", address_of("articles"))
    return _articles(request, extension, face, "articles.html")


@require_safe
@answers_bad_queries
def articles_of_days(
    request: HttpRequest, year: str, month: str | None = None, day: str | None = None, extension: str = ""
) -> HttpResponse:
    first, last, title = _days(int(year), month and int(month), day and int(day))
    parts = [part for part in (year, month, day) if part]
    face = Face(f"Stories of {title}", f"{address_of('articles')}{'/'.join(parts)}/")
    fixed = [("from", first.isoformat()), ("to", last.isoformat())]

    def beside() -> dict:
        return {"calendar": show_calendar(first, last), "first_day": first, "last_day": last}

    return _articles(request, extension, face, "articles.html", fixed, beside)


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(f"The archive has no days before {FIRST_YEAR} or after {LAST_YEAR}.")
    try:
        if day is not None:
            found = date(year, month, day)
            return found, found, f"{day} {found:%B} {year}"
        if month is not None:
            return (
                date(year, month, 1),
                date(year, month, calendar.monthrange(year, month)[1]),
                f"{date(year, month, 1):%B} {year}",
            )
        return date(year, 1, 1), date(year, 12, 31), str(year)
    except (ValueError, calendar.IllegalMonthError):
        raise Http404("There is no such day.") from None


@require_safe
@answers_bad_queries
def country(request: HttpRequest, slug: str, extension: str = "") -> HttpResponse:
    found = get_object_or_404(Country, slug=slug)
    face = Face(found.name, found.get_absolute_url())

    def beside() -> dict:
        return {"page": show_country(found, audience=audience_of(request), today=timezone.localdate())}

    return _articles(request, extension, face, "country.html", [("country", found.code.lower())], beside)


@require_safe
@answers_bad_queries
def country_pair(request: HttpRequest, slug: str, other: str, extension: str = "") -> HttpResponse:
    first, second = get_object_or_404(Country, slug=slug), get_object_or_404(Country, slug=other)
    if first == second:
        return redirect(first)
    face = Face(f"{first.name} and {second.name}", address_of("country_pair", slug, other))

    def beside() -> dict:
        return {"page": show_pair(first, second, audience=audience_of(request))}

    fixed = [("country", first.code.lower()), ("country", second.code.lower())]
    return _articles(request, extension, face, "country_pair.html", fixed, beside)


@require_safe
@answers_bad_queries
def official(request: HttpRequest, slug: str, extension: str = "") -> HttpResponse:
    found = get_object_or_404(Official.objects.select_related("country", "merged_into"), slug=slug)
    if not is_known(found, audience_of(request)):
        raise Http404("There is no such official.")
    if found.merged_into:
        return redirect(found.merged_into, permanent=True)
    face = Face(found.name, found.get_absolute_url())

    def beside() -> dict:
        return {"page": show_official(found, audience=audience_of(request))}

    return _articles(request, extension, face, "official.html", [("official", found.slug)], beside)


@require_safe
@answers_bad_queries
def source(request: HttpRequest, slug: str, extension: str = "") -> HttpResponse:
    found = get_object_or_404(Source, slug=slug)
    face = Face(found.name, found.get_absolute_url())
    return _articles(request, extension, face, "source.html", [("source", found.slug)], {"source": found})


@require_safe
@answers_bad_queries
def quotes(request: HttpRequest, extension: str = "") -> HttpResponse:
    face = Face("Quotes", address_of("quotes"))
    listing = list_quotes(request.GET, audience=_audience(request, extension))
    if not extension:
        attach_hits(listing.rows, listing.words)
    return _show(request, extension, face, "quotes.html", listing, {})


def _audience(request: HttpRequest, extension: str) -> str:
    """A feed is public, whoever fetches it."""
    return Audience.PUBLIC if extension in FEEDS else audience_of(request)


def _articles(
    request: HttpRequest,
    extension: str,
    face: Face,
    template: str,
    fixed: Fixed = (),
    beside: dict | Callable[[], dict] | None = None,
) -> HttpResponse:
    audience = _audience(request, extension)
    listing = list_articles(request.GET, audience=audience, fixed=fixed)
    if not extension:
        attach_passages(listing.rows, listing.words, audience=audience)
    return _show(request, extension, face, template, listing, beside or {})


def _show(
    request: HttpRequest, extension: str, face: Face, template: str, listing: Listing, beside: dict | Callable[[], dict]
) -> HttpResponse:
    if extension in FEEDS:
        return feed_of(listing, face.title, face.address, extension)(request)
    if extension:
        return export_listing(listing, face.title, extension, request.build_absolute_uri)
    if name := request.GET.get("facet"):
        values = all_values_of(listing, name, request.GET.get("named", ""))
        return render(request, "values.html", {"face": face, "listing": listing, "page": values})
    context = dict(beside() if callable(beside) else beside)
    link = DayLinks(listing, by_address=face.address.startswith(address_of("articles")))
    context["facets"] = [*facets_of(listing), *filter(None, [day_facet(listing, link)])]
    context["histogram"] = histogram_of(listing, link)
    return render(request, template, {"face": face, "listing": listing, **NOTHING_BESIDE, **context})
