"""Keeps the vocabulary: every word of the archive, by its stem, and whether it is ever written small."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import filterfalse

from django.db import connection, transaction

from articles.models import SearchWord
from articles.search.stems import stem
from articles.search.words import word_of

_known_runs: set[str] = set()  # whose words SearchWord has for certain, with all that these runs say of them
MOST_KNOWN_RUNS = 1_000_000


def learn(runs: Iterable[str]) -> None:
    """Put the words of runs of letters into the vocabulary; of those known, tell that they are written small."""
    new = set(filterfalse(_known_runs.__contains__, runs))
    common: dict[str, bool] = {}
    for run in new:
        if word := word_of(run):
            common[word] = common.get(word, False) or run[0].islower()
    if not common:
        return
    _write([(word, stem(word), common[word]) for word in sorted(common)])
    transaction.on_commit(lambda: _remember(new))


def _write(rows: list[tuple[str, str, bool]]) -> None:
    columns = ", ".join(map(connection.ops.quote_name, ("word", "stem", "common")))
    table = connection.ops.quote_name(SearchWord._meta.db_table)
    known = f"ON CONFLICT (word) DO UPDATE SET common = EXCLUDED.common WHERE EXCLUDED.common AND NOT {table}.common"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = "SELECT * FROM unnest(%s::varchar[], %s::varchar[], %s::boolean[])"
            cursor.execute(f"INSERT INTO {table} ({columns}) {arrays} {known}", [*map(list, zip(*rows, strict=True))])
        else:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s) {known}", rows)


def forget_what_is_known() -> None:
    """An index that begins anew has an empty vocabulary, whatever one before it had."""
    _known_runs.clear()


def _remember(runs: set[str]) -> None:
    if len(_known_runs) > MOST_KNOWN_RUNS:
        _known_runs.clear()
    _known_runs.update(runs)
