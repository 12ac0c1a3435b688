"""What staff are told of the files of an import: once, however many stories they hold."""

from __future__ import annotations

from collections.abc import Iterable

from articles.formats.types import Incoming, SourceDocument

MOST = 20  # sentences
OTHERS = "What else could be said of its files is left out."


def with_remarks(remarks: list[str], documents: Iterable[Incoming]) -> list[str]:
    """Those told so far, and each that these documents add."""
    told = dict.fromkeys(remarks)
    for document in documents:
        if isinstance(document, SourceDocument):
            told.update(dict.fromkeys(document.file_remarks))
    return list(told) if len(told) <= MOST else [*list(told)[:MOST], OTHERS]
