"""What templates say often: addresses, runs of a story, the main navigation."""

from functools import cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

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
ROOMY = {"Feeds"}  # shown where there is room


@register.simple_tag
def address(name: str) -> str:
    """As `url` of a name alone, which Django makes anew each time: on every page for a dozen links."""
    return address_of(name)


@register.simple_tag
def asset(path: str) -> str:
    """As `static`, which looks the file up each time; while a process runs, it is the same."""
    return _asset(staticfiles_storage.__class__, path)


@cache
def _asset(_storage: type, path: str) -> str:
    return static(path)


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


@register.simple_tag(takes_context=True)
def main_nav(context) -> SafeString:
    """`aria-current` says "page" at a section's own page and "true" below it."""
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.url_name if match else None
    items = []
    for name, names in SECTIONS.items():
        current = "page" if here == names[0] else "true" if here in names else ""
        roomy, said = ' class="roomy"' if name in ROOMY else "", f' aria-current="{current}"' if current else ""
        items.append(f'<li{roomy}><a href="{escape(address_of(names[0]))}"{said}>{name}</a></li>')
    return mark_safe(f'<nav class="main" aria-label="Main"><ul>{"".join(items)}</ul></nav>')


@register.inclusion_tag("_runs.html")
def show_runs(runs):
    """Verbatim words with quotes marked and names linked; no white space is added between them."""
    return {"runs": runs}
