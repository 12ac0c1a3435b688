"""Which official a story means: the reference's, one whom the archive knows, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from articles.importing.reference_rows import country_rows, fold_name, official_rows
from articles.models import Country, Official, OfficialName, Tenure
from articles.reading.types import OfficialRead
from articles.reference.loader import slugify


@dataclass
class People:
    """The officials of one story, found by the name that the story gives."""

    by_name: dict[str, Official] = field(default_factory=dict)

    def called(self, name: str | None) -> Official | None:
        return self.by_name.get(fold_name(name)) if name else None


def officials_of(read: Sequence[OfficialRead]) -> People:
    """A row for each whom the archive can tell apart; it never joins two people on a surname or a guess.

    A name of one word that nobody here bears makes no new official: it is a surname that the story never completes, or
    a word misread. Its quotes keep the name that the story gives.
    """
    known = official_rows(official.person for official in read if official.person)
    countries = country_rows(official.country for official in read if official.country)
    people = People()
    for official in read:
        country = countries.get(official.country or "")
        row = known.get(official.person) or _of_archive(official.name, country) or _of_post(official)
        if row is None and " " in official.name.strip():
            row = _new(official.name, country)
        if row:
            people.by_name[fold_name(official.name)] = row
    return people


def _of_archive(name: str, country: Country | None) -> Official | None:
    """The one official of that name and country; none where there are two."""
    same_name = OfficialName.objects.filter(folded=fold_name(name)).select_related("official__merged_into")
    same_name = same_name.filter(official__from_reference=False)
    if country:
        in_country = Q(official__country=country) | Q(official__tenures__country=country)
        same_name = same_name.filter(in_country)
    else:
        same_name = same_name.filter(official__country__isnull=True, official__tenures__isnull=True)
    found = {spelling.official.merged_into or spelling.official for spelling in same_name}
    return found.pop() if len(found) == 1 else None


def _of_post(read: OfficialRead) -> Official | None:
    """The one who bears the whole name and held the post, whichever country the story seems to place him in."""
    if " " not in read.name.strip():
        return None
    named = Official.objects.current().filter(spellings__folded=fold_name(read.name))
    posts = set(read.office.split("; "))
    tenures = Tenure.objects.filter(official__in=named).select_related("official", "office")
    found = {held.official for held in tenures if posts & {held.office.name, *held.office.titles}}
    return found.pop() if len(found) == 1 else None


def _new(name: str, country: Country | None) -> Official:
    row = Official.objects.create(
        name=name[:200], slug=free_slug(name, country), surname=name.split()[-1][:100], country=country, from_story=True
    )
    OfficialName.objects.create(official=row, name=name[:200], folded=fold_name(name)[:200])
    return row


def free_slug(name: str, country: Country | None) -> str:
    """The name; with the country, then a number behind it, where that is taken."""
    plain = slugify(name)[:150] or "official"
    tries: Iterable[str] = [plain, f"{plain}-{country.code.lower()}"] if country else [plain]
    taken = set(Official.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    for slug in tries:
        if slug not in taken:
            return slug
    number = 2
    while f"{plain}-{number}" in taken:
        number += 1
    return f"{plain}-{number}"
