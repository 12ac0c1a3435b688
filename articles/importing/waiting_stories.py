"""The stories of a chunk that are not written yet: new ones, and versions of these.

Whichever was read first is as if it had been written first: what makes a difference to that must not wait.
"""

from __future__ import annotations

from collections import defaultdict

from articles.formats.types import SourceDocument
from articles.importing.people import KnownOfficial
from articles.importing.placing import Arrival
from articles.importing.prepared import ArticleValues
from articles.importing.rows import Details, NewStory
from articles.importing.wire_marks import WireMark
from articles.models import Source

Numbers = set[int]  # of stories, also of versions: that which its article gets if it is a story of its own


class WaitingStories:
    def __init__(self) -> None:
        self.new: list[NewStory] = []
        self.rounds: list[list[Arrival]] = []  # of versions, in their order: in each, no two can be of one story
        self._of_round: Numbers = set()  # those of which the last round's versions may be, and they themselves
        self._kin: dict[int, Numbers] = {}  # of each that has a version here, all that may be of one story with it
        self._met: dict[int, set[KnownOfficial]] = {}  # of each, who may go when its text does
        self._by_identity: dict[str, Numbers] = defaultdict(set)
        self._by_url: dict[str, Numbers] = defaultdict(set)
        self._by_keyword: dict[tuple[int | None, str], dict[int, bool]] = defaultdict(dict)  # and whether it is marked

    def add(self, story: NewStory) -> None:
        self.new.append(story)
        self._know(story.number, story.source, story.details)

    def may_be_of(self, document: SourceDocument, source: Source | None, mark: WireMark) -> Numbers:
        """The stories of which the document may be another version."""
        found: Numbers = set()
        if document.identity:
            found |= self._by_identity.get(document.identity[:500], set())
        if document.url:
            found |= self._by_url.get(document.url, set())
        if source and mark.slugline:
            # Only a story that is marked itself can be a version of one without a mark.
            chain = self._by_keyword.get((source.pk, mark.slugline), {})
            found |= {number for number, is_marked in chain.items() if is_marked or mark.marked}
        return found

    def can_wait(self, version: Details, earlier: Numbers) -> bool:
        """Whether nobody goes whom only the texts named that this one may replace."""
        named = {*version.people.values()}
        return all(self._met[number] <= named for number in self._kin_of(earlier))

    def add_version(self, version: Arrival, details: Details, earlier: Numbers) -> None:
        kin = self._kin_of(earlier)
        if not self.rounds or kin & self._of_round:
            self.rounds.append([])
            self._of_round = set()
        self.rounds[-1].append(version._replace(details=details))
        kin.add(version.number)
        self._of_round |= kin
        self._kin |= dict.fromkeys(kin, kin)
        self._know(version.number, version.source, details)

    def _kin_of(self, stories: Numbers) -> Numbers:
        return stories.union(*[self._kin.get(story, ()) for story in stories])

    def may_change(self, story: int) -> bool:
        """Whether a version of it may be waiting."""
        return story in self._kin

    def _know(self, number: int, source: Source | None, details: Details) -> None:
        article: ArticleValues = details.prepared.article
        self._met[number] = {row for row in details.people.values() if not row.from_reference}
        self._by_identity[article.identity].add(number)
        self._by_url[article.url].add(number)
        self._by_keyword[source.pk if source else None, article.slugline][number] = article.version != ""
