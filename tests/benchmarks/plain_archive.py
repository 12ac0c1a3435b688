"""The archive with its texts as they are: the list that one writes first looks into them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from articles.formats.packed_text import unpack


def make_plain(folder: Path) -> Path:
    """A folder beside the archive's with such a copy; made once."""
    plain = folder.with_name(f"{folder.name}-plain")
    file, new = plain / "archive.sqlite3", plain / "archive.new"
    if file.exists():
        return plain
    plain.mkdir(exist_ok=True)
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(folder / "archive.sqlite3", isolation_level=None)) as base:
        base.execute("VACUUM INTO ?", [str(new)])
    with closing(sqlite3.connect(new, isolation_level=None)) as base:
        unpack_texts(base)
        base.execute("VACUUM")
        base.execute("PRAGMA journal_mode = WAL")
    new.replace(file)
    return plain


def unpack_texts(base: sqlite3.Connection) -> None:
    base.create_function("unpacked", 1, unpack, deterministic=True)
    for table in ("articles_article", "articles_articleversion"):
        base.execute(f"UPDATE {table} SET text = unpacked(text) WHERE typeof(text) = 'blob'")
