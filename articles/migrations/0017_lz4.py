"""PostgreSQL compresses long values by LZ4 where it was built with it: several times quicker both ways, a bit larger.

What is stored stays as it is.
"""

from django.db import migrations

KNOWS_LZ4 = "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
# Columns that can be compressed, with the tables that they are of.
COLUMNS = """
SELECT relation.relname, attribute.attname
FROM pg_attribute AS attribute JOIN pg_class AS relation ON relation.oid = attribute.attrelid
WHERE relation.relkind = 'r' AND pg_table_is_visible(relation.oid) AND relation.relname LIKE 'articles\\_%'
AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attstorage IN ('x', 'm')
ORDER BY 1, 2
"""


def compressed_by(method):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(KNOWS_LZ4)
            columns = cursor.execute(COLUMNS).fetchall() if cursor.fetchone() == (True,) else ()
        quote = schema_editor.quote_name
        for table, column in columns:
            schema_editor.execute(f"ALTER TABLE {quote(table)} ALTER {quote(column)} SET COMPRESSION {method}")

    return change


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_phrases_in_plain_words")]
    operations = [migrations.RunPython(compressed_by("lz4"), compressed_by("default"))]
