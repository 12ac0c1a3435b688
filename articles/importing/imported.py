"""What became of a document."""

from __future__ import annotations

from dataclasses import dataclass

from articles.formats.types import SourceDocument
from articles.models import Result


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one document."""

    name: str
    result: Result
    reason: str = ""
    article_id: int | None = None


def brought_text(document: SourceDocument, done: Imported) -> bool:
    """Whether an article has a text more than before."""
    return done.result in (Result.CREATED, Result.VERSION) and document.notice != "withdrawal"


def here_already(document: SourceDocument, article: int, title: str) -> Imported:
    return Imported(document.name, Result.UNCHANGED, f"This text is here already: {title}", article)
