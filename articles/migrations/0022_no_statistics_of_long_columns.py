"""PostgreSQL makes no statistics of columns that nothing is looked for by: texts, words, JSON, bitmaps.

It read thousands of them each time a table had grown, which took as long as writing one of twenty stories.
"""

from django.db import migrations

COLUMNS = {
    "articles_article": (
        *("text", "layout", "paragraphs", "captions", "date_candidates", "date_evidence", "told"),
        *("headline", "deck", "byline", "dateline", "slug", "file_name", "review_note"),
    ),
    "articles_articleversion": ("text", "headline", "particulars"),
    "articles_quote": ("text", "spans", "quoted", "speaker_text", "speaker_name", "cue_text", "why"),
    "articles_mention": ("text", "office"),
    "articles_importitem": ("name", "url", "reason", "text", "particulars"),
    "articles_textsketch": ("bins",),
    "articles_searchchange": ("facets", "words"),
    "articles_searchfacet": ("values",),
    "articles_searchposting": ("title", "open", "closed"),
    "articles_search": ("title_words", "open_words", "closed_words"),
}


def none(apps, schema_editor):
    _set(schema_editor, 0)


def as_others(apps, schema_editor):
    _set(schema_editor, -1)


def _set(schema_editor, target: int) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    quote = schema_editor.quote_name
    for table, columns in COLUMNS.items():
        changes = ", ".join(f"ALTER COLUMN {quote(column)} SET STATISTICS {target}" for column in columns)
        schema_editor.execute(f"ALTER TABLE {quote(table)} {changes}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_json_is_not_parsed_again")]
    operations = [migrations.RunPython(none, as_others)]
