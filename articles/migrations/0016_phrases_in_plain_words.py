"""PostgreSQL finds phrases in plain words, with a space around each: sooner written and read than a tsvector."""

from django.db import migrations

TABLE = "articles_search"
COLUMNS = ("title_words", "open_words", "closed_words")
FORWARDS = """
SELECT coalesce(' ' || string_agg(word, ' ' ORDER BY place) || ' ', '')
FROM unnest($1) AS held(word, places, weights), unnest(places) AS place
"""
# A tsvector knows no place behind this one.
BACKWARDS = """
SELECT coalesce(string_agg(quote_literal(word) || ':' || place, ' '), '')::tsvector
FROM string_to_table(btrim($1), ' ') WITH ORDINALITY AS held(word, place) WHERE word <> '' AND place < 16384
"""


def columns_become(kind, before, how):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        into = f"pg_temp.as_{kind}"
        schema_editor.execute(f"CREATE FUNCTION {into}({before}) RETURNS {kind} LANGUAGE sql IMMUTABLE AS $${how}$$")
        changes = ", ".join(f"ALTER {column} TYPE {kind} USING {into}({column})" for column in COLUMNS)
        schema_editor.execute(f"ALTER TABLE {TABLE} {changes}")
        schema_editor.execute(f"DROP FUNCTION {into}({before})")

    return change


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_sketches_under_stretches_of_days")]
    operations = [
        migrations.RunPython(
            columns_become("text", "tsvector", FORWARDS), columns_become("tsvector", "text", BACKWARDS)
        )
    ]
