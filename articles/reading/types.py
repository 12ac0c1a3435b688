"""What reading gives: plain frozen values, each with where it stands in the story.

A span is `(start, end)`: half open, in Unicode code points of the story's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, Literal, NamedTuple

Span = tuple[int, int]

BETWEEN_PIECES = " … "  # in a quote's text, between pieces that the story parts; never shown inside one quotation

Part = Literal["headline", "deck", "section", "byline", "caption", "credit", "dateline", "body", "insert", "furniture"]
QuoteKind = Literal["direct", "mixed", "indirect"]
SpeakerType = Literal["person", "institution", "document", "unknown"]
DateHow = Literal["stated", "inferred", "year-unknown", "unknown"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening "MOSCOW, April 10. /TASS/." with what it says."""

    span: Span
    text: str
    place: str
    agency: str = ""  # the usual short name: TASS, Yonhap, Reuters
    month: int | None = None
    day: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    text: str
    credit: str
    span: Span
    credit_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The story taken apart; `parts` covers every character exactly once, in order."""

    parts: tuple[tuple[int, int, Part], ...]
    headline: Span | None = None
    deck: Span | None = None
    section: Span | None = None
    byline: Span | None = None
    captions: tuple[Caption, ...] = ()
    paragraphs: tuple[
        Span, ...
    ] = ()  # the body, each a stripped line or what is left of it; the first keeps the dateline
    dateline: Dateline | None = None
    source: str = ""  # the agency's usual short name, "" where the story names none

    def prose(self) -> Iterator[tuple[str, Span]]:
        """Where people speak and are named: ("headline" | "deck" | "caption" | "body", span), in order of the text.

        Short paragraphs beyond the first 1,500 are read together, as if they were one.
        """
        places: list[tuple[str, Span]] = [("body", span) for span in _read_together(self.paragraphs)]
        places += [("caption", caption.span) for caption in self.captions]
        if self.headline:
            places.append(("headline", self.headline))
        if self.deck:
            places.append(("deck", self.deck))
        return iter(sorted(places, key=itemgetter(1)))


MOST_PARAGRAPHS = 1500  # that are read one by one; no story has as many
_SHORT, _STRETCH = 80, 400  # characters of a line that is read with its neighbours, and of what is read together


def _read_together(paragraphs: tuple[Span, ...]) -> list[Span]:
    """The paragraphs, with those beyond the first 1,500 drawn together where they are short and follow each other."""
    stretches = list(paragraphs[:MOST_PARAGRAPHS])
    joined = False  # whether the last stretch may be drawn longer
    for start, end in paragraphs[MOST_PARAGRAPHS:]:
        short = end - start <= _SHORT
        if joined and short and end - stretches[-1][0] <= _STRETCH:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
        joined = short
    return stretches


@dataclass(frozen=True, slots=True)
class StoryDate:
    value: str | None  # "2018-04-10", "--04-10" where the year is unknown, None
    how: DateHow
    candidates: tuple[str, ...] = ()  # ISO dates still possible on the strongest calendar evidence
    evidence: tuple[str, ...] = ()  # sentences for readers, in the order of the reasoning


class Speaker(NamedTuple):
    text: str = ""  # the nearest naming, verbatim
    span: Span | None = None
    name: str | None = None  # the fullest name that the story gives; None where it does not tell
    type: SpeakerType = "unknown"
    person: str = ""  # slug of the person in the reference, where exactly one fits


class Cue(NamedTuple):
    text: str
    span: Span


class Attribution(NamedTuple):
    """One attributed statement as syntax shows it: who it is comes later."""

    kind: QuoteKind
    spans: tuple[Span, ...]  # all that is attributed, marks included
    quoted: tuple[Span, ...]  # only what stands between marks, marks left out
    speaker_span: Span | None
    cue_span: Span | None
    rule: str  # the rule's name, as docs/reading.md lists it
    confidence: float
    where: str = "body"  # headline, deck, caption or body
    antecedent: Span | None = None  # where the speaker is "who": the phrase that it stands for


class Quote(NamedTuple):
    kind: QuoteKind
    text: str
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    speaker: Speaker
    cue: Cue | None
    rule: str
    why: str  # a sentence for readers: why this speaker, or why none
    confidence: float
    where: str = "body"


class CountryMention(NamedTuple):
    span: Span
    text: str
    how: str  # name, adjective, people, capital, seat, short form, former name


@dataclass(frozen=True, slots=True)
class CountryRead:
    code: str  # ISO 3166-1 alpha-2; XK for Kosovo
    mentions: tuple[CountryMention, ...]
    why: str = ""  # a sentence for readers: by which words


class OfficialMention(NamedTuple):
    span: Span
    text: str
    how: str  # full name, surname, title, pronoun


@dataclass(frozen=True, slots=True)
class OfficialRead:
    name: str  # the fullest name that the story gives
    office: str  # the story's words in lower case, without the country; offices joined by "; "
    country: str | None  # ISO code; None for an international body's
    mentions: tuple[OfficialMention, ...]
    person: str = ""  # slug of the person in the reference, where exactly one fits
    why: str = ""  # sentences for readers: where the post, the country and the person come from
    by_reference: bool = False  # the story gives no post


@dataclass(frozen=True, slots=True)
class PostEvidence:
    """A person named with a post, and when the reference says that he held it: evidence for the year."""

    name: str
    office: str  # for readers: "foreign minister of North Korea"
    text: str  # the naming, verbatim
    span: Span
    terms: tuple[tuple[date, date | None], ...]  # inclusive start, exclusive end; None while in office


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    layout: Layout
    date: StoryDate
    quotes: tuple[Quote, ...] = ()
    countries: tuple[CountryRead, ...] = ()
    officials: tuple[OfficialRead, ...] = ()
    language: str = "en"
    notes: tuple[str, ...] = field(default=())  # what a curator should look at

    def slice(self, span: Span | None) -> str:
        return self.text[span[0] : span[1]] if span else ""

    @property
    def headline(self) -> str:
        return self.slice(self.layout.headline)

    def as_json(self) -> dict[str, Any]:
        """The object of `read_story`; docs/reading.md describes it."""
        layout, dateline = self.layout, self.layout.dateline
        return {
            "headline": self.slice(layout.headline),
            "deck": self.slice(layout.deck),
            "section": self.slice(layout.section),
            "byline": self.slice(layout.byline),
            "source": layout.source,
            "dateline": {"text": dateline.text, "place": dateline.place, "span": list(dateline.span)}
            if dateline
            else {"text": "", "place": "", "span": None},
            "date": {
                "value": self.date.value,
                "how": self.date.how,
                "candidates": list(self.date.candidates),
                "evidence": list(self.date.evidence),
            },
            "captions": [
                {"text": caption.text, "credit": caption.credit, "span": list(caption.span)}
                for caption in layout.captions
            ],
            "paragraphs": [self.slice(span) for span in layout.paragraphs],
            "layout": [list(part) for part in layout.parts],
            "quotes": [
                {
                    "kind": quote.kind,
                    "text": quote.text,
                    "spans": [list(span) for span in quote.spans],
                    "quoted": [list(span) for span in quote.quoted],
                    "speaker": {
                        "text": quote.speaker.text,
                        "span": list(quote.speaker.span) if quote.speaker.span else None,
                        "name": quote.speaker.name,
                        "type": quote.speaker.type,
                    },
                    "cue": {"text": quote.cue.text, "span": list(quote.cue.span)} if quote.cue else None,
                    "rule": quote.rule,
                    "why": quote.why,
                    "confidence": quote.confidence,
                }
                for quote in self.quotes
            ],
            "countries": [
                {
                    "code": country.code,
                    "mentions": [{"span": list(m.span), "text": m.text, "how": m.how} for m in country.mentions],
                    "why": country.why,
                }
                for country in self.countries
            ],
            "officials": [
                {
                    "name": official.name,
                    "office": official.office,
                    "country": official.country,
                    "mentions": [{"span": list(m.span), "text": m.text, "how": m.how} for m in official.mentions],
                    "why": official.why,
                }
                for official in self.officials
            ],
        }
