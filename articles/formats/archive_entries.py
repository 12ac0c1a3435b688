"""Which files of an archive are opened: no links, no names that lead elsewhere, none twice, not too many."""

from __future__ import annotations

import re

from articles.formats.types import Limits, UnreadableFile

_DRIVE = re.compile(r"[A-Za-z]:")


class Entries:
    """Counts the files of one archive and refuses by name what must not be read."""

    def __init__(self, archive: str, limits: Limits) -> None:
        self._archive, self._limits = archive, limits
        self._seen: set[int] = set()
        self.unpacked = 0

    def name(self, entry: str) -> str:
        """How staff are told of it: "archive.zip/folder/file.xml", what can't be printed as escapes."""
        plain = entry.replace("\\", "/")
        return f"{self._archive}/{plain.encode('unicode_escape').decode() if not plain.isprintable() else plain}"

    def refusal(self, entry: str, *, kind: str = "") -> UnreadableFile | None:
        """Why this entry is not read; None where it is. Raises UnreadableFile for the whole archive at its bounds."""
        if len(self._seen) >= self._limits.entries:
            raise UnreadableFile(self._archive, f"the archive has more than {self._limits.entries:,} files.")
        if self.unpacked > self._limits.unpacked:
            raise UnreadableFile(
                self._archive, f"the archive unpacks to more than {self._limits.unpacked / 1e6:,.0f} MB."
            )
        if kind:
            return UnreadableFile(self.name(entry), f"it is {kind}, so it is not read.")
        if _leads_elsewhere(entry):
            return UnreadableFile(self.name(entry), "its name leads out of the archive, so it is not read.")
        if hash(entry) in self._seen:
            return UnreadableFile(self.name(entry), "a file of this name stands in the archive before it.")
        self._seen.add(hash(entry))
        return None


def passed_over(entry: str) -> bool:
    """Hidden files and what macOS adds, as in folders."""
    parts = entry.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def _leads_elsewhere(entry: str) -> bool:
    plain = entry.replace("\\", "/")
    return plain.startswith("/") or bool(_DRIVE.match(plain)) or ".." in plain.split("/") or "\0" in plain
