"""Uploaded files wait on disk until they are staged: a folder for each batch, under `incoming` in the data folder."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from articles.formats.columns import Columns
from articles.formats.columns_found import MOST, columns_of
from articles.formats.recognise import printable, read_file
from articles.formats.types import Incoming, Limits

MOST_NAME_BYTES = 160
DIGITS = 7
LOOKED_AT = 50  # files whose columns are looked for


def folder_of(data: Path, batch: int) -> Path:
    return data / "incoming" / str(batch)


def stored_name(number: int, name: str) -> str:
    """A name that is safe in any folder, sorts by `number`, and still says what the file was called."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    # Signs that turn the direction of writing make "fdp.exe" of "exe.pdf".
    plain = "".join(char for char in printable(last) if unicodedata.category(char) != "Cf" and char != "\\")
    short = plain.encode("utf-8")[:MOST_NAME_BYTES].decode("utf-8", "ignore").strip()
    return f"{number:0{DIGITS}d}-{short or 'file'}"


def told_name(path: Path) -> str:
    """What the file was called when it was sent."""
    return path.name[DIGITS + 1 :]


def files_in(folder: Path) -> list[Path]:
    """The files that were sent, in that order; none where the folder is gone."""
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def read_incoming(folder: Path, limits: Limits, columns: Columns | None = None) -> Iterator[Incoming]:
    """Each story of each file, or why it can't be read; always in the same order."""
    for path in files_in(folder):
        yield from read_file(path, told_name(path), limits, columns)


def columns_in(folder: Path, limits: Limits) -> list[str]:
    """Of the tables and files of JSON among the first files, in the order in which they are met."""
    names = (name for path in files_in(folder)[:LOOKED_AT] for name in columns_of(path, limits))
    return list(dict.fromkeys(names))[:MOST]


def remove_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
