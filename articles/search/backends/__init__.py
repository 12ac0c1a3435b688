"""The engines: full text search inside the database that holds the stories."""

from articles.search.backends.base import SearchBackend


def backend_for(vendor: str) -> SearchBackend:
    """The engine of a database, by Django's name of its vendor."""
    if vendor == "postgresql":
        from articles.search.backends.postgres import PostgresBackend

        return PostgresBackend()
    if vendor == "sqlite":
        from articles.search.backends.sqlite import SQLiteBackend

        return SQLiteBackend()
    raise ValueError(f"The archive runs on SQLite and PostgreSQL, not on {vendor}.")


__all__ = ["SearchBackend", "backend_for"]
