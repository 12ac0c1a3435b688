"""A story that is read, as the values of its rows: what needs no database is done where it is read.

Reader processes use it: no Django. Only plain values go from process to process; lists and objects are JSON already,
people and countries are names and codes, which the one that writes turns into ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from articles.formats.digest import digest_of
from articles.formats.packed_text import pack
from articles.formats.types import SourceDocument
from articles.importing.copies import BodySketch, sketch_bodies
from articles.importing.folded_names import fold_name
from articles.importing.web_address import web_address
from articles.importing.wire_marks import WireMark, version_of, wire_mark
from articles.reading.types import BETWEEN_PIECES, CountryMention, OfficialMention, Quote, Reading, Span
from articles.reading.wordings import Reason, take_apart
from articles.search.story_text import body_text, findable_text
from articles.search.story_words import StoryWords, words_of_story
from articles.search.words import plain_marks


class ArticleValues(NamedTuple):
    """Columns of an article by their names; JSON as text, a day as "2018-04-10"."""

    format: str
    file_name: str
    url: str
    identity: str
    version: str
    slugline: str
    told: str
    given_date: str | None
    section: str
    byline: str
    language: str
    text_length: int
    headline: str
    headline_start: int | None
    headline_end: int | None
    deck: str
    dateline: str
    place: str
    layout: str
    paragraphs: str
    captions: str
    date: str | None
    day_text: str
    date_how: str
    date_candidates: str
    date_evidence: str


class QuoteValues(NamedTuple):
    """Columns of a quote by their names."""

    article_length: int
    position: int
    kind: str
    where: str
    text: str
    spans: str
    quoted: str
    start: int
    end: int
    speaker_text: str
    speaker_start: int | None
    speaker_end: int | None
    cue_text: str
    cue_start: int | None
    cue_end: int | None
    speaker_name: str
    speaker_type: str
    confidence: float
    why_day: str | None


NOWHERE = (None, None)
TEXT = QuoteValues._fields.index("text")


class MentionValues(NamedTuple):
    """Columns of a mention by their names."""

    article_length: int
    start: int
    end: int
    text: str
    how: str
    office: str


# A quote: its QuoteValues without their names; who speaks, by his folded name; or which body, by its name; the reason.
QuoteRead = tuple[tuple, str | None, str | None, Reason]
# A mention: its MentionValues without their names; a country's code; or an official's folded name; the place, in the
# list of quotes, of that in which it stands.
MentionRead = tuple[tuple, str | None, str | None, int | None]


class PersonRead(NamedTuple):
    """An official whom a story names."""

    name: str
    folded: str
    office: str
    country: str | None
    person: str  # slug in the reference


class PreparedStory(NamedTuple):
    digest: str
    article: ArticleValues
    quotes: tuple[QuoteRead, ...]
    mentions: tuple[MentionRead, ...]
    people: tuple[PersonRead, ...]
    countries: tuple[str, ...]
    source: str  # the agency that the file or the story names
    mark: WireMark
    day: str  # "2018-04-10", "--04-10" where the year is unknown, ""
    opening: str  # the first paragraph
    words: StoryWords
    sketch: BodySketch | None  # None where the text is too short to be told from others
    packed: bytes | None  # its text, where that was asked for and is shorter so

    def __reduce__(self):  # tuples without names go from process to process in a fifth of the time
        people = [tuple(person) for person in self.people]
        sketch = self.sketch and self.sketch.plain()
        parts = (self.digest, tuple(self.article), self.quotes, self.mentions, people, self.countries, self.source)
        mark, others = self.mark, (self.day, self.opening, tuple(self.words), sketch, self.packed)
        return _again, (*parts, mark.rank, mark.slugline, *others)


def _again(
    digest, article, quotes, mentions, people, countries, source, rank, slugline, day, opening, words, sketch, packed
):
    """The story on the other side."""
    return PreparedStory(
        digest,
        ArticleValues._make(article),
        quotes,
        mentions,
        tuple([PersonRead._make(person) for person in people]),
        countries,
        source,
        WireMark(rank, slugline),
        day,
        opening,
        StoryWords._make(words),
        sketch and BodySketch.of(*sketch),
        packed,
    )


def prepare(document: SourceDocument, reading: Reading) -> PreparedStory:
    return prepare_together([document], [reading])[0]


def prepare_together(
    documents: Sequence[SourceDocument], readings: Sequence[Reading], *, packing: bool = False
) -> list[PreparedStory]:
    """Each part of all stories before the next part: a processor has its code near then, which saves a seventh.

    `packing` packs their texts, too, for a database that keeps them so.
    """
    marks = [*map(wire_mark, documents, readings)]
    reasons: dict[Reason, Reason] = {}  # each once: it goes to another process once for all quotes that share it
    quotes = [_quotes(reading, reasons) for reading in readings]
    # Made plain once: a mark is one character and so is what stands for it, so that the spans hold here, too.
    texts = [plain_marks(reading.text) for reading in readings]
    bodies = [body_text(text, reading.layout.paragraphs) for text, reading in zip(texts, readings, strict=True)]
    days = [reading.date.value or "" for reading in readings]
    columns = (  # in the order of PreparedStory
        [digest_of(document.text) for document in documents],
        [*map(_article, documents, readings, marks)],
        quotes,
        [*map(_mentions, readings)],
        [*map(_people, readings)],
        [tuple([country.code for country in reading.countries]) for reading in readings],
        [document.source or reading.layout.source for document, reading in zip(documents, readings, strict=True)],
        marks,
        days,
        [*map(_opening, readings)],
        [*map(_words, readings, bodies, quotes)],
        sketch_bodies(bodies, days),
        [_packed(document.text) if packing else None for document in documents],
    )
    return [PreparedStory(*parts) for parts in zip(*columns, strict=True)]


def _packed(text: str) -> bytes | None:
    packed = pack(text)
    return packed if isinstance(packed, bytes) else None


def _people(reading: Reading) -> tuple[PersonRead, ...]:
    return tuple(
        [PersonRead(one.name, fold_name(one.name), one.office, one.country, one.person) for one in reading.officials]
    )


def _opening(reading: Reading) -> str:
    paragraphs = reading.layout.paragraphs
    return reading.slice(paragraphs[0]) if paragraphs else ""


def _words(reading: Reading, body: str, quotes: Iterable[QuoteRead]) -> StoryWords:
    captions = [caption.text for caption in reading.layout.captions]
    whole = findable_text(body, reading.slice(reading.layout.deck), captions)
    return words_of_story(whole, [quote[0][TEXT] for quote in quotes])


def told_by(document: SourceDocument) -> dict:
    """What the file says of its story, by field; nothing where it says nothing."""
    told = {
        "headline": document.headline,
        "byline": document.byline,
        "source": document.source,
        "language": document.language,
        "published": document.published_at.isoformat() if document.published_at else "",
        "notice": document.notice,
        "remarks": list(document.remarks),
    }
    return {name: value for name, value in told.items() if value}


def _article(document: SourceDocument, reading: Reading, mark: WireMark) -> ArticleValues:
    """What the file says outranks what reading finds; `told` keeps it, so that the two can be compared."""
    layout, dateline, day = reading.layout, reading.layout.dateline, reading.date.value or ""
    start, end = layout.headline or (None, None)
    return ArticleValues(
        format=document.format,
        file_name=document.name[:300],
        url=web_address(document.url),
        identity=document.identity[:500],
        version=version_of(document, mark),
        slugline=mark.slugline,
        told=_json(told_by(document)),
        given_date=_iso(document.published),
        section=(document.section or reading.slice(layout.section))[:200],
        byline=(document.byline or reading.slice(layout.byline))[:300],
        language=document.language[:12] or reading.language,
        text_length=len(reading.text),
        headline=reading.headline,
        headline_start=start,
        headline_end=end,
        deck=reading.slice(layout.deck),
        dateline=dateline.text[:300] if dateline else "",
        place=dateline.place[:200] if dateline else "",
        layout=_list([f'[{start},{end},"{part}"]' for start, end, part in layout.parts]),
        paragraphs=_spans(layout.paragraphs),
        captions=_json(_captions(reading)) if layout.captions else "[]",
        date=day if day and not day.startswith("--") else None,
        day_text=day if day.startswith("--") else "",
        date_how=reading.date.how,
        date_candidates=_list(map(_json, reading.date.candidates)),
        date_evidence=_list(map(_json, reading.date.evidence)),
    )


_json = json.JSONEncoder().encode  # what Django writes, too


def _list(encoded: Iterable[str]) -> str:
    """JSON of a list, of what _json gives for each of it: in a fifth of the time, and without blanks."""
    return f"[{','.join(encoded)}]"


def _spans(spans: Iterable[Span]) -> str:
    return _list([f"[{start},{end}]" for start, end in spans])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _captions(reading: Reading) -> list[dict]:
    return [
        {"text": caption.text, "credit": caption.credit, "span": caption.span} for caption in reading.layout.captions
    ]


def _quotes(reading: Reading, reasons: dict[Reason, Reason]) -> tuple[QuoteRead, ...]:
    return tuple([_quote(reading.text, number, read, reasons) for number, read in enumerate(reading.quotes)])


def _quote(text: str, number: int, read: Quote, reasons: dict[Reason, Reason]) -> QuoteRead:
    speaker, name = read.speaker, read.speaker.name or ""
    wording, day = take_apart(read.why, naming=speaker.text, name=name[:300])
    start, end = _extent(read.spans)
    speaker_start, speaker_end = speaker.span or NOWHERE
    cue_text, (cue_start, cue_end) = read.cue or ("", NOWHERE)
    values = (  # in the order of QuoteValues: naming each would take eight times as long
        len(text),
        number,
        read.kind,
        read.where,
        BETWEEN_PIECES.join([text[first:last] for first, last in (read.quoted or read.spans)]),
        _spans(read.spans),
        _spans(read.quoted),
        start,
        end,
        speaker.text,
        speaker_start,
        speaker_end,
        cue_text[:300],
        cue_start,
        cue_end,
        name[:300],
        speaker.type,
        read.confidence,
        _iso(day),
    )
    reason = read.rule[:60], wording
    person = fold_name(name) if name and speaker.type == "person" else None
    institution = name if name and speaker.type == "institution" else None
    return values, person, institution, reasons.setdefault(reason, reason)


def _extent(spans: Sequence[Span]) -> Span:
    """From where the first begins to where the last ends."""
    if len(spans) == 1:
        return spans[0]
    return min([start for start, _end in spans]), max([end for _start, end in spans])


def _mentions(reading: Reading) -> tuple[MentionRead, ...]:
    text, within = reading.text, _shortest_first(reading.quotes)
    mentions: list[MentionRead] = []
    for country in reading.countries:
        for mention in country.mentions:
            mentions.append((_mention(text, mention, ""), country.code, None, _around(mention.span, within)))
    for official in reading.officials:
        folded, office = fold_name(official.name), official.office[:300]
        for mention in official.mentions:
            mentions.append((_mention(text, mention, office), None, folded, _around(mention.span, within)))
    return tuple(mentions)


def _mention(text: str, mention: CountryMention | OfficialMention, office: str) -> tuple:
    """In the order of MentionValues."""
    start, end = mention.span
    return len(text), start, end, text[start:end][:300], mention.how[:40], office


def _shortest_first(quotes: Iterable[Quote]) -> list[tuple[int, int, int, int]]:
    """The length of each quote, its place in the list, and the start and end of one of its spans."""
    extents = [(number, _extent(read.spans), read.spans) for number, read in enumerate(quotes)]
    return sorted((last - first, number, *span) for number, (first, last), spans in extents for span in spans)


def _around(span: Span, within: Iterable[tuple[int, int, int, int]]) -> int | None:
    """The quote in whose words the span stands; the shortest where several do."""
    first, last = span
    for _length, number, start, end in within:
        if start <= first and last <= end:
            return number
    return None
