"""By which rule a quote got its speaker, and in which words, is a row of its own: some hundred serve for all quotes.

Read in lots, each quote is written once, and no table is copied. What each says stays the same to the character.
"""

from functools import partial
from hashlib import sha256
from importlib import import_module
from itertools import chain

import django.db.models.deletion
from django.db import migrations, models

from articles.reading.wordings import put_together, take_apart  # by which the archive reads what is written here

by_the_set = import_module("articles.migrations.0018_references_by_the_set")
REFERENCES = [("articles_quote", "reasoning_id", "articles_reasoning")]
LOT = 5000
MOST_KNOWN = 100_000  # reasonings in memory
NO_STATISTICS = "ALTER TABLE articles_quote ALTER COLUMN reasoning_id SET STATISTICS 0, ALTER why_day SET STATISTICS 0"


def take_sentences_apart(apps, schema_editor):
    known = {}
    for rows in _lots(apps, "rule", "why", "speaker_text", "speaker_name"):
        parts = [take_apart(why, naming=naming, name=name) for _pk, _rule, why, naming, name in rows]
        reasons = [(row[1], wording) for row, (wording, _day) in zip(rows, parts, strict=True)]
        _learn(apps, known, set(reasons) - known.keys())
        days = [day and day.isoformat() for _wording, day in parts]
        _write(schema_editor, "reasoning_id::bigint", "why_day::date", [known[one] for one in reasons], days, rows)
        if len(known) > MOST_KNOWN:
            known.clear()


def _learn(apps, known, reasons):
    """Their numbers; those that are new are written."""
    reasoning = apps.get_model("articles", "Reasoning")
    keys = {sha256("\0".join(one).encode("utf-8", "surrogatepass")).hexdigest(): one for one in reasons}
    here = dict(reasoning.objects.filter(sha256__in=keys).values_list("sha256", "pk"))
    new = [reasoning(sha256=key, rule=keys[key][0], wording=keys[key][1]) for key in sorted(keys.keys() - here)]
    reasoning.objects.bulk_create(new)
    here |= reasoning.objects.filter(sha256__in=[row.sha256 for row in new]).values_list("sha256", "pk")
    known |= {keys[key]: number for key, number in here.items()}


def put_sentences_together(apps, schema_editor):
    for rows in _lots(apps, "reasoning__rule", "reasoning__wording", "speaker_text", "speaker_name", "why_day"):
        rules = [row[1] or "" for row in rows]
        sentences = [
            put_together(wording or "", naming=naming, name=name, day=day)
            for _pk, _rule, wording, naming, name, day in rows
        ]
        _write(schema_editor, "rule::text", "why::text", rules, sentences, rows)


def _lots(apps, *names):
    """(id, …) of all quotes."""
    quotes = apps.get_model("articles", "Quote").objects.order_by("pk").values_list("pk", *names)
    rows = list(quotes[:LOT])
    while rows:
        yield rows
        rows = list(quotes.filter(pk__gt=rows[-1][0])[:LOT])


def _write(schema_editor, first, second, firsts, seconds, rows):
    """Two columns of these quotes; a column is "name::type"."""
    columns, types = zip(*[column.split("::") for column in (first, second)], strict=True)
    changes = "UPDATE articles_quote SET {} = {}, {} = {}"
    numbers = [row[0] for row in rows]
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            values = chain.from_iterable(zip(columns, ("written.first", "written.second"), strict=True))
            written = "unnest(%s::{}[], %s::{}[], %s::bigint[]) AS written (first, second, id)".format(*types)
            sql = f"{changes.format(*values)} FROM {written} WHERE articles_quote.id = written.id"
            cursor.execute(sql, [firsts, seconds, numbers])
        else:
            values = chain.from_iterable(zip(columns, ("%s", "%s"), strict=True))
            sql = f"{changes.format(*values)} WHERE id = %s"
            cursor.executemany(sql, zip(firsts, seconds, numbers, strict=True))


def make_no_statistics(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NO_STATISTICS)


def added(name, field, column, kind):
    return _natively(migrations.AddField("quote", name, field), column, kind, there=False)


def removed(name, kind):
    return _natively(migrations.RemoveField("quote", name), name, f"{kind} DEFAULT '' NOT NULL", there=True)


def _natively(operation, column, kind, *, there):
    """Django would have SQLite copy the table to take away a reference, or to give back what may not be empty."""
    add = f'ALTER TABLE articles_quote ADD COLUMN "{column}" {kind}'
    drop = f'ALTER TABLE articles_quote DROP COLUMN "{column}"'
    return migrations.SeparateDatabaseAndState(
        [migrations.RunSQL(drop, add) if there else migrations.RunSQL(add, drop)], [operation]
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_mentions_under_their_story")]
    operations = [
        migrations.CreateModel(
            name="Reasoning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(editable=False, max_length=60)),
                ("wording", models.TextField(blank=True, editable=False)),
                ("sha256", models.CharField(editable=False, max_length=64)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("sha256",), name="reasoning_once")]},
        ),
        added(
            "reasoning",
            models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="quotes",
                to="articles.reasoning",
            ),
            "reasoning_id",
            "bigint NULL REFERENCES articles_reasoning (id) DEFERRABLE INITIALLY DEFERRED",
        ),
        added("why_day", models.DateField(editable=False, null=True), "why_day", "date NULL"),
        migrations.RunPython(
            partial(by_the_set.check_by_the_set, references=REFERENCES),
            partial(by_the_set.check_row_by_row, references=REFERENCES),
        ),
        migrations.RunPython(make_no_statistics, migrations.RunPython.noop),
        migrations.RunPython(take_sentences_apart, put_sentences_together),
        removed("rule", "varchar(60)"),
        removed("why", "text"),
    ]
