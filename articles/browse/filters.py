"""The parameters of lists, checked and applied by django-filter."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import ClassVar

import django_filters
from django import forms

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


class KeptFilter(django_filters.Filter):
    """django-filter copies each filter, and all that hangs on it, for every page; a light copy is enough."""

    def __deepcopy__(self, memo):
        light = copy(self)
        light.extra = dict(self.extra)
        return light


class CountryFilter(KeptFilter):
    field_class = CountryField


class OfficialFilter(KeptFilter):
    field_class = OfficialField


class SourceFilter(KeptFilter):
    field_class = SourceField


class AboutFilter(KeptFilter):
    field_class = CountryOrOfficialField


class TextFilter(KeptFilter):
    field_class = RepeatedField


class KindFilter(KeptFilter):
    field_class = KindField


class PartialDateFilter(KeptFilter):
    field_class = PartialDateField


class WordsFilter(KeptFilter):
    field_class = WordsField


class PageField(KeptField, forms.IntegerField):
    default_error_messages = {
        "invalid": "A page is a whole number from 1.",
        "min_value": "A page is a whole number from 1.",
        "max_value": "There is no such page: the highest number is %(limit_value)s.",
    }


class PageFilter(KeptFilter):
    field_class = PageField


class SortField(KeptField, forms.ChoiceField):
    default_error_messages = {"invalid_choice": f"“%(value)s” is no order: give one of {', '.join(SORTS)}."}


class SortFilter(KeptFilter):
    field_class = SortField


class ListFilter(django_filters.FilterSet):
    """The parameters of every list, checked; what they find is the index's to say."""

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

    _forms: ClassVar[dict[str, type[forms.Form]]] = {}

    def __init__(self, data, *, audience: str):
        super().__init__(data, Article.objects.none())
        self.audience = audience
        self._asked: LookedUp | None = None
        for name in ("official", "speaker", "about"):
            self.filters[name].extra["audience"] = audience

    @classmethod
    def get_filters(cls):
        """`from` is a word of Python and can't be declared above."""
        found = super().get_filters()
        found["from"] = PartialDateFilter(field_name="from")
        return found

    def get_form_class(self):
        """Made once for each audience: django-filter would write a new class for every page."""
        if self.audience not in self._forms:
            self._forms[self.audience] = super().get_form_class()
        return self._forms[self.audience]

    def sentences(self) -> list[str]:
        """Why the parameters make no sense, one sentence each."""
        return [f"{name}: {sentence}" for name, errors in self.form.errors.items() for sentence in errors]

    def is_valid(self) -> bool:
        """Looks up what `q` says, too: what a parameter can say as well becomes one."""
        if not super().is_valid():
            return False
        if self._asked is None:
            self._asked = look_up(parse(self.form.cleaned_data["q"] or ""), audience=self.audience)
            take_over(self._asked, self.form.cleaned_data)
        return True

    def query(self) -> Query:
        """The parameters as one frozen value, in canonical words."""
        clean, asked = self.form.cleaned_data, self._asked or LookedUp()
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
            sort=clean["sort"] or "",
            page=clean["page"] or 1,
            parts=asked.parts,
            remarks=asked.remarks if clean["q"] else (),
            instead=asked.instead,
        )
        return replace(query, nothing=asked.nothing and not query.narrowed)

    def values(self, name: str) -> list[tuple[int | str, str]]:
        """What is asked of a field: (value of the index, word in an address)."""
        rows = self.form.cleaned_data[name]
        return [(value_of(name, row), row if isinstance(row, str) else word_for(row)) for row in rows]

    def question(self, query: Query, list_: str) -> Question:
        """The same, looked up, for the index of one list."""
        clean = self.form.cleaned_data
        parts: list[tuple[str, Node]] = []
        for name in FACETS:
            values = tuple(value_of(name, row) for row in clean[name])
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
