"""All values of one field that a list has, to be looked through by part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.browse.facets import SHOWN, TITLES, FacetValue, all_values, is_offered, values_of, without_path
from articles.browse.fields import shown
from articles.browse.labels import Labels, labels_of
from articles.browse.listing import BadQuery, Listing, NoSuchPage
from articles.browse.namings import MOST_ROWS, key_of
from articles.models import OfficialName

PAGE_SIZE = 100
MOST_LETTERS = 100
PEOPLE = frozenset({"official", "speaker", "about"})


@dataclass(frozen=True, slots=True)
class AllValues:
    name: str  # the parameter
    title: str
    named: str
    values: list[FacetValue]  # of this page
    total: int
    previous_page: str | None
    next_page: str | None


def all_values_of(listing: Listing, name: str, named: str) -> AllValues:
    """Those chosen first, then by number; raises BadQuery for a field that the list has not, and NoSuchPage."""
    fields = [field for field in (*SHOWN[listing.noun], "place") if is_offered(listing, field)]
    if name not in fields:
        raise BadQuery([f"facet: There are no values of “{shown(name)}” here: give one of {', '.join(fields)}."])
    named = " ".join(named.split())[:MOST_LETTERS]
    chosen, others = without_path(listing, name, listing.found.all_values(name))
    pairs = [*chosen.items(), *others]
    labels = labels_of({name: [value for value, _count in pairs]}, listing.found)
    if named:
        labels = _called(name, labels, named)
    known = [pair for pair in pairs if (name, pair[0]) in labels]
    page, pages = listing.query.page, max(1, -(-len(known) // PAGE_SIZE))
    if page > pages:
        raise NoSuchPage(f"There are {pages} pages of values; there is no page {page}.")
    here = all_values(listing, name) + (f"&{urlencode({'named': named})}" if named else "")
    return AllValues(
        name=name,
        title=TITLES[name],
        named=named,
        values=list(values_of(listing, name, known[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], labels)),
        total=len(known),
        previous_page=f"{here}&page={page - 1}" if page > 1 else None,
        next_page=f"{here}&page={page + 1}" if page < pages else None,
    )


def _called(name: str, labels: Labels, named: str) -> Labels:
    """Those whose name, or an attested spelling of it, has a word that begins so for each word typed."""
    beginnings = key_of(named).split()
    spelled = _spelled(beginnings) if name in PEOPLE else set()
    return {
        (field, value): label
        for (field, value), label in labels.items()
        if _begins(key_of(label.name), beginnings) or str(value).lstrip("o") in spelled
    }


def _begins(key: str, beginnings: Sequence[str]) -> bool:
    """Whether for each beginning some word of the name begins so."""
    words = f" {key}"
    return all(f" {beginning}" in words for beginning in beginnings)


def _spelled(beginnings: Sequence[str]) -> set[str]:
    """The numbers of officials of whom a spelling fits."""
    names = OfficialName.objects.order_by()
    for beginning in beginnings:
        names = names.filter(folded__contains=beginning)
    spellings = names.values_list("official", "folded")[:MOST_ROWS]
    return {str(official) for official, spelling in spellings if _begins(key_of(spelling), beginnings)}
