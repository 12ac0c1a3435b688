"""The parameters of lists, checked and applied by django-filter."""

from __future__ import annotations

from dataclasses import replace

import django_filters
from django import forms
from django.db import connection
from django.db.models import F, Q

from articles.browse.conditions import condition, plain_terms
from articles.browse.fields import (
    CountryField,
    CountryOrOfficialField,
    KindField,
    OfficialField,
    PartialDateField,
    RepeatedField,
    SourceField,
    WordsField,
)
from articles.browse.lookups import LookedUp, look_up, take_over
from articles.models import Article, Audience, Country, Quote, QuoteKind
from articles.search.backends import backend_for
from articles.search.language import parse
from articles.search.query import SORTS, Query, Term

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


class PageField(forms.IntegerField):
    default_error_messages = {
        "invalid": "A page is a whole number from 1.",
        "min_value": "A page is a whole number from 1.",
        "max_value": "There is no such page: the highest number is %(limit_value)s.",
    }


class PageFilter(django_filters.Filter):
    field_class = PageField


class SortField(forms.ChoiceField):
    default_error_messages = {"invalid_choice": f"“%(value)s” is no order: give one of {', '.join(SORTS)}."}


class SortFilter(django_filters.Filter):
    field_class = SortField


class ListFilter(django_filters.FilterSet):
    """What articles and quotes have in common. Applied with an audience: search never reads past the rights."""

    q = WordsFilter(method="search", max_length=MAX_WORDS)
    country = CountryFilter(method="of_countries")
    official = OfficialFilter(method="of_officials")
    speaker = OfficialFilter(method="of_speakers")
    about = AboutFilter(method="of_subjects")
    source = SourceFilter(method="of_sources")
    section = TextFilter(method="of_sections")
    place = TextFilter(method="of_places")
    kind = KindFilter(method="of_kinds", choices=QuoteKind.values)
    to = PartialDateFilter(method="until", last=True)
    sort = SortFilter(method="leave", choices=[(sort, sort) for sort in SORTS])
    page = PageFilter(method="leave", min_value=1, max_value=MAX_PAGE)

    def __init__(self, data, queryset, *, audience: str):
        super().__init__(data, queryset)
        self.audience = audience
        self._asked: LookedUp | None = None
        for name in ("official", "speaker", "about"):
            self.filters[name].extra["audience"] = audience

    @classmethod
    def get_filters(cls):
        """`from` is a word of Python and can't be declared above."""
        found = super().get_filters()
        found["from"] = PartialDateFilter(field_name="from", method="since")
        return found

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
        )
        return replace(query, nothing=asked.nothing and not query.narrowed)

    def leave(self, found, name, value):
        """Order and page are the listing's to apply."""
        return found


class ArticleFilter(ListFilter):
    class Meta:
        model = Article
        fields: list[str] = []

    def search(self, found, name, value):
        terms = [Term(words, prefix=prefix) for words, prefix in plain_terms(self._asked.parts)]
        closed = self.audience == Audience.STAFF
        ranked = backend_for(connection.vendor).match(found, terms, closed=closed)
        if self.query().nothing:
            return ranked.none()
        return ranked.filter(condition(self._asked, "story", self.audience))

    def of_countries(self, found, name, value):
        for country in value:
            found = found.mentioning_country(country)
        return found

    def of_officials(self, found, name, value):
        for official in value:
            found = found.with_official(official)
        return found

    def of_speakers(self, found, name, value):
        for official in value:
            found = found.filter(
                pk__in=Quote.objects.readable_by(self.audience).filter(official=official).values("article")
            )
        return found

    def of_subjects(self, found, name, value):
        for subject in value:
            about = Quote.objects.readable_by(self.audience)
            about = about.about_country(subject) if isinstance(subject, Country) else about.about_official(subject)
            found = found.filter(pk__in=about.values("article"))
        return found

    def of_sources(self, found, name, value):
        return found.filter(source__in=value) if value else found

    def of_sections(self, found, name, value):
        return found.filter(section__in=value) if value else found

    def of_places(self, found, name, value):
        return found.filter(_any_of("place", value)) if value else found

    def of_kinds(self, found, name, value):
        kinds = Quote.objects.readable_by(self.audience).filter(kind__in=value)
        return found.filter(pk__in=kinds.values("article")) if value else found

    def since(self, found, name, value):
        return found.dated_within(first=value)

    def until(self, found, name, value):
        return found.dated_within(last=value)

    def ordered(self, found, query: Query):
        if query.order == "relevance" and query.q:
            return found.order_by(F("rank").desc(), F("date").desc(nulls_last=True), "-pk")
        return found.oldest_first() if query.order == "oldest" else found.newest_first()


class QuoteFilter(ListFilter):
    class Meta:
        model = Quote
        fields: list[str] = []

    def search(self, found, name, value):
        return found.none() if self.query().nothing else found.filter(condition(self._asked, "quote", self.audience))

    def of_countries(self, found, name, value):
        for country in value:
            found = found.filter(article__in=Article.objects.mentioning_country(country))
        return found

    def of_officials(self, found, name, value):
        for official in value:
            found = found.filter(article__in=Article.objects.with_official(official))
        return found

    def of_speakers(self, found, name, value):
        return found.filter(official__in=value) if value else found

    def of_subjects(self, found, name, value):
        for subject in value:
            found = found.about_country(subject) if isinstance(subject, Country) else found.about_official(subject)
        return found

    def of_sources(self, found, name, value):
        return found.filter(article__source__in=value) if value else found

    def of_sections(self, found, name, value):
        return found.filter(article__section__in=value) if value else found

    def of_places(self, found, name, value):
        return found.filter(_any_of("article__place", value)) if value else found

    def of_kinds(self, found, name, value):
        return found.filter(kind__in=value) if value else found

    def since(self, found, name, value):
        return found.filter(article__date__gte=value)

    def until(self, found, name, value):
        return found.filter(article__date__lte=value)

    def ordered(self, found, query: Query):
        return found.oldest_first() if query.order == "oldest" else found.newest_first()


def word_for(subject) -> str:
    """The canonical word of a country or official in an address."""
    return subject.code.lower() if isinstance(subject, Country) else subject.slug


def _any_of(field: str, values: list[str]) -> Q:
    found = Q()
    for value in values:
        found |= Q(**{f"{field}__iexact": value})
    return found
