"""A word of a question becomes all words of the archive that mean the same: other endings, other spellings. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Protocol

from articles.search.expression import All, Either, Node, Not, Phrase, Word, either_of
from articles.search.stems import stem

MOST_FORMS = 24
SELDOM = 5  # in fewer texts a word may be written large just because it opens a sentence or stands in a headline
MOST_PHRASES = 32

# Other spellings of a word, or of two with a space between.
Variants = Callable[[str], Iterable[str]]


class Vocabulary(Protocol):
    """The words of the archive, as this audience may know them."""

    def same_stem(self, stem: str) -> tuple[str, ...]:
        """All words of this stem."""
        ...

    def is_common(self, word: str) -> bool:
        """Whether a text holds it in lower case: what is always written large is a name."""
        ...

    def count(self, word: str) -> int:
        """How many texts hold it, about."""
        ...

    def beginning(self, prefix: str, limit: int) -> list[str]: ...

    def near(self, word: str) -> list[tuple[str, int]]:
        """Words that differ in a letter or two, each with its count."""
        ...


@dataclass(frozen=True, slots=True)
class Widened:
    """What else than the word or phrase itself was looked for; only what the archive holds."""

    words: str
    endings: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


def widen(node: Node, vocabulary: Vocabulary, variants: Variants) -> tuple[Node, tuple[Widened, ...]]:
    """The tree with exact words alone, and of each word that became several which they are."""
    widening = _Widening(vocabulary, variants)
    wide = widening.node(node)
    return wide, tuple(widening.said.values())


class _Widening:
    def __init__(self, vocabulary: Vocabulary, variants: Variants) -> None:
        self._vocabulary, self._variants = vocabulary, variants
        self._known: dict[str, Widened] = {}
        self.said: dict[str, Widened] = {}

    def node(self, node: Node) -> Node:
        match node:
            case Word(exact=False, prefix=False):
                return self._word(node)
            case Phrase(exact=False):
                return self._phrase(node)
            case Not():
                return Not(self.node(node.part))
            case All():
                return All(tuple(self.node(part) for part in node.parts))
            case Either():
                return either_of(self.node(part) for part in node.parts) or node
        return node

    def _word(self, word: Word) -> Node:
        forms = self._forms(word.text)
        self._say(forms)
        found: list[Node] = [replace(word, text=text, exact=True) for text in (word.text, *forms.endings)]
        for spelling in forms.spellings:
            parted = tuple(spelling.split())
            found.append(
                Phrase(parted, exact=True, title=word.title)
                if len(parted) > 1
                else replace(word, text=spelling, exact=True)
            )
        return either_of(found) or word

    def _phrase(self, phrase: Phrase) -> Node:
        """Each word in each of its forms, unless these are too many together."""
        forms = [self._forms(word) for word in phrase.words]
        choices = [(one.words, *one.endings, *(other for other in one.spellings if " " not in other)) for one in forms]
        if prod(map(len, choices)) > MOST_PHRASES:
            return replace(phrase, exact=True)
        for one, chosen in zip(forms, choices, strict=True):
            self._say(replace(one, spellings=tuple(spelling for spelling in one.spellings if spelling in chosen)))
        found: list[Node] = [replace(phrase, words=words, exact=True) for words in product(*choices)]
        joined = self._joined(" ".join(phrase.words))
        self._say(Widened(" ".join(phrase.words), spellings=joined))
        return either_of([*found, *(Word(word, exact=True, title=phrase.title) for word in joined)]) or phrase

    def _joined(self, words: str) -> tuple[str, ...]:
        """Two words of a name that some write as one."""
        others = (other for other in self._variants(words) if " " not in other)
        return tuple(sorted(other for other in others if self._vocabulary.count(other)))

    def _forms(self, word: str) -> Widened:
        if word not in self._known:
            self._known[word] = self._looked_up(word)
        return self._known[word]

    def _looked_up(self, word: str) -> Widened:
        """Names have no endings, and words that are no names no other spellings; a word seldom seen may be either."""
        vocabulary = self._vocabulary
        endings: list[str] = []
        spellings: list[str] = []
        if not self._is_name(word):
            same = vocabulary.same_stem(stem(word))
            endings = [other for other in same if other != word and not self._is_name(other)]
        if not vocabulary.is_common(word):
            others = (other for other in self._variants(word) if all(map(vocabulary.count, other.split())))
            # `said` is no name, though it is a spelling of one.
            spellings = [other for other in others if other not in endings and not vocabulary.is_common(other)]
        return Widened(word, self._most_frequent(endings), self._most_frequent(spellings))

    def _is_name(self, word: str) -> bool:
        return not self._vocabulary.is_common(word) and self._vocabulary.count(word) >= SELDOM

    def _most_frequent(self, words: list[str]) -> tuple[str, ...]:
        """The most frequent first, so that the same question always asks for the same."""
        return tuple(sorted(words, key=lambda word: (-self._vocabulary.count(word), word))[: MOST_FORMS // 2])

    def _say(self, forms: Widened) -> None:
        if forms.endings or forms.spellings:
            self.said[forms.words] = forms
