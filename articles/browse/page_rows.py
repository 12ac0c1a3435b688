"""The rows of one page of a list: stories or quotes with what is shown of them, whatever the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from articles.models import Article, Institution, Official, Quote, Source, State
from articles.models.kept_query import KeptQuery

_HEAD = ("headline", "language", "text", "paragraphs", "date", "day_text", "date_how", "state", "source")
_WORDS = ("article", "position", "kind", "text", "spans", "quoted", "speaker_text", "speaker_name", "review")

# By their numbers alone: with a condition more, SQLite would begin with that.
_stories = KeptQuery(
    lambda numbers: Article.objects.filter(pk__in=numbers).only(*_HEAD, "deck", "section", "place", "group").order_by()
)
_quotes = KeptQuery(
    lambda numbers: Quote.objects.filter(pk__in=numbers).only(*_WORDS, "official", "institution").order_by()
)
_stories_of_quotes = KeptQuery(lambda numbers: Article.objects.filter(pk__in=numbers).only(*_HEAD).order_by())
_sources = KeptQuery(lambda numbers: Source.objects.filter(pk__in=numbers).only("name", "slug", "rights", "is_sample"))
_officials = KeptQuery(lambda numbers: Official.objects.filter(pk__in=numbers).only("name", "slug"))
_institutions = KeptQuery(lambda numbers: Institution.objects.filter(pk__in=numbers).only("name"))
_members = KeptQuery(lambda groups: Article.objects.filter(group__in=groups).order_by().values_list("group", "state"))


def page_rows(noun: str, numbers: Sequence[int], *, audience: str) -> list:
    """The stories or quotes of these numbers, in their order; without what has changed since the index was asked."""
    known = {row.pk: row for row in (_story_rows(numbers) if noun == "story" else _quote_rows(numbers, audience))}
    return [known[number] for number in numbers if number in known]


def _story_rows(numbers: Sequence[int]) -> list[Article]:
    stories = _sources.attach("source", (story for story in _stories.rows(numbers) if story.is_published))
    count_copies(stories)
    return stories


def _quote_rows(numbers: Sequence[int], audience: str) -> list[Quote]:
    quotes = _stories_of_quotes.attach("article", _quotes.rows(numbers))
    _sources.attach("source", {quote.article for quote in quotes})
    readable = [quote for quote in quotes if quote.is_visible_to(audience)]
    return _institutions.attach("institution", _officials.attach("official", readable))


def count_copies(stories: Collection[Article]) -> None:
    """Give each `copies`: how many other stories of its group readers may know of."""
    groups = {story.group_id for story in stories} - {None}
    numbers = Counter(group for group, state in _members.tuples(sorted(groups)) if state == State.PUBLISHED)
    for story in stories:
        if story.group_id:
            story.copies = numbers[story.group_id] - story.is_published
