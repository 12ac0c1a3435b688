"""What the archive holds already of what some stories name: asked for once, and kept up with what is made since.

Called inside a transaction in which nobody else imports (see `turns.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models.functions import Lower

from articles.importing.people import KnownPeople, People
from articles.importing.prepared import PersonRead, PreparedStory
from articles.importing.reference_rows import country_rows
from articles.models import Country, Institution, Reasoning, Source
from articles.models.looked_up import look_up
from articles.reading.wordings import Reason
from articles.reference.loader import slugify


@dataclass
class KnownRows:
    """Of some stories: their countries by code, officials by name, institutions and sources by name; reasonings."""

    people: KnownPeople
    countries: dict[str, int] = field(default_factory=dict)  # ids
    _institutions: dict[str, int] | None = None  # by name in lower case; None where they have to be asked for
    _sources: dict[str, Source] = field(default_factory=dict)
    _reasonings: dict[Reason, int] = field(default_factory=dict)  # ids

    @classmethod
    def of(cls, stories: Sequence[PreparedStory]) -> KnownRows:
        codes = {code for story in stories for code in story.countries}
        codes |= {person.country for story in stories for person in story.people if person.country}
        countries = look_up(Country, ("code", "id"), "code", codes)
        sources = _sources_named({_plain(story.source) for story in stories} - {""})
        return cls(KnownPeople(person for story in stories for person in story.people), dict(countries), None, sources)

    def countries_of(self, codes: Iterable[str]) -> dict[str, int]:
        """Ids by code; rows that were missing are made."""
        # Not `- keys()`, which goes through all that are known, for each story.
        if missing := set(codes).difference(self.countries):
            self.countries |= {code: row.pk for code, row in country_rows(missing).items()}
        return self.countries

    def has_all_of(self, story: PreparedStory) -> bool:
        """Whether nobody and no country has to be made for it."""
        codes = {*story.countries, *(person.country for person in story.people if person.country)}
        return codes <= self.countries.keys() and self.people.knows(story.people, self.countries)

    def officials_of(self, read: Sequence[PersonRead]) -> People:
        people, made = self.people.of(read, self.countries_of(person.country for person in read if person.country))
        if made:
            self._institutions = None  # the posts of the reference's people bring the bodies along
        return people

    def institution(self, name: str) -> int | None:
        """The id of the body of that name."""
        if self._institutions is None:
            # All of them: they are some hundred. Of two that differ in capitals alone the first by name counts.
            rows = Institution.objects.order_by("-name").values_list("name", "pk")
            self._institutions = {known.lower(): number for known, number in rows}
        return self._institutions.get(name.removeprefix("the ").lower())

    def reasonings_of(self, stories: Iterable[PreparedStory]) -> dict[Reason, int]:
        """Ids of the reasons of their quotes, and of others; rows that were missing are made."""
        self._learn_reasons({quote[3] for story in stories for quote in story.quotes})
        return self._reasonings

    def reasoning(self, reason: Reason) -> int:
        self._learn_reasons({reason})
        return self._reasonings[reason]

    def _learn_reasons(self, reasons: set[Reason]) -> None:
        if missing := reasons.difference(self._reasonings):
            self._reasonings |= Reasoning.objects.numbers_of(missing)

    def source(self, name: str, rights: str) -> Source | None:
        """The agency of that short name; made, with these rights, where the archive meets it for the first time."""
        name = _plain(name)
        if not name:
            return None
        if name not in self._sources:
            self._sources[name] = source_named(name, rights)
        return self._sources[name]


def _plain(name: str) -> str:
    return " ".join(name.split())[:100]


def _sources_named(names: set[str]) -> dict[str, Source]:
    """Those that the index of names finds at once."""
    rows = Source.objects.annotate(lower=Lower("name")).filter(lower__in={name.lower() for name in names}).order_by()
    found = {row.lower: row for row in rows} if names else {}
    return {name: found[name.lower()] for name in names if name.lower() in found}


def source_named(name: str, rights: str) -> Source | None:
    """The agency of that short name; made where the archive meets it for the first time."""
    name = _plain(name)
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
