"""An archive of any number of generated stories, written as rows: reading them would take hours.

    python -m tests.benchmarks.find_archive COUNT --data FOLDER [--postgresql] [--no-index]

The archive stands in a folder of its own in FOLDER and is not made twice; one whose loading was cut off goes on where
it stopped. With --postgresql it is a database of a cluster that is kept in FOLDER, too.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from contextlib import ExitStack
from pathlib import Path


def folder_of(data: Path, count: int, kind: str = "sqlite") -> Path:
    return data / f"{kind}-{count}"


def environment_of(folder: Path, database: str | None = None) -> dict[str, str]:
    own = {"NEWSARCHIVE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "newsarchive.settings", "LOG_LEVEL": "WARNING"}
    return own | ({"DATABASE_URL": database} if database else {})


def told(folder: Path) -> dict:
    """What stands in the folder: {"count", "text" (bytes of all texts), "indexed" (how many stories)}."""
    path = folder / "loaded.json"
    return json.loads(path.read_text()) if path.exists() else {"count": 0, "text": 0, "indexed": 0}


def keep(folder: Path, done: dict) -> None:
    new = folder / "loaded.new"
    new.write_text(json.dumps(done))
    new.replace(folder / "loaded.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--postgresql", action="store_true", help="in a cluster that is kept in the folder, too")
    parser.add_argument("--no-index", action="store_true", help="write the rows alone; a later run indexes them")
    options = parser.parse_args()
    kind = "postgresql" if options.postgresql else "sqlite"
    folder = folder_of(options.data, options.count, kind)
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        database = None
        if options.postgresql:
            from tests.benchmarks.find_cluster import made_database

            database = stack.enter_context(made_database(options.data, options.count))
        os.environ.update(environment_of(folder, database))
        import django

        django.setup()
        from tests.benchmarks.find_loading import load

        began = time.monotonic()
        done = load(folder, options.count, index=not options.no_index)
        print(f"{folder}: {done} in {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
