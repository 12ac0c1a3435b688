"""What a saved page says of its story: JSON-LD first, then OpenGraph and other meta elements, then what it shows."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from articles.formats.json_ld import article_in, names, words
from articles.formats.moments import day_and_hour

_DAYS = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "og:pubdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "datecreated",
    "publishdate",
    "publish_date",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
]
_CHANGED = ["article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "last-modified"]
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(r"://|www\.|@")
_TITLE_PART = re.compile(r"\s+[|–—·-]\s+|\s*[|_]\s*|-(?=[^\s-]+$)")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """ "" or None for what the page does not say."""

    headline: str
    deck: str
    byline: str
    site: str
    section: str
    language: str
    url: str
    identity: str
    version: str
    published: date | None
    published_at: datetime | None
    day_is_shown: bool  # the day stands in the address or by the headline only


def facts_of(tree: Any) -> PageFacts:
    """The facts in a page's tree (lxml); the tree is not changed."""
    told = article_in([script.text or "" for script in tree.iterfind('.//script[@type="application/ld+json"]')])
    meta = _meta(tree)
    site = words(meta.get("og:site_name")) or words(told.get("publisher"))
    url = _url(tree, meta, told)
    day, hour = _published(tree, meta, told)
    shown_day = None if day else _shown_day(tree)
    return PageFacts(
        headline=_headline(tree, meta, told, site),
        deck=_deck(tree, meta, told),
        byline=_byline(tree, meta, told, site),
        site=site,
        section=words(told.get("articleSection")) or words(meta.get("article:section")),
        language=_language(tree, meta, told),
        url=url,
        identity=_identity(told, url),
        version=_version(meta, told),
        published=day or shown_day,
        published_at=hour,
        day_is_shown=shown_day is not None,
    )


def shown(element: Any) -> str:
    """An element's text on one line."""
    return " ".join("".join(element.itertext()).split())


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and (value := (element.get("content") or "").strip()):
            found.setdefault(name.strip().lower(), value)
    return found


def _headline(tree: Any, meta: dict[str, str], told: dict[str, Any], site: str) -> str:
    """As printed above the story: the level-one heading that is nearest to what the page calls itself."""
    title = next((shown(element) for element in tree.iter("title")), "")
    headline, open_graph = words(told.get("headline") or told.get("name")), words(meta.get("og:title"))
    calls = [name for name in (headline, open_graph, title) if name]
    headings = [heading for heading in map(shown, tree.iter("h1")) if heading]
    if near := max(((_likeness(h, name), h) for h in headings for name in calls), default=None):
        likeness, heading = near
        if likeness >= 0.5:
            # A rubric may stand in the same heading: "Local news | Ferry line to open".
            return next((name for name in (headline, open_graph) if name and heading.endswith(f"| {name}")), heading)
    if not calls and len(headings) == 1:
        return headings[0]
    if headline and headline.lower() != site.lower() and " " in headline:
        return headline
    return _without_site(tree, open_graph or title, site)


def _likeness(one: str, other: str) -> float:
    """Words in common, of the words of the shorter; letters where a script parts no words."""
    mine, theirs = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    if min(len(mine), len(theirs)) < 3:
        return 1.0 if one.lower() in other.lower() and len(one) > 5 else 0.0
    return len(mine & theirs) / min(len(mine), len(theirs))


def _without_site(tree: Any, title: str, site: str) -> str:
    """The title without the site's name behind it: as far as the page shows it alone, or the name is known."""
    ends = [found.start() for found in _TITLE_PART.finditer(title)]
    if not ends:
        return title
    texts = {text.strip() for text in tree.itertext() if 0 < len(text) < 500} - {title}
    for end in reversed(ends):
        if title[:end].strip() in texts:
            return title[:end].strip()
    behind = title[ends[-1] :].strip(" |-–—_·")
    return title[: ends[-1]].strip() if site and behind.lower() in site.lower() else title


def _deck(tree: Any, meta: dict[str, str], told: dict[str, Any]) -> str:
    """The description, where the page shows it word for word in an element of its own."""
    for told_as in (told.get("description"), told.get("alternativeHeadline"), meta.get("og:description")):
        description = words(told_as)
        if not 20 <= len(description) <= 600:
            continue
        for element in tree.iter("h2", "h3", "h4", "p", "div", "span"):
            if len(element) <= 2 and shown(element) == description:
                return description
    return ""


def _byline(tree: Any, meta: dict[str, str], told: dict[str, Any], site: str) -> str:
    """Who wrote it; the site itself, its address and a stand-in are nobody's name."""
    nobody = {site.lower(), "no author", "admin", "editor", "staff"}
    given = [words(meta[name]) for name in ("author", "article:author", "byl", "parsely-author") if name in meta]
    marked = tree.xpath("//*[@rel='author' or @itemprop='author']")
    for authors in (names(told.get("author")), given[:1], [shown(element) for element in marked[:3]]):
        known = [
            name.removeprefix("By ").strip()
            for name in dict.fromkeys(authors)
            if name.lower() not in nobody and not _ADDRESS.search(name) and 1 < len(name) < 100
        ]
        if known:
            return ", ".join(known)[:200]
    return ""


def _language(tree: Any, meta: dict[str, str], told: dict[str, Any]) -> str:
    root = next(iter(tree.iter("html")), tree)
    for value in (words(told.get("inLanguage")), root.get("lang"), meta.get("og:locale")):
        tag = (value or "").strip().lower().replace("_", "-")
        if _LANGUAGE.fullmatch(tag):
            return tag
    return ""


def _url(tree: Any, meta: dict[str, str], told: dict[str, Any]) -> str:
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    main = told.get("mainEntityOfPage")
    others = [meta.get("og:url"), told.get("url"), main.get("@id") if isinstance(main, dict) else main]
    for url in (*canonical, *others):
        if isinstance(url, str) and re.match(r"https?://[^\s/]+\.[^\s]+$", url.strip()):
            return url.strip()
    return ""


def _identity(told: dict[str, Any], url: str) -> str:
    """The site's own id of the story; sites count alike, so the site's address stands before it."""
    given = told.get("identifier")
    given = given.get("value") if isinstance(given, dict) else given
    host = urlsplit(url).hostname
    return f"{host}:{given}"[:500] if host and isinstance(given, str | int) and str(given).strip() else ""


def _version(meta: dict[str, str], told: dict[str, Any]) -> str:
    changed = [told.get("dateModified"), *(meta.get(name) for name in _CHANGED)]
    hour = next((hour for _day, hour in map(day_and_hour, changed) if hour), None)
    return f"{hour:%Y%m%dT%H%M%S%z}" if hour else ""


def _published(tree: Any, meta: dict[str, str], told: dict[str, Any]) -> tuple[date | None, datetime | None]:
    """What is told by name comes first, then the first hour that the page shows as such."""
    given = [told.get("datePublished"), *(meta.get(name) for name in _DAYS), told.get("dateCreated")]
    for element in tree.iter("time"):
        given += [element.get("datetime"), shown(element)]
    return next(((day, hour) for day, hour in map(day_and_hour, given) if day), (None, None))


def _shown_day(tree: Any) -> date | None:
    """The day that stands in the address or by the headline; without it the other days on a page prove nothing."""
    from htmldate import find_date

    found = find_date(deepcopy(tree), original_date=True, extensive_search=False)
    return date.fromisoformat(found) if found else None
