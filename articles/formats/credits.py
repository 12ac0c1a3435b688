"""The agency that a story's own words credit, which may be another than the site that shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.formats.agency_names import known_agency

# Between the dateline and the dash: "GENEVA, May 10 (Example News) - ".
_CREDIT = re.compile(r"[^()]{2,80}\(([^()]{2,40})\)\s*(?:--?|[–—])\s")


def credited_agency(paragraphs: Sequence[str]) -> str:
    """Its usual short name; "" where the first paragraphs credit nobody."""
    found = next(filter(None, map(_CREDIT.match, paragraphs[:4])), None)
    name = found[1].strip() if found else ""
    return known_agency(name) or name
