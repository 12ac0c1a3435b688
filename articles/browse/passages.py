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


class _Readable(NamedTuple):
    """What stands on the story's page, part by part."""

    texts: list[str]
    anchors: list[str]  # of each


def attach_passages(articles: Sequence[Article], words: Node | None, *, audience: str) -> None:
    """Give each article of a list its `passage`: the hits with words around them, else its opening. A query in all."""
    finder = Finder(words)
    quotes = _quotes_of_excerpts(articles, audience)
    for article in articles:
        article.passage = _passage(_readable(article, quotes.get(article.pk, []), audience), finder)


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


def _readable(article: Article, quotes: Sequence[tuple[int, str]], audience: str) -> _Readable:
    """What the audience may read: the body, or the opening and the quotes, or nothing."""
    if article.shows_text_to(audience):
        text = article.text
        texts = [text[start:end] for start, end in article.paragraphs]
        anchors = [f"p{number}" for number in range(1, len(texts) + 1)]
    elif article.shows_quotes_to(audience):
        texts = [article.excerpt(), *(f"“{text}”" for _pk, text in quotes)]
        anchors = ["p1", *(f"q{pk}" for pk, _text in quotes)]
    else:
        return _Readable([], [])
    if article.deck:
        texts.append(article.deck)
        anchors.append("")
    return _Readable(texts, anchors)


def _passage(readable: _Readable, finder: Finder) -> Passage | None:
    if best := _best_hits(readable.texts, finder):
        place, hits = best
        return _around(readable.texts[place], readable.anchors[place], hits)
    return _opening(readable)


def _best_hits(texts: Sequence[str], finder: Finder) -> tuple[int, list[Hit]] | None:
    """The first near each other in one text that hold most of what was looked for, and the place of the text."""
    best, most = None, 0
    for place, hits in _hits_of(texts, finder):
        for together in _together(hits):
            different = len({hit.wanted for hit in together})
            if different > most:
                best, most = (place, together), different
            if most == finder.wanted:
                return best
    return best


def _hits_of(texts: Sequence[str], finder: Finder) -> Iterator[tuple[int, list[Hit]]]:
    """The place of each text that holds any, with its own; looked for in all of them at once."""
    if not finder.wanted:
        return
    found = finder.hits("\n".join(texts)[:MOST_SEARCHED])
    if not found:
        return
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    for place, several in groupby(found, key=lambda hit: bisect_right(starts, hit.start) - 1):
        start = starts[place]
        hits = [Hit(hit.start - start, hit.end - start, hit.wanted) for hit in several]
        yield place, [hit for hit in hits if hit.end <= len(texts[place])]


def _together(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Each hit with those behind it that are near."""
    last = 0
    for first, hit in enumerate(hits):
        last = max(last, first)
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= TOGETHER:
            last += 1
        yield list(hits[first : last + 1])


def _around(text: str, anchor: str, hits: Sequence[Hit]) -> Passage:
    start, end = max(0, hits[0].start - AROUND), min(len(text), hits[-1].end + AROUND)
    if start:
        start = text.find(" ", start, hits[0].start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", 0, end), hits[-1].end)
    inside = [Hit(hit.start - start, hit.end - start, hit.wanted) for hit in hits]
    return Passage(tuple(marked(text[start:end], inside)), anchor, start > 0, end < len(text))


def _opening(readable: _Readable) -> Passage | None:
    first = [(text, anchor) for text, anchor in zip(readable.texts[:5], readable.anchors[:5], strict=True) if anchor]
    text = (" … " if any(anchor[0] == "q" for _text, anchor in first) else " ").join(text for text, _anchor in first)
    if not text:
        return None
    end = min(len(text), 3 * AROUND)
    if end == len(text):
        return Passage(((text, False),))
    end = text.rfind(" ", 0, end) if text.rfind(" ", 0, end) > 0 else end
    return Passage(((text[:end].rstrip(" …"), False),), cut_behind=True)
