"""What sites say in their robots.txt that programs may fetch (RFC 9309), asked once a day for each."""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from protego import Protego

from articles.fetching.get import Answer
from articles.fetching.target import NotFetched

KEPT = 24 * 3600.0  # seconds
MOST_SITES = 500
READ = 512_000  # bytes of a robots.txt; what lies behind does not count
EVERYTHING = ""


class Robots:
    """Whether pages may be fetched by `agent`, the name that robots.txt files know the archive by."""

    def __init__(self, get: Callable[[str], Answer], agent: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._get, self._agent, self._clock = get, agent, clock
        self._kept: dict[str, tuple[float, Protego]] = {}

    def refusal(self, url: str) -> str:
        """Why a page must not be fetched, "" where it may be.

        Raises NotFetched where the site does not tell now: it is to be asked again another time.
        """
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if self._rules(site).can_fetch(url, self._agent):
            return ""
        return f"{site}/robots.txt keeps programs from it."

    def _rules(self, site: str) -> Protego:
        until, rules = self._kept.get(site, (0.0, None))
        if rules is None or until < self._clock():
            rules = Protego.parse(self._asked(f"{site}/robots.txt"))
            if len(self._kept) >= MOST_SITES:
                self._kept.clear()
            self._kept[site] = self._clock() + KEPT, rules
        return rules

    def _asked(self, url: str) -> str:
        try:
            return self._get(url).body[:READ].decode("utf-8", "replace").removeprefix("\ufeff")
        except NotFetched as error:
            if 400 <= error.status < 500 and error.status != HTTPStatus.TOO_MANY_REQUESTS:
                return EVERYTHING  # there is none, so all may be fetched
            raise
