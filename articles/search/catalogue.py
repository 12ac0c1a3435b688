"""The index in the memory of this process, brought up to date before each question."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from pyroaring import BitMap

from articles.models import SearchChange, SearchFacet, SearchList, SearchPosting, SearchState
from articles.models.kept_query import KeptQuery, as_tuples
from articles.search.block_bitmaps import unpack
from articles.search.changes import unpack_change, unpack_words
from articles.search.documents import NOBODY, Documents
from articles.search.postings import COLUMNS

LAST_LETTER = "\U0010ffff"
# Of what is not sealed: by column each word with the documents that hold it.
Tail = dict[str, dict[str, array]]
MOST_POSTINGS = 300  # words whose bitmaps are kept; the largest takes 125 kB a million stories


def _postings_of(name: str) -> KeptQuery:
    columns = ("word", "block", *COLUMNS)
    return KeptQuery(
        lambda words: SearchPosting.objects.filter(list=name, word__in=words).order_by().values_list(*columns), of=str
    )


_postings = {name: _postings_of(name) for name in SearchList.values}


class Catalogue:
    """Documents of both lists, and the words of the newest; those of all others are read when they are asked for."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._start()

    def _start(self) -> None:
        self.version, self.token = 0, ""
        self.documents = {SearchList.STORIES.value: Documents(), SearchList.QUOTES.value: Documents()}
        self._tail: list[tuple[int, dict[str, Tail]]] = []  # (version, postings) of what is not sealed
        self._words_sealed = 0
        self._postings: OrderedDict[tuple[str, str], dict[str, BitMap]] = OrderedDict()
        self.phrases: OrderedDict[tuple, tuple[BitMap, BitMap]] = OrderedDict()  # documents asked, documents found

    def catch_up(self) -> None:
        """Read what was written since the last time; one query where nothing was."""
        state = read_state()
        if (state.version, state.token) == (self.version, self.token):
            self._follow_sealing(state)
            return
        # Who knows nothing yet begins with what is sealed, also where all changes since the first are still there.
        known = state.version > self.version and (self.version or not state.facets_sealed)
        changes = self._changes_behind(self.version, self.token) if known else None
        if changes is None:
            changes = self._load()
        for change in changes:
            self._apply(change)
        self._follow_sealing(read_state())

    def _changes_behind(self, version: int, token: str) -> list[SearchChange] | None:
        """None where the change that this process knows is not the one that the first of them follows."""
        changes = list(SearchChange.objects.filter(version__gt=version).order_by("version"))
        follows = changes and changes[0].version == version + 1 and changes[0].previous == token
        return changes if follows else None

    def _load(self) -> list[SearchChange]:
        """Start anew from what is sealed; gives the changes since. Sealing may go on meanwhile: then once more."""
        while True:
            self._start()
            state = read_state()
            documents = {name: Documents.unpack(_fields(name)) for name in self.documents}
            changes = list(SearchChange.objects.order_by("version"))
            if read_state().facets_sealed == state.facets_sealed:
                break
        self.documents = documents
        sealed = [one for one in changes if one.version <= state.facets_sealed]
        self._tail = [(one.version, _tails(one.words)) for one in sealed if one.words is not None]
        self.version, self.token = state.facets_sealed, sealed[-1].token if sealed else ""
        return [one for one in changes if one.version > state.facets_sealed]

    def _apply(self, row: SearchChange) -> None:
        change = unpack_change(bytes(row.facets))
        self.documents[SearchList.STORIES.value].apply(change.stories)
        self.documents[SearchList.QUOTES.value].apply(change.quotes)
        if row.words is not None:
            self._tail.append((row.version, _tails(row.words)))
        else:  # sealed meanwhile
            self._postings.clear()
        self.version, self.token = row.version, row.token

    def _follow_sealing(self, state: SearchState) -> None:
        if state.words_sealed != self._words_sealed:
            self._postings.clear()
            self._tail = [(version, words) for version, words in self._tail if version > state.words_sealed]
            self._words_sealed = state.words_sealed

    def read_postings(self, name: str, words: Iterable[str]) -> None:
        """Have the bitmaps of these words at hand; one query for those that are not."""
        missing = [word for word in dict.fromkeys(words) if (name, word) not in self._postings]
        if not missing:
            return
        found: dict[tuple[str, str], list[BitMap]] = {}
        for some in (missing[first : first + 500] for first in range(0, len(missing), 500)):
            for word, block, *blobs in _postings[name].tuples(some):
                for column, blob in zip(COLUMNS, blobs, strict=True):
                    if blob:
                        found.setdefault((word, column), []).append(unpack(bytes(blob), block))
        for word in missing:
            several = {column: found.get((word, column), ()) for column in COLUMNS}
            self._postings[name, word] = {
                column: BitMap.union(*some) if some else NOBODY for column, some in several.items()
            }

    def posting(self, name: str, word: str, column: str) -> BitMap:
        """Documents, dead ones too, that hold the word there. Not to be changed."""
        if (name, word) not in self._postings:
            self.read_postings(name, [word])
        self._postings.move_to_end((name, word))
        held = self._postings[name, word][column]
        newest = [docs for _version, tail in self._tail if (docs := tail[name][column].get(word))]
        return held | BitMap([doc for docs in newest for doc in docs]) if newest else held

    def beginning(self, name: str, beginning: str, most: int) -> tuple[int, dict[str, BitMap]] | None:
        """By column the documents that hold a word that begins so, and how many postings these words have.

        None where they have more than `most`: nothing is read then.
        """
        words = SearchPosting.objects.filter(list=name, word__gte=beginning, word__lt=beginning + LAST_LETTER)
        number = words.order_by().values("pk")[: most + 1].count()  # from the index alone
        if number > most:
            return None
        found = {column: BitMap() for column in COLUMNS}
        rows = as_tuples(words.order_by().values_list("block", *COLUMNS))
        for place, docs in enumerate(found.values(), 1):
            docs.update(*(unpack(bytes(row[place]), row[0]) for row in rows if row[place]))
        for tail in self.newest_words(name):
            for column, docs in found.items():
                docs.update(doc for word, some in tail[column].items() if word.startswith(beginning) for doc in some)
        return number, found

    def newest_words(self, name: str) -> Iterator[Tail]:
        """The postings of what is not sealed."""
        for _version, tail in self._tail:
            yield tail[name]

    def forget_postings(self) -> None:
        """Keep memory in bounds; the least asked for go first."""
        while len(self._postings) > MOST_POSTINGS:
            self._postings.popitem(last=False)


