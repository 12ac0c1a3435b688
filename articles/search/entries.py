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
from articles.search.words import analyse, different_words

UNDATED = 0
Value = tuple[str, int | str]  # a field and one value of it
Different = tuple[set[str], set[str], set[str]]  # words of the title, of what is open, of what is closed


class QuoteFacts(NamedTuple):
    quote: int
    kind: str
    official: int | None
    text: str


class MentionFacts(NamedTuple):
    country: int | None
    official: int | None
    quote: int | None  # the quote in which it stands


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
    words: set[str]
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
    different: Different
    runs: list[str]  # what these words are printed as
    values_of_quotes: list[Value] = field(default_factory=list)  # that each of them has
    quotes: list[QuoteEntry] = field(default_factory=list)


def entry_of(story: StoryFacts) -> StoryEntry:
    everywhere, in_quotes = _subjects(story.mentions)
    own = [*_facts(story), *everywhere]
    officials = {value for name, value in everywhere if name == "official"}
    own += [("official", quote.official) for quote in story.quotes if quote.official not in {None, *officials}]
    said: dict[bool, set[Value]] = {True: set(), False: set()}
    entries = []
    spoken_words = [set(words.split()) for words in story.words.quotes]
    for quote, words in zip(story.quotes, spoken_words, strict=True):
        readable = story.rights == Rights.WHOLE or (story.rights == Rights.EXCERPT and quote.kind in WORD_FOR_WORD)
        spoken: list[Value] = [("kind", quote.kind), *in_quotes.get(quote.quote, ())]
        if quote.official:
            spoken.append(("speaker", quote.official))
        said[readable].update(spoken)
        group = _same_words(story.group, quote.text) if story.group else 0
        entries.append(QuoteEntry(quote.quote, readable, spoken, words, group))
    title, open_words, closed, different, runs = _words(story, spoken_words)
    return StoryEntry(
        article=story.article,
        readable=story.rights != Rights.HEADLINE,
        day=int(story.day.replace("-", "")) if story.day else UNDATED,
        group=story.group or 0,
        standing=story.standing,
        values=list(dict.fromkeys([*own, *said[True]])),
        closed_values=sorted(said[False] - said[True], key=str),
        title=title,
        open=open_words,
        closed=closed,
        different=different,
        runs=runs,
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


def _words(story: StoryFacts, spoken: Sequence[set[str]]) -> tuple[str, str, str, Different, list[str]]:
    """Title, what the public may find the story by, what only staff may, as the source's rights part them; the
    different words of each; the runs.
    """
    title, title_runs = analyse(title_of(story.headline, story.opening, story.rights))
    runs = story.words.runs.split()
    whole = different_words(runs)
    runs += [*title_runs, *story.words.more_runs.split()]
    if story.rights == Rights.WHOLE:
        return " ".join(title), story.words.whole, "", (set(title), whole, set()), runs
    if story.rights == Rights.EXCERPT:
        excerpt, excerpt_runs = analyse(excerpt_of(story.opening))
        kept = [number for number, quote in enumerate(story.quotes) if quote.kind in WORD_FOR_WORD]
        public = set(excerpt).union(*[spoken[number] for number in kept])
        excerpt += filter(None, [story.words.quotes[number] for number in kept])
        runs += excerpt_runs
        return " ".join(title), " ".join(excerpt), story.words.whole, (set(title), public, whole), runs
    title = title if story.headline else []
    return " ".join(title), "", story.words.whole, (set(title), set(), whole), runs


def _same_words(group: int, text: str) -> int:
    digest = hashlib.blake2b(f"{group}\0{text}".encode("utf-8", "surrogatepass"), digest_size=7).digest()
    return int.from_bytes(digest, "big")
