"""A story as the index knows it: what it and its quotes are found by, and who may find it so."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.models import Rights
from articles.models.article import excerpt_of, title_of
from articles.models.quote import WORD_FOR_WORD
from articles.search.story_words import StoryWords
from articles.search.words import analyse_joined

UNDATED = 0
Value = tuple[str, int | str]  # a field and one value of it


class QuoteFacts(NamedTuple):
    quote: int
    kind: str
    official: int | None
    text: str


# The country or the official, and the quote in which it stands.
MentionFacts = tuple[int | None, int | None, int | None]


class StoryFacts(NamedTuple):
    """What the rows of a published story say."""

    article: int
    rights: str  # of its source
    day: str | None  # 2018-04-10
    group: int | None
    standing: int
    source: int | None
    section: str
    place: str
    headline: str
    opening: str  # the first paragraph
    words: StoryWords
    quotes: Sequence[QuoteFacts]  # in the order of the text
    mentions: Iterable[MentionFacts]


@dataclass(slots=True)
class QuoteEntry:
    quote: int
    readable: bool  # by the public
    values: list[Value]  # its own, beside what every quote of the story has
    words: str  # in order, with a space between two
    in_open: bool  # the story's open words are these, too
    group: int  # the same for the same words in copies of one story, else 0


@dataclass(slots=True)
class StoryEntry:
    article: int
    readable: bool  # whether the public may read some of its text
    day: int  # 20180410, or UNDATED
    group: int  # of copies, else 0
    standing: int
    values: list[Value]  # what the public may find it by
    closed_values: list[Value]  # what only staff may
    title: str  # words, in order, with a space between two
    open: str
    closed: str
    title_runs: str  # what these words are printed as, each once
    open_runs: str  # beside those of quotes
    closed_runs: str
    more_runs: str  # of quotes, where the story's other texts do not have them
    values_of_quotes: list[Value] = field(default_factory=list)  # that each of them has
    quotes: list[QuoteEntry] = field(default_factory=list)


class _Text(NamedTuple):
    words: str
    runs: str


class _Texts(NamedTuple):
    title: _Text
    open: _Text  # what the public may find the story by
    closed: _Text  # what only staff may


NO_TEXT = _Text("", "")


def entry_of(story: StoryFacts) -> StoryEntry:
    everywhere, in_quotes = _subjects(story.mentions)
    own = [*_facts(story), *everywhere]
    known = {None, *(value for name, value in everywhere if name == "official")}
    own += [("official", quote.official) for quote in story.quotes if quote.official not in known]
    whole, excerpt = story.rights == Rights.WHOLE, story.rights == Rights.EXCERPT
    said: dict[bool, dict[Value, None]] = {True: {}, False: {}}
    entries = []
    for quote, words in zip(story.quotes, story.words.quotes, strict=True):
        in_excerpt = excerpt and quote.kind in WORD_FOR_WORD
        readable = whole or in_excerpt
        spoken: list[Value] = [("kind", quote.kind), *in_quotes.get(quote.quote, ())]
        if quote.official:
            spoken.append(("speaker", quote.official))
        said[readable] |= dict.fromkeys(spoken)
        group = _same_words(story.group, quote.text) if story.group else 0
        entries.append(QuoteEntry(quote.quote, readable, spoken, words, in_excerpt, group))
    texts = _texts(story, [quote.words for quote in entries if quote.in_open])
    return StoryEntry(
        article=story.article,
        readable=story.rights != Rights.HEADLINE,
        day=int(story.day.replace("-", "")) if story.day else UNDATED,
        group=story.group or 0,
        standing=story.standing,
        values=list(dict.fromkeys([*own, *said[True]])),
        closed_values=[value for value in said[False] if value not in said[True]],
        title=texts.title.words,
        open=texts.open.words,
        closed=texts.closed.words,
        title_runs=texts.title.runs,
        open_runs=texts.open.runs,
        closed_runs=texts.closed.runs,
        more_runs=story.words.more_runs,
        values_of_quotes=list(dict.fromkeys(own)),
        quotes=entries,
    )


def _facts(story: StoryFacts) -> list[Value]:
    facts = [("source", story.source), ("section", story.section), ("place", story.place)]
    return [(name, value) for name, value in facts if value]


def _subjects(mentions: Iterable[MentionFacts]) -> tuple[list[Value], dict[int, set[Value]]]:
    """What the story names, and what each quote speaks of: `c12` a country, `o34` an official."""
    everywhere: dict[Value, None] = {}
    in_quotes: dict[int, set[Value]] = defaultdict(set)
    for country, official, quote in mentions:
        if country:
            everywhere["country", country] = None
        elif official:
            everywhere["official", official] = None
        else:
            continue
        if quote:
            in_quotes[quote].add(("about", f"c{country}" if country else f"o{official}"))
    return list(everywhere), in_quotes


def _texts(story: StoryFacts, shown: Sequence[str]) -> _Texts:
    """As the source's rights part them; `shown` are the words of quotes that the public may see beside an excerpt."""
    title = _text(title_of(story.headline, story.opening, story.rights))
    whole = _Text(story.words.whole, story.words.runs)
    if story.rights == Rights.WHOLE:
        return _Texts(title, whole, NO_TEXT)
    if story.rights == Rights.EXCERPT:
        excerpt = _text(excerpt_of(story.opening))
        return _Texts(title, _Text(" ".join(filter(None, [excerpt.words, *shown])), excerpt.runs), whole)
    return _Texts(title if story.headline else NO_TEXT, NO_TEXT, whole)


def _text(text: str) -> _Text:
    words, runs = analyse_joined(text)
    return _Text(words, " ".join(runs))


def _same_words(group: int, text: str) -> int:
    digest = hashlib.blake2b(f"{group}\0{text}".encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(digest, "big")
