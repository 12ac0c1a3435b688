"""The archive's stories as one table of a file of their own, as somebody would publish it with Datasette."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from articles.formats.packed_text import unpack

NAMED = """
    (SELECT json_group_array(slug) FROM (SELECT DISTINCT named.slug FROM archive.articles_mention AS mention
     JOIN archive.articles_{table} AS named ON named.id = mention.{column} WHERE mention.article_id = article.id))
"""
STORIES = f"""
    INSERT INTO stories SELECT article.id, article.headline, unpacked(article.text),
    article.date, strftime('%Y', article.date), source.slug,
    article.section, article.place, {NAMED.format(table="country", column="country_id")},
    {NAMED.format(table="official", column="official_id")}
    FROM archive.articles_article AS article JOIN archive.articles_source AS source ON source.id = article.source_id
    WHERE article.state = 'published' ORDER BY article.id
"""
COLUMNS = "id INTEGER PRIMARY KEY, title, body, date, year, source, section, place, countries, officials"


def make_file(folder: Path) -> Path:
    """`stories.sqlite3` beside the archive, with full text search and indexes; made once."""
    file = folder / "stories.sqlite3"
    if file.exists():
        return file
    new = folder / "stories.new"
    new.unlink(missing_ok=True)
    with sqlite3.connect(new, isolation_level=None) as base:
        base.create_function("unpacked", 1, unpack, deterministic=True)
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("ATTACH ? AS archive", [str(folder / "archive.sqlite3")])
        base.execute(f"CREATE TABLE stories ({COLUMNS})")
        base.execute(STORIES)
        base.execute("DETACH archive")
        for column in ("date", "year", "source", "section"):
            base.execute(f"CREATE INDEX stories_{column} ON stories ({column})")
        base.execute(
            "CREATE VIRTUAL TABLE stories_fts USING fts5(title, body, content='stories', content_rowid='id', "
            "tokenize='porter unicode61')"
        )
        base.execute("INSERT INTO stories_fts (stories_fts) VALUES ('rebuild')")
        base.execute("ANALYZE")
    base.close()
    new.replace(file)
    return file
