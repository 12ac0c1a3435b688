"""Where a story holds the words that a reader looked for; never outside what the audience may read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple

from articles.browse.hits import Finder, Hit, marked
from articles.models import Article, Quote
from articles.models.kept_query import KeptQuery
from articles.models.quote import WORD_FOR_WORD
from articles.search.expression import Node

AROUND = 110  # characters each side of the hits
TOGETHER = 200  # hits so near each other are shown in one passage
MOST_SEARCHED = 50_000  # characters of one story


_quotes = KeptQuery(
    lambda articles: (
        Quote.objects.filter(article__in=articles, kind__in=WORD_FOR_WORD)
        .order_by("article", "position")
        .values_list("article", "pk", "text")
    )
)


@dataclass(frozen=True, slots=True)
class Passage:
    pieces: tuple[tuple[str, bool], ...]  # (words, whether they were looked for)
    anchor: str = ""  # on the story's page; "" where nothing was found
    cut_before: bool = False
    cut_behind: bool = False


class _Segment(NamedTuple):
    """What stands at one place of the story's page."""

    text: str
    anchor: str = ""


def attach_passages(articles: Sequence[Article], words: Node | None, *, audience: str) -> None:
    """Give each article of a list its `passage`: the hits with words around them, else its opening. A query in all."""
    finder = Finder(words)
    quotes = _quotes_of_excerpts(articles, audience)
    for article in articles:
        segments = list(_readable(article, quotes.get(article.pk, []), audience))
        article.passage = _passage(segments, finder)


def attach_hits(quotes: Sequence[Quote], words: Node | None) -> None:
    """Give each quote of a list its `marked_pieces`: its pieces, parted at the words that were looked for."""
    finder = Finder(words)
    for quote in quotes:
        quote.marked_pieces = [list(marked(piece, finder.hits(piece))) for piece in quote.pieces]


def _quotes_of_excerpts(articles: Sequence[Article], audience: str) -> dict[int, list[tuple[int, str]]]:
    """(id, words) of what may be read of stories of which the rest may not."""
    partly = [
        article.pk for article in articles if article.shows_quotes_to(audience) and not article.shows_text_to(audience)
    ]
    quotes: dict[int, list[tuple[int, str]]] = {}
    for number, pk, text in _quotes.tuples(partly):
        quotes.setdefault(number, []).append((pk, text))
    return quotes


def _readable(article: Article, quotes: Sequence[tuple[int, str]], audience: str) -> Iterator[_Segment]:
    """What the audience may read: the body, or the opening and the quotes, or nothing."""
    if article.shows_text_to(audience):
        for number, span in enumerate(article.paragraphs, 1):
            yield _Segment(article.slice(span), f"p{number}")
    elif article.shows_quotes_to(audience):
        yield _Segment(article.excerpt(), "p1")
        yield from (_Segment(f"“{text}”", f"q{pk}") for pk, text in quotes)
    else:
        return
    if article.deck:
        yield _Segment(article.deck)


def _passage(segments: Sequence[_Segment], finder: Finder) -> Passage | None:
    best: tuple[int, _Segment, list[Hit]] | None = None
    for segment, hits in _hits_of(segments, finder):
        for together in _together(hits):
            different = len({hit.wanted for hit in together})
            if best is None or different > best[0]:
                best = (different, segment, together)
        if best and best[0] == finder.wanted:
            break
    return _around(best[1], best[2]) if best else _opening(segments)


def _hits_of(segments: Sequence[_Segment], finder: Finder) -> Iterator[tuple[_Segment, list[Hit]]]:
    """Each segment that holds any, with its own; looked for in all of them at once."""
    if not finder.wanted:
        return
    starts = [0, *accumulate(len(segment.text) + 1 for segment in segments)]
    whole = "\n".join(segment.text for segment in segments)[:MOST_SEARCHED]
    for number, found in groupby(finder.hits(whole), key=lambda hit: bisect_right(starts, hit.start) - 1):
        segment, start = segments[number], starts[number]
        hits = [Hit(hit.start - start, hit.end - start, hit.wanted) for hit in found]
        yield segment, [hit for hit in hits if hit.end <= len(segment.text)]


def _together(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Each hit with those behind it that are near."""
    last = 0
    for first, hit in enumerate(hits):
        last = max(last, first)
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= TOGETHER:
            last += 1
        yield list(hits[first : last + 1])


def _around(segment: _Segment, hits: Sequence[Hit]) -> Passage:
    text = segment.text
    start, end = max(0, hits[0].start - AROUND), min(len(text), hits[-1].end + AROUND)
    if start:
        start = text.find(" ", start, hits[0].start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", 0, end), hits[-1].end)
    inside = [Hit(hit.start - start, hit.end - start, hit.wanted) for hit in hits]
    return Passage(tuple(marked(text[start:end], inside)), segment.anchor, start > 0, end < len(text))


def _opening(segments: Sequence[_Segment]) -> Passage | None:
    first = [segment for segment in segments[:5] if segment.anchor]
    text = (" … " if any(segment.anchor.startswith("q") for segment in first) else " ").join(
        segment.text for segment in first
    )
    if not text:
        return None
    end = min(len(text), 3 * AROUND)
    if end == len(text):
        return Passage(((text, False),))
    end = text.rfind(" ", 0, end) if text.rfind(" ", 0, end) > 0 else end
    return Passage(((text[:end].rstrip(" …"), False),), cut_behind=True)
