"""The directories: every country by letter, officials by name or country, sources."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.db.models import Q, QuerySet

from articles.browse.fields import CountryField
from articles.browse.listing import BadQuery
from articles.models import Country, Official, Source


def list_countries() -> list[tuple[str, list[Country]]]:
    """Countries in the archive by their first letter, each with `stories`."""
    rows = Country.objects.mentioned().with_story_counts().order_by("name")
    return [(letter, list(group)) for letter, group in groupby(rows, key=lambda country: country.name[0].upper())]


class DirectoryForm(forms.Form):
    q = forms.CharField(required=False, max_length=100)
    country = CountryField(required=False)
    sort = forms.ChoiceField(
        required=False,
        choices=[("name", "name"), ("stories", "stories")],
        error_messages={"invalid_choice": "“%(value)s” is no order: give name or stories."},
    )


@dataclass(frozen=True, slots=True)
class OfficialListing:
    found: QuerySet
    q: str
    country: Country | None
    sort: str
    countries: list[Country]


def list_officials(params) -> OfficialListing:
    """Officials in the news, by part of a name and by country; raises BadQuery."""
    form = DirectoryForm(params)
    if not form.is_valid():
        raise BadQuery([f"{name}: {sentence}" for name, errors in form.errors.items() for sentence in errors])
    clean = form.cleaned_data
    found = (
        Official.objects.in_the_news().with_story_counts().prefetch_related("tenures__country", "tenures__institution")
    )
    if clean["q"]:
        spelled = Official.objects.filter(spellings__name__icontains=clean["q"])
        found = found.filter(pk__in=spelled.values("pk"))
    for country in clean["country"]:
        of_country = Official.objects.filter(Q(country=country) | Q(tenures__country=country))
        found = found.filter(pk__in=of_country.values("pk"))
    found = found.order_by("-stories", "name") if clean["sort"] != "name" else found.order_by("surname", "name")
    return OfficialListing(
        found=found.select_related("country"),
        q=clean["q"],
        country=clean["country"][0] if clean["country"] else None,
        sort=clean["sort"] or "stories",
        countries=list(Country.objects.mentioned()),
    )


def list_sources() -> list[Source]:
    return list(Source.objects.with_published().with_story_counts())
