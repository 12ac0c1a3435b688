"""What templates say often: feed addresses, runs of a story, speakers."""

from django import template

register = template.Library()


@register.simple_tag
def sibling(face, listing, extension: str) -> str:
    """The address of a list's feed or export, with its filters."""
    return face.sibling(extension) + listing.feed_querystring


@register.filter
def bare(address: str) -> str:
    """An address without its last slash, for `.json` and its like to follow."""
    return address.rstrip("/")


@register.inclusion_tag("_runs.html")
def show_runs(runs):
    """Verbatim words with quotes marked and names linked; no white space is added between them."""
    return {"runs": runs}


@register.inclusion_tag("_quote.html")
def show_quote(quote, with_story: bool = True):
    return {"quote": quote, "with_story": with_story}
