"""Stories of `archive_stories` as rows of the archive and of its index: every span and name is known."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Model

from articles.models import (
    Article,
    Country,
    Mention,
    Official,
    OfficialName,
    Quote,
    Reasoning,
    Rights,
    Source,
    StoryGroup,
)
from articles.models.bulk_rows import insert_rows, next_numbers
from articles.search.entries import QuoteFacts, StoryFacts
from articles.search.story_text import body_text
from articles.search.story_words import words_of_story
from tests.benchmarks import newsroom_words as words
from tests.benchmarks.archive_stories import Cast, Newsroom, Person, Story

NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)
OFFICIALS = 5000
AGENCIES = tuple(agency for agency, _style in words.AGENCIES) + words.listed("""
    Boreal Cascade Delmar Estuary Foreland Gannet Hyperion Isthmus Juniper Keystone Larkspur Monsoon
""")
FEW_RIGHTS = {3: Rights.EXCERPT, 8: Rights.EXCERPT, 12: Rights.EXCERPT, 15: Rights.HEADLINE}
DRAFTS_EVERY = 400


class Table:
    """Rows of one model: the values of some fields differ, all others are the same."""

    def __init__(self, model: type[Model], differing: str, **same: Any) -> None:
        self.model, row, names = model, model(**same), tuple(differing.split())
        others = [field for field in model._meta.concrete_fields if field.attname not in names]
        self.names = (*names, *(field.attname for field in others))
        self.same = tuple(field.get_db_prep_save(getattr(row, field.attname), connection) for field in others)

    def insert(self, rows: Iterable[tuple]) -> None:
        insert_rows(self.model, self.names, (row + self.same for row in rows))


class Rows:
    """Whom and what stories name, made or found in the database; writes stories."""

    def __init__(self, officials: int = OFFICIALS) -> None:
        dice = random.Random("cast")
        self.countries = sorted(Country.objects.all(), key=lambda country: country.code)
        dice.shuffle(self.countries)
        _make_officials(random.Random("officials"), self.countries, officials)
        self.officials = list(Official.objects.order_by("slug"))
        dice.shuffle(self.officials)
        self.sources = _make_sources()
        at = {country.pk: number for number, country in enumerate(self.countries)}
        self.newsroom = Newsroom(
            Cast(
                countries=[country.name for country in self.countries],
                places=[seat for country in self.countries for seat in country.capitals[:1]],
                officials=[
                    Person(one.name, dice.choice(words.TITLES), at.get(one.country_id, dice.randrange(len(at))))
                    for one in self.officials
                ],
                agencies=[source.name for source in self.sources],
            )
        )
        self.articles = Table(
            Article,
            "id stable_id source_id state group_id standing text text_length sha256 headline headline_end section "
            "dateline place layout paragraphs date date_how date_evidence",
            headline_start=0,
            imported_at=NOW,
            published_at=NOW,
            changed_at=NOW,
        )
        self.quotes = Table(
            Quote,
            "id article_id article_length position kind text spans quoted start end speaker_text speaker_start "
            "speaker_end cue_start cue_end speaker_name speaker_type official_id reasoning_id",
            cue_text="said",
            confidence=0.9,
        )
        self.mentions = Table(
            Mention, "article_id number article_length start end text country_id official_id quote_id", how="name"
        )
        self.groups = Table(StoryGroup, "id")
        reasons = [("subject before verb", wording) for wording in ("“{naming}” is who says it.", "")]
        numbers = Reasoning.objects.numbers_of(reasons)
        self.said, self.not_told = [numbers[reason] for reason in reasons]

    def tell_cast(self, path: Path) -> None:
        """The slugs that questions ask for, the most mentioned first."""
        lists = {"countries": self.countries, "officials": self.officials, "sources": self.sources}
        path.write_text(json.dumps({name: [row.slug for row in rows] for name, rows in lists.items()}))

    def write(self, stories: Sequence[Story]) -> list[StoryFacts]:
        """Write these stories within the transaction at hand; what the index is to know of those that are published.

        A copy stands behind its original.
        """
        groups = self._write_groups(stories)
        numbers = next_numbers(Article, len(stories))
        said = iter(next_numbers(Quote, sum(len(story.quotes) for story in stories)))
        articles: list[tuple] = []
        quotes: list[tuple] = []
        mentions: list[tuple] = []
        facts = []
        for pk, story in zip(numbers, stories, strict=True):
            group = groups.get(story.original)
            own = [self._quote(next(said), pk, story, place) for place in range(len(story.quotes))]
            subjects = [self._mention(pk, story, place, own) for place in range(len(story.named))]
            articles.append(self._article(pk, story, group))
            quotes += own
            mentions += subjects
            if not is_draft(story):
                facts.append(self._facts(pk, story, group, own, subjects))
        self.articles.insert(articles)
        self.quotes.insert(quotes)
        self.mentions.insert(mentions)
        return facts

    def _write_groups(self, stories: Sequence[Story]) -> dict[int, int]:
        originals = sorted({story.original for story in stories if story.original != story.number})
        groups = dict(zip(originals, next_numbers(StoryGroup, len(originals)), strict=True))
        self.groups.insert((group,) for group in groups.values())
        return groups

    def _article(self, pk: int, story: Story, group: int | None) -> tuple:
        head, line = story.dateline
        layout = [[0, head, "headline"], [head, line, "dateline"], [line, len(story.text), "body"]]
        return (
            pk,
            f"{story.number + 1:032x}",
            self.sources[story.agency].pk,
            "draft" if is_draft(story) else "published",
            group,
            story.number - story.original,
            story.text,
            len(story.text),
            f"{story.number:064x}",
            story.title,
            len(story.title),
            story.section,
            story.text[head:line],
            story.place,
            json.dumps(layout),
            json.dumps(story.paragraphs),
            story.day.isoformat() if story.day else None,
            "stated" if story.day else "unknown",
            '["The file says so."]' if story.day else "[]",
        )

    def _quote(self, pk: int, article: int, story: Story, place: int) -> tuple:
        said, text = story.quotes[place], story.text
        official = None if said.official is None else self.officials[said.official]
        speaker = text[slice(*said.speaker)]
        return (
            pk,
            article,
            len(text),
            place,
            said.kind,
            text[slice(*(said.quoted or said.span))],
            json.dumps([said.span]),
            json.dumps([said.quoted] if said.quoted else []),
            *said.span,
            speaker,
            *said.speaker,
            *said.cue,
            official.name if official else "",
            "person" if official else "unknown",
            official.pk if official else None,
            self.said if official else self.not_told,
        )

    def _mention(self, article: int, story: Story, place: int, quotes: list[tuple]) -> tuple:
        named = story.named[place]
        return (
            article,
            place,
            len(story.text),
            *named.span,
            story.text[slice(*named.span)],
            None if named.country is None else self.countries[named.country].pk,
            None if named.official is None else self.officials[named.official].pk,
            None if named.quote is None else quotes[named.quote][0],
        )

    def _facts(
        self, pk: int, story: Story, group: int | None, quotes: list[tuple], mentions: list[tuple]
    ) -> StoryFacts:
        return StoryFacts(
            article=pk,
            rights=self.sources[story.agency].rights,
            day=story.day.isoformat() if story.day else None,
            group=group,
            standing=story.number - story.original,
            source=self.sources[story.agency].pk,
            section=story.section,
            place=story.place,
            headline=story.title,
            opening=story.text[slice(*story.paragraphs[0])],
            words=words_of_story(body_text(story.text, story.paragraphs), [row[5] for row in quotes]),
            quotes=[QuoteFacts(row[0], row[4], row[17], row[5]) for row in quotes],
            mentions=[row[-3:] for row in mentions],
        )


def is_draft(story: Story) -> bool:
    return story.number % DRAFTS_EVERY == 7


def _make_officials(dice: random.Random, countries: list[Country], officials: int) -> None:
    """Beside the reference's, as many met in stories as make that number."""
    for number in range(Official.objects.count(), officials):
        surname = f"{dice.choice(words.STEMS)}{dice.choice(words.ENDS)}"
        name = f"{dice.choice(words.GIVEN)} {surname}"
        made = Official.objects.create(
            name=name,
            slug=f"{name.lower().replace(' ', '-')}-{number}",
            surname=surname,
            country=dice.choice(countries[:60]),
            from_story=True,
        )
        OfficialName.objects.create(official=made, name=name, folded=name.lower())


def _make_sources() -> list[Source]:
    found = {source.slug: source for source in Source.objects.all()}
    for number, name in enumerate(AGENCIES):
        if name.lower() not in found:
            rights = FEW_RIGHTS.get(number, Rights.WHOLE)
            found[name.lower()] = Source.objects.create(name=name, slug=name.lower(), rights=rights)
    return [found[name.lower()] for name in AGENCIES]
