"""A staged story beside its reading, as staff look it over before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.importing.documents import known_article
from articles.importing.reading_ahead import read_document
from articles.importing.staging import named_source
from articles.importing.versions import same_story
from articles.importing.wire_marks import wire_mark
from articles.models import Article, ImportItem, Result
from articles.reading.pipeline import UnreadableStory
from articles.reading.types import Reading


@dataclass(frozen=True, slots=True)
class Preview:
    """One story of a batch that waits: what its reading would be, or why there is none."""

    item: ImportItem
    reading: Reading | None = None
    known: Article | None = None
    version_of: Article | None = None

    def source_told(self) -> str:
        source = self.item.batch.source
        return source.name if source else "not told: until a source is chosen, readers see the headline alone"

    def facts(self) -> list[tuple[str, str]]:
        """What the reading found beside quotes, as (label, value), for staff to look over."""
        reading = self.reading
        if reading is None:
            return []
        layout, day, file = reading.layout, reading.date, self.item.particulars
        named = [
            ("Format", file.get("format", "")),
            ("Deck", reading.slice(layout.deck)),
            ("Source", file.get("source", "") or layout.source or self.source_told()),
            ("Section", file.get("section", "") or reading.slice(layout.section)),
            ("Byline", file.get("byline", "") or reading.slice(layout.byline)),
            ("Dateline", layout.dateline.text if layout.dateline else ""),
            ("Date", f"{day.value or 'not known'} ({day.how}). {' '.join(day.evidence)}"),
            ("Address", self.item.url),
            ("Version", file.get("version", "")),
            ("Notice", {"correction": "a correction", "withdrawal": "a withdrawal"}.get(file.get("notice", ""), "")),
            ("Captions", "; ".join(f"{c.text} ({c.credit})" if c.credit else c.text for c in layout.captions)),
            ("Paragraphs", str(len(layout.paragraphs))),
            ("Countries", " ".join(f"{country.code}: {country.why}" for country in reading.countries)),
            ("Officials", " ".join(f"{o.name}, {o.office}. {o.why}" for o in reading.officials)),
            ("To look at", " ".join([*file.get("remarks", ()), *reading.notes])),
        ]
        return [(label, value) for label, value in named if value]

    def disagreements(self) -> list[tuple[str, str, str]]:
        """(field, what the file says, what the reading found) where both say something, and not the same."""
        reading = self.reading
        if reading is None:
            return []
        layout, file, given = reading.layout, self.item.particulars, self.item.given_date
        pairs = [
            ("Headline", file.get("headline", ""), reading.headline),
            ("Byline", file.get("byline", ""), reading.slice(layout.byline)),
            ("Source", file.get("source", ""), layout.source),
            ("Section", file.get("section", ""), reading.slice(layout.section)),
            ("Language", file.get("language", ""), reading.language),
            ("Day", given.isoformat() if given else "", reading.date.value or ""),
        ]
        return [pair for pair in pairs if pair[1] and pair[2] and _plain(pair[1]) != _plain(pair[2])]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def preview_items(items: Iterable[ImportItem]) -> list[Preview]:
    return [_preview(item) for item in items]


def _preview(item: ImportItem) -> Preview:
    if item.result != Result.PENDING:
        return Preview(item)
    document = item.document()
    if known := known_article(document.text):
        return Preview(item, known=known)
    try:
        reading = read_document(document)
    except UnreadableStory as error:
        item.reason = str(error)
        return Preview(item)
    source = item.batch.source or named_source(document, reading)
    mark = wire_mark(document, reading)
    return Preview(item, reading, version_of=same_story(document, reading.date.value or "", source, mark))
