"""What a list says of the words that it was asked for: which others it looked for, and which were perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from articles.browse.question_words import listed
from articles.search.expression import Node, Phrase, Word, leaves
from articles.search.query import Query
from articles.search.stems import stem
from articles.search.widening import Vocabulary, Widened

MOST_SHOWN = 6
# A word of so few texts is perhaps a slip of the hand, if a near one is so much more frequent.
FEW, MORE = 2, 50
MOST_PUT_RIGHT = 2  # a nonsense of many words is no slip of the hand


@dataclass(frozen=True, slots=True)
class Also:
    """Other words that were looked for with one that was asked for."""

    words: str
    others: str  # "Sergei and Sergej"
    querystring: str  # the list without them


@dataclass(frozen=True, slots=True)
class Meant:
    """The question as it was perhaps meant."""

    words: str
    querystring: str


def also_found(query: Query, widened: Iterable[Widened]) -> Iterator[Also]:
    for one in widened:
        names = [_capitalised(spelling) for spelling in one.spellings]
        others = [*names, *one.endings]
        shown = [*others[:MOST_SHOWN], f"{len(others) - MOST_SHOWN} more"] if len(others) > MOST_SHOWN else others
        words = _capitalised(one.words) if names else one.words
        exact = {leaf: replace(leaf, exact=True) for leaf in _words_of(query) if _holds(leaf, one.words)}
        yield Also(words, listed(shown), query.reworded(exact).querystring())


def _words_of(query: Query) -> Iterator[Word | Phrase]:
    for part in query.parts:
        yield from (leaf for leaf in leaves(part.node) if isinstance(leaf, Word | Phrase))


def _holds(leaf: Word | Phrase, words: str) -> bool:
    if isinstance(leaf, Word):
        return leaf.text == words and not leaf.prefix
    return words in {*leaf.words, " ".join(leaf.words)}


def remarks_of(query: Query, noun: str) -> tuple[str, ...]:
    """What of the question could not be understood, or asks for what this list has not."""
    if noun == "quote" and any(leaf.title for leaf in _words_of(query)):
        return (*query.remarks, "A quote has no headline: what stands behind “title:” is found in stories alone.")
    return query.remarks


def meant(query: Query, vocabulary: Vocabulary | None) -> Meant | None:
    """Another question, where a name is unknown, or a word in next to no text, and nearly the same as another."""
    if query.instead:
        return Meant(query.instead, replace(query, q=query.instead, parts=(), page=1).querystring())
    if vocabulary is None:
        return None
    plain = [leaf for leaf in _words_of(query) if isinstance(leaf, Word) and not (leaf.prefix or leaf.exact)]
    doubtful = [leaf for leaf in plain if vocabulary.count(leaf.text) <= FEW]
    instead: dict[Node, Node] = {}
    for leaf in doubtful[:MOST_PUT_RIGHT]:
        if better := _better(leaf.text, vocabulary):
            instead[leaf] = Word(better, title=leaf.title)
    if not instead:
        return None
    other = query.reworded(instead)
    return Meant(other.q, other.querystring())


def _better(word: str, vocabulary: Vocabulary) -> str | None:
    number, near = vocabulary.count(word), vocabulary.near(word)
    # Another ending of the same word is found already.
    if not near or stem(near[0][0]) == stem(word):
        return None
    return near[0][0] if near[0][1] > MORE * number else None


def _capitalised(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())
