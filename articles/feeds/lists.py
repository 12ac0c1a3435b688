"""A listing as a feed: its newest entries, as much of each as the source's rights allow."""

from __future__ import annotations

import re

from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from articles.browse.listing import Listing
from articles.feeds.stories import stories_of
from articles.models import Article, Audience, Quote

# XML 1.0 has no way to write these; wire texts hold some of them.
_NOT_OF_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(value):
    """A feed's value with a replacement character for each that XML can't carry."""
    if isinstance(value, str):
        return _NOT_OF_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    return [for_xml(item) for item in value] if isinstance(value, list | tuple) else value


class OfXmlCharacters:
    """Mixed into a feed of Django's, which refuses control characters with an error."""

    def __init__(self, *values, **named):
        super().__init__(*map(for_xml, values), **{name: for_xml(value) for name, value in named.items()})

    def add_item(self, *values, **named):
        super().add_item(*map(for_xml, values), **{name: for_xml(value) for name, value in named.items()})


class AtomWithContent(OfXmlCharacters, Atom1Feed):
    """Django's Atom feed, with the story itself as the entry's content beside the summary."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item.get("content"):
            handler.addQuickElement("content", item["content"], {"type": "html"})


class RssWithGuid(OfXmlCharacters, Rss201rev2Feed):
    """RSS that says which feed it is."""


def feed_of(listing: Listing, title: str, address: str, extension: str) -> Feed:
    """A Django feed view of this listing. What it shows is what the public may see, whoever asks."""
    kind = StoryFeed if listing.noun == "story" else QuoteFeed
    feed = kind()
    feed.listing = listing
    feed.feed_type = AtomWithContent if extension == "atom" else RssWithGuid
    feed.title = title
    feed.link = address + listing.feed_querystring
    feed.feed_url = f"{address.rstrip('/')}.{extension}{listing.feed_querystring}"
    feed.feed_guid = None
    feed.subtitle = feed.description = f"{listing.sentence}."
    return feed


class ListingFeed(Feed):
    def items(self):
        return self.listing.newest()

    def item_guid_is_permalink(self, item):
        return False

    def item_guid(self, item):
        return item.urn


class StoryFeed(ListingFeed):
    def items(self):
        return list(stories_of(self.listing.newest()))

    def item_guid(self, item):
        return item.article.urn

    def item_title(self, item):
        return item.article.title

    def item_link(self, item):
        return item.article.get_absolute_url()

    def item_description(self, item):
        article = item.article
        opening = article.excerpt() if article.shows_quotes_to(Audience.PUBLIC) else ""
        return opening or item.article.title

    def item_extra_kwargs(self, item):
        if self.feed_type is not AtomWithContent:
            return {}
        return {"content": render_to_string("feeds/_story.html", {"story": item})}

    def item_author_name(self, item):
        return item.article.source.name if item.article.source else "Source not told"

    def item_pubdate(self, item):
        return _moment(item.article)

    def item_updateddate(self, item):
        return item.article.changed_at

    def item_categories(self, item):
        return item.subjects


class QuoteFeed(ListingFeed):
    def item_title(self, item: Quote):
        return f"{item.speaker_label}: {item.text[:100]}{'…' if len(item.text) > 100 else ''}"

    def item_description(self, item: Quote):
        return render_to_string("feeds/_quote.html", {"quote": item})

    def item_link(self, item: Quote):
        return item.get_absolute_url()

    def item_pubdate(self, item: Quote):
        return _moment(item.article)

    def item_updateddate(self, item: Quote):
        return item.article.changed_at


def _moment(article: Article):
    """When readers first saw the story: what a feed reader sorts by."""
    return article.published_at or article.imported_at or timezone.now()
