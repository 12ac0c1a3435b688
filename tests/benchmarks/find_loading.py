"""Fills the archive that Django is set up for: rows and search index, in transactions of a thousand stories."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from articles.importing.unattended import STORIES_TO_SEAL
from articles.models import Article
from articles.search.index import index_articles, index_stories
from articles.search.sealing import seal, seal_if_due
from tests.benchmarks.find_archive import keep, told
from tests.benchmarks.find_rows import Rows

TOGETHER = 1200  # stories in a transaction: a story and its copies are never parted
LARGE = ("articles_article", "articles_quote", "articles_mention")


def load(folder: Path, count: int, *, index: bool) -> dict:
    """Bring the archive to `count` stories, in the index too if wanted; what `told` tells of it."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    done = told(folder)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -500000")
    rows = Rows()
    rows.tell_cast(folder / "cast.json")
    with without_indexes(folder / "indexes.json", wanted=done["count"] < count):
        for numbers in lots(done["count"], count):
            _write(rows, numbers, done, index=index and done["indexed"] == done["count"])
            keep(folder, done)
    if index:
        for articles in _not_indexed(done):
            _index(articles, done)
            keep(folder, done)
        seal()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return done


def lots(start: int, stop: int) -> Iterator[range]:
    for first in range(start, stop, TOGETHER):
        yield range(first, min(stop, first + TOGETHER))


def _write(rows: Rows, numbers: range, done: dict, *, index: bool) -> None:
    began = time.process_time()
    stories = [rows.newsroom.story(number) for number in numbers]
    with transaction.atomic():
        facts = rows.write(stories)
        done["writing"] = done.get("writing", 0) + time.process_time() - began
        if index:
            index_stories(facts)
    done["count"] = numbers.stop
    done["text"] += sum(len(story.text.encode()) for story in stories)
    if index:
        seal_if_due(stories=STORIES_TO_SEAL[connection.vendor])  # as while many are imported
        done["indexed"] = numbers.stop
        done["all"] = done.get("all", 0) + time.process_time() - began


def _not_indexed(done: dict) -> Iterator[list[int]]:
    """Ids of stories whose rows stand already, in lots."""
    ids = Article.objects.order_by("pk").values_list("pk", flat=True)
    last = ids[done["indexed"] - 1] if done["indexed"] else 0
    while some := list(ids.filter(pk__gt=last)[:TOGETHER]):
        yield some
        last = some[-1]


def _index(articles: list[int], done: dict) -> None:
    began = time.process_time()
    with transaction.atomic():
        index_articles(articles)
    seal_if_due(stories=STORIES_TO_SEAL[connection.vendor])
    done["indexed"] += len(articles)
    done["indexing"] = done.get("indexing", 0) + time.process_time() - began


@contextmanager
def without_indexes(kept: Path, *, wanted: bool) -> Iterator[None]:
    """The large tables are filled without the indexes that no constraint needs; those are made afterwards.

    A file keeps their statements: a loading that is cut off leaves them to the next.
    """
    if wanted and not kept.exists():
        kept.write_text(json.dumps(_indexes()))
    statements = json.loads(kept.read_text()) if kept.exists() else {}
    with connection.cursor() as cursor:
        for name in statements:
            cursor.execute(f'DROP INDEX IF EXISTS "{name}"')
    yield
    with connection.cursor() as cursor:
        for made in statements.values():
            cursor.execute(made)
    kept.unlink(missing_ok=True)


def _indexes() -> dict[str, str]:
    """Name and statement of each."""
    sqlite = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (%s, %s, %s)"
    postgres = (
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN (%s, %s, %s) AND indexname NOT IN "
        "(SELECT conname FROM pg_constraint)"
    )
    with connection.cursor() as cursor:
        cursor.execute(postgres if connection.vendor == "postgresql" else sqlite, LARGE)
        return {name: made for name, made in cursor.fetchall() if not made.startswith("CREATE UNIQUE")}
