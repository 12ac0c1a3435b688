"""Names that were perhaps meant by one that nobody has: only such as every reader may know of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q

from articles.browse.namings import key_of, names_of
from articles.models import Country, Official, OfficialName, Source
from articles.search.near_words import nearest

MOST_NAMES = 10_000
MOST_KEYS = 3  # a nonsense of many names is no slip of the hand


def near_countries(keys: Collection[str]) -> dict[str, str]:
    """By key the nearest name. One query, if there is any key."""
    countries = Country.objects.all() if keys else ()
    return _nearest(keys, (name for country in countries for name in names_of(country)))


def near_sources(keys: Collection[str]) -> dict[str, str]:
    return _nearest(keys, Source.objects.values_list("name", flat=True)[:MOST_NAMES] if keys else ())


def near_officials(keys: Collection[str]) -> dict[str, str]:
    """Names and surnames with the same first letter. Two queries, if there is any key."""
    if not keys:
        return {}
    alike, surnamed = Q(), Q()
    for letter in sorted({key[0] for key in keys}):
        alike |= Q(folded__startswith=letter)
        surnamed |= Q(surname__istartswith=letter)
    names = OfficialName.objects.filter(alike, official__from_story=False).order_by()
    surnames = Official.objects.filter(surnamed, from_story=False).order_by()
    return _nearest(
        keys,
        [
            *names.values_list("name", flat=True)[:MOST_NAMES],
            *surnames.values_list("surname", flat=True).distinct()[:MOST_NAMES],
        ],
    )


def _nearest(keys: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    by_key = {key_of(name): name for name in names}
    found = {key: nearest(key, ((other, 1) for other in by_key)) for key in sorted(keys)[:MOST_KEYS]}
    return {key: by_key[hits[0][0]] for key, hits in found.items() if hits}
