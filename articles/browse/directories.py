"""The directories: every country by letter, officials by name or country, sources."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.db.models import Q, QuerySet

from articles.browse.counted import all_stories, counted_countries, counted_sources
from articles.browse.fields import CountryField
from articles.browse.listing import BadQuery
from articles.models import Country, Official, Source


def list_countries() -> list[tuple[str, list[Country]]]:
    """Countries in the archive by their first letter, each with `stories`."""
    rows = sorted(counted_countries(all_stories().all_values("country")), key=lambda country: country.name)
    return [(letter, list(group)) for letter, group in groupby(rows, key=lambda country: country.name[0].upper())]


class DirectoryForm(forms.Form):
    q = forms.CharField(required=False, max_length=100)
    country = CountryField(required=False)
    sort = forms.ChoiceField(
        required=False,
        choices=[("name", "name"), ("stories", "stories")],
        error_messages={"invalid_choice": "“%(value)s” is no order: give name or stories."},
    )


@dataclass(frozen=True)
class OfficialListing:
    numbers: list[int]  # of the officials, in order
    stories: dict[int, int]  # of each
    q: str
    country: Country | None
    sort: str
    countries: list[Country]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, part: slice) -> list[Official]:
        """The rows of a page, each with `stories`."""
        numbers = self.numbers[part]  # first of all: a template tries every name that it looks up as a key
        rows = Official.objects.select_related("country").prefetch_related("tenures__country", "tenures__institution")
        known = rows.in_bulk(numbers)
        for number, official in known.items():
            official.stories = self.stories[number]
        return [known[number] for number in numbers if number in known]


def list_officials(params) -> OfficialListing:
    """Officials in the news, by part of a name and by country; raises BadQuery."""
    form = DirectoryForm(params)
    if not form.is_valid():
        raise BadQuery([f"{name}: {sentence}" for name, errors in form.errors.items() for sentence in errors])
    clean = form.cleaned_data
    archive = all_stories()
    stories = {int(number): count for number, count in archive.all_values("official")}
    known = _asked_for(clean["q"], clean["country"])
    rows = known.values_list("pk", "surname", "name", "from_story")
    listed = [row for row in rows if row[0] in stories and (not row[3] or archive.is_readable("official", row[0]))]
    if clean["sort"] == "name":
        listed.sort(key=lambda row: (row[1], row[2]))
    else:
        listed.sort(key=lambda row: (-stories[row[0]], row[2]))
    return OfficialListing(
        numbers=[row[0] for row in listed],
        stories=stories,
        q=clean["q"],
        country=clean["country"][0] if clean["country"] else None,
        sort=clean["sort"] or "stories",
        countries=sorted(counted_countries(archive.all_values("country")), key=lambda country: country.name),
    )


def _asked_for(q: str, countries: list[Country]) -> QuerySet:
    found = Official.objects.current()
    if q:
        spelled = Official.objects.filter(spellings__name__icontains=q)
        found = found.filter(pk__in=spelled.values("pk"))
    for country in countries:
        of_country = Official.objects.filter(Q(country=country) | Q(tenures__country=country))
        found = found.filter(pk__in=of_country.values("pk"))
    return found.order_by()


def list_sources() -> list[Source]:
    """Those that have stories, by name, each with `stories`."""
    return sorted(counted_sources(all_stories().all_values("source")), key=lambda source: source.name)
