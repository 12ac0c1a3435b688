"""The pages that a feed's entries link to, asked for one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from articles.fetching.get import Answer
from articles.fetching.target import NotFetched
from articles.formats.packing import HEAD
from articles.formats.recognise import container_of, read_bytes
from articles.formats.types import Incoming, Limits, SourceDocument, UnreadableFile
from articles.importing.web_address import web_address
from articles.models import Article

MOST = 30  # pages at one time; the others follow at the next, at once
PAUSE = 2.0  # seconds between two pages


class LinkedPages:
    """Reads entries as their pages have them; `left` and `missed` count those that were not asked or gave nothing.

    `refusal` gives the reason where a site keeps programs from a page: the entry is then taken as the feed has it.
    """

    def __init__(
        self,
        get: Callable[[str], Answer],
        refusal: Callable[[str], str],
        rest: Callable[[float], None],
        limits: Limits,
    ) -> None:
        self._get, self._refusal, self._rest, self._limits = get, refusal, rest, limits
        self._asked = self.left = self.missed = 0

    def instead_of(self, entries: Iterable[Incoming]) -> Iterator[Incoming]:
        """Each entry's page; an entry without a link as it is; none for one whose page is here already."""
        for entry in entries:
            url = web_address(entry.url)
            if not url:
                yield entry
            elif Article.objects.filter(url=url).exists():
                continue
            elif self._asked == MOST:
                self.left += 1
            else:
                yield self._page(entry, url)

    def _page(self, entry: Incoming, url: str) -> Incoming:
        try:
            if reason := self._refusal(url):
                return _kept_from(entry, reason)
            if self._asked:
                self._rest(PAUSE)
            self._asked += 1
            answer = self._get(url)
            if answer.url != url and (reason := self._refusal(answer.url)):
                return _kept_from(entry, reason)
            page = self._read(url, answer.body)
        except NotFetched as error:
            page = UnreadableFile(entry.name, error.reason)
        if isinstance(page, SourceDocument):
            return _told_by_both(page, entry, url)
        self.missed += 1
        return page or UnreadableFile(url, "there is no story on the page.")

    def _read(self, url: str, body: bytes) -> Incoming | None:
        """The first story of a page; an archive is none."""
        if container := container_of(body[:HEAD]):
            return UnreadableFile(url, f"the entry links to no page, but to this: {container.NAME}.")
        return next(read_bytes(url, body, self._limits), None)


def _kept_from(entry: Incoming, reason: str) -> Incoming:
    if isinstance(entry, UnreadableFile):
        return UnreadableFile(entry.name, f"{entry.reason} Its page was not asked for: {reason}", entry.url)
    return replace(entry, remarks=(*entry.remarks, f"The page was not asked for: {reason}"))


def _told_by_both(page: SourceDocument, entry: Incoming, url: str) -> SourceDocument:
    """The page's text; what the page says of itself outranks what the feed says, but for the address that was asked."""
    if isinstance(entry, UnreadableFile):
        return replace(page, url=url)
    silent = ("published", "published_at", "section", "headline", "byline", "source", "language", "identity")
    told = {name: getattr(page, name) or getattr(entry, name) for name in silent}
    return replace(page, **told, url=url)
