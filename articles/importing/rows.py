"""Prepared stories become rows. Called inside a transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple

from django.db import connection

from articles.formats.types import SourceDocument
from articles.importing.known_rows import KnownRows
from articles.importing.people import People
from articles.importing.prepared import ArticleValues, MentionValues, PreparedStory, QuoteValues
from articles.models import Article, DateHow, Mention, Quote, Review, Rights, Source, State
from articles.models.article import stable_id
from articles.models.bulk_rows import insert_rows, next_numbers
from articles.reading.wordings import Reason
from articles.search.entries import QuoteFacts, StoryFacts
from articles.search.index import index_stories

JSON_VALUES = {"told", "layout", "paragraphs", "captions", "date_candidates", "date_evidence"}
DAY_VALUES = {"date", "day_text", "date_how"}
# What an earlier version said of these stays where a later one is silent.
TOLD_VALUES = {"format", "file_name", "url", "identity", "version", "slugline", "given_date", "section"}
ARTICLE = (
    *("id", "stable_id", "source_id", "state", "sha256", "imported_at", "changed_at", "published_at", "text"),
    *("standing", "review_note"),
    *ArticleValues._fields,
)
QUOTE = ("id", "article_id", "official_id", "institution_id", "review", "reasoning_id", *QuoteValues._fields)
QuoteRow = NamedTuple("QuoteRow", [(name, object) for name in QUOTE])
QUOTE_FACTS = itemgetter(*map(QUOTE.index, ("id", "kind", "official_id", "text")))
MENTION = ("article_id", "number", "country_id", "official_id", "quote_id", *MentionValues._fields)
MENTION_FACTS = itemgetter(*map(MENTION.index, ("country_id", "official_id", "quote_id")))


class Details(NamedTuple):
    """What a story says beside its own row, with whom and what the archive knows by these names."""

    prepared: PreparedStory
    people: People
    countries: dict[str, int]
    institutions: dict[str, int | None]


class NewStory(NamedTuple):
    number: int  # the id that its article gets
    document: SourceDocument
    source: Source | None
    details: Details


def details_of(prepared: PreparedStory, known: KnownRows) -> Details:
    people = known.officials_of(prepared.people)
    countries = known.countries_of(prepared.countries)
    names = {quote[2] for quote in prepared.quotes if quote[2]}
    return Details(prepared, people, countries, {name: known.institution(name) for name in names})


def save_new(stories: Sequence[NewStory], known: KnownRows, *, state: str, now: datetime) -> None:
    """Write new articles with all that belongs to them, and make them findable."""
    known.people.write_new()
    moment = connection.ops.adapt_datetimefield_value(now)
    insert_rows(Article, ARTICLE, [_article_row(story, str(state), moment) for story in stories])
    number = sum(len(story.details.prepared.quotes) for story in stories)
    numbers = iter(next_numbers(Quote, number) if number else ())
    reasonings = known.reasonings_of(story.details.prepared for story in stories)
    quotes = [quote_rows(story.number, story.details, numbers, reasonings) for story in stories]
    together = list(zip(stories, quotes, strict=True))
    mentions = save_details([(story.number, story.details, rows) for story, rows in together])
    if state == State.PUBLISHED:
        index_stories(_facts_of_new(*story, rows) for story, rows in zip(together, mentions, strict=True))


def _article_row(story: NewStory, state: str, moment) -> tuple:
    prepared = story.details.prepared
    return (
        story.number,
        stable_id(prepared.digest).hex,
        story.source.pk if story.source else None,
        state,
        prepared.digest,
        moment,
        moment,
        moment if state == State.PUBLISHED else None,
        prepared.packed or story.document.text,
        0,
        "",
        *prepared.article,
    )


def quote_rows(
    article: int, details: Details, numbers: Iterator[int | None], reasonings: dict[Reason, int]
) -> list[QuoteRow]:
    machine = Review.MACHINE.value
    return [
        QuoteRow._make(
            (next(numbers), article, *_speaker(person, institution, details), machine, reasonings[reason], *values)
        )
        for values, person, institution, reason in details.prepared.quotes
    ]


def _speaker(person: str | None, institution: str | None, details: Details) -> tuple[int | None, int | None]:
    """The official and the institution of whom one speaks, or neither."""
    official = details.people.get(person) if person else None
    return official.pk if official else None, details.institutions.get(institution) if institution else None


def save_details(stories: Sequence[tuple[int, Details, Sequence[QuoteRow]]]) -> list[list[tuple]]:
    """Write what belongs to saved articles that have nothing yet; the quotes have ids. Gives the mentions of each."""
    insert_rows(Quote, QUOTE, [row for _article, _details, quotes in stories for row in quotes])
    mentions = [list(_mention_rows(*story)) for story in stories]
    insert_rows(Mention, MENTION, [row for rows in mentions for row in rows])
    return mentions


def _mention_rows(article: int, details: Details, quotes: Sequence[QuoteRow]) -> Iterator[tuple]:
    countries, people = details.countries, details.people
    for number, (values, code, person, quote) in enumerate(details.prepared.mentions):
        country, official = countries.get(code), people.get(person)
        if country or official:
            around = None if quote is None else quotes[quote].id
            yield article, number, country, official.pk if official else None, around, *values


def _facts_of_new(story: NewStory, quotes: Sequence[QuoteRow], mentions: Sequence[tuple]) -> StoryFacts:
    """What a story that is new to the archive, and in no group yet, is found by."""
    prepared, read = story.details.prepared, story.details.prepared.article
    named = {"section": read.section, "place": read.place, "headline": read.headline}
    return _facts(
        prepared, story.source, quotes, mentions, article=story.number, day=read.date, group=None, standing=0, **named
    )


def facts_of(
    article: Article, prepared: PreparedStory, quotes: Sequence[QuoteRow], mentions: Sequence[tuple]
) -> StoryFacts:
    """What a saved story is found by, of which these are the text and the rows."""
    day = article.date.isoformat() if article.date else None
    placed = {"article": article.pk, "day": day, "group": article.group_id, "standing": article.standing}
    named = {name: getattr(article, name) for name in ("section", "place", "headline")}
    return _facts(prepared, article.source, quotes, mentions, **placed, **named)


def _facts(
    prepared: PreparedStory,
    source: Source | None,
    quotes: Sequence[QuoteRow],
    mentions: Sequence[tuple],
    **others,
) -> StoryFacts:
    return StoryFacts(
        rights=source.rights if source else Rights.HEADLINE,
        source=source.pk if source else None,
        opening=prepared.opening,
        words=prepared.words,
        quotes=[*map(QuoteFacts._make, map(QUOTE_FACTS, quotes))],
        mentions=[*map(MENTION_FACTS, mentions)],
        **others,
    )


def fill_article(article: Article, prepared: PreparedStory) -> None:
    """Set every field of the article that its reading gives; saves nothing. A day that staff confirmed stays."""
    values = prepared.article._asdict()
    values |= {name: json.loads(values[name]) for name in JSON_VALUES}
    values["date"] = date.fromisoformat(values["date"]) if values["date"] else None
    settled = DAY_VALUES if article.date_how == DateHow.CONFIRMED else set()
    for name in values.keys() - TOLD_VALUES - settled:
        setattr(article, name, values[name])
    article.section = article.section or prepared.article.section
