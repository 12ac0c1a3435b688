"""Why somebody is read as an official with this post, of this country, and as this person of the reference: sentences
for readers."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import lru_cache

from articles.reading.gazetteer import gazetteer
from articles.reading.printed_dates import MONTHS
from articles.reference import Person, Tenure


class Whose(Enum):
    """How it is known whose a post is; the value is the sentence, with the country put in."""

    SAID = ""  # the story says so beside the name
    INSTITUTION = "That is an institution of {}."
    NATIONAL = "Only {} has such a post or body."
    REFERENCE = "The reference knows people of this name in posts of {} only."
    DATELINE = "The story does not say whose post it is; its dateline names a place in {}."
    ONLY = "The story does not say whose post it is, and names no country but {}."
    AGENCY = "The story does not say whose post it is; the agency's own country is {}."
    MOST = "The story does not say whose post it is; it names {} most often."
    NEAR = "The story does not say whose post it is; {} is named next to it."
    BODY = "It is a post of an international body."
    UNKNOWN = "The story does not tell whose post it is."


_WITH_ARTICLE = re.compile(r"United |Netherlands|Philippines|Bahamas|Gambia|Maldives|.*(?: Islands| Republic)$")


def country_named(code: str | None) -> str:
    """The country's usual name with its article; "" for a body's code or None."""
    country = gazetteer().reference.countries.get(code or "")
    if country is None:
        return ""
    return f"the {country.name}" if _WITH_ARTICLE.match(country.name) else country.name


def post_given(words: str, where: str) -> str:
    """The story's own words for the post, and where they stand: "the first paragraph"."""
    bare = _DETERMINER.sub("", words).replace("[", "").replace("]", "")
    return f"{where[0].upper()}{where[1:]} gives the post: “{bare}”."


_DETERMINER = re.compile(r"^(?:the|a|an|that|this) ", re.I)


@lru_cache(maxsize=1 << 12)
def whose(how: Whose, code: str | None) -> str:
    """How the country of the post is known; "" where the story says it beside the name."""
    return how.value.format(country_named(code))


def known_as(person: Person, tenures: tuple[Tenure, ...]) -> str:
    """Who that is in the reference, with the posts that count here."""
    held: dict[str, list[str]] = {}
    for tenure in tenures[-2:]:
        held.setdefault(_styled(tenure), []).append(spoken_term(tenure.earliest(), tenure.latest()))
    posts = [f"{post} {' and '.join(terms)}" for post, terms in held.items()]
    return f"The reference knows {person.name}, {' and '.join(posts)}." if posts else ""


def _styled(tenure: Tenure) -> str:
    """ "Minister of Foreign Affairs of Russia"; "President of France" has its country in it."""
    body = gazetteer().reference.bodies.get(tenure.place)
    place = country_named(tenure.place) or (body.name if body else tenure.place)
    return tenure.title if place.removeprefix("the ") in tenure.title else f"{tenure.title} of {place}"


def spoken_term(start: date, end: date | None) -> str:
    """ "from May 2016 to April 2019", "from March 2004 on"."""
    since = f"from {MONTHS[start.month - 1]} {start.year}"
    return f"{since} to {MONTHS[end.month - 1]} {end.year}" if end else f"{since} on"
