"""Cuts a verbatim text into runs for showing: quotes marked in place, names linked, hidden passages left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

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

    pieces: tuple[Piece, ...] = ()
    quote: Quote | None = None
    words: str = ""  # "quoted" between marks, "reported" without, "" outside quotes
    first: bool = False  # the quote's first run: it carries the anchor
    gap: bool = False


def visible_everywhere(length: int) -> list[Span]:
    return [(0, length)]


def runs_of(
    text: str, span: Span, quotes: Sequence[Quote], mentions: Iterable[Mention], visible: Sequence[Span], seen: set[int]
) -> list[Run]:
    """The runs of `text[span]`. `seen` collects the quotes whose anchor has been set."""
    start, end = span
    quoted = [(s, e, quote, "quoted") for quote in quotes for s, e in quote.quoted if s < end and e > start]
    inside = {quote.pk for _s, _e, quote, _words in quoted}
    quoted += [
        (s, e, quote, "reported")
        for quote in quotes
        if not quote.quoted and quote.pk not in inside
        for s, e in quote.spans
        if s < end and e > start
    ]
    names = [(m.start, m.end, m) for m in mentions if start <= m.start and m.end <= end]
    edges = {start, end}
    for s, e, *_rest in [*quoted, *names]:
        edges |= {max(s, start), min(e, end)}
    for s, e in visible:
        edges |= {edge for edge in (s, e) if start < edge < end}
    runs: list[Run] = []
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        if not any(s <= left and right <= e for s, e in visible):
            if not (runs and runs[-1].gap):
                runs.append(Run(gap=True))
            continue
        around = [(s, e, quote, words) for s, e, quote, words in quoted if s <= left and right <= e]
        # The shortest quote around the words is whose they are.
        quote, words = min(((e - s, q.position, q, w) for s, e, q, w in around), default=(0, 0, None, ""))[2:]
        name = next((mention for s, e, mention in names if s <= left and right <= e), None)
        _append(runs, _piece(text[left:right], name), quote, words, seen)
    return runs


def _piece(text: str, mention: Mention | None) -> Piece:
    subject = (mention.country or mention.official) if mention else None
    return Piece(text, subject.get_absolute_url(), subject.name) if subject else Piece(text)


def _append(runs: list[Run], piece: Piece, quote: Quote | None, words: str, seen: set[int]) -> None:
    last = runs[-1] if runs else None
    if last and not last.gap and last.quote is quote and last.words == words:
        runs[-1] = Run((*last.pieces, piece), quote, words, last.first)
        return
    first = quote is not None and quote.pk not in seen
    if first:
        seen.add(quote.pk)
    runs.append(Run((piece,), quote, words, first))
