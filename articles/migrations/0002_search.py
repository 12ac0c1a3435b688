"""The full text index, in the engine of the database at hand."""

from django.db import migrations

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_search USING fts5(title, open, closed, "
        "tokenize = 'porter unicode61 remove_diacritics 2')",
    ],
    "postgresql": [
        "CREATE TABLE articles_search (article_id bigint PRIMARY KEY "
        "REFERENCES articles_article (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, "
        "open_words tsvector NOT NULL, closed_words tsvector NOT NULL)",
        "CREATE INDEX articles_search_open ON articles_search USING gin (open_words)",
        "CREATE INDEX articles_search_all ON articles_search USING gin ((open_words || closed_words))",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_search")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
