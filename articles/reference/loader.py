"""Reads the data files beside it into one Reference."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.reference.types import Body, Country, Institution, Office, Person, Reference, Tenure

DATA = Path(__file__).parent / "data"


def slugify(name: str) -> str:
    """ "Sergey Lavrov" gives "sergey-lavrov"; accents fall away."""
    name = name.translate(str.maketrans("øØłŁđĐı", "oOlLdDi"))
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@lru_cache(maxsize=1)
def load_reference() -> Reference:
    """All reference data, read once a process."""
    spellings, surnames = _read_spellings()
    names: dict[str, str] = {}
    held: dict[str, list[Tenure]] = defaultdict(list)
    for row in _rows("tenures"):
        slug = row["person"] or slugify(row["name"])
        if names.setdefault(slug, row["name"]) != row["name"]:
            raise ValueError(f"{slug}: named {names[slug]!r} and {row['name']!r} in the tenures; settle on one.")
        held[slug].append(
            Tenure(slug, row["place"], row["office"], row["title"], row["start"], row["end"], row["source"])
        )
    people = {
        slug: Person(
            slug=slug,
            name=name,
            spellings=tuple(spellings[slug]),
            surname=surnames.get(slug) or name.split()[-1],
            tenures=tuple(sorted(held[slug], key=lambda tenure: tenure.start)),
        )
        for slug, name in names.items()
    }
    return Reference(
        countries={item["code"]: _country(item) for item in _json("countries.json")},
        bodies={item["code"]: Body(item["code"], item["name"], tuple(item["names"])) for item in _json("bodies.json")},
        offices={
            item["key"]: Office(item["key"], item["name"], tuple(item["titles"])) for item in _json("offices.json")
        },
        institutions={
            item["key"]: Institution(
                item["key"], item["name"], tuple(item["names"]), item["country"] or None, item["kind"]
            )
            for item in _json("institutions.json")
        },
        people=people,
        tenures=tuple(tenure for tenures in held.values() for tenure in tenures),
        sources={row["key"]: (row["title"], row["url"]) for row in _rows("sources")},
    )


def _json(name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((DATA / name).read_text("utf-8"))
    return items


def _rows(folder: str) -> Iterator[dict[str, str]]:
    """The rows of every CSV file of a folder, empty cells as ""."""
    for path in sorted((DATA / folder).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {key: (value or "").strip() for key, value in row.items()}


def _country(item: dict[str, Any]) -> Country:
    lists = ("names", "short_forms", "former_names", "adjectives", "people", "capitals", "seats")
    return Country(
        code=item["code"],
        alpha3=item["alpha3"],
        name=item["name"],
        slug=item.get("slug") or slugify(item["name"]),
        official_name=item["official_name"],
        **{key: tuple(item.get(key, ())) for key in lists},
    )


def _read_spellings() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Other spellings by person's slug, and the surnames that are not the last word of the name."""
    spellings: dict[str, list[str]] = defaultdict(list)
    surnames: dict[str, str] = {}
    for row in _rows("people"):
        spellings[row["person"]] += [spelling.strip() for spelling in row["spellings"].split(";") if spelling.strip()]
        if row["surname"]:
            surnames[row["person"]] = row["surname"]
    return spellings, surnames
