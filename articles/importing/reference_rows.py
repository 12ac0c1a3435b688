"""Rows for what the reference knows: made when a story first needs them, or all at once."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from articles.importing.folded_names import fold_name
from articles.models import Country, Institution, Office, Official, OfficialName, Precision, Tenure
from articles.models.bulk_rows import delete_rows
from articles.models.looked_up import look_up
from articles.reference import Person, load_reference
from articles.reference import Tenure as KnownTenure


def country_rows(codes: Iterable[str]) -> dict[str, Country]:
    """Rows by code; those that were missing are made."""
    wanted = set(codes)
    rows = Country.objects.in_bulk(wanted, field_name="code")
    known = load_reference().countries
    missing = [code for code in wanted - rows.keys() if code in known]
    if missing:
        Country.objects.bulk_create([Country(**_country_values(code)) for code in missing], ignore_conflicts=True)
        rows |= Country.objects.in_bulk(missing, field_name="code")
    return rows


def institution_rows(keys: Iterable[str]) -> dict[str, Institution]:
    wanted = set(keys)
    rows = Institution.objects.in_bulk(wanted, field_name="key")
    reference = load_reference()
    missing = wanted - rows.keys()
    if missing:
        countries = country_rows(
            reference.institutions[key].country for key in missing if key in reference.institutions
        )
        made = []
        for key in missing:
            if key in reference.institutions:
                known = reference.institutions[key]
                made.append(
                    Institution(
                        key=key,
                        name=known.name,
                        names=list(known.names),
                        kind=known.kind,
                        country=countries.get(known.country),
                    )
                )
            elif key.upper() in reference.bodies:
                body = reference.bodies[key.upper()]
                made.append(Institution(key=key, name=body.name, names=list(body.names), kind="body"))
        Institution.objects.bulk_create(made, ignore_conflicts=True)
        rows |= Institution.objects.in_bulk(missing, field_name="key")
    return rows


def official_rows(slugs: Iterable[str]) -> dict[str, Official]:
    """Rows by the reference's slug, with spellings and tenures; merged ones give the official they are now part of."""
    wanted = set(slugs)
    rows = {row.slug: row for row in Official.objects.filter(slug__in=wanted).select_related("merged_into")}
    people = load_reference().people
    missing = [people[slug] for slug in wanted - rows.keys() if slug in people]
    if missing:
        rows |= _make_officials(missing)
    return {slug: row.merged_into or row for slug, row in rows.items()}


@transaction.atomic
def load_all() -> dict[str, int]:
    """Write the whole reference, and what has changed in it since; staff's own rows stay. Gives counts by kind."""
    reference = load_reference()
    kept = country_rows(reference.countries)
    for code, row in kept.items():
        for field, value in _country_values(code).items():
            setattr(row, field, value)
    Country.objects.bulk_update(kept.values(), [name for name in _country_values("RU") if name != "code"])
    institution_rows([*reference.institutions, *(code.lower() for code in reference.bodies)])
    office_rows()
    rows = official_rows(reference.people)
    delete_rows(Tenure, "id", _tenures_of_the_reference())
    _make_names_and_tenures([(rows[slug], reference.people[slug]) for slug in rows])
    return {
        "countries": len(kept),
        "institutions": Institution.objects.count(),
        "officials": len(rows),
        "tenures": len(reference.tenures),
    }


def _tenures_of_the_reference() -> list[int]:
    """Each table is asked by itself: joined, PostgreSQL may compare every row with every other.

    It does where it takes them for empty, as it does for a while after much was written and taken back.
    """
    officials = set(Official.objects.filter(from_reference=True).values_list("pk", flat=True))
    tenures = look_up(Tenure, ("id", "official_id"), "source_url", _addresses())
    return [tenure for tenure, official in tenures if official in officials]


def _addresses() -> set[str]:
    return {address for _title, address in load_reference().sources.values()}


def _country_values(code: str) -> dict:
    known = load_reference().countries[code]
    lists = ("names", "short_forms", "former_names", "adjectives", "people", "capitals", "seats")
    return {name: getattr(known, name) for name in ("code", "alpha3", "name", "slug", "official_name")} | {
        name: list(getattr(known, name)) for name in lists
    }


def office_rows() -> dict[str, Office]:
    """Every office by its key; the reference's are made where they were missing."""
    offices = load_reference().offices
    rows = Office.objects.in_bulk(field_name="key")
    missing = [known for key, known in offices.items() if key not in rows]
    if missing:
        made = [Office(key=known.key, name=known.name, titles=list(known.titles)) for known in missing]
        Office.objects.bulk_create(made, ignore_conflicts=True)
        rows = Office.objects.in_bulk(field_name="key")
    return rows


def _make_officials(people: list[Person]) -> dict[str, Official]:
    Official.objects.bulk_create(
        [
            Official(slug=person.slug, name=person.name, surname=person.surname, from_reference=True)
            for person in people
        ],
        ignore_conflicts=True,
    )
    rows = {row.slug: row for row in Official.objects.filter(slug__in=[person.slug for person in people])}
    _make_names_and_tenures([(rows[person.slug], person) for person in people])
    return rows


def _make_names_and_tenures(officials: list[tuple[Official, Person]]) -> None:
    OfficialName.objects.bulk_create(
        [
            OfficialName(official=row, name=name, folded=fold_name(name))
            for row, person in officials
            for name in dict.fromkeys([person.name, *person.spellings])
        ],
        ignore_conflicts=True,
    )
    bodies = load_reference().bodies
    tenures = [(row, tenure) for row, person in officials for tenure in person.tenures]
    countries = country_rows(tenure.place for _row, tenure in tenures if tenure.place not in bodies)
    institutions = institution_rows(tenure.place.lower() for _row, tenure in tenures if tenure.place in bodies)
    offices = office_rows()
    Tenure.objects.bulk_create(
        [_tenure(row, known, offices, countries, institutions) for row, known in tenures], ignore_conflicts=True
    )


def _tenure(row: Official, known: KnownTenure, offices, countries, institutions) -> Tenure:
    title, address = load_reference().sources.get(known.source, ("", ""))
    start, start_precision = partial_date(known.start)
    end, end_precision = partial_date(known.end, last=True) if known.end else (None, Precision.DAY)
    return Tenure(
        official=row,
        office=offices[known.office],
        country=countries.get(known.place),
        institution=institutions.get(known.place.lower()),
        title=known.title,
        start=start,
        start_precision=start_precision,
        end=end,
        end_precision=end_precision,
        source_title=title,
        source_url=address,
    )


def partial_date(text: str, *, last: bool = False) -> tuple[date, Precision]:
    """ "2004-03" gives 1 March 2004 to the month; with `last`, the 31st."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), Precision.DAY
    month = parts[1] if len(parts) == 2 else (12 if last else 1)
    day = calendar.monthrange(parts[0], month)[1] if last else 1
    return date(parts[0], month, day), Precision.MONTH if len(parts) == 2 else Precision.YEAR
