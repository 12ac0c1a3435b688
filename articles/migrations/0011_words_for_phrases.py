"""Full text search finds phrases from here on; the words of stories and all else are in the documents of the search.

What stood in the index is not carried over: `manage.py check_search --repair` writes it anew; script/server calls it.
"""

from django.db import migrations

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_search USING fts5(title, open, closed, content='', "
        "tokenize = 'unicode61 remove_diacritics 0')",
    ],
    "postgresql": [
        "CREATE TABLE articles_search (document bigint PRIMARY KEY, title_words tsvector NOT NULL, "
        "open_words tsvector NOT NULL, closed_words tsvector NOT NULL)",
        # Words are looked up by how they begin, letter by letter.
        'ALTER TABLE articles_searchposting ALTER COLUMN word TYPE varchar(60) COLLATE "C"',
        'ALTER TABLE articles_searchword ALTER COLUMN word TYPE varchar(60) COLLATE "C"',
    ],
}


def create(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS articles_search")
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_search")


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_documents_of_the_search")]
    operations = [migrations.RunPython(create, drop)]
