"""Where a story holds the words that a reader looked for; never outside what the audience may read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article, Quote, Rights
from articles.models.audience import Audience
from articles.search.query import Term, parse_terms

AROUND = 110  # characters each side of the first hit


@dataclass(frozen=True, slots=True)
class Passage:
    pieces: tuple[tuple[str, bool], ...]  # (words, whether they were looked for)
    cut_before: bool = False
    cut_behind: bool = False


def attach_passages(articles: Sequence[Article], q: str, *, audience: str) -> None:
    """Give each article of a list its `passage`: the hit with words around it, else its opening. Two queries in all."""
    pattern = _pattern([term for term in parse_terms(q) if term.wanted]) if q else None
    texts = _open_texts(articles, audience)
    for article in articles:
        article.passage = _passage(texts[article.pk], pattern)


def _open_texts(articles: Sequence[Article], audience: str) -> dict[int, str]:
    """What the audience may read of each: the body, or the opening and the quotes, or nothing."""
    excerpts = [article.pk for article in articles if not article.shows_text_to(audience)]
    quotes: dict[int, list[str]] = {}
    if any(article.rights == Rights.EXCERPT for article in articles if article.pk in set(excerpts)):
        readable = Quote.objects.readable_by(Audience.PUBLIC).filter(article__in=excerpts).order_by("position")
        for number, text in readable.values_list("article", "text"):
            quotes.setdefault(number, []).append(f"“{text}”")
    texts = {}
    for article in articles:
        if article.shows_text_to(audience):
            texts[article.pk] = " ".join(article.slice(span) for span in article.paragraphs)
        elif article.shows_quotes_to(audience):
            texts[article.pk] = " … ".join([article.excerpt(), *quotes.get(article.pk, [])])
        else:
            texts[article.pk] = ""
    return texts


def _pattern(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """Words as a reader means them: any ending behind the stem of a word."""
    words = [r"\W{1,3}".join(re.escape(word) for word in term.words) for term in terms]
    return re.compile(rf"\b(?:{'|'.join(words)})\w{{0,4}}", re.IGNORECASE) if words else None


def _passage(text: str, pattern: re.Pattern[str] | None) -> Passage | None:
    if not text:
        return None
    hit = pattern.search(text) if pattern else None
    start = max(0, hit.start() - AROUND) if hit else 0
    end = min(len(text), (hit.end() if hit else 2 * AROUND) + AROUND)
    if start:
        start = text.find(" ", start, hit.start()) + 1 or start
    if end < len(text):
        end = text.rfind(" ", 0, end) if text.rfind(" ", 0, end) > start else end
    cut_behind = end < len(text)
    shown = text[start:end].rstrip(" …") if cut_behind else text[start:end]
    return Passage(tuple(_marked(shown, pattern)), cut_before=start > 0, cut_behind=cut_behind)


def _marked(text: str, pattern: re.Pattern[str] | None):
    at = 0
    for match in pattern.finditer(text) if pattern else ():
        if match.start() > at:
            yield text[at : match.start()], False
        yield match.group(), True
        at = match.end()
    if at < len(text):
        yield text[at:], False
