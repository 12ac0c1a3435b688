"""What a format gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class UnreadableFile(ValueError):
    """A file that holds no story that can be read; the message names the file and says why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One story's text, and what its file says of it."""

    name: str  # the file's name
    text: str
    format: str
    url: str = ""
    published: date | None = None
    section: str = ""
