"""The countries that a story mentions: by name, adjective, people, capital, seat or short form.

A name within a longer one ("New Mexico", "Washington Post"), a person's ("Michael Jordan"), or a state's of the US
("Atlanta, Georgia") is no mention. Each rule is described in docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from articles.reading.doubtful_places import DOUBTFUL, Doubts
from articles.reading.gazetteer import Entry, gazetteer
from articles.reading.lexicon import US_STATES, listed
from articles.reading.phrases import phrase_at
from articles.reading.story_words import Story
from articles.reading.types import CountryMention, CountryRead, Layout

_NORTH_KOREAN_PRESS = frozenset({"KCNA", "Rodong Sinmun", "Uriminzokkiri"})
_INSTITUTION_FOLLOWERS = listed("""
    University College Institute School Street Avenue Hotel Airport Airlines County Bridge Herald
    """)


def find_countries(text: str, story: Story, layout: Layout) -> tuple[CountryRead, ...]:
    """Each country once, with every mention, in the order of first mention."""
    mentions: dict[str, list[CountryMention]] = {}
    for code, first, last, how in country_words(story, layout.source):
        start, end = story.span(first, last)
        mentions.setdefault(code, []).append(CountryMention((start, end), text[start:end], how))
    return tuple(CountryRead(code, tuple(found), _why(found)) for code, found in mentions.items())


# How a country is mentioned, as its sentence says it.
HOWS = {
    "name": "its name",
    "adjective": "its adjective",
    "people": "its people",
    "capital": "its capital",
    "seat": "the seat of its state",
    "short form": "short for it",
    "former name": "its former name",
}
_MOST_WORDS = 4  # that a sentence names


def _why(mentions: list[CountryMention]) -> str:
    """ "“Malta” is its name, “Valletta” its capital, “Maltese” its adjective."."""
    words: dict[str, str] = {}
    for mention in mentions:
        words.setdefault(mention.text, HOWS[mention.how])
    (first, how), *others = list(words.items())[:_MOST_WORDS]
    return ", ".join([f"“{first}” is {how}", *(f"“{text}” {how}" for text, how in others)]) + "."


def country_words(story: Story, source: str = "") -> list[tuple[str, int, int, str]]:
    """(code, first word, last word + 1, how) for each mention, in the order of the text."""
    found = [row for row in _places(story) if not _is_another_name(story, *row)]
    words = story.words
    sure = {entry.code for first, last, entry in found if not entry.others and words[first].text not in DOUBTFUL}
    doubts = Doubts(story, sure)
    mentions = []
    for first, last, entry in found:
        if words[first].text in DOUBTFUL and last == first + 1 and not doubts.is_country(first):
            continue
        code = _which(entry, sure, source, story, first)
        if code:
            mentions.append((code, first, last, entry.how))
    return mentions


def _places(story: Story) -> Iterator[tuple[int, int, Entry]]:
    """Every country's name, those within an institution's as well ("Russian Foreign Ministry")."""
    for first, (last, entry) in story.known.items():
        if entry.kind == "country":
            yield first, last, entry
        elif entry.kind == "institution" and not {"News", "Press"} & {word.text for word in story.words[first:last]}:
            number = first
            while number < last:
                phrase, within = phrase_at(story.words, number)
                if within and within.kind == "country" and phrase <= last:
                    yield number, phrase, _of_institution(within, entry)
                number = max(phrase, number + 1)


_BOTH_KOREAS = {"KR": ("KP",)}  # bare "Korea" is listed for the South only


def _of_institution(within: Entry, institution: Entry) -> Entry:
    """The "Korean" of the Korean People's Army: of the countries that the word may mean, the institution's."""
    known = gazetteer().reference.institutions.get(institution.code)
    if known and known.country and known.country in (*within.others, *_BOTH_KOREAS.get(within.code, ())):
        return replace(within, code=known.country, others=())
    return within


def _which(entry: Entry, sure: set[str], source: str, story: Story, first: int) -> str:
    """The country of a word that several share: one that the story names otherwise, else the usual one."""
    word = story.words[first].text
    if entry.code == "KR" and word.lower() in ("korea", "korean", "koreans"):
        return _which_korea(story, first, sure, source)
    if not entry.others:
        return entry.code
    named = [code for code in (entry.code, *entry.others) if code in sure]
    return named[0] if named else entry.code


def _which_korea(story: Story, first: int, sure: set[str], source: str) -> str:
    """Bare "Korea" is the South, but in what the North's press writes."""
    if source in _NORTH_KOREAN_PRESS:
        return "KP" if "KR" not in sure else ""
    after = story.words[first + 1].lower if first + 1 < len(story.words) and not story.words[first].ends else ""
    if after in ("war", "peninsula", "central") or ("KP" in sure and "KR" not in sure):
        return ""
    return "KR"


def _is_another_name(story: Story, first: int, last: int, entry: Entry) -> bool:
    """Whether the words belong to a person's, a street's or a university's name, or to a town of the same name."""
    words = story.words
    word, final = words[first], words[last - 1]
    after = words[last] if last < len(words) else None
    if final.text in ("US", "us") and word is final and _shouting(story, first):
        return True
    if after is not None and after.text in _INSTITUTION_FOLLOWERS and not final.ends and not final.owns:
        return entry.how == "capital"
    return (
        after is not None
        and final.ends == ","
        and after.text in US_STATES
        and after.text not in ("Georgia",)
        and entry.how == "capital"
        and word.text != "Washington"
    )


def _shouting(story: Story, first: int) -> bool:
    """Whether the words around are all in capitals, so that "US" may be "us"."""
    around = [word for word in story.words[max(0, first - 3) : first + 4] if len(word.text) > 3]
    return bool(around) and all(word.shape == "U" for word in around)
