"""The preview of an import: the original with what its reading found marked in place."""

from collections.abc import Iterator
from itertools import pairwise

from django import template

from articles.browse.version_diffs import diff_words
from articles.reading.types import Reading

register = template.Library()


@register.inclusion_tag("admin/_original.html")
def show_original(reading: Reading):
    """Every character of the original once, in order; no white space is added between the pieces."""
    return {"pieces": list(pieces_of(reading))}


@register.inclusion_tag("admin/_changes.html")
def show_changes(preview):
    """What the staged text changes in the story that it is a version of, word by word."""
    return {"changes": diff_words(preview.version_of.text, preview.item.text), "preview": preview}


def pieces_of(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """(words, part of the story, number of the quote that begins here or 0), the part with `quoted` between marks."""
    quoted = [(start, end, number) for number, quote in enumerate(reading.quotes, 1) for start, end in quote.quoted]
    firsts = {quote.quoted[0][0]: number for number, quote in enumerate(reading.quotes, 1) if quote.quoted}
    edges = {0, len(reading.text)}
    for start, end, _part in (*reading.layout.parts, *quoted):
        edges |= {start, end}
    for left, right in pairwise(sorted(edges)):
        part = next((part for start, end, part in reading.layout.parts if start <= left < end), "body")
        inside = any(start <= left and right <= end for start, end, _number in quoted)
        yield reading.text[left:right], f"{part} quoted" if inside else part, firsts.get(left, 0)
