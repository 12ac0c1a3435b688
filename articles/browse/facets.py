"""Beside a list: the values that most of it has, each with its exact number and the list with or without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from articles.browse.fields import MAX_VALUES
from articles.browse.labels import Labels, labels_of
from articles.browse.listing import Listing
from articles.search.finding import is_narrowing
from articles.search.query import PARAMETERS, Query

TITLES = {
    "country": "Country",
    "official": "Official",
    "speaker": "Speaker",
    "about": "About",
    "source": "Source",
    "section": "Section",
    "place": "Dateline",
    "kind": "Kind of quote",
}
SHOWN = {
    "story": ("country", "official", "speaker", "source", "section", "kind"),
    "quote": ("speaker", "about", "country", "source", "section", "kind"),
}
TOP = 8
Pair = tuple[int | str, int]  # a value of the index, how many have it


@dataclass(frozen=True, slots=True)
class FacetValue:
    label: str
    count: int
    selected: bool
    toggle: str  # the query string that adds it, or removes it


@dataclass(frozen=True, slots=True)
class Facet:
    name: str  # the parameter
    title: str
    values: list[FacetValue]
    more: str  # the query string of the page of all values; "" where all are shown

    @property
    def chosen(self) -> int:
        return sum(value.selected for value in self.values)


def facets_of(listing: Listing, top: int = TOP) -> list[Facet]:
    """Those that say something here."""
    pairs = {name: _shown(listing, name, top + 1) for name in SHOWN[listing.noun] if is_offered(listing, name)}
    labels = labels_of({name: [value for value, _count in several] for name, several in pairs.items()}, listing.found)
    facets = []
    for name, several in pairs.items():
        most = top + len(getattr(listing.own_query, name))
        values = list(values_of(listing, name, several[:most], labels))
        if values:
            facets.append(Facet(name, TITLES[name], values, all_values(listing, name) if len(several) > most else ""))
    return facets


def is_offered(listing: Listing, name: str) -> bool:
    """Where one value is enough and the path says which, there is nothing to choose."""
    path = {parameter for parameter, _word in listing.fixed}
    return name not in path or is_narrowing(name, listing.found.question.list)


def all_values(listing: Listing, name: str) -> str:
    """The query string of the page of all values."""
    return f"{listing.feed_querystring}&facet={name}" if listing.feed_querystring else f"?facet={name}"


def values_of(listing: Listing, name: str, pairs: Sequence[Pair], labels: Labels) -> Iterator[FacetValue]:
    """In the order of the pairs."""
    query = listing.own_query.on_page(1)
    chosen, add = getattr(query, name), adder(query, name)
    for value, count in pairs:
        label = labels.get((name, value))
        if label and label.word in chosen:
            yield FacetValue(label.name, count, True, query.without(name, label.word).querystring() or "?")
        elif label and len(chosen) < MAX_VALUES:
            yield FacetValue(label.name, count, False, add(label.word))


def adder(query: Query, name: str) -> Callable[[str], str]:
    """Makes the query string with one value more, in the order of the address."""
    place, pairs = PARAMETERS.index(name), list(query.pairs())
    before = [pair for pair in pairs if PARAMETERS.index(pair[0]) <= place]
    behind = pairs[len(before) :]
    start = f"?{urlencode(before)}&{name}=" if before else f"?{name}="
    end = f"&{urlencode(behind)}" if behind else ""
    return lambda word: f"{start}{_quoted(word)}{end}"


@lru_cache(maxsize=4096)
def _quoted(word: str) -> str:
    """Remembered: lists offer the same values again and again."""
    return quote_plus(word)


def without_path(listing: Listing, name: str, pairs: Iterable[Pair]) -> tuple[dict[int | str, int], list[Pair]]:
    """What the reader chose, with its number, and all others; both without what the path says."""
    path = {word for parameter, word in listing.fixed if parameter == name}
    own = set(getattr(listing.own_query, name))
    asked = [(value, word) for value, word in listing.filters.values(name) if word in own or word in path]
    numbers = dict(listing.found.number_of(name, [value for value, word in asked if word in own])) if own else {}
    chosen = {value: numbers.get(value, 0) for value, word in asked if word in own}
    known = {value for value, _word in asked}
    return chosen, [pair for pair in pairs if pair[0] not in known]


def _shown(listing: Listing, name: str, top: int) -> list[Pair]:
    """What was chosen, then what most have."""
    found = listing.found.top(name, top + len(getattr(listing.query, name))) if listing.total else []
    chosen, others = without_path(listing, name, found)
    return [*chosen.items(), *others[:top]]
