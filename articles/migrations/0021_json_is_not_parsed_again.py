"""SQLite no longer parses each JSON that it is given to see whether it is some.

The archive's own encoder wrote it a moment before; PostgreSQL went on checking, until 0032. A check that
calls a function also makes SQLite ready to take back each single statement: writing a story's rows took a fifth longer.

A check is no part of what is stored, so that the words of the table are changed alone, as SQLite's manual describes
("Making Other Kinds Of Table Schema Changes"): to copy a table of millions of rows for it would take minutes. Where an
SQLite lets nobody do so, as macOS's own, the checks stay as they are: they do no harm.
"""

import re

from django.db import OperationalError, migrations

TABLES = ("articles_article", "articles_articleversion", "articles_quote", "articles_importitem")
CHECK = re.compile(r' CHECK \(\(JSON_VALID\("(\w+)"\) OR "\1" IS NULL\)\)')
COLUMN = r'("{}" text NOT NULL)(?=[,)])'
REFUSED = "may not be modified"


def leave_out(apps, schema_editor):
    _reword(schema_editor, lambda table, words: CHECK.sub("", words))


def put_back(apps, schema_editor):
    def fields(table):
        return apps.get_model("articles", table.removeprefix("articles_"))._meta.concrete_fields

    _reword(schema_editor, lambda table, words: with_checks(words, fields(table)))


def with_checks(words, fields):
    for column in [field.column for field in fields if field.get_internal_type() == "JSONField"]:
        check = rf'\1 CHECK ((JSON_VALID("{column}") OR "{column}" IS NULL))'
        words = re.sub(COLUMN.format(column), check, words)
    return words


def _reword(schema_editor, change) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        (version,) = cursor.execute("PRAGMA schema_version").fetchone()
        cursor.execute("PRAGMA writable_schema = ON")
        try:
            for table in TABLES:
                named = "WHERE type = 'table' AND name = %s"
                (words,) = cursor.execute(f"SELECT sql FROM sqlite_master {named}", [table]).fetchone()
                cursor.execute(f"UPDATE sqlite_master SET sql = %s {named}", [change(table, words), table])
            cursor.execute(f"PRAGMA schema_version = {version + 1}")  # every connection reads the words anew
        except OperationalError as error:
            if REFUSED not in str(error):
                raise
        finally:
            cursor.execute("PRAGMA writable_schema = OFF")


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_sketch_keys_as_an_index")]
    operations = [migrations.RunPython(leave_out, put_back)]
