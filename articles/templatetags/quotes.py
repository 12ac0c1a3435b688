"""A quote as lists and pages show it, in Python: a page may have hundreds, and a template takes three times as long."""

from __future__ import annotations

from html import escape  # what Django's own calls, without its search for lazy strings

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.models.addresses import address_of
from articles.templatetags.rows import SAMPLE, day_of

register = template.Library()


@register.simple_tag
def show_quote(quote, with_story: bool = True, with_speaker: bool = True, with_link: bool = True) -> SafeString:
    """A quote, its speaker, its story and a link to its own page; without one of them where the page tells it."""
    told, label = "" if quote.is_quoted else " told", escape(quote.speaker_label)
    address = escape(quote.get_absolute_url())
    link = f'href="{address}">Why and cite<span class="hidden"> this quote of {label}</span></a>'
    speaker = _speaker(quote, label) if with_speaker else ""
    last = "" if with_story else f'<a class="why" {link}'
    story = _story(quote, f"<a {link}" if with_link else "") if with_story else ""
    return mark_safe(
        f'<article class="quote {escape(quote.kind)}{told}">\n'
        f'  <blockquote lang="{escape(quote.article.language)}"><p class="words">{_words(quote)}</p></blockquote>\n'
        f'  <p class="attribution">{speaker}{_tags(quote)}{last}</p>\n'
        f"  {story}\n"
        "</article>"
    )


def _words(quote) -> str:
    """Verbatim, with a mark around what was looked for; no white space is added."""
    parted = getattr(quote, "marked_pieces", None) or [[(piece, False)] for piece in quote.pieces]
    pieces = [
        "".join([f"<mark>{escape(words)}</mark>" if hit else escape(words) for words, hit in one]) for one in parted
    ]
    around = ("<q>", "</q>") if quote.is_quoted else ('<span class="piece">', "</span>")
    return "".join([f"{around[0]}{piece}{around[1]}" for piece in pieces])


def _speaker(quote, label: str) -> str:
    if quote.official_id:
        return f'<a class="speaker" href="{escape(address_of("official", quote.official.slug))}">{label}</a> '
    return f'<span class="speaker">{label}</span> '


def _tags(quote) -> str:
    kind = f'<span class="tag">{escape(quote.get_kind_display())}</span> ' if quote.kind != "direct" else ""
    if quote.review == "machine":
        return kind
    return f'{kind}<span class="tag ok">{escape(quote.get_review_display())}</span> '


def _story(quote, link: str) -> str:
    article = quote.article
    address = f"{escape(article.get_absolute_url())}#q{quote.pk}"
    source = f'<span class="agency">{escape(article.source.name)}</span>' if article.source else ""
    return (
        f'<p class="about"><a href="{address}" lang="{escape(article.language)}">{escape(article.title)}</a></p>\n'
        f'  <p class="facts">{source}<span>{day_of(article)}</span>{SAMPLE if article.is_sample else ""}{link}</p>'
    )
