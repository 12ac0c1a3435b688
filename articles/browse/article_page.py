"""One story as its page shows it to an audience."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.browse.marking import Marker, Run
from articles.browse.open_spans import deck_span, visible_spans
from articles.browse.version_diffs import VersionDiff, version_diffs
from articles.models import Article, Correction, Country, Mention, Official, Quote


@dataclass(frozen=True, slots=True)
class ShownCaption:
    runs: list[Run]
    credit: str


@dataclass(frozen=True, slots=True)
class Named:
    """A country or official of the story, with the naming that speaks most for it."""

    subject: Country | Official
    count: int
    office: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    article: Article
    whole: bool  # whether this audience reads all of the text
    headline: list[Run]
    deck: list[Run]
    captions: list[ShownCaption]
    paragraphs: list[list[Run]]
    quotes: list[Quote]
    countries: list[Named]
    officials: list[Named]
    evidence: list[str]  # why this date
    copies: list[Article]
    versions: list[VersionDiff]
    corrections: list[Correction]


def show_article(article: Article, *, audience: str) -> ArticlePage:
    """Everything on the page that the source's rights let this audience see, with the story's history."""
    quotes = _quotes(article, audience)
    mentions = list(
        Mention.objects.filter(article=article).select_related("country", "official").order_by("start", "-end")
    )
    whole, shows_quotes = article.shows_text_to(audience), article.shows_quotes_to(audience)
    runs = Marker(article.text, quotes, mentions, visible_spans(article, quotes, audience)).runs
    return ArticlePage(
        article=article,
        whole=whole,
        headline=runs((article.headline_start, article.headline_end)) if article.headline_end else [],
        deck=runs(deck_span(article)) if article.deck and shows_quotes else [],
        captions=[_caption(article, caption, runs) for caption in article.captions] if whole else [],
        paragraphs=_shown([runs(tuple(span)) for span in article.paragraphs]) if shows_quotes else [],
        quotes=quotes,
        countries=_named(mentions, "country") if shows_quotes else [],
        officials=_named(mentions, "official") if shows_quotes else [],
        evidence=article.date_evidence if shows_quotes else [],
        copies=list(Article.objects.published().copies_of(article).for_lists()),
        versions=version_diffs(article) if whole else [],
        corrections=list(Correction.objects.public().filter(article=article)),
    )


def _quotes(article: Article, audience: str) -> list[Quote]:
    """Numbered as this audience reads them."""
    readable = Quote.objects.filter(article=article).readable_by(audience).order_by("position")
    quotes = list(readable.select_related("official", "institution", "reasoning"))
    for number, quote in enumerate(quotes, 1):
        quote.article = article  # already here: no query a row
        quote.number = number
    return quotes


def _caption(article: Article, caption: dict, runs) -> ShownCaption:
    start = article.text.find(caption["text"], caption["span"][0], caption["span"][1])
    return ShownCaption(runs((start, start + len(caption["text"]))), caption["credit"])


def _shown(paragraphs: list[list[Run]]) -> list[list[Run]]:
    """Paragraphs with something to read; several hidden ones in a row leave one gap."""
    shown: list[list[Run]] = []
    for runs in paragraphs:
        hidden = all(run.gap for run in runs)
        if not hidden or not (shown and shown[-1] and shown[-1][-1].gap):
            shown.append(runs)
    return shown


def _named(mentions: Sequence[Mention], kind: str) -> list[Named]:
    groups: dict[int, list[Mention]] = {}
    for mention in mentions:
        if number := getattr(mention, f"{kind}_id"):
            groups.setdefault(number, []).append(mention)
    named = [
        Named(getattr(group[0], kind), len(group), next((m.office for m in group if m.office), ""), group[0].text)
        for group in groups.values()
    ]
    return sorted(named, key=lambda entry: -entry.count)