def _tails(blob: bytes) -> dict[str, Tail]:
    """By list."""
    lists = unpack_words(bytes(blob)).items()
    return {name: {column: one.by_word() for column, one in columns.items()} for name, columns in lists}


_state = KeptQuery(lambda numbers: SearchState.objects.filter(pk__in=numbers))


def _fields(name: str) -> Iterator[tuple[str, bytes]]:
    """(field, packed) of one list, one after the other: some take many megabytes."""
    rows = SearchFacet.objects.filter(list=name).order_by("field")
    for pk in list(rows.values_list("pk", flat=True)):
        yield from ((field, bytes(values)) for field, values in rows.filter(pk=pk).values_list("field", "values"))


def read_state() -> SearchState:
    found = _state.rows([1])
    return found[0] if found else SearchState()


_catalogues: dict[str, Catalogue] = {}
_making = threading.Lock()


@contextmanager
def current_catalogue() -> Iterator[Catalogue]:
    """The process's catalogue, up to date; while it is held, no other thread changes it."""
    name = str(connection.settings_dict["NAME"])
    with _making:
        if name not in _catalogues:
            _catalogues[name] = Catalogue()
        catalogue = _catalogues[name]
    with catalogue.lock:
        catalogue.catch_up()
        yield catalogue
        catalogue.forget_postings()
