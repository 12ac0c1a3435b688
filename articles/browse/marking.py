"""Cuts a verbatim text into runs for showing: quotes marked in place, names linked, hidden passages left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from articles.models import Mention, Quote

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text, alike throughout; `link` is the page of the country or official that they name."""

    text: str
    link: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring pieces of one quote, or of none; `gap` stands for words that are not shown."""

    pieces: list[Piece] = field(default_factory=list)
    quote: Quote | None = None
    words: str = ""  # "quoted" between marks, "reported" without, "" outside quotes
    first: bool = False  # the quote's first run: it carries the anchor
    cites: Quote | None = None  # the quote whose number stands behind these words
    gap: bool = False


def visible_everywhere(length: int) -> list[Span]:
    return [(0, length)]


class Overlaps:
    """Intervals that are asked for those around a span, in the time of what is found."""

    def __init__(self, intervals: Iterable[tuple]) -> None:
        self._sorted = sorted(intervals, key=lambda interval: (interval[0], -interval[1]))
        self._starts = [interval[0] for interval in self._sorted]
        # How far the intervals up to each reach: where that is short of a span, none before it touches the span.
        self._reach = list(accumulate((interval[1] for interval in self._sorted), max))

    def touching(self, span: Span) -> list[tuple]:
        """Those that share a character with the span, by start, the longer first."""
        found = []
        at = bisect_left(self._starts, span[1])
        while at and self._reach[at - 1] > span[0]:
            at -= 1
            if self._sorted[at][1] > span[0]:
                found.append(self._sorted[at])
        return found[::-1]


class Marker:
    """Marks the spans of one text, one after the other: a quote's anchor is set in the first that holds it."""

    def __init__(
        self, text: str, quotes: Sequence[Quote], mentions: Iterable[Mention], visible: Sequence[Span]
    ) -> None:
        self.text = text
        self._quoted = Overlaps((s, e, quote, "quoted") for quote in quotes for s, e in quote.quoted)
        self._reported = Overlaps(
            (s, e, quote, "reported") for quote in quotes if not quote.quoted for s, e in quote.spans
        )
        self._names = Overlaps((mention.start, mention.end, mention) for mention in mentions)
        self._visible = Overlaps(_joined(visible))
        self._anchored: set[int] = set()

    def runs(self, span: Span) -> list[Run]:
        quoted = Overlaps([*self._quoted.touching(span), *self._reported.touching(span)])
        names = Overlaps(name for name in self._names.touching(span) if span[0] <= name[0] and name[1] <= span[1])
        visible = Overlaps(self._visible.touching(span))
        edges = set(span)
        for around in (quoted, names, visible):
            for s, e, *_rest in around.touching(span):
                edges |= {max(s, span[0]), min(e, span[1])}
        runs: list[Run] = []
        for piece in pairwise(sorted(edges)):
            if not visible.touching(piece):
                if not (runs and runs[-1].gap):
                    runs.append(Run(gap=True))
                continue
            # The shortest quote around the words is whose they are.
            around = quoted.touching(piece)
            quote, words = min(around, key=_shortest, default=(0, 0, None, ""))[2:]
            name = next((found for _s, _e, found in names.touching(piece)), None)
            self._append(runs, _piece(self.text[slice(*piece)], name), quote, words)
        return list(_numbered(runs))

    def _append(self, runs: list[Run], piece: Piece, quote: Quote | None, words: str) -> None:
        last = runs[-1] if runs else None
        if last and not last.gap and last.quote is quote and last.words == words:
            last.pieces.append(piece)
            return
        first = quote is not None and quote.pk not in self._anchored
        if first:
            self._anchored.add(quote.pk)
        runs.append(Run([piece], quote, words, first))


def _numbered(runs: Sequence[Run]) -> Iterator[Run]:
    """The same characters, with a quote's number behind its first run, or behind the mark that closes that run."""
    closing, cited = "", None
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        if closing:
            yield Run([Piece(closing)], cites=cited)
            first, *rest = run.pieces
            run = replace(run, pieces=[replace(first, text=first.text.removeprefix(closing)), *rest])
        closing, cited = "", run.quote if run.first else None
        if cited and run.words == "quoted" and after is not None and not (after.gap or after.quote):
            closing = next((mark for mark in _CLOSING if after.pieces[0].text.startswith(mark)), "")
        yield run if closing else replace(run, cites=cited)


_CLOSING = ("&quot;", "''", '"', "”", "’", "»", "'", "“")


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The same characters as spans that do not touch."""
    held: Span | None = None
    for start, end in sorted(spans):
        if held and start <= held[1]:
            held = (held[0], max(held[1], end))
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _shortest(quoted: tuple[int, int, Quote, str]) -> tuple[int, int]:
    start, end, quote, _words = quoted
    return end - start, quote.position


def _piece(text: str, mention: Mention | None) -> Piece:
    subject = (mention.country or mention.official) if mention else None
    return Piece(text, subject.get_absolute_url(), subject.name) if subject else Piece(text)
