"""Stories as feeds carry them: their words alone, as much as the public may read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.browse.marking import Span
from articles.browse.open_spans import deck_span, visible_spans
from articles.models import Article, Audience, Mention, Quote

GAP = "[…]"  # for words that are not shown


@dataclass(frozen=True, slots=True)
class Story:
    article: Article
    whole: bool  # whether the public reads all of the text
    deck: str
    paragraphs: list[str]
    subjects: list[str]  # its countries, then its officials, those named most often first


def stories_of(articles: Sequence[Article]) -> Iterator[Story]:
    """Two queries, however many there are."""
    excerpts = [article for article in articles if not article.shows_text_to(Audience.PUBLIC)]
    quotes: defaultdict[int, list[Quote]] = defaultdict(list)
    for quote in Quote.objects.filter(article__in=excerpts).readable_by(Audience.PUBLIC) if excerpts else ():
        quotes[quote.article_id].append(quote)
    subjects = _subjects([article for article in articles if article.shows_quotes_to(Audience.PUBLIC)])
    for article in articles:
        yield _story(article, visible_spans(article, quotes[article.pk], Audience.PUBLIC), subjects.get(article.pk, []))


def _story(article: Article, visible: Sequence[Span], subjects: list[str]) -> Story:
    shows_quotes = article.shows_quotes_to(Audience.PUBLIC)
    paragraphs = article.paragraphs if shows_quotes else []
    return Story(
        article=article,
        whole=article.shows_text_to(Audience.PUBLIC),
        deck=_words(article.text, deck_span(article), visible) if article.deck and shows_quotes else "",
        paragraphs=_one_gap([_words(article.text, span, visible) for span in paragraphs]),
        subjects=subjects,
    )


def _words(text: str, span: Sequence[int], visible: Sequence[Span]) -> str:
    """What of the span is visible: spans in order, with something between any two."""
    at, end = span
    parts = []
    for first, last in visible:
        if last <= at or first >= end:
            continue
        if first > at:
            parts.append(GAP)
        parts.append(text[max(first, at) : min(last, end)])
        at = last
    return "".join(parts if at >= end else [*parts, GAP])


def _one_gap(paragraphs: Sequence[str]) -> list[str]:
    """Several of which nothing is shown leave one gap, or none behind another."""
    shown: list[str] = []
    for words in paragraphs:
        if words != GAP or not (shown and shown[-1].endswith(GAP)):
            shown.append(words)
    return shown


def _subjects(articles: Sequence[Article]) -> dict[int, list[str]]:
    """The names of countries and officials by story."""
    numbers: defaultdict[tuple[int, str], dict[int, list]] = defaultdict(dict)  # by story and field: [mentions, name]
    named = Mention.objects.filter(article__in=articles).order_by("start", "-end")
    for story, country, country_name, official, official_name in named.values_list(
        "article", "country", "country__name", "official", "official__name"
    ):
        for field, subject, name in (("country", country, country_name), ("official", official, official_name)):
            if subject:
                numbers[story, field].setdefault(subject, [0, name])[0] += 1
    return {
        article.pk: [
            name
            for field in ("country", "official")
            for _number, name in sorted(numbers[article.pk, field].values(), key=lambda pair: -pair[0])
        ]
        for article in articles
    }
