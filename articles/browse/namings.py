"""Rows by what a reader calls them, however much or little of the name that is; many names at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q

from articles.browse.counted import all_stories
from articles.models import Audience, Country, Official, OfficialName, Source
from articles.search.words import joined_words, words_of

# More people than that are not meant by one name.
MOST_PEOPLE = 200
MOST_ROWS = 2_000
MOST_LOOKED_THROUGH = 12


def key_of(name: str) -> str:
    """What two writings of one name share."""
    return joined_words(name)


def countries_called(names: Collection[str]) -> dict[str, Sequence[Country]]:
    """By key: a code, a name, a former or other name, an adjective, the people. Two queries at most."""
    keys = _keys(names)
    found: dict[str, list[Country]] = defaultdict(list)
    if not keys:
        return found
    plain = Q(code__in=[key.upper() for key in keys if len(key) == 2]) | Q(slug__in=_slugs(keys))
    for country in Country.objects.filter(plain):
        for key in {country.code.lower(), key_of(country.slug)} & keys:
            found[key].append(country)
    if missing := keys - found.keys():
        for country in Country.objects.all():
            for key in {key_of(name) for name in names_of(country)} & missing:
                found[key].append(country)
    return found


def names_of(country: Country) -> Iterable[str]:
    return [country.name, country.alpha3, *country.also_called(), *country.adjectives, *country.people]


def sources_called(names: Collection[str]) -> dict[str, Sequence[Source]]:
    """By key: an address's word or a name, short or full. One query."""
    keys = _keys(names)
    found: dict[str, list[Source]] = defaultdict(list)
    if not keys:
        return found
    same = Q(slug__in=_slugs(keys))
    for name in names:
        same |= Q(name__iexact=name) | Q(full_name__iexact=name)
    for source in Source.objects.filter(same):
        for key in {key_of(name) for name in (source.slug, source.name, source.full_name)} & keys:
            found[key].append(source)
    return found


def officials_called(names: Collection[str], audience: str) -> dict[str, Sequence[Official]]:
    """By key, those whom this audience may know of: by the whole name or surname, else by some words of a name.

    Eight queries at most. A merged official stands for the one into whom he was merged.
    """
    keys = _keys(names)
    if not keys:
        return {}
    found: dict[str, dict[int, Official]] = defaultdict(dict)
    # Names are kept with their apostrophes, which keys have not.
    written = keys | {" ".join(name.lower().replace("-", " ").replace("’", "'").split()) for name in names}
    for look in (_by_whole_name_or_surname, _by_words):
        if missing := keys - found.keys():
            hits = look(missing, written)
            rows = _known({pk for pks in hits.values() for pk in pks}, audience)
            for key, pks in hits.items():
                people = [rows[pk].merged_into or rows[pk] for pk in pks if pk in rows]
                if people:
                    found[key] = {official.pk: official for official in people[:MOST_PEOPLE]}
    return {key: list(people.values()) for key, people in found.items()}


def _known(numbers: Collection[int], audience: str) -> dict[int, Official]:
    """Without those whose name readers could only have from a text that they may not read."""
    rows = Official.objects.select_related("merged_into").in_bulk(numbers)
    met = [] if audience == Audience.STAFF else [pk for pk, official in rows.items() if official.from_story]
    if not met:
        return rows
    archive = all_stories(audience)
    hidden = {pk for pk in met if not archive.is_readable("official", pk)}
    return {pk: official for pk, official in rows.items() if pk not in hidden}


def _by_whole_name_or_surname(keys: Collection[str], written: Collection[str]) -> dict[str, list[int]]:
    # Whatever is written otherwise ("McDonald") is found by its words.
    surnames = {form for name in written for form in (name.title(), name.capitalize(), name.upper(), name)}
    hits: dict[str, list[int]] = defaultdict(list)
    for pk, slug in Official.objects.filter(slug__in=_slugs(keys)).values_list("pk", "slug"):
        hits[key_of(slug)].append(pk)
    for pk, name in OfficialName.objects.filter(folded__in=written).order_by().values_list("official", "folded"):
        hits[key_of(name)].append(pk)
    for pk, surname in (
        Official.objects.filter(surname__in=surnames).order_by("pk").values_list("pk", "surname")[:MOST_ROWS]
    ):
        hits[key_of(surname)].append(pk)
    return {key: list(dict.fromkeys(pks)) for key, pks in hits.items() if key in keys}


def _by_words(keys: Collection[str], _written: Collection[str]) -> dict[str, list[int]]:
    """Whose name holds all these words, in any order. All names are gone through: for so many keys at most."""
    some = Q()
    keys = sorted(keys, key=lambda key: (len(key.split()), key))[:MOST_LOOKED_THROUGH]
    for key in keys:
        holds = Q()
        for word in key.split()[:6]:
            holds &= Q(folded__contains=word)
        some |= holds
    hits: dict[str, list[int]] = defaultdict(list)
    words_of_keys = [(key, frozenset(key.split())) for key in keys]
    for pk, name in OfficialName.objects.filter(some).order_by().values_list("official", "name")[:MOST_ROWS]:
        words = set(words_of(name))
        for key, wanted in words_of_keys:
            if wanted <= words:
                hits[key].append(pk)
    return hits


def _keys(names: Iterable[str]) -> set[str]:
    return {key for name in names if (key := key_of(name))}


def _slugs(keys: Iterable[str]) -> list[str]:
    return [key.replace(" ", "-") for key in keys]
