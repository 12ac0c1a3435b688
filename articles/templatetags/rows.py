"""The rows of lists, written in Python: a page has dozens, and a template takes ten times as long for each."""

from __future__ import annotations

from html import escape  # what Django's own calls, without its search for lazy strings
from urllib.parse import quote as quoted

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.models.addresses import address_of

register = template.Library()

SAMPLE = '<span class="tag sample">Sample</span>'


@register.simple_tag
def day_of(article) -> SafeString:
    """The story's day, and how it is known where that is not plain."""
    if article.date:
        how = ' <span class="how">(inferred)</span>' if article.date_how == "inferred" else ""
        return mark_safe(f'<time datetime="{article.date.isoformat()}">{article.date_label}</time>{how}')
    if article.day_text:
        return mark_safe(f'<time class="undated" datetime="{escape(article.day_text)}">{article.date_label}</time>')
    return mark_safe(f'<span class="undated">{article.date_label}</span>')


@register.simple_tag
def story_rows(articles) -> SafeString:
    sections = address_of("articles")
    sources = {article.source_id: article.source for article in articles}
    agencies = {number: _agency(source) for number, source in sources.items()}
    return mark_safe("\n".join([_story(article, agencies[article.source_id], sections) for article in articles]))


def _agency(source) -> str:
    if not source:
        return "<span>Source not told</span>"
    return f'<a class="agency" href="{escape(source.get_absolute_url())}">{escape(source.name)}</a>'


def _story(article, agency: str, sections: str) -> str:
    address = escape(article.get_absolute_url())
    passage = getattr(article, "passage", None)
    anchor = f"#{escape(passage.anchor)}" if passage and passage.anchor else ""
    return (
        f'<article class="story" lang="{escape(article.language)}">\n'
        f'  <h3><a href="{address}{anchor}">{escape(article.title)}</a></h3>\n'
        f"  {_passage(passage) if passage else ''}\n"
        f'  <p class="facts" lang="en">{_facts(article, agency, address, sections)}</p>\n'
        "</article>"
    )


def _passage(passage) -> str:
    before = '<span class="cut">… </span>' if passage.cut_before else ""
    behind = '<span class="cut"> …</span>' if passage.cut_behind else ""
    words = [f"<mark>{escape(words)}</mark>" if hit else escape(words) for words, hit in passage.pieces]
    return f'<p class="passage">{before}{"".join(words)}{behind}</p>'


def _facts(article, agency: str, address: str, sections: str) -> str:
    facts = [agency, f"<span>{day_of(article)}</span>"]
    if article.place:
        facts.append(f'<span class="place">{escape(article.place)}</span>')
    if article.section:
        facts.append(f'<a href="{sections}?section={quoted(article.section, safe="")}">{escape(article.section)}</a>')
    if number := article.copies:
        copies = f"and {number} other {'copy' if number == 1 else 'copies'}"
        facts.append(f'<a class="quiet" href="{address}#copies">{copies}</a>')
    if article.is_sample:
        facts.append(SAMPLE)
    return "".join(facts)
