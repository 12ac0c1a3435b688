"""Fills the disk under an import, makes room, runs it again, and looks whether the archive is as of an undisturbed one.

    python -m tests.benchmarks.full_disks [--count 400] [--only sqlite|postgresql]

The disk is a small one in memory, which root alone may mount: SQLite has its file on it, PostgreSQL its tables.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.benchmarks.archives import DATABASES, Archive, Shelf, shelf
from tests.benchmarks.killed_imports import FAILED, command, timed_import, troubles
from tests.benchmarks.mixed_corpus import write_corpus
from tests.postgres import unprivileged

ROOM = (1, 2, 4)  # megabytes beside what an empty archive takes
PLENTY = 1000


class Disk:
    """A disk in memory, at a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self._mount("-t", "tmpfs", "-o", f"size={PLENTY}m", "tmpfs")
        owner = unprivileged()  # who runs PostgreSQL
        folder.parent.chmod(0o711)
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def _mount(self, *how: str) -> None:
        subprocess.run(["mount", *how, str(self.folder)], check=True)

    def leave(self, megabytes: int) -> None:
        """So much room beside what is there."""
        used = int(subprocess.check_output(["du", "-sm", self.folder]).split()[0])
        self._mount("-o", f"remount,size={used + megabytes}m")

    def __enter__(self) -> Disk:
        return self

    def __exit__(self, *_error: object) -> None:
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


@contextmanager
def archive_on(disk: Disk, shelf: Shelf) -> Iterator[Archive]:
    """An empty archive whose stories lie on the disk."""
    with shelf.copy("moved") as archive:
        if not shelf.cluster:
            yield Archive(Path(shutil.copytree(archive.folder, disk.folder / "archive")))
            return
        with psycopg.connect(shelf.cluster, autocommit=True) as server:
            server.execute(f"CREATE TABLESPACE small LOCATION '{disk.folder}'")
            server.execute("ALTER DATABASE moved SET TABLESPACE small")
        yield archive
    with psycopg.connect(shelf.cluster, autocommit=True) as server:
        server.execute("DROP TABLESPACE small")


def named(complaint: str) -> bool:
    return "disk is full" in complaint or "No space left on device" in complaint


def fill(kind: str, shelf: Shelf, corpus: Path, disk_folder: Path) -> int:
    """How many of the archives are not as they should be."""
    with shelf.copy("whole") as archive:
        timed_import(archive, corpus)
        digest = archive.run("check_archive", "--digest")
    bad = 0
    for room in ROOM:
        with Disk(disk_folder) as disk, archive_on(disk, shelf) as archive:
            disk.leave(room)
            run = archive.begin(*command(corpus))
            complaint = run.communicate()[1].strip()
            disk.leave(PLENTY)
            kept = timed_import(archive, corpus)[1]["unchanged"]
            found = troubles(archive, digest)
            found += [f"ended with {run.returncode}"] if run.returncode != FAILED or not named(complaint) else []
        bad += bool(found)
        print(f"{kind}, {room} MB: {complaint}\n  {kept} were in: {'; '.join(found) or 'the same archive'}", flush=True)
    return bad


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--only", choices=DATABASES)
    options = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="newsarchive-full-") as folder:
        corpus = Path(folder, "corpus")
        write_corpus(options.count, corpus)
        for kind in [options.only] if options.only else DATABASES:
            with shelf(kind, Path(folder)) as made:
                bad += fill(kind, made, corpus, Path(folder, "disk"))
    print(f"{bad} of the archives are not as they should be." if bad else "All archives are the same and whole.")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
