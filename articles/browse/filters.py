"""The parameters of lists, checked by the form that django-filter makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict

from articles.browse.fields import (
    CountryField,
    CountryOrOfficialField,
    KeptField,
    KindField,
    OfficialField,
    PartialDateField,
    RepeatedField,
    SourceField,
    WordsField,
)
from articles.browse.lookups import LookedUp, look_up, take_over, value_of
from articles.models import Article, Audience, Country, QuoteKind
from articles.search.expression import All, Days, Facet, Node
from articles.search.finding import is_narrowing
from articles.search.language import parse
from articles.search.query import SORTS, Query
from articles.search.question import Question

FACETS = ("country", "official", "speaker", "about", "source", "section", "place", "kind")
MAX_WORDS = 500
MAX_PAGE = 1_000_000


class CountryFilter(django_filters.Filter):
    field_class = CountryField


class OfficialFilter(django_filters.Filter):
    field_class = OfficialField


class SourceFilter(django_filters.Filter):
    field_class = SourceField


class AboutFilter(django_filters.Filter):
    field_class = CountryOrOfficialField


class TextFilter(django_filters.Filter):
    field_class = RepeatedField


class KindFilter(django_filters.Filter):
    field_class = KindField


class PartialDateFilter(django_filters.Filter):
    field_class = PartialDateField


class WordsFilter(django_filters.Filter):
    field_class = WordsField


class PageField(KeptField, forms.IntegerField):
    default_error_messages = {
        "invalid": "A page is a whole number from 1.",
        "min_value": "A page is a whole number from 1.",
        "max_value": "There is no such page: the highest number is %(limit_value)s.",
    }


class PageFilter(django_filters.Filter):
    field_class = PageField


class SortField(KeptField, forms.ChoiceField):
    default_error_messages = {"invalid_choice": f"“%(value)s” is no order: give one of {', '.join(SORTS)}."}


class SortFilter(django_filters.Filter):
    field_class = SortField


class ListParameters(django_filters.FilterSet):
    """The parameters of every list; what they find is the index's to say."""

    q = WordsFilter(max_length=MAX_WORDS)
    country = CountryFilter()
    official = OfficialFilter()
    speaker = OfficialFilter()
    about = AboutFilter()
    source = SourceFilter()
    section = TextFilter()
    place = TextFilter()
    kind = KindFilter(choices=QuoteKind.values)
    to = PartialDateFilter(last=True)
    sort = SortFilter(choices=[(sort, sort) for sort in SORTS])
    page = PageFilter(min_value=1, max_value=MAX_PAGE)

    class Meta:
        model = Article
        fields: list[str] = []

    @classmethod
    def get_filters(cls):
        """`from` is a word of Python and can't be declared above."""
        found = super().get_filters()
        found["from"] = PartialDateFilter(field_name="from")
        return found


@cache
def _form_for(audience: str) -> type[forms.Form]:
    """Made once for each audience: django-filter would copy all filters and write a new form for every page."""
    parameters = ListParameters(queryset=Article.objects.none())
    for name in ("official", "speaker", "about"):
        parameters.filters[name].extra["audience"] = audience
    return parameters.get_form_class()


@cache
def _defaults(audience: str) -> Mapping[str, Any]:
    """What a parameter that is not there is taken for, by name. Nobody may change it."""
    return MappingProxyType({name: field.clean(None) for name, field in _form_for(audience).base_fields.items()})


class ListFilter:
    """What one address says by its parameters, checked."""

    def __init__(self, data: QueryDict, *, audience: str) -> None:
        self.audience = audience
        self.clean: dict[str, Any] = {}  # values by parameter, once they are checked
        self._asked = LookedUp()
        self._form = _form_for(audience)(data)
        # Only what is there: most addresses say one or two of all that they might.
        self._form.fields = {name: field for name, field in self._form.fields.items() if name in data}

    def sentences(self) -> list[str]:
        """Why the parameters make no sense, one sentence each."""
        return [f"{name}: {sentence}" for name, errors in self._form.errors.items() for sentence in errors]

    def is_valid(self) -> bool:
        """Looks up what `q` says, too: what a parameter can say as well becomes one."""
        if not self._form.is_valid():
            return False
        self.clean = {**_defaults(self.audience), **self._form.cleaned_data}
        self._asked = look_up(parse(self.clean["q"]), audience=self.audience)
        take_over(self._asked, self.clean)
        return True

    def query(self) -> Query:
        """The parameters as one frozen value, in canonical words."""
        clean, asked = self.clean, self._asked
        query = Query(
            q=" ".join(part.text for part in asked.parts),
            country=tuple(country.code.lower() for country in clean["country"]),
            official=tuple(official.slug for official in clean["official"]),
            speaker=tuple(official.slug for official in clean["speaker"]),
            about=tuple(word_for(subject) for subject in clean["about"]),
            source=tuple(source.slug for source in clean["source"]),
            section=tuple(clean["section"]),
            place=tuple(clean["place"]),
            kind=tuple(clean["kind"]),
            from_=clean["from"],
            to=clean["to"],
            sort=clean["sort"],
            page=clean["page"] or 1,
            parts=asked.parts,
            remarks=asked.remarks if clean["q"] else (),
            instead=asked.instead,
        )
        return replace(query, nothing=True) if asked.nothing and not query.narrowed else query

    def values(self, name: str) -> list[tuple[int | str, str]]:
        """What is asked of a field: (value of the index, word in an address)."""
        return [(value_of(name, row), row if isinstance(row, str) else word_for(row)) for row in self.clean[name]]

    def question(self, query: Query, list_: str) -> Question:
        """The same, looked up, for the index of one list."""
        parts: list[tuple[str, Node]] = []
        for name in FACETS:
            values = tuple(value_of(name, row) for row in self.clean[name])
            if values and is_narrowing(name, list_):
                parts.append((name, All(tuple(Facet(name, (value,)) for value in values))))
            elif values:
                parts.append((name, Facet(name, values)))
        if query.from_ or query.to:
            parts.append(("days", Days(query.from_, query.to)))
        return Question(
            list=list_,
            closed=self.audience == Audience.STAFF,
            filters=tuple(parts),
            words=query.words,
            order=query.order,
        )


def word_for(subject) -> str:
    """The canonical word of a country or official in an address."""
    return subject.code.lower() if isinstance(subject, Country) else subject.slug
