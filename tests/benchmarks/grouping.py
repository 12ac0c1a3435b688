"""How long sketches and groups take, and whether it stays so as the archive grows.

`python -m tests.benchmarks.grouping [--count 100000]` fills a temporary SQLite archive with sketches of invented
stories,
a tenth of them copies, over ten years, and prints the cost of a sketch and the rate of grouping at a tenth of the
number and at all of it, in time of the processor.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

CHUNK = 100
LETTERS = "abcdefghijklmnopqrst"
WORDS = ["".join(letters) for letters in product(LETTERS, repeat=3)]
COMMON = ["".join(letters) for letters in product(LETTERS, LETTERS[:10])]


def body(order: random.Random) -> str:
    """350 words, half of them common ones."""
    return " ".join(map(" ".join, zip(order.choices(COMMON, k=175), order.choices(WORDS, k=175), strict=True)))


def stories(count: int) -> Iterator[tuple[str, str]]:
    """(body, day); every tenth is an earlier one with ten words changed."""
    order = random.Random(7)
    last, day = "", date(2010, 1, 1)
    for number in range(count):
        if number % 10 or not last:
            last, day = body(order), date(2010, 1, 1) + timedelta(order.randrange(3650))
            yield last, day.isoformat()
        else:
            words = last.split()
            for _ in range(10):
                words[order.randrange(350)] = order.choice(WORDS)
            yield " ".join(words), day.isoformat()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEWSARCHIVE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
        import django

        django.setup()
        measure(count)


def measure(count: int) -> None:
    from django.core.management import call_command
    from django.db import transaction

    from articles.importing.copies import sketch_body
    from articles.importing.grouping import Text, group_texts
    from articles.models import Article, SketchKey, StoryGroup

    call_command("migrate", verbosity=0)
    waiting: list[Text] = []
    sketching = grouping = 0.0
    done, mark = 0, count // 10
    for number, (text, day) in enumerate(stories(count), 1):
        began = time.process_time()
        sketch = sketch_body(text, day)
        sketching += time.process_time() - began
        waiting.append(Text(number, f"{number:064x}", sketch))
        if len(waiting) < CHUNK and number < count:
            continue
        with transaction.atomic():
            Article.objects.bulk_create(bare_article(one.article) for one in waiting)
            began = time.process_time()
            group_texts(waiting)
            grouping += time.process_time() - began
        done += len(waiting)
        waiting = []
        if number % mark == 0 and number in (mark, count):
            print(
                f"at {number:,}: a sketch {sketching / number * 1e3:.3f} ms; grouping {done / grouping:,.0f} stories/s "
                f"({grouping / done * 1e3:.3f} ms a story) since {number - done:,}",
                flush=True,
            )
        if number == mark or number == count - mark:
            done, grouping = 0, 0.0
    print(f"{StoryGroup.objects.count():,} groups, {SketchKey.objects.count():,} keys")


def bare_article(number: int):
    from datetime import UTC, datetime

    from articles.models import Article
    from articles.models.article import stable_id

    now = datetime(2024, 5, 1, tzinfo=UTC)
    digest = f"{number:064x}"
    return Article(
        pk=number, stable_id=stable_id(digest), text="x", text_length=1, sha256=digest, slug="x", imported_at=now,
        changed_at=now,
    )  # fmt: skip


if __name__ == "__main__":
    main()
