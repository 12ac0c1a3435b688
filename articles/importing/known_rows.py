"""What the archive holds already of what some stories name: asked for once, and kept up with what is made since.

Called inside a transaction in which nobody else imports (see `turns.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.importing.people import KnownPeople, People
from articles.importing.reference_rows import country_rows
from articles.models import Country, Institution, Source
from articles.reading.types import OfficialRead, Reading
from articles.reference.loader import slugify


@dataclass
class KnownRows:
    """Of some stories: their countries by code, officials by name, institutions and sources by name."""

    people: KnownPeople
    countries: dict[str, Country] = field(default_factory=dict)
    _institutions: dict[str, Institution | None] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> KnownRows:
        codes = {country.code for reading in readings for country in reading.countries}
        codes |= {official.country for reading in readings for official in reading.officials if official.country}
        people = KnownPeople(official for reading in readings for official in reading.officials)
        return cls(people, Country.objects.only("code").in_bulk(codes, field_name="code") if codes else {})

    def countries_of(self, codes: Iterable[str]) -> dict[str, Country]:
        """Rows by code; those that were missing are made."""
        wanted = set(codes)
        if missing := wanted - self.countries.keys():
            self.countries |= country_rows(missing)
        return {code: self.countries[code] for code in wanted & self.countries.keys()}

    def officials_of(self, read: Sequence[OfficialRead]) -> People:
        people, made = self.people.of(
            read, self.countries_of(official.country for official in read if official.country)
        )
        if made:
            self._institutions.clear()  # the posts of the reference's people bring the bodies along
        return people

    def institution(self, name: str | None) -> Institution | None:
        if not name:
            return None
        name = name.removeprefix("the ")
        if name not in self._institutions:
            self._institutions[name] = Institution.objects.filter(name__iexact=name).first()
        return self._institutions[name]

    def source(self, name: str, rights: str) -> Source | None:
        """The agency of that short name; made, with these rights, where the archive meets it for the first time."""
        name = " ".join(name.split())[:100]
        if not name:
            return None
        if name not in self._sources:
            self._sources[name] = source_named(name, rights)
        return self._sources[name]


def source_named(name: str, rights: str) -> Source | None:
    """The agency of that short name; made where the archive meets it for the first time."""
    name = " ".join(name.split())[:100]
    if not name:
        return None
    known = Source.objects.filter(name__iexact=name).first()
    if known:
        return known
    plain = slugify(name)[:90] or "source"
    slug, number = plain, 2
    while Source.objects.filter(slug=slug).exists():
        slug, number = f"{plain}-{number}", number + 1
    return Source.objects.create(name=name, slug=slug, rights=rights)
