"""The numbers of a sketch take 16 bits, no longer 32: the length of each and its first digits.

Their keys are made of the shorter ones. Back go what they stand for at least, so that sketches of before are alike as
they were; but what is imported after that is seldom found to be a copy of them.
"""

import numpy as np
from django.db import migrations

from articles.importing.copies import BodySketch

TOGETHER = 2_000
BINS, PER_HALF = 64, 4
FACTORS, MASK = (0x2545F491, 0x1B873593), (1 << 41) - 1
EMPTY, EMPTY_BEFORE = 0xFFFF, 0xFFFFFFFF
ONE = 1023 << 11


def brief(bins: bytes) -> np.ndarray:
    numbers = np.frombuffer(bins, "<u4").astype(np.int64)
    short = np.minimum(((numbers | 1).astype(np.float64).view(np.int64) >> 41) - ONE, EMPTY - 1)
    return np.where(numbers == EMPTY_BEFORE, EMPTY, short).astype("<u2")


def whole(bins: bytes) -> np.ndarray:
    numbers = np.frombuffer(bins, "<u2").astype(np.int64)
    least = ((numbers + ONE) << 41).view(np.float64).astype(np.int64)
    return np.where(numbers == EMPTY, EMPTY_BEFORE, least).astype("<u4")


def shorten(apps, schema_editor):
    _change(apps, schema_editor.connection, brief, EMPTY)


def lengthen(apps, schema_editor):
    _change(apps, schema_editor.connection, whole, EMPTY_BEFORE)


def _change(apps, connection, change, empty: int) -> None:
    sketches = apps.get_model("articles", "TextSketch").objects.order_by("pk")
    last = 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_sketchkey")
        while some := list(sketches.filter(pk__gt=last).values_list("pk", "size", "bins", "day")[:TOGETHER]):
            last = some[-1][0]
            changed = [(number, size, change(bytes(bins)), day) for number, size, bins, day in some]
            bins = [(numbers.tobytes(), number) for number, _size, numbers, _day in changed]
            cursor.executemany("UPDATE articles_textsketch SET bins = %s WHERE id = %s", bins)
            codes = [
                (code, number)
                for number, size, numbers, day in changed
                for code in BodySketch.of(size, b"", day, False, keys(numbers, empty)).codes()
            ]
            cursor.executemany("INSERT INTO articles_sketchkey (code, sketch_id) VALUES (%s, %s)", codes)


def keys(numbers: np.ndarray, empty: int) -> tuple[int, ...]:
    halves = [int(half) for half in numbers.reshape(-1, PER_HALF).min(axis=1)]
    pairs = zip(halves[::2], halves[1::2], strict=True)
    return tuple(
        (one * FACTORS[0] ^ two * FACTORS[1]) + at & MASK
        for at, (one, two) in enumerate(pairs)
        if empty not in (one, two)
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0027_packed_texts")]
    operations = [migrations.RunPython(shorten, lengthen)]
