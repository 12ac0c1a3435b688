"""Reads a stretch of prose into words and sentences, and what each sentence holds."""

from __future__ import annotations

from articles.reading.homographs import settle_verbs
from articles.reading.scare_quotes import fold_names
from articles.reading.sentences import Paragraph, cut_sentences, take_words


def read_paragraph(paragraph: Paragraph) -> None:
    """Fills the paragraph's lists, unless it was read before."""
    if paragraph.words:
        return
    take_words(paragraph)
    if paragraph.quotes:
        fold_names(paragraph)
    cut_sentences(paragraph)
    settle_verbs(paragraph)
