"""Archives on PostgreSQL that are kept between runs: one cluster in the folder of all archives, a database for each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks.find_archive import folder_of, told
from tests.postgres import private_cluster


@contextmanager
def kept_cluster(data: Path) -> Iterator[str]:
    data.mkdir(parents=True, exist_ok=True)
    with private_cluster(kept=data / "cluster") as url:
        yield url


@contextmanager
def kept_archives(data: Path) -> Iterator[dict[str, str]]:
    """The URL of each whole archive, by its count; none where no cluster was made."""
    whole = [path for path in data.glob("postgresql-*") if told(path)["indexed"] == int(path.name.rsplit("-", 1)[1])]
    if not whole:
        yield {}
        return
    with kept_cluster(data) as url:
        yield {path.name.rsplit("-", 1)[1]: database_url(url, path.name) for path in whole}


@contextmanager
def made_database(data: Path, count: int) -> Iterator[str]:
    """The database of an archive of this count, empty if it is new."""
    import psycopg

    name = folder_of(data, count, "postgresql").name
    with kept_cluster(data) as url:
        with psycopg.connect(url, autocommit=True) as cluster:
            if not cluster.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                cluster.execute(f'CREATE DATABASE "{name}"')
        yield database_url(url, name)


def database_url(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()
