"""A vocabulary for tests, made of texts."""

from collections import Counter, defaultdict

from articles.search.near_words import nearest
from articles.search.stems import stem
from articles.search.words import placed_words


class SmallVocabulary:
    def __init__(self, *texts: str) -> None:
        self.counts: Counter[str] = Counter()
        self.common: set[str] = set()
        self.stems: defaultdict[str, set[str]] = defaultdict(set)
        for text in texts:
            placed = placed_words(text)
            self.counts.update({word for word, _start, _end in placed})
            self.common |= {word for word, start, _end in placed if text[start].islower()}
            for word, _start, _end in placed:
                self.stems[stem(word)].add(word)

    def same_stem(self, stem: str) -> tuple[str, ...]:
        return tuple(sorted(self.stems[stem]))

    def is_common(self, word: str) -> bool:
        return word in self.common

    def count(self, word: str) -> int:
        return self.counts[word]

    def beginning(self, prefix: str, limit: int) -> list[str]:
        return sorted(word for word in self.counts if word.startswith(prefix))[:limit]

    def near(self, word: str) -> list[tuple[str, int]]:
        return nearest(word, self.counts.items())
