"""PostgreSQL keeps words, stems and officials' slugs in one index each.

Django made a second one for LIKE, which is asked of none of them.
"""

from django.db import migrations

COLUMNS = [("articles_searchword", "word"), ("articles_searchword", "stem"), ("articles_official", "slug")]
NAMES = """
SELECT relation.relname FROM pg_index JOIN pg_class AS relation ON relation.oid = indexrelid
JOIN pg_attribute AS attribute ON attribute.attrelid = indrelid AND attribute.attnum = ALL (indkey)
WHERE indrelid = %s::regclass AND attname = %s AND relation.relname LIKE '%%\\_like'
"""


def drop(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for column in COLUMNS:
        with schema_editor.connection.cursor() as cursor:
            names = cursor.execute(NAMES, column).fetchall()
        for (name,) in names:
            schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table, column in COLUMNS:
            schema_editor.execute(f"CREATE INDEX {table}_{column}_like ON {table} ({column} varchar_pattern_ops)")


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_references_by_the_set")]
    operations = [migrations.RunPython(drop, create)]
