"""Facets, pages and the histogram, written in Python: hundreds of links a page, for which a template takes too long."""

from __future__ import annotations

from html import escape  # what Django's own calls, without its search for lazy strings

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_ON = ' class="on"'
_TAKE_AWAY = '<span class="hidden">, chosen; take it away,</span> '
_CHOSEN = ' class="on" aria-current="true"'


@register.simple_tag
def show_facets(facets) -> SafeString:
    return mark_safe("".join([_facet(facet) for facet in facets]))


def _facet(facet) -> str:
    title, more = escape(facet.title), ""
    if facet.more:
        all_of_them = f'All of them<span class="hidden">: {title}</span>'
        more = f'<p class="all"><a href="{escape(facet.more)}" rel="nofollow">{all_of_them}</a></p>'
    return (
        f'<details class="facet" id="by-{escape(facet.name)}" open><summary>{title}</summary>'
        f"<ul>{facet_values(facet)}</ul>{more}</details>\n  "
    )


@register.simple_tag
def facet_values(facet) -> SafeString:
    """The values of a facet as list items: links that add or remove them."""
    items = [
        f'<li><a href="{escape(value.toggle)}" rel="nofollow"{_CHOSEN if value.selected else ""}>'
        f'<span class="value">{escape(value.label)}</span>{_TAKE_AWAY if value.selected else " "}'
        f'<span class="count">{value.count:,}</span></a></li>'
        for value in facet.values
    ]
    return mark_safe("".join(items))


@register.simple_tag
def histogram_bars(histogram) -> SafeString:
    """A link for each bar, as high as the drawing; the table says the same to those who can't see or point."""
    bars = [
        f'<a href="{escape(bar.link)}" tabindex="-1" rel="nofollow"{_ON if bar.chosen else ""}>'
        f"<title>{escape(bar.label)}: {bar.found:,} of {bar.all:,}</title>"
        f'<rect class="room" x="{bar.left}" width="10" height="100"/>'
        f'<rect class="all" x="{bar.left + 1}" y="{round(100 - bar.height_of_all, 1)}" width="8" '
        f'height="{bar.height_of_all}"/>'
        f'<rect class="found" x="{bar.left + 1}" y="{round(100 - bar.height, 1)}" width="8" height="{bar.height}"/></a>'
        for bar in histogram.rows
    ]
    return mark_safe("".join(bars))


@register.simple_tag
def histogram_rows(histogram) -> SafeString:
    rows = [
        f'<tr><th scope="row"><a href="{escape(bar.link)}" rel="nofollow">{escape(bar.label)}</a></th>'
        f"<td>{bar.found:,}</td><td>{bar.all:,}</td></tr>"
        for bar in histogram.rows
    ]
    return mark_safe("".join(rows))


@register.simple_tag
def show_pages(listing) -> SafeString:
    """The pages around this one, the first and the last; nothing where there is but one."""
    if listing.pages == 1:
        return SafeString("")
    pages = "".join([_page(number, link, listing.query.page) for number, link in listing.page_links])
    before = _beside("prev", "Previous", listing.previous_page)
    behind = _beside("next", "Next", listing.next_page)
    return mark_safe(f'<nav class="pages" aria-label="Pages">{before}<ol>{pages}</ol>{behind}</nav>')


def _beside(rel: str, words: str, querystring: str | None) -> str:
    return f'<a rel="{rel}" href="{escape(querystring)}">{words}</a>' if querystring else "<span></span>"


def _page(number: int | None, querystring: str, here: int) -> str:
    if number is None:
        return '<li><span aria-hidden="true">…</span></li>'
    if number == here:
        return f'<li><strong aria-current="page">{number}</strong></li>'
    return f'<li><a href="{escape(querystring)}" aria-label="Page {number}">{number}</a></li>'
