"""A layout in the making: the story's lines and what has been found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from articles.reading.types import Caption, Dateline, Part, Span

MOST_LINES = 1500  # lines that are looked at one by one; no story has as many, what follows is taken as body

# All that `str.strip` takes for blanks, and those of no width.
_BLANKS = (
    "\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029 \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u202f\u205f\u3000\u200b\u200c\ufeff"
)


@dataclass(slots=True)
class Line:
    """A line without the blanks around it, and the part of the story that it was found to be."""

    start: int
    end: int
    text: str
    part: Part | None = None
    pieces: tuple[tuple[int, int, Part], ...] = ()  # where one line holds several parts
    no_aside: bool = False  # looked at, and found to be neither furniture nor byline, rubric or date

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(slots=True)
class Draft:
    """A layout in the making."""

    text: str
    lines: list[Line]
    rest: list[Span]  # the lines beyond the first 1,500
    dateline: Dateline | None = None
    headline: Span | None = None
    deck: Span | None = None
    section: Span | None = None
    byline: Span | None = None
    captions: list[Caption] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    _captions_seen: set[str] = field(default_factory=set)

    def add_caption(self, text_span: Span, credit_span: Span | None) -> None:
        """Keep a caption, once even if the page prints it twice."""
        text = self.text[slice(*text_span)]
        key = squeeze(text)
        if key in self._captions_seen:
            return
        self._captions_seen.add(key)
        credit = self.text[slice(*credit_span)] if credit_span else ""
        self.captions.append(Caption(text, credit, text_span, credit_span))


def draft_of(text: str) -> Draft:
    """A draft of `text` with its lines."""
    found = _lines(text)
    lines = [Line(*line) for line in islice(found, MOST_LINES)]
    return Draft(text, lines, [(start, end) for start, end, _ in found])


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each line that holds more than blanks stands, without those around it, and what it says."""
    before = 0
    for whole in text.splitlines(keepends=True):
        line = whole.strip(_BLANKS)
        if line:
            start = before if line[0] == whole[0] else before + whole.index(line)
            yield start, start + len(line), line
        before += len(whole)


def squeeze(text: str) -> str:
    """The text with every run of blanks as one."""
    return " ".join(text.split())
