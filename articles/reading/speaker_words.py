"""The words that name a speaker, taken apart, and how a reader is told whom they may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from articles.reading.gazetteer import fold
from articles.reading.lexicon import listed
from articles.reading.people import Character
from articles.reading.phrases import country_in

_WORD = re.compile(r"[^\W_]+(?>(?:[-'.&][^\W_]+)*)\.?")
Tokens = tuple[str, ...]
REMEMBERED = 1 << 13  # of the words that name speakers, which repeat from story to story
_MOST_NAMES = 8  # that a reason gives
_ENDS_NOUN = listed("of for to in on at from with who that which by close familiar found seen sent read reading")
DETERMINERS = listed("""
    the a an his her its their this that these those one another some several
    """)


@lru_cache(maxsize=REMEMBERED)
def tokens_of(words: str) -> Tokens:
    return tuple(_WORD.findall(words))


def bare(token: str) -> str:
    """A token without what hangs on it."""
    return token.removesuffix("'s").rstrip(".'")


@lru_cache(maxsize=REMEMBERED)
def lowers_of(tokens: Tokens) -> Tokens:
    """The tokens in small letters, without what hangs on them."""
    return tuple([bare(token).lower() for token in tokens])


@lru_cache(maxsize=REMEMBERED)
def capitals_of(tokens: Tokens) -> frozenset[str]:
    """The tokens with a capital letter, folded, without what hangs on them."""
    return frozenset([fold(bare(token)) for token in tokens if token[0].isupper()])


@lru_cache(maxsize=REMEMBERED)
def countries_in(tokens: Tokens) -> tuple[frozenset[int], frozenset[str]]:
    """The numbers of the tokens that name countries, and the codes of those."""
    numbers: set[int] = set()
    codes: set[str] = set()
    words = [bare(token) if not token.endswith(".") else token for token in tokens]
    for number in range(len(words)):
        if number in numbers:
            continue
        last, entry = country_in(words, number)
        if entry:
            codes.add(entry.code)
            numbers.update(range(number, last))
    return frozenset(numbers), frozenset(codes)


def head_noun(lowers: Tokens) -> str:
    """The last word before a preposition, a participle or "who"."""
    for number, word in enumerate(lowers):
        if number and (word in _ENDS_NOUN or (word.endswith("ed") and lowers[0] in ("a", "the", "an") and number > 1)):
            return lowers[number - 1]
    return lowers[-1]


def without_determiner(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in DETERMINERS and rest else words


def either(characters: Sequence[Character]) -> str:
    """ "Ilze Ozolina or Jaak Tamm"."""
    names: list[str] = []
    for character in characters:
        if character.name not in names:
            if len(names) == _MOST_NAMES:
                names.append("others")
                break
            names.append(character.name)
    return " or ".join(names)
