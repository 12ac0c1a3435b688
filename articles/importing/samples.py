"""The sample archive: invented agencies and officials, loaded into an empty archive, removed by one deed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from articles.formats.plain_text import read_plain_text
from articles.importing.documents import Imported, import_document
from articles.importing.reference_rows import country_rows, fold_name, office_rows, partial_date
from articles.models import (
    Article,
    ImportBatch,
    ImportItem,
    Office,
    Official,
    OfficialName,
    Rights,
    Source,
    State,
    Tenure,
)
from articles.reference.loader import slugify
from articles.search.index import forget_articles

SAMPLES = Path(__file__).parent / "samples"
MAX_BYTES = 1_000_000


def load_samples(*, now: datetime) -> Iterator[Imported]:
    """Import every sample story, published; a second time changes nothing."""
    with transaction.atomic():
        sources = _load_sources()
        _load_people()
    for entry in _json("manifest.json"):
        document = read_plain_text(entry["file"], (SAMPLES / entry["file"]).read_bytes(), MAX_BYTES)
        given = date.fromisoformat(entry["published"]) if entry.get("published") else None
        document = type(document)(
            document.name, document.text, document.format, entry.get("url", ""), given, entry.get("section", "")
        )
        yield import_document(
            document, state=State.PUBLISHED, now=now, source=sources[entry["source"]], new_source_rights=Rights.EXCERPT
        )


@transaction.atomic
def remove_samples() -> int:
    """Take out every sample story, agency and official; gives the number of stories."""
    samples = Article.objects.filter(source__is_sample=True)
    numbers = list(samples.values_list("pk", flat=True))
    forget_articles(numbers)
    samples.delete()
    ImportItem.objects.filter(article__in=numbers).delete()
    ImportBatch.objects.filter(source__is_sample=True).delete()
    Source.objects.filter(is_sample=True).delete()
    Official.objects.filter(is_sample=True).delete()
    unused = Official.objects.filter(from_reference=False, mentions__isnull=True, quotes__isnull=True)
    unused.filter(tenures__isnull=True, merged__isnull=True).filter(Q(merged_into__isnull=True)).delete()
    return len(numbers)


def samples_here() -> bool:
    return Source.objects.filter(is_sample=True).exists()


def _json(name: str) -> list[dict]:
    return json.loads((SAMPLES / name).read_text("utf-8"))


def _load_sources() -> dict[str, Source]:
    sources = {}
    for entry in _json("sources.json"):
        slug = entry.get("slug") or slugify(entry["name"])
        sources[entry.get("key", slug)], _made = Source.objects.update_or_create(
            slug=slug,
            defaults={
                "name": entry["name"],
                "full_name": entry.get("full_name", ""),
                "home_page": entry.get("home_page", ""),
                "time_zone": entry.get("time_zone", "UTC"),
                "rights": entry["rights"],
                "is_sample": True,
            },
        )
    return sources


def _load_people() -> None:
    people = _json("people.json")
    countries = country_rows(person["country"] for person in people)
    offices = office_rows()
    for person in people:
        official, made = Official.objects.get_or_create(
            slug=person.get("slug") or slugify(person["name"]),
            defaults={
                "name": person["name"],
                "surname": person.get("surname") or person["name"].split()[-1],
                "country": countries[person["country"]],
                "is_sample": True,
            },
        )
        if not made:
            continue
        for name in dict.fromkeys([person["name"], *person.get("spellings", [])]):
            OfficialName.objects.create(official=official, name=name, folded=fold_name(name))
        _load_tenures(official, person, countries, offices)


def _load_tenures(official: Official, person: dict, countries, offices) -> None:
    for post in person.get("posts") or [person]:
        start, start_precision = partial_date(post["start"])
        end, end_precision = partial_date(post["end"], last=True) if post.get("end") else (None, "day")
        if post["office"] not in offices:
            offices[post["office"]] = Office.objects.create(key=post["office"], name=post["title"].lower())
        Tenure.objects.create(
            official=official,
            office=offices[post["office"]],
            country=countries[person["country"]],
            title=post["title"],
            start=start,
            start_precision=start_precision,
            end=end,
            end_precision=end_precision,
            source_title="Invented for the sample archive",
        )
