"""Reads from the rows what the index should hold of stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from articles.models import Article, Mention, Quote, Rights, State
from articles.search.entries import MentionFacts, QuoteFacts, StoryEntry, StoryFacts, entry_of
from articles.search.story_text import body_text, findable_text
from articles.search.story_words import words_of_story

STORY = (
    *("pk", "source__rights", "date", "group", "standing", "source", "section", "place", "headline"),
    *("text", "paragraphs", "deck", "captions"),
)


def entries_of(articles: Sequence[int]) -> Iterator[StoryEntry]:
    """What the index should hold of those of these stories that are published. Three queries, plain values."""
    quotes: dict[int, list[QuoteFacts]] = defaultdict(list)
    rows = Quote.objects.filter(article__in=articles).order_by("article", "position")
    for article, *values in rows.values_list("article", "pk", "kind", "official", "text"):
        quotes[article].append(QuoteFacts(*values))
    mentions: dict[int, list[MentionFacts]] = defaultdict(list)
    found = Mention.objects.filter(article__in=articles).order_by("article", "start")
    for article, *subject in found.values_list("article", "country", "official", "quote"):
        mentions[article].append(tuple(subject))
    # By their ids alone: SQLite, where its rows were never counted, would look through all that are published.
    stories = Article.objects.filter(pk__in=articles).order_by("pk").values_list("state", *STORY)
    for state, number, rights, day, *values, headline, text, paragraphs, deck, captions in stories:
        if state != State.PUBLISHED:
            continue
        yield entry_of(
            StoryFacts(
                number,
                rights or Rights.HEADLINE,
                day.isoformat() if day else None,
                *values,
                headline,
                text[slice(*paragraphs[0])] if paragraphs else "",
                words_of_story(
                    findable_text(body_text(text, paragraphs), deck, [caption["text"] for caption in captions]),
                    [quote.text for quote in quotes[number]],
                ),
                quotes[number],
                mentions[number],
            )
        )
