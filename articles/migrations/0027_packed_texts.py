"""SQLite keeps whole texts packed. Those that are there are packed in lots, each a transaction of its own.

Broken off and begun again it goes on: what is packed already is passed over, and both kinds can be read meanwhile. The
column stays as it is, for SQLite keeps what it is given; to let Django alter it would copy the whole table.
"""

from django.db import migrations, transaction

from articles.formats.packed_text import pack, unpack
from articles.models.packed_text import PackedTextField, keeps_packed

TABLES = ("articles_article", "articles_articleversion")
TOGETHER = 1000  # ids


def packed(apps, schema_editor):
    change(schema_editor.connection, pack, "text")


def unpacked(apps, schema_editor):
    change(schema_editor.connection, unpack, "blob")


def change(connection, function, kind):
    """Each text that is kept as `kind` becomes what the function makes of it."""
    if not keeps_packed(connection):
        return
    with connection.cursor() as cursor:
        connection.connection.create_function("changed", 1, function, deterministic=True)
        for table in TABLES:
            last = cursor.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0
            texts = f"UPDATE {table} SET text = changed(text) WHERE id BETWEEN %s AND %s AND typeof(text) = %s"
            for first in range(1, last + 1, TOGETHER):
                with transaction.atomic(using=connection.alias):
                    cursor.execute(texts, [first, first + TOGETHER - 1, kind])
        connection.connection.create_function("changed", 1, None)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0026_what_is_told_of_files")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(packed, unpacked)],
            state_operations=[
                migrations.AlterField(model, "text", PackedTextField(editable=False))
                for model in ("article", "articleversion")
            ],
        )
    ]
