"""Feeds for tests of polling, and sites that give them."""

from articles.fetching.get import Answer
from articles.fetching.target import NotFetched
from articles.formats.types import Limits
from articles.importing.polling import Asking


def story(number, words="The ferry opens in June."):
    return (
        f"<item><guid>urn:example:{number}</guid><link>https://news.example/{number}</link>"
        f"<title>Ferry line number {number} to open</title><pubDate>Tue, 10 Apr 2018 08:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;OSLO, April 10. /Meridian/. {words}&lt;/p&gt;"
        f"&lt;p&gt;It is line number {number} of the country.&lt;/p&gt;</description></item>"
    )


def feed_of(*stories):
    return f'<rss version="2.0"><channel><title>Ferries</title>{"".join(stories)}</channel></rss>'.encode()


class Sites:
    """Stands for the guarded GET: gives the answers that a test names for an address, the last again and again."""

    def __init__(self, **answers):
        self._answers = {url: list(given) for url, given in answers.items()}
        self.asked = []
        self.rested = []
        self.refused = {}

    def get(self, url, etag="", last_modified=""):
        self.asked.append((url, etag, last_modified) if etag or last_modified else url)
        given = self._answers.get(url)
        if not given:
            raise NotFetched(url, "it answers 404 Not Found.")
        answer = given.pop(0) if len(given) > 1 else given[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def asking(self):
        return Asking(
            get=self.get,
            refusal=lambda url: self.refused.get(url, ""),
            rest=self.rested.append,
            limits=Limits(),
            new_source_rights="excerpt",
        )


def answer(url, body=b"", **told):
    return Answer(url, body, **told)
