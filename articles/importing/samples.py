"""The sample archive: invented agencies and officials, loaded into an empty archive, removed by one deed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from articles.formats import plain_text
from articles.formats.types import SourceDocument
from articles.importing.documents import import_document
from articles.importing.grouping import forget_sketches
from articles.importing.imported import Imported
from articles.importing.reference_rows import country_rows, fold_name, office_rows, partial_date
from articles.models import (
    Article,
    BatchState,
    ImportBatch,
    Office,
    Official,
    OfficialName,
    Rights,
    Source,
    State,
    Tenure,
    TextSketch,
)
from articles.reference.loader import slugify
from articles.search.index import forget_articles

SAMPLES = Path(__file__).parent / "samples"
ORIGIN = "The sample archive"


def load_samples(*, now: datetime) -> Iterator[Imported]:
    """Import every sample story, published; what is here already stays as it is.

    The batch that records it is done only at the end: a load that was cut off is told apart from one that was
    finished, and from samples that somebody removed.
    """
    batch, _made = ImportBatch.objects.get_or_create(origin=ORIGIN, defaults={"started_at": now})
    with transaction.atomic():
        sources = _load_sources()
        _load_people()
    for entry in _json("manifest.json"):
        yield import_document(
            _document(entry),
            state=State.PUBLISHED,
            now=now,
            source=sources[entry["source"]],
            new_source_rights=Rights.EXCERPT,
        )
    batch.state, batch.finished_at = BatchState.DONE, now
    batch.save()


def samples_wanted() -> bool:
    """Whether an archive is new: it never had the samples whole, and holds no story of its own."""
    if ImportBatch.objects.filter(origin=ORIGIN, state=BatchState.DONE).exists():
        return False
    return not Article.objects.exclude(source__is_sample=True).exists()


@transaction.atomic
def remove_samples() -> int:
    """Take out every sample story, agency and official; gives the number of stories."""
    samples = Article.objects.filter(source__is_sample=True)
    numbers = list(samples.values_list("pk", flat=True))
    forget_articles(numbers)
    forget_sketches(TextSketch.objects.filter(article__in=numbers))
    samples.delete()
    ImportBatch.objects.filter(source__is_sample=True).delete()
    ImportBatch.objects.filter(origin=ORIGIN).update(state=BatchState.DONE)
    Source.objects.filter(is_sample=True).delete()
    Official.objects.filter(is_sample=True, mentions__isnull=True, quotes__isnull=True).delete()
    Official.objects.left_over().delete()
    return len(numbers)


def _document(entry: dict) -> SourceDocument:
    text = (SAMPLES / entry["file"]).read_text("utf-8")
    return SourceDocument(
        name=entry["file"],
        text=text,
        format=plain_text.NAME,
        url=entry.get("url", ""),
        published=date.fromisoformat(entry["published"]) if entry.get("published") else None,
        section=entry.get("section", ""),
    )


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
