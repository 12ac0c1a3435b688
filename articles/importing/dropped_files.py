"""The files of a watched folder: which are ready, how they are opened, and where they go when they are done.

Everything is done relative to the opened folder, and no link is followed, so that whoever may put files into the
folder can neither have others read nor move anything outside it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

QUIET = 60  # seconds without a change, after which a file counts as written to its end
DONE, FAILED = "done", "failed"


class UnusableFolder(ValueError):
    """A folder that may not or can't be watched; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """One file as it was when it was looked at; `mark` differs once it is written to or replaced."""

    name: str
    size: int
    mark: tuple[int, int, int]


def allowed_folder(path: str, roots: list[Path]) -> Path:
    """The folder, which must lie in or below one of `roots`, links resolved; raises UnusableFolder."""
    try:
        folder = Path(path).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        raise UnusableFolder(f"There is no folder {path}, or it can't be reached.") from None
    if not folder.is_dir():
        raise UnusableFolder(f"{path} is no folder.")
    if not any(folder.is_relative_to(root.resolve()) for root in roots):
        allowed = " or ".join(map(str, roots)) or "none"
        raise UnusableFolder(f"{path} lies outside the folders that may be watched ({allowed}; WATCHED_FOLDERS).")
    return folder


@contextmanager
def opened_folder(path: Path) -> Iterator[int]:
    """The folder's descriptor, with done/ and failed/ made in it; raises UnusableFolder."""
    try:
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as error:
        raise UnusableFolder(f"{path} can't be opened: {error.strerror}.") from None
    try:
        for name in (DONE, FAILED):
            _make_folder(path, folder, name)
        yield folder
    finally:
        os.close(folder)


def _make_folder(path: Path, folder: int, name: str) -> None:
    try:
        os.mkdir(name, dir_fd=folder)
    except FileExistsError:
        if not stat.S_ISDIR(os.lstat(name, dir_fd=folder).st_mode):
            raise UnusableFolder(f"{path}/{name} must be a folder; it is a file or a link.") from None
    except OSError as error:
        raise UnusableFolder(f"The folder {name} can't be made in {path}: {error.strerror}.") from None


def ready_files(folder: int, now: float) -> list[DroppedFile]:
    """Ordinary files that nobody has touched for QUIET seconds, by name; hidden ones are passed over."""
    return [
        file
        for name in sorted(os.listdir(folder))
        if not name.startswith(".") and (file := _looked_at(folder, name, now))
    ]


def _looked_at(folder: int, name: str, now: float) -> DroppedFile | None:
    try:
        found = os.lstat(name, dir_fd=folder)
    except FileNotFoundError:
        return None
    # The change of the entry counts, not of the content, which keeps its old time when a file is moved in.
    if not stat.S_ISREG(found.st_mode) or now - found.st_ctime < QUIET:
        return None
    return DroppedFile(name, found.st_size, _mark(found))


def links_in(folder: int) -> list[str]:
    """Names of links, pipes and their like, which are refused and left where they are."""
    kinds = {name: os.lstat(name, dir_fd=folder).st_mode for name in os.listdir(folder) if not name.startswith(".")}
    return sorted(name for name, mode in kinds.items() if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)))


def open_file(folder: int, file: DroppedFile) -> BinaryIO:
    """The file that was looked at; raises OSError where something else lies there by now."""
    opened = os.open(file.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    if _mark(os.fstat(opened)) != file.mark:
        os.close(opened)
        raise OSError("it changed while it was looked at")
    return os.fdopen(opened, "rb")


def put_away(folder: int, file: DroppedFile, reasons: list[str]) -> bool:
    """Move a file to done/, or with its reasons beside it to failed/; False where it was written to meanwhile."""
    if _mark(os.lstat(file.name, dir_fd=folder)) != file.mark:
        return False
    into = os.open(FAILED if reasons else DONE, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
    try:
        name = _free_name(into, file.name)
        if reasons:
            _write_reasons(into, f"{name}.reason.txt", reasons)
        os.rename(file.name, name, src_dir_fd=folder, dst_dir_fd=into)
    finally:
        os.close(into)
    return True


def _write_reasons(into: int, name: str, reasons: list[str]) -> None:
    opened = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644, dir_fd=into)
    with os.fdopen(opened, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write("\n".join(reasons) + "\n")


def _free_name(into: int, name: str) -> str:
    """The name, or with a number where it or its reasons' is taken; shortened where it leaves no room for them."""
    short = Path(os.fsencode(name)[:200].decode("utf-8", "ignore") or "file")
    stem, ending = short.stem, short.suffix
    taken, number, free = set(os.listdir(into)), 1, stem + ending
    while {free, f"{free}.reason.txt"} & taken:
        number += 1
        free = f"{stem}-{number}{ending}"
    return free


def _mark(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_ino, found.st_size, found.st_ctime_ns
