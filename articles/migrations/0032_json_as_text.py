"""On PostgreSQL the JSON of stories, quotes and what came in is text, as on SQLite: less room, and sooner written.

Each table is written anew once; who reads or writes it waits until that is done.
"""

from importlib import import_module

from django.db import migrations

from articles.models.json_text import JSONTextField

compressed_by = import_module("articles.migrations.0017_lz4").compressed_by
COLUMNS = {
    "article": ("told", "layout", "paragraphs", "captions", "date_candidates", "date_evidence"),
    "articleversion": ("particulars",),
    "quote": ("spans", "quoted"),
    "importitem": ("particulars",),
}
FIELDS = {
    "told": JSONTextField(blank=True, default=dict, editable=False),
    "particulars": JSONTextField(default=dict, editable=False),
    "spans": JSONTextField(editable=False),
}


def kept_as(kind):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        for table, columns in COLUMNS.items():
            changes = ", ".join(f"ALTER {name} TYPE {kind} USING {name}::{kind}" for name in columns)
            schema_editor.execute(f"ALTER TABLE articles_{table} {changes}")
        compressed_by("lz4")(apps, schema_editor)  # a column that changes its type forgets it

    return change


class Migration(migrations.Migration):
    dependencies = [("articles", "0031_closed_words_apart")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(kept_as("text"), kept_as("jsonb"))],
            state_operations=[
                migrations.AlterField(model, name, FIELDS.get(name) or JSONTextField(default=list, editable=False))
                for model, columns in COLUMNS.items()
                for name in columns
            ],
        )
    ]
