"""One story as its page shows it to an audience."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from articles.browse.marking import Marker, Run, Span, visible_everywhere
from articles.browse.version_diffs import VersionDiff, version_diffs
from articles.models import Article, Audience, Correction, Country, Mention, Official, Quote

# Marks of quotation that an excerpt shows with the words between them.
MARKS = frozenset("\"“”„«»‘’'")


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
    copies: list[Article] = field(default_factory=list)
    versions: list[VersionDiff] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


def show_article(article: Article, *, audience: str) -> ArticlePage:
    """Everything on the page that the source's rights let this audience see, with the story's history."""
    (page,) = show_articles([article], audience=audience)
    return replace(
        page,
        versions=version_diffs(article) if page.whole else [],
        copies=list(Article.objects.published().copies_of(article).for_lists()),
        corrections=list(Correction.objects.public().filter(article=article)),
    )


def show_articles(articles: Sequence[Article], *, audience: str) -> list[ArticlePage]:
    """Several stories, as feeds carry them; two queries, however many there are."""
    quotes: dict[int, list[Quote]] = {article.pk: [] for article in articles}
    mentions: dict[int, list[Mention]] = {article.pk: [] for article in articles}
    readable = Quote.objects.filter(article__in=articles).readable_by(audience)
    for quote in readable.select_related("official", "institution", "reasoning").order_by("position"):
        quotes[quote.article_id].append(quote)
    named = Mention.objects.filter(article__in=articles).select_related("country", "official")
    for mention in named.order_by("start", "-end"):
        mentions[mention.article_id].append(mention)
    return [_show(article, quotes[article.pk], mentions[article.pk], audience) for article in articles]


def _show(article: Article, quotes: list[Quote], mentions: list[Mention], audience: str) -> ArticlePage:
    for number, quote in enumerate(quotes, 1):
        quote.article = article  # already here: no query a row
        quote.number = number  # of those that this audience reads
    whole = article.shows_text_to(audience)
    visible = visible_everywhere(len(article.text)) if whole else _open_spans(article, quotes)
    runs = Marker(article.text, quotes, mentions, visible).runs
    shows_quotes = article.shows_quotes_to(audience)
    return ArticlePage(
        article=article,
        whole=whole,
        headline=runs((article.headline_start, article.headline_end)) if article.headline_end else [],
        deck=runs(_deck_span(article)) if article.deck and shows_quotes else [],
        captions=[_caption(article, caption, runs) for caption in article.captions] if whole else [],
        paragraphs=_shown([runs(tuple(span)) for span in article.paragraphs]) if shows_quotes else [],
        quotes=quotes,
        countries=_named(mentions, "country") if shows_quotes else [],
        officials=_named(mentions, "official") if shows_quotes else [],
        evidence=article.date_evidence if shows_quotes else [],
    )


def _open_spans(article: Article, quotes: Sequence[Quote]) -> list[Span]:
    """What an excerpt shows: the headline, and where quotes may be read the deck, the opening and the quoted words."""
    spans: list[Span] = []
    if article.headline_end:
        spans.append((article.headline_start, article.headline_end))
    if not article.shows_quotes_to(Audience.PUBLIC):
        return spans
    if article.deck:
        spans.append(_deck_span(article))
    if article.paragraphs:
        start = article.paragraphs[0][0]
        spans.append((start, start + len(article.excerpt())))
    for quote in quotes:
        spans += [_with_marks(article.text, start, end) for start, end in quote.quoted]
        if quote.speaker_end:
            spans.append((quote.speaker_start, quote.speaker_end))
    return _joined(article.text, spans)


def _with_marks(text: str, start: int, end: int) -> Span:
    """Quoted words with the marks around them."""
    return start - (text[start - 1 : start] in MARKS), end + (text[end : end + 1] in MARKS)


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans with no letter or digit between them are one: nothing is left out there."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not any(character.isalnum() for character in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _deck_span(article: Article) -> Span:
    return next(((start, end) for start, end, part in article.layout if part == "deck"), (0, 0))


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
