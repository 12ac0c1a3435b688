"""Rows for tests, made as short as they can be said."""

import itertools
from datetime import UTC, date, datetime

from django.utils.text import slugify

from articles.formats.digest import digest_of
from articles.models import (
    Article,
    Country,
    Mention,
    Official,
    OfficialName,
    Quote,
    Rights,
    Source,
    State,
)
from articles.models.article import stable_id
from articles.search.index import index_articles

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
numbers = itertools.count(1)


def make_source(name="Meridian", rights=Rights.WHOLE, **values) -> Source:
    return Source.objects.create(name=name, slug=name.lower().replace(" ", "-"), rights=rights, **values)


def make_country(code="NO", name="Norway", **values) -> Country:
    return Country.objects.create(code=code, name=name, slug=name.lower().replace(" ", "-"), **values)


def make_official(name="Astrid Solheim", **values) -> Official:
    slug = slugify(name)
    official = Official.objects.create(name=name, slug=slug, surname=name.split()[-1][:100], **values)
    OfficialName.objects.create(official=official, name=name, folded=name.lower())
    return official


def make_article(
    headline="Ferry line to open in June",
    body="OSLO, April 10. /Meridian/. The ferry opens in June.",
    source=None,
    state=State.PUBLISHED,
    day=date(2018, 4, 10),
    **values,
) -> Article:
    """A saved story of a headline and one paragraph, found by search."""
    headline = f"{headline} ({next(numbers)})" if Article.objects.filter(headline=headline).exists() else headline
    text = f"{headline}\n\n{body}"
    digest = digest_of(text)
    article = Article.objects.create(
        stable_id=stable_id(digest),
        source=source,
        state=state,
        text=text,
        text_length=len(text),
        sha256=digest,
        headline=headline,
        headline_start=0 if headline else None,
        headline_end=len(headline) or None,
        layout=[[0, len(headline), "headline"]] * bool(headline) + [[len(headline), len(text), "body"]],
        paragraphs=[[len(headline) + 2, len(text)]],
        date=day,
        date_how="stated" if day else "unknown",
        imported_at=NOW,
        changed_at=NOW,
        published_at=NOW if state != State.DRAFT else None,
        **values,
    )
    index_articles([article])
    return article


def make_quote(article: Article, words: str, official=None, **values) -> Quote:
    """A direct quote of `words`, which stand in the story's text."""
    start = article.text.index(words)
    rule, why = values.pop("rule", "test"), values.pop("why", "")
    quote = Quote(
        article=article,
        article_length=article.text_length,
        position=article.quotes.count(),
        text=words,
        start=start,
        end=start + len(words),
        official=official,
        speaker_name=official.name if official else "",
        speaker_type="person" if official else "unknown",
        **(
            {
                "kind": "direct",
                "spans": [[start, start + len(words)]],
                "quoted": [[start, start + len(words)]],
                "confidence": 1.0,
            }
            | values
        ),
    )
    quote.explain(rule, why)
    quote.save()
    index_articles([article])
    return quote


def make_mention(article: Article, words: str, **values) -> Mention:
    start = article.text.index(words)
    mention = Mention.objects.create(
        article=article,
        number=article.mentions.count(),
        article_length=article.text_length,
        start=start,
        end=start + len(words),
        text=words,
        how="name",
        **values,
    )
    index_articles([article])
    return mention
