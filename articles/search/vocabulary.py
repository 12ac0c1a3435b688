"""The words of the archive, as one audience may know them: looked up together for a question, so in a few queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise

from django.db import connection
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.models import SearchList, SearchWord
from articles.models.kept_query import KeptQuery, as_tuples
from articles.search.catalogue import LAST_LETTER, current_catalogue, read_state
from articles.search.expression import Node
from articles.search.matching import words_in
from articles.search.near_words import letters_apart, nearest
from articles.search.stems import stem

MOST_OF_A_STEM = 60
MOST_NEAR = 200
MOST_LOOKED_THROUGH = 100_000
MOST_REMEMBERED = 1_000


_words = KeptQuery(
    lambda words: SearchWord.objects.filter(word__in=words).order_by().values_list("word", "common"), str
)
_of_stems = KeptQuery(
    lambda stems: SearchWord.objects.filter(stem__in=stems).order_by("word").values_list("word", "stem", "common"), str
)


class ArchiveVocabulary:
    """Knows the words of one question, those of their stems and their other spellings."""

    def __init__(self, list_: str, *, closed: bool) -> None:
        self._list, self._closed = list_, closed
        self._common: dict[str, bool] = {}
        self._stems: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    @classmethod
    def of(cls, node: Node, variants: Callable[[str], Iterable[str]], list_: str, *, closed: bool) -> ArchiveVocabulary:
        vocabulary = cls(list_, closed=closed)
        asked = list(dict.fromkeys(words_in(node)))
        pairs = (" ".join(pair) for pair in pairwise(asked))
        spelled = {word for one in (*asked, *pairs) for other in variants(one) for word in other.split()}
        vocabulary._learn({*asked, *spelled}, {stem(word) for word in asked})
        return vocabulary

    def _learn(self, words: set[str], stems: set[str]) -> None:
        for word, common in _words.tuples(list(words)):
            self._common[word] = bool(common)
        for one in stems:
            self._stems[one] = []
        for word, of, common in _of_stems.tuples(list(stems)):
            self._common[word] = bool(common)
            if len(self._stems[of]) < MOST_OF_A_STEM:
                self._stems[of].append(word)
        self._count({*words, *(word for several in self._stems.values() for word in several)})

    def _count(self, words: Iterable[str]) -> None:
        missing = [word for word in words if word not in self._counts]
        if not missing:
            return
        columns = ("open", "closed") if self._closed and self._list == SearchList.STORIES else ("open",)
        with current_catalogue() as catalogue:
            catalogue.read_postings(self._list, missing)
            documents = catalogue.documents[self._list]
            known = documents.live if self._closed else documents.live & documents.readable
            if self._list == SearchList.STORIES:
                known = documents.live
            for word in missing:
                self._counts[word] = sum(
                    catalogue.posting(self._list, word, column).intersection_cardinality(known) for column in columns
                )

    def same_stem(self, stem: str) -> tuple[str, ...]:
        if stem not in self._stems:
            self._learn(set(), {stem})
        return tuple(word for word in self._stems[stem] if self._counts[word])

    def is_common(self, word: str) -> bool:
        if word not in self._common:
            known = SearchWord.objects.filter(word=word).values_list("common", flat=True)
            self._common[word] = bool(next(iter(known), False))
        return self._common[word]

    def count(self, word: str) -> int:
        if word not in self._counts:
            self._count([word])
        return self._counts[word]

    def beginning(self, prefix: str, limit: int) -> list[str]:
        rows = SearchWord.objects.filter(word__gte=prefix, word__lt=prefix + LAST_LETTER).order_by("word")
        words = list(rows.values_list("word", flat=True)[: 3 * limit])
        self._count(words)
        return [word for word in words if self._counts[word]][:limit]

    def near(self, word: str) -> list[tuple[str, int]]:
        """Among words that begin with the same letter."""
        if not letters_apart(word):
            return []
        found = _alike(str(connection.settings_dict["NAME"]), read_state().token, word)
        self._count(found)
        return nearest(word, ((other, self._counts[other]) for other in found if self._counts[other]))


@lru_cache(MOST_REMEMBERED)
def _alike(_database: str, _token: str, word: str) -> list[str]:
    """The words of the archive that are nearly this one; asked anew when something was written."""
    most = letters_apart(word)
    rows = SearchWord.objects.filter(word__gte=word[0], word__lt=word[0] + LAST_LETTER).order_by()
    rows = rows.annotate(length=Length("word")).filter(length__range=(len(word) - most, len(word) + most))
    words = [other for (other,) in as_tuples(rows.values_list("word")[:MOST_LOOKED_THROUGH])]
    alike = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=MOST_NEAR)
    return [other for other, _distance, _place in alike]
