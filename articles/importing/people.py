"""Which official a story means: the reference's, one whom the archive knows, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, islice

from articles.importing.reference_rows import fold_name, official_rows
from articles.models import Country, Official, OfficialName, Tenure
from articles.reading.types import OfficialRead
from articles.reference import load_reference
from articles.reference.loader import slugify


@dataclass
class People:
    """The officials of one story, found by the name that the story gives."""

    by_name: dict[str, Official] = field(default_factory=dict)

    def called(self, name: str | None) -> Official | None:
        return self.by_name.get(fold_name(name)) if name else None


@dataclass
class Held:
    """A post of an official: where, and what it is called."""

    country_id: int | None
    titles: frozenset[str]


class KnownPeople:
    """The officials whom some stories may mean, asked for together and kept up with those who are made since."""

    def __init__(self, read: Iterable[OfficialRead]) -> None:
        read = list(read)
        self._reference: dict[str, Official] = {}  # by the reference's slug; a merged one gives whom he is now part of
        self._spelled: dict[str, list[Official]] = {}  # by folded name
        self._held: dict[int, list[Held]] = {}
        slugs = {official.person for official in read if official.person}
        if slugs:
            found = Official.objects.filter(slug__in=slugs).select_related("merged_into")
            self._reference = {row.slug: row.merged_into or row for row in found}
        self._ask_for({fold_name(official.name) for official in read})

    def of(self, read: Sequence[OfficialRead], countries: dict[str, Country]) -> tuple[People, bool]:
        """A row for each whom the archive can tell apart, and whether people of the reference had to be made.

        It never joins two people on a surname or a guess. A name of one word that nobody here bears makes no new
        official: it is a surname that the story never completes, or a word misread. Its quotes keep the name that the
        story gives.
        """
        made = self._make_missing({official.person for official in read if official.person})
        self._ask_for({fold_name(official.name) for official in read} - self._spelled.keys())
        people = People()
        for official in read:
            country = countries.get(official.country or "")
            row = self._reference.get(official.person) or self._of_archive(official.name, country)
            row = row or self._of_post(official)
            if row is None and " " in official.name.strip():
                row = _new(official.name, country)
                self._spelled.setdefault(fold_name(official.name), []).append(row)
            if row:
                people.by_name[fold_name(official.name)] = row
        return people, made

    def forget(self, officials: set[int]) -> None:
        """These rows are gone."""
        for rows in self._spelled.values():
            rows[:] = [row for row in rows if row.pk not in officials]

    def _make_missing(self, slugs: set[str]) -> bool:
        missing = slugs - self._reference.keys()
        if not missing:
            return False
        rows = official_rows(missing)
        self._reference |= rows
        people = load_reference().people
        made = [people[slug] for slug in rows if slug in people]
        # Stories to come may mean those new people by name alone.
        spelled = {fold_name(name) for person in made for name in (person.name, *person.spellings)}
        self._ask_for(spelled & self._spelled.keys())
        return bool(rows)

    def _ask_for(self, names: set[str]) -> None:
        if not names:
            return
        self._spelled |= {name: [] for name in names}
        spellings = OfficialName.objects.filter(folded__in=names).select_related("official__merged_into").order_by("pk")
        for spelling in spellings:
            self._spelled[spelling.folded].append(spelling.official)
        officials = {spelling.official_id for spelling in spellings}
        self._held |= {official: [] for official in officials}
        held = Tenure.objects.filter(official__in=officials).order_by()
        for official, country, name, titles in held.values_list(
            "official_id", "country_id", "office__name", "office__titles"
        ):
            self._held[official].append(Held(country, frozenset([name, *titles])))

    def _of_archive(self, name: str, country: Country | None) -> Official | None:
        """The one official of that name and country; none where there are two."""
        found = set()
        for row in self._spelled[fold_name(name)]:
            places = {held.country_id for held in self._held.get(row.pk, ())}
            if country:
                fits = row.country_id == country.pk or country.pk in places
            else:
                fits = row.country_id is None and not places
            if fits and not row.from_reference:
                found.add(row.merged_into or row)
        return found.pop() if len(found) == 1 else None

    def _of_post(self, read: OfficialRead) -> Official | None:
        """The one who bears the whole name and held the post, whichever country the story seems to place him in."""
        if " " not in read.name.strip():
            return None
        posts = set(read.office.split("; "))
        found = {
            row
            for row in self._spelled[fold_name(read.name)]
            if row.merged_into_id is None and any(posts & held.titles for held in self._held.get(row.pk, ()))
        }
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
    tries = chain([plain], [f"{plain}-{country.code.lower()}"] if country else [], (f"{plain}-{n}" for n in count(2)))
    while True:
        # Asked for by name: to look for all that begin alike would go through every official.
        some = list(islice(tries, 10))
        taken = set(Official.objects.filter(slug__in=some).values_list("slug", flat=True))
        if free := next((slug for slug in some if slug not in taken), ""):
            return free
