"""Form fields of the parameters: each turns what a reader typed into rows, or says in a sentence why it can't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError

from articles.browse.counted import is_known
from articles.browse.namings import countries_called, key_of, officials_called, sources_called
from articles.models import Audience, Country, Official, Source
from articles.models.kept_query import KeptQuery
from articles.search.days import first_day, last_day
from articles.search.language import parse

# As addresses have them; what else a reader may type is looked up otherwise.
_countries = KeptQuery(lambda codes: Country.objects.filter(code__in=codes).only("code", "name", "slug"), str)
_countries_by_slug = KeptQuery(lambda slugs: Country.objects.filter(slug__in=slugs).only("code", "name", "slug"), str)
_officials = KeptQuery(
    lambda slugs: Official.objects.filter(slug__in=slugs).only("name", "slug", "from_story", "merged_into"), str
)
_sources = KeptQuery(lambda slugs: Source.objects.filter(slug__in=slugs).only("name", "slug"), str)

Row = TypeVar("Row", Country, Official, Source)
MOST_NAMED = 8  # in a sentence
MAX_LENGTH = 200
MAX_VALUES = 20


class KeptField(forms.Field):
    """Nothing changes it once it is made, so that every form may use the same one."""

    def __deepcopy__(self, memo):
        return self


class WordsField(KeptField, forms.CharField):
    """What to look for: at least one word."""

    default_error_messages = {
        "max_length": "At most %(limit_value)d characters can be looked for; these are %(show_value)d."
    }

    def clean(self, value):
        words = super().clean(value)
        if words and (parsed := parse(words)).node is None:
            raise ValidationError(list(parsed.remarks))
        return words


class RepeatedField(KeptField):
    """A parameter that may stand several times; cleans to a list without repeats, in order."""

    widget = forms.SelectMultiple

    def to_python(self, value):
        values = [str(item).strip() for item in value or []]
        values = list(dict.fromkeys(item for item in values if item))
        if len(values) > MAX_VALUES:
            raise ValidationError(f"At most {MAX_VALUES} values of one kind can be asked for at once.")
        for item in values:
            if len(item) > MAX_LENGTH or "\0" in item:
                raise ValidationError(f"A value may have {MAX_LENGTH} ordinary characters at most.")
        return self.all_of(values)

    def all_of(self, values: list[str]) -> list:
        return [self.one(value) for value in values]

    def one(self, value: str):
        return value


class CountryField(RepeatedField):
    def all_of(self, values: list[str]) -> list[Country]:
        found, called = countries_of(values)
        for value in values:
            found[value] = found.get(value) or the_one("countries", value, called)
            if not found[value]:
                raise ValidationError(
                    f"There is no country “{shown(value)}” here. Give its code or name: kp, north-korea."
                )
        return [found[value] for value in values]


def countries_of(values: list[str]) -> tuple[dict[str, Country | None], Mapping[str, Sequence[Country]]]:
    """Those whose codes or slugs these are, and all that the others are called: together, as names take long."""
    found = {
        value: next(iter(_countries.rows([value.upper()]) or _countries_by_slug.rows([value.lower()])), None)
        for value in values
    }
    return found, countries_called([value for value in values if not found[value]])


class OfficialField(RepeatedField):
    """Officials whom this audience may know of."""

    def __init__(self, *, audience: str = Audience.PUBLIC, **kwargs):
        super().__init__(**kwargs)
        self.audience = audience

    def one(self, value: str) -> Official:
        found = next((one for one in _officials.rows([value.lower()]) if is_known(one, self.audience)), None)
        found = found or the_one("officials", value, officials_called([value], self.audience))
        if not found:
            raise ValidationError(
                f"There is no official “{shown(value)}” here. Give the name in the address: sergey-lavrov."
            )
        return found.merged_into or found


class SourceField(RepeatedField):
    def one(self, value: str) -> Source:
        found = next(iter(_sources.rows([value.lower()])), None)
        found = found or the_one("sources", value, sources_called([value]))
        if not found:
            raise ValidationError(f"There is no source “{shown(value)}” here. The page of sources lists them.")
        return found


class CountryOrOfficialField(RepeatedField):
    """What a quote is about."""

    def __init__(self, *, audience: str = Audience.PUBLIC, **kwargs):
        super().__init__(**kwargs)
        self.audience = audience

    def all_of(self, values: list[str]) -> list[Country | Official]:
        found, called = countries_of(values)
        return [found[value] or self._country_or_official(value, called) for value in values]

    def _country_or_official(self, value: str, called: Mapping[str, Sequence[Country]]) -> Country | Official:
        if len(countries := called.get(key_of(value), ())) == 1:
            return countries[0]
        try:
            return OfficialField(audience=self.audience).one(value)
        except ValidationError:
            raise ValidationError(f"There is no country or official “{shown(value)}” here.") from None


def the_one(noun: str, value: str, called: Mapping[str, Sequence[Row]]) -> Row | None:
    """Who or what is called so, whatever of the name was typed; raises ValidationError where there are several."""
    rows = called.get(key_of(value), ())
    if len(rows) > 1:
        slugs = sorted(row.slug for row in rows)
        more = f" and {len(slugs) - MOST_NAMED} others" if len(slugs) > MOST_NAMED else ""
        raise ValidationError(
            f"Several {noun} are called “{shown(value)}”: give one of {', '.join(slugs[:MOST_NAMED])}{more}."
        )
    return rows[0] if rows else None


class KindField(RepeatedField):
    def __init__(self, *, choices, **kwargs):
        super().__init__(**kwargs)
        self.choices = choices

    def one(self, value: str) -> str:
        if value not in self.choices:
            raise ValidationError(f"There is no kind “{shown(value)}”: give one of {', '.join(self.choices)}.")
        return value


class PartialDateField(KeptField):
    """2018, 2018-04 or 2018-04-10; cleans to its first day or, with `last`, its last."""

    def __init__(self, *, last: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.last = last

    def to_python(self, value):
        text = (value or "").strip()
        if not text:
            return None
        try:
            return last_day(text) if self.last else first_day(text)
        except ValueError:
            raise ValidationError(
                f"“{shown(text)}” is no date. Give a year, month or day: 2018, 2018-04, 2018-04-10."
            ) from None


def shown(value: str) -> str:
    """A reader's own word, short enough for a sentence."""
    return value if len(value) <= 40 else value[:40] + "…"
