"""Names that were perhaps meant by one that nobody has: only such as every reader may know of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.db.models.functions import Length

from articles.browse.namings import key_of, names_of
from articles.models import Country, Official, OfficialName, Source
from articles.search.near_words import letters_apart, nearest

MOST_NAMES = 10_000
MOST_KEYS = 3  # a nonsense of many names is no slip of the hand
MOST_APOSTROPHES = 2  # in a name; a key has none


def near_countries(keys: Collection[str]) -> dict[str, str]:
    """By key the nearest name. One query, if there is any key that can be a slip."""
    keys = _slips(keys)
    countries = Country.objects.all() if keys else ()
    return _nearest(keys, (name for country in countries for name in names_of(country)))


def near_sources(keys: Collection[str]) -> dict[str, str]:
    keys = _slips(keys)
    return _nearest(keys, Source.objects.values_list("name", flat=True)[:MOST_NAMES] if keys else ())


def near_officials(keys: Collection[str]) -> dict[str, str]:
    """Names and surnames with the same first letter. Two queries, if there is any key that can be a slip."""
    keys = _slips(keys)
    if not keys:
        return {}
    alike, surnamed = Q(), Q()
    for key in keys:
        lengths = len(key) - letters_apart(key), len(key) + letters_apart(key) + MOST_APOSTROPHES
        alike |= Q(folded__startswith=key[0], length__range=lengths)
        surnamed |= Q(surname__istartswith=key[0], length__range=lengths)
    names = OfficialName.objects.alias(length=Length("folded")).filter(alike, official__from_story=False)
    surnames = Official.objects.alias(length=Length("surname")).filter(surnamed, from_story=False)
    return _nearest(
        keys,
        [
            *names.order_by().values_list("name", flat=True)[:MOST_NAMES],
            *surnames.order_by().values_list("surname", flat=True).distinct()[:MOST_NAMES],
        ],
    )


def _slips(keys: Iterable[str]) -> list[str]:
    """Those long enough to be nearly another; of a nonsense of many names some."""
    return sorted(key for key in keys if letters_apart(key))[:MOST_KEYS]


def _nearest(keys: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    by_key = {key_of(name): name for name in names}
    found = {key: nearest(key, ((other, 1) for other in by_key)) for key in keys}
    return {key: by_key[hits[0][0]] for key, hits in found.items() if hits}
