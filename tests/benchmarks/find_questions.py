"""What is asked: questions of every kind that the table of figures is made from, as addresses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus, urlencode

# Datasette answers the same questions with four facets beside them.
FACETS = [("_facet", "source"), ("_facet", "section"), ("_facet", "year"), ("_facet_array", "countries")]


@dataclass(frozen=True, slots=True)
class Cast:
    """Slugs, the most mentioned first."""

    countries: list[str]
    officials: list[str]
    sources: list[str]

    @classmethod
    def of(cls, folder: Path) -> Cast:
        return cls(**json.loads((folder / "cast.json").read_text()))


Question = tuple[tuple[str, str], ...]  # (parameter, value) pairs


def asked(**values: str) -> Question:
    return tuple((name.rstrip("_"), value) for name, value in values.items())


def questions(cast: Cast) -> list[Question]:
    """Words rare to very common; countries, officials, dates; and these together."""
    land, other, seldom = cast.countries[0], cast.countries[5], cast.countries[120]
    person, lesser = cast.officials[3], cast.officials[1500]
    decade, month = asked(from_="2010-01-01", to="2019-12-31"), asked(from_="2018-04-01", to="2018-04-30")
    return [
        asked(q="zeppelin"),
        asked(q="marzipan"),
        asked(q="glacier"),
        asked(q="orchestra"),
        asked(q="pipeline"),
        asked(q="vaccine"),
        asked(q="government"),
        asked(q="percent"),
        asked(q="pipeline harvest"),
        asked(q="glacier government"),
        asked(q="government security"),
        asked(country=land),
        asked(country=seldom),
        asked(official=person),
        asked(official=lesser),
        decade,
        asked(q="pipeline", country=land),
        asked(q="government", country=other),
        asked(q="security", official=person),
        asked(country=land, official=person),
        asked(q="vaccine", **_kept(decade)),
        asked(q="government", **_kept(month)),
        asked(country=other, **_kept(decade)),
        asked(q="percent", country=land, **_kept(decade)),
        asked(q="harvest", source=cast.sources[2]),
        asked(q="referendum", section="Energy"),
    ]


def _kept(question: Question) -> dict[str, str]:
    return {f"{name}_" if name == "from" else name: value for name, value in question}


def searches(cast: Cast) -> list[str]:
    return [address("/articles/", question) for question in questions(cast)]


def in_datasette(cast: Cast) -> list[str]:
    return [address("/stories/stories", (*_for_datasette(question), *FACETS)) for question in questions(cast)]


def _for_datasette(question: Question) -> Question:
    names = {
        "q": "_search", "country": "countries__arraycontains", "official": "officials__arraycontains",
        "from": "date__gte", "to": "date__lte",
    }  # fmt: skip
    return (*((names.get(name, name), value) for name, value in question), ("_size", "20"))


def phrases() -> list[str]:
    texts = ('"border treaty"', '"of the"', '"the government"', 'pipeline "border treaty"', '"that was not"')
    return [f"/articles/?q={quote_plus(text)}" for text in texts]


def list_pages(cast: Cast) -> list[str]:
    """Every page that is a list or a directory: the searches, and those of /quotes/, of days, countries, officials."""
    land, other, seldom = cast.countries[0], cast.countries[5], cast.countries[120]
    person, lesser = cast.officials[3], cast.officials[1500]
    return [
        *searches(cast),
        "/",
        "/articles/",
        "/articles/?sort=oldest",
        "/articles/?page=40",
        "/articles/?q=pipeline&sort=newest",
        "/articles/?q=government&sort=relevance",
        "/articles/?kind=direct",
        f"/articles/?speaker={person}",
        f"/articles/?about={land}",
        "/articles/2018/",
        "/articles/2018/04/",
        "/articles/2018/04/10/",
        "/quotes/",
        "/quotes/?q=pipeline",
        "/quotes/?q=government&kind=direct",
        f"/quotes/?speaker={person}",
        f"/quotes/?about={land}",
        f"/quotes/?country={other}&from=2018-04&to=2018-06",
        f"/quotes/?q=harvest&speaker={lesser}",
        "/countries/",
        f"/countries/{land}/",
        f"/countries/{seldom}/",
        f"/countries/{land}/{other}/",
        f"/countries/{land}/?q=pipeline",
        "/officials/",
        "/officials/?q=an",
        f"/officials/{person}/",
        f"/officials/{lesser}/",
        "/sources/",
        f"/sources/{cast.sources[2]}/",
        f"/sources/{cast.sources[2]}/?q=government",
        "/feeds/",
    ]


def address(path: str, question: Question) -> str:
    return f"{path}?{urlencode(question)}"
