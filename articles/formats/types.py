"""What a format gives, and how much of anything it may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Literal


class UnreadableFile(ValueError):
    """A file, or one story of it, that can't be read; the message names it and says why.

    `url` is where a feed says that the story is, which it only announces.
    """

    def __init__(self, name: str, reason: str, url: str = "") -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.url = url

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str, str]]:
        """It goes from process to process."""
        return type(self), (self.name, self.reason, self.url)


Notice = Literal["", "correction", "withdrawal"]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One story's text, and what its file says of it: "" or None where it says nothing.

    `text` is what is kept and read: a plain text file's to the character; of a structured format the headline, a blank
    line, and the paragraphs, parted by blank lines, with their line breaks and markup taken out and nothing added.
    """

    name: str  # the file's name; in an archive "archive.zip/folder/file.xml", in a feed "feed.xml, entry 3"
    text: str
    format: str
    url: str = ""
    published: date | None = None  # the day in the agency's own time zone, as the file gives it
    published_at: datetime | None = None  # aware; where the file gives an hour
    section: str = ""
    headline: str = ""
    byline: str = ""
    source: str = ""  # the agency or site, by its usual short name
    language: str = ""  # BCP 47, lower case: "en", "pt-br"
    identity: str = ""  # the agency's own id of the story, the same for all its versions
    version: str = ""  # what the file calls this version of it: "2", "20141009T083411Z"
    keyword: str = ""  # of a wire's envelope: what it files the story under, and others of the day too
    marks: str = (
        ""  # of a wire's envelope: "2ND LEAD", "URGENT"; how it counts the versions of a story without identity
    )
    notice: Notice = ""  # whether it corrects or withdraws what it is a version of
    remarks: tuple[str, ...] = ()  # sentences for staff: what was repaired, what looks odd
    file_remarks: tuple[str, ...] = ()  # what is true of all stories of its file: told once an import


Incoming = SourceDocument | UnreadableFile


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read into memory, in bytes unless said; what is beyond them is refused by name."""

    file: int = 5_000_000  # one story's file, packed or not
    archive: int = 4_000_000_000  # an archive as it lies on disk
    unpacked: int = 40_000_000_000  # all that an archive unpacks to
    entries: int = 2_000_000  # files in an archive, stories in a file
    ratio: int = 200  # unpacked to packed, of one entry above a megabyte


def take(name: str, file: BinaryIO, limits: Limits) -> bytes:
    """All bytes of one story's file; raises UnreadableFile where it is too large or empty."""
    data = file.read(limits.file + 1)
    if len(data) > limits.file:
        raise UnreadableFile(name, f"the file is larger than the {limits.file / 1e6:,.1f} MB that one story may have.")
    if not data.strip():
        raise UnreadableFile(name, "the file is empty.")
    return data
