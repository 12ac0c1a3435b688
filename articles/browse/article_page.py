"""One story as its page shows it to an audience."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from articles.browse.marking import Run, Span, runs_of, visible_everywhere
from articles.models import Article, ArticleVersion, Audience, Correction, Country, Mention, Official, Quote


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
class VersionDiff:
    number: int
    arrived_at: object
    replaced_at: object
    changes: list[tuple[str, str]]  # ("same" | "gone" | "new", words)


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
    versions: list[VersionDiff] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


def show_article(article: Article, *, audience: str) -> ArticlePage:
    """Everything on the page that the source's rights let this audience see, with the story's history."""
    (page,) = show_articles([article], audience=audience)
    return replace(
        page,
        versions=version_diffs(article) if page.whole else [],
        corrections=list(Correction.objects.public().filter(article=article)),
    )


def show_articles(articles: Sequence[Article], *, audience: str) -> list[ArticlePage]:
    """Several stories, as feeds carry them; two queries, however many there are."""
    quotes: dict[int, list[Quote]] = {article.pk: [] for article in articles}
    mentions: dict[int, list[Mention]] = {article.pk: [] for article in articles}
    readable = Quote.objects.filter(article__in=articles).readable_by(audience)
    for quote in readable.select_related("official", "institution").order_by("position"):
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
    seen: set[int] = set()

    def runs(span: Span) -> list[Run]:
        return runs_of(article.text, span, quotes, mentions, visible, seen)

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
        spans += [(start, end) for start, end in quote.quoted]
        if quote.speaker_end:
            spans.append((quote.speaker_start, quote.speaker_end))
    return spans


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


def version_diffs(article: Article) -> list[VersionDiff]:
    """What each later text changed, word by word, newest first."""
    versions: list[ArticleVersion] = list(article.versions.order_by("number"))
    texts = [*(version.text for version in versions), article.text]
    return [
        VersionDiff(version.number, version.arrived_at, version.replaced_at, diff_words(version.text, text))
        for version, text in zip(versions, texts[1:], strict=True)
    ][::-1]


def diff_words(old: str, new: str) -> list[tuple[str, str]]:
    """("same" | "gone" | "new", words), in order; the white space stays with the words."""
    left, right = re.findall(r"\S+\s*|\s+", old), re.findall(r"\S+\s*|\s+", new)
    changes = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(("same", "".join(left[a:b])))
            continue
        if a < b:
            changes.append(("gone", "".join(left[a:b])))
        if c < d:
            changes.append(("new", "".join(right[c:d])))
    return changes
