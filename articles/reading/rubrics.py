"""Rubrics of news sites, on a line of their own or run into the headline."""

from __future__ import annotations

import re

# Names that stand on a line of their own; those of `_TELLING` can be told from a headline's first words as well.
_TELLING = (
    "Russian Politics & Diplomacy",
    "Russia & FSU",
    "Politics & Diplomacy",
    "Military & Defense",
    "Military & Defence",
    "Business & Economy",
    "Economy & Business",
    "Economy & Finance",
    "Science & Space",
    "Science & Technology",
    "Science & Tech",
    "Society & Culture",
    "Arts & Culture",
    "Culture & Entertainment",
    "Culture/K-pop",
    "Sports & Entertainment",
    "Health & Science",
    "Middle East & Africa",
    "Asia & Pacific",
    "Asia-Pacific",
    "Crime & Justice",
    "Law & Order",
)
_PLAIN_NAMES = (
    "World|Russia|Politics|Diplomacy|Economy|Business|Finance|Markets|Market|Science|Space|Technology|Tech"
    "|Sci-Tech|Sports|Sport|Society|Culture|Arts|Entertainment|Health|Environment|Emergencies|Accidents|Incidents"
    "|Crime|Defense|Defence|Military|Energy|National|Nation|Local|Region|Regions|International|Foreign|Domestic"
    "|Opinion|Opinions|Analysis|Interviews|Interview|Features|Feature|Press Review|Reviews|Editorial|Editorials"
    "|Commentary|Life|Lifestyle|Travel|Education|Religion|Weather|Law|Asia|Europe|Africa|Americas|America"
    "|Middle East|Latin America|North America|South Asia|Central Asia|Southeast Asia|Asia Pacific|China|India"
    "|Japan|Korea|North Korea|South Korea|Inter-Korean|Iran|Türkiye|Turkey|Ukraine|UK|US|U.S.|USA|EU|World News"
    "|US News|Top News|Top Stories|In Brief|Photo News|K-pop|Cryptocurrency|Real Estate|Auto|Autos|Industry"
    "|Transport|Agriculture|Media|Internet|Human Rights|Disasters|Elections|Election|Security|Nuclear|Archive"
    "|Ex-Soviet States|Former Soviet Union|CIS"
)
_PLAIN = _PLAIN_NAMES.split("|")

_NAMES = {name.casefold(): name for name in (*_TELLING, *_PLAIN)}
_TELLING_RE = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(_TELLING, key=len, reverse=True))
_PLAIN_RE = "|".join(re.escape(name) for name in sorted(_PLAIN, key=len, reverse=True) if not name.isupper())
_OPENING = re.compile(
    rf"(?:(?P<telling>{_TELLING_RE})(?:\s*[|:>»/·•]\s*|\s+[-–—]\s+|\s+|(?=[A-ZÀ-Þ‘“\"']))"
    rf"|(?P<plain>{_PLAIN_RE})(?:\s*[|>»·•]\s*|(?=[A-ZÀ-Þ][a-zà-þA-Z’'.])))(?=\S)"
)
_CLOSING = re.compile(
    rf"(?:(?<=[a-z0-9.!?’”'\"])|\s+[-–—|]\s+|\s+)(?P<telling>{_TELLING_RE})\Z|\s+(?:\||-)\s+(?P<plain>{_PLAIN_RE})\Z"
)
_LAST_WORDS = tuple({name.split()[-1] for name in (*_TELLING, *_PLAIN)})
_CRUMBS = re.compile(r"\s*(?:[>»›/|•·→]|::)\s*")


def rubric_of_line(line: str) -> tuple[int, int] | None:
    """The rubric's place in a line that holds nothing else ("World", "Home > World > Asia"), else None."""
    if len(line) > 60:
        return None
    bare = line.rstrip(":").strip("[]#• ")
    if bare.casefold() in _NAMES:
        at = line.find(bare)
        return at, at + len(bare)
    crumbs = _CRUMBS.split(line)
    if len(crumbs) > 1 and all(
        c.casefold() in _NAMES or c.casefold() in {"home", "news", "main", "tass", ""} for c in crumbs
    ):
        last = next((crumb for crumb in reversed(crumbs) if crumb.casefold() in _NAMES), "")
        if last:
            at = line.rfind(last)
            return at, at + len(last)
    return None


def rubric_before_headline(line: str) -> tuple[int, int] | None:
    """(end of the rubric, start of the headline) where a rubric runs into the headline, else None."""
    match = _OPENING.match(line)
    if not match or len(line) - match.end() < 12:
        return None
    name = "telling" if match["telling"] else "plain"
    return match.end(name), match.end()


def rubric_after_headline(line: str) -> tuple[int, int] | None:
    """(end of the headline, start of the rubric) where a rubric runs on from the headline, else None."""
    match = _CLOSING.search(line) if line.endswith(_LAST_WORDS) else None
    if not match or match.start() < 12:
        return None
    return match.start(), match.start("telling" if match["telling"] else "plain")
