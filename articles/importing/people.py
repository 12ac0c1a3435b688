"""Which official a story means: the reference's, one whom the archive knows, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, islice

from articles.importing.folded_names import fold_name
from articles.importing.prepared import PersonRead
from articles.importing.reference_rows import official_rows
from articles.models import Office, Official, OfficialName, Tenure
from articles.models.bulk_rows import insert_rows, next_numbers
from articles.models.looked_up import look_up
from articles.reference import load_reference
from articles.reference.loader import slugify


@dataclass(slots=True, eq=False)
class KnownOfficial:
    """An official as a chunk's writer needs him; a new one has no id until he is written."""

    pk: int | None
    country_id: int | None
    from_reference: bool = False
    posts: list[tuple[int | None, frozenset[str]]] = field(default_factory=list)  # in which country, called what
    merged_into: KnownOfficial | None = None

    def is_of(self, country: int | None) -> bool:
        """Whether he is placed there or held a post there; None asks whether he is of no country."""
        if not self.posts:
            return self.country_id == country
        places = [self.country_id, *(place for place, _titles in self.posts)]
        return country in places if country else places == [None]


People = dict[str, KnownOfficial]  # the officials of one story by folded name


@dataclass(slots=True)
class _New:
    name: str
    folded: str
    country: str | None
    row: KnownOfficial


class KnownPeople:
    """The officials whom some stories may mean, asked for together and kept up with those who are made since."""

    def __init__(self, read: Iterable[PersonRead]) -> None:
        read = list(read)
        self._rows: dict[int, KnownOfficial] = {}
        self._reference: People = {}  # by the reference's slug; a merged one gives whom he is now part of
        self._spelled: dict[str, list[KnownOfficial]] = {}  # by folded name
        self._titles: dict[int, frozenset[str]] = {}  # by office
        self._new: list[_New] = []  # not written yet
        if slugs := {official.person for official in read if official.person}:
            slug_of = dict(look_up(Official, ("id", "slug"), "slug", slugs))
            self._learn(slug_of)
            self._reference = {slug: self._standing(self._rows[pk]) for pk, slug in slug_of.items()}
        self._ask_for(self._to_be_told(read))

    def of(self, read: Sequence[PersonRead], countries: dict[str, int]) -> tuple[People, bool]:
        """A row for each whom the archive can tell apart, and whether people of the reference had to be made.

        It never joins two people on a surname or a guess. A name of one word that nobody here bears makes no new
        official: it is a surname that the story never completes, or a word misread. Its quotes keep the name that the
        story gives. New ones are written by `write_new`.
        """
        made = self._make_missing({official.person for official in read if official.person})
        self._ask_for(self._to_be_told(read).difference(self._spelled))
        people: People = {}
        for official in read:
            country = countries.get(official.country or "")
            row = self._meant(official, country)
            if row is None and _is_whole(official):
                row = KnownOfficial(None, country)
                self._new.append(_New(official.name, official.folded, official.country if country else None, row))
                self._spelled[official.folded].append(row)
            if row:
                people[official.folded] = row
        return people, made

    def knows(self, read: Sequence[PersonRead], countries: dict[str, int]) -> bool:
        """Whether `of` would make nobody."""
        self._ask_for(self._to_be_told(read).difference(self._spelled))
        return all(
            (not one.person or one.person in self._reference)
            and (not _is_whole(one) or self._meant(one, countries.get(one.country or "")))
            for one in read
        )

    def _meant(self, read: PersonRead, country: int | None) -> KnownOfficial | None:
        row = self._reference.get(read.person) or self._of_archive(read.folded, country)
        return row or self._of_post(read)

    def write_new(self) -> None:
        """Write the officials who were met for the first time: they have ids from now on."""
        if not self._new:
            return
        new, self._new = self._new, []
        slugs = free_slugs([(one.name, one.country) for one in new])
        for one, number in zip(new, next_numbers(Official, len(new)), strict=True):
            one.row.pk = number
            self._rows[number] = one.row
        insert_rows(
            Official,
            ("id", "name", "slug", "surname", "country_id", "from_story", "from_reference", "is_sample"),
            [
                (one.row.pk, one.name[:200], slug, one.name.split()[-1][:100], one.row.country_id, True, False, False)
                for one, slug in zip(new, slugs, strict=True)
            ],
        )
        names = [(one.row.pk, one.name[:200], one.folded[:200]) for one in new]
        insert_rows(OfficialName, ("official_id", "name", "folded"), names)

    def forget(self, officials: set[int]) -> None:
        """These rows are gone."""
        for rows in self._spelled.values():
            rows[:] = [row for row in rows if row.pk not in officials]

    def _make_missing(self, slugs: set[str]) -> bool:
        missing = slugs.difference(self._reference)
        if not missing:
            return False
        self.write_new()
        self._titles = {}
        rows = official_rows(missing)
        self._learn(row.pk for row in rows.values())
        self._reference |= {slug: self._rows[row.pk] for slug, row in rows.items()}
        people = load_reference().people
        made = [people[slug] for slug in rows if slug in people]
        # Stories to come may mean those new people by name alone.
        spelled = {fold_name(name) for person in made for name in (person.name, *person.spellings)}
        self._ask_for(spelled & self._spelled.keys())
        return bool(rows)

    def _to_be_told(self, read: Iterable[PersonRead]) -> set[str]:
        """Names of those whom the reference does not tell."""
        return {official.folded for official in read if official.person not in self._reference}

    def _ask_for(self, names: set[str]) -> None:
        if not names:
            return
        self._spelled |= {name: [] for name in names}
        found = look_up(OfficialName, ("folded", "official_id"), "folded", names)
        officials = {official for _folded, official in found}
        self._learn(officials)
        self._learn_posts(officials)
        for folded, official in found:
            self._spelled[folded].append(self._rows[official])

    def _learn(self, numbers: Iterable[int]) -> None:
        """Know these officials and whom they are merged into."""
        merged = {}
        asked = ("id", "country_id", "from_reference", "merged_into_id")
        for pk, country, from_reference, into in look_up(Official, asked, "id", set(numbers)):
            row = self._rows.setdefault(pk, KnownOfficial(pk, country))
            row.country_id, row.from_reference, row.merged_into = country, bool(from_reference), None
            if into:
                merged[pk] = into
        if others := set(merged.values()).difference(self._rows):
            self._learn(others)
        for pk, into in merged.items():
            self._rows[pk].merged_into = self._rows[into]

    def _learn_posts(self, numbers: Iterable[int]) -> None:
        held = look_up(Tenure, ("official_id", "country_id", "office_id"), "official_id", set(numbers))
        if held and not self._titles:
            offices = Office.objects.values_list("pk", "name", "titles").order_by()
            self._titles = {pk: frozenset([name, *titles]) for pk, name, titles in offices}
        for number in numbers:
            self._rows[number].posts = []
        for official, country, office in held:
            self._rows[official].posts.append((country, self._titles[office]))

    @staticmethod
    def _standing(row: KnownOfficial) -> KnownOfficial:
        return row.merged_into or row

    def _of_archive(self, folded: str, country: int | None) -> KnownOfficial | None:
        """The one official of that name and country; none where there are two."""
        found = {self._standing(row) for row in self._spelled[folded] if row.is_of(country) and not row.from_reference}
        return found.pop() if len(found) == 1 else None

    def _of_post(self, read: PersonRead) -> KnownOfficial | None:
        """The one who bears the whole name and held the post, whichever country the story seems to place him in."""
        if not _is_whole(read):
            return None
        posts = set(read.office.split("; "))
        found = {
            row
            for row in self._spelled[read.folded]
            if row.merged_into is None and any(posts & titles for _place, titles in row.posts)
        }
        return found.pop() if len(found) == 1 else None


