"""Everything that a process keeps in memory to answer readers, made ready and brought up to date beforehand."""

from __future__ import annotations

from articles.browse.facets import SHOWN
from articles.browse.listing import LISTS
from articles.browse.name_table import current_names
from articles.search.readiness import make_countable
from articles.search.spellings import current_spellings

OLD = 15.0  # seconds; sooner than readers would have these tables made


def make_ready(audience: str) -> None:
    """Quick where all is so already: whoever answers readers calls it again and again."""
    for noun, fields in SHOWN.items():
        make_countable(LISTS[noun], (*fields, "day"))  # by days few documents are put in order
    current_spellings(most=OLD)
    current_names(audience, most=OLD)
