"""The directories: every country by letter, officials by name or country, sources."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.db.models import Q, QuerySet

from articles.browse.counted import all_stories, counted_countries, counted_sources
from articles.browse.fields import CountryField
from articles.browse.listing import BadQuery
from articles.models import Country, Institution, Official, Source, Tenure
from articles.models.kept_query import KeptQuery, as_tuples

_officials = KeptQuery(
    lambda numbers: Official.objects.filter(pk__in=numbers).only("name", "slug", "is_sample", "country").order_by()
)
_tenures = KeptQuery(
    lambda officials: (
        Tenure.objects.filter(official__in=officials)
        .only("official", "title", "country", "institution")
        .order_by("start", "pk")
    )
)
_countries = KeptQuery(lambda numbers: Country.objects.filter(pk__in=numbers).only("name").order_by())
_institutions = KeptQuery(lambda numbers: Institution.objects.filter(pk__in=numbers).only("name").order_by())


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
        """The rows of a page, each with `stories` and its `newest_tenure`."""
        numbers = self.numbers[part]  # first of all: a template tries every name that it looks up as a key
        known = {row.pk: row for row in _countries.attach("country", _officials.rows(numbers))}
        newest = {tenure.official_id: tenure for tenure in _tenures.rows(numbers)}
        _institutions.attach("institution", _countries.attach("country", newest.values()))
        for number, official in known.items():
            official.stories, official.newest_tenure = self.stories[number], newest.get(number)
        return [known[number] for number in numbers if number in known]


def list_officials(params) -> OfficialListing:
    """Officials in the news, by part of a name and by country; raises BadQuery."""
    form = DirectoryForm(params)
    if not form.is_valid():
        raise BadQuery([f"{name}: {sentence}" for name, errors in form.errors.items() for sentence in errors])
    clean = form.cleaned_data
    archive = all_stories()
    stories = dict(archive.all_values("official"))
    readable = archive.readable_values("official")
    by_name = clean["sort"] == "name"
    rows = as_tuples(_asked_for(clean["q"], clean["country"]).values_list("pk", "surname", "name", "from_story"))
    listed = sorted(
        (surname if by_name else -stories[number], name, number)
        for number, surname, name, from_story in rows
        if number in stories and (not from_story or number in readable)
    )
    return OfficialListing(
        numbers=[number for _first, _name, number in listed],
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
