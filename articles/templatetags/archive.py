"""What templates say often: feed addresses, runs of a story, the main navigation."""

from django import template

from articles.models.addresses import address_of

register = template.Library()

# The main navigation: its words, and the names of the addresses that lie under each.
SECTIONS = {
    "Stories": ("articles", "articles_year", "articles_month", "articles_day", "article"),
    "Quotes": ("quotes", "quote"),
    "Countries": ("countries", "country", "country_pair"),
    "Officials": ("officials", "official"),
    "Sources": ("sources", "source"),
    "Feeds": ("feeds",),
}


@register.simple_tag
def sibling(face, listing, extension: str) -> str:
    """The address of a list's feed or export, with its filters."""
    return face.sibling(extension) + listing.feed_querystring


@register.filter
def bare(address: str) -> str:
    """An address without its last slash, for `.json` and its like to follow."""
    return address.rstrip("/")


@register.filter
def thousands(number: int) -> str:
    """4840 as "4,840"."""
    return f"{number:,}"


@register.filter
def percent(share: float) -> str:
    """0.855 as "86 %", with a space that does not break."""
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


@register.inclusion_tag("_main_nav.html", takes_context=True)
def main_nav(context):
    """`aria-current` says "page" at a section's own page and "true" below it."""
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.url_name if match else None
    sections = [
        {
            "name": name,
            "address": address_of(names[0]),
            "current": "page" if here == names[0] else "true" if here in names else "",
        }
        for name, names in SECTIONS.items()
    ]
    return {"sections": sections}


@register.inclusion_tag("_runs.html")
def show_runs(runs):
    """Verbatim words with quotes marked and names linked; no white space is added between them."""
    return {"runs": runs}
