"""A sketch tells the texts of one story apart by how their digests begin: there are a handful of them."""

from django.db import migrations, models

WHOLE = """
UPDATE articles_textsketch SET sha256 = coalesce(
    (SELECT sha256 FROM articles_article WHERE id = article_id AND substr(sha256, 1, 16) = articles_textsketch.sha256),
    (SELECT max(sha256) FROM articles_articleversion AS version
     WHERE version.article_id = articles_textsketch.article_id
     AND substr(version.sha256, 1, 16) = articles_textsketch.sha256),
    sha256
)
"""


def shorten(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        kind = "TYPE varchar(16) USING substr(sha256, 1, 16)"
        schema_editor.execute(f"ALTER TABLE articles_textsketch ALTER COLUMN sha256 {kind}")
    else:  # its words for the column's type say nothing of a length that it would hold anybody to
        schema_editor.execute("UPDATE articles_textsketch SET sha256 = substr(sha256, 1, 16)")
    schema_editor.execute("ALTER TABLE articles_textsketch RENAME COLUMN sha256 TO text_key")


def lengthen(apps, schema_editor):
    schema_editor.execute("ALTER TABLE articles_textsketch RENAME COLUMN text_key TO sha256")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_textsketch ALTER COLUMN sha256 TYPE varchar(64)")
    schema_editor.execute(WHOLE)


class Migration(migrations.Migration):
    dependencies = [("articles", "0029_addresses_from_headlines")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(shorten, lengthen)],
            state_operations=[
                migrations.RenameField("textsketch", "sha256", "text_key"),
                migrations.AlterField("textsketch", "text_key", models.CharField(max_length=16)),
            ],
        )
    ]