def _is_whole(read: PersonRead) -> bool:
    return " " in read.name.strip()


def free_slugs(people: Sequence[tuple[str, str | None]]) -> list[str]:
    """Addresses for new officials of these names and countries' codes, in order: each as if those before were here."""
    tries = [_slugs(name, country) for name, country in people]
    first = [list(islice(some, 3)) for some in tries]
    taken = _taken({slug for some in first for slug in some})
    found = []
    for some, more in zip(first, tries, strict=True):
        slug = next((slug for slug in some if slug not in taken), "") or _free(more, taken)
        taken.add(slug)
        found.append(slug)
    return found


def _slugs(name: str, country: str | None) -> Iterable[str]:
    """The name; with the country, then a number behind it, where that is taken."""
    plain = slugify(name)[:150] or "official"
    return chain([plain], [f"{plain}-{country.lower()}"] if country else [], (f"{plain}-{n}" for n in count(2)))


def _free(tries: Iterable[str], taken: set[str]) -> str:
    while True:
        # Asked for by name: to look for all that begin alike would go through every official.
        some = list(islice(tries, 10))
        here = taken | _taken(some)
        if free := next((slug for slug in some if slug not in here), ""):
            return free


def _taken(slugs: Iterable[str]) -> set[str]:
    return {slug for (slug,) in look_up(Official, ("slug",), "slug", set(slugs))}
