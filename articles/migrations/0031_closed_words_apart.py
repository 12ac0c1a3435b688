"""On SQLite the index of phrases keeps what only staff may find in a table of its own: a fifth smaller.

What an index holds stays where it is until `manage.py check_search --rebuild`, and is found there, too. Who goes back
has an empty index, for what is written now could not be read: `check_search --if-empty` fills it (script/server does).
"""

from django.db import migrations

TABLE = "articles_search_closed"
INDEX = ("SearchState", "SearchChange", "SearchDocument", "SearchFacet", "SearchPosting", "SearchWord")


def apart(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE VIRTUAL TABLE {TABLE} USING fts5(closed, content='', tokenize = 'unicode61 remove_diacritics 0')"
        )


def together(apps, schema_editor):
    for name in INDEX:
        apps.get_model("articles", name).objects.all().delete()
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0030_text_keys")]
    operations = [migrations.RunPython(apart, together)]
