"""Tells words that quote somebody from titles, nicknames, slogans and scare quotes."""

from __future__ import annotations

from typing import Final

from articles.reading.cues import BARE, CLAUSE, words_of
from articles.reading.sayings import Saying
from articles.reading.sentences import Paragraph

_SMALL: Final = words_of("a an the of and or in on at to for from by with as but nor vs vs. v. de la is")
_TITLED: Final = words_of(
    """
    titled entitled headlined named called dubbed nicknamed book film movie song novel series show magazine
    memoir poem album painting essay documentary play opera hit program programme podcast album codenamed under
    theme on in
    """
)
_SO_CALLED: Final = words_of("so-called dubbed nicknamed under motto slogan slogans theme codenamed titled entitled")
_MAKE_WORKS: Final = words_of(
    """
    sing sings sang sung singing read reads reading write writes wrote written writing publish publishes
    published publishing release releases released releasing share shares shared sharing use uses used using see
    sees saw seen seeing watch find finds found open opens opened play plays finish finished start started
    record recorded sign signed cite cites cited citing quote quotes quoted quoting introduce introduced address
    addressed show shows showed
    """
)


def is_title(words: str) -> bool:
    """Whether words are capitalised as in a title: “The Long Way Home”."""
    parts = words.strip(" .,!?'’‘").split()
    big = [part for part in parts if part.lower() not in _SMALL]
    return len(parts) >= 2 and bool(big) and all(part[0].isupper() or part[0].isdigit() for part in big)


def is_quotation(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether the marks at token `at`, governed by no verb, may quote somebody."""
    segment = paragraph.quotes[at]
    words = text[segment.inner_start : segment.inner_end]
    if not any(letter.isalpha() for letter in words):
        return False
    previous = paragraph.words[at - 1].lower() if at else ""
    if previous in _SO_CALLED:
        return False
    return not (is_title(words) and (previous in _TITLED or previous.endswith(("'s", "’s"))))


def quotes_somebody(paragraph: Paragraph, at: int, saying: Saying) -> bool:
    """Whether the marks at token `at` quote the speaker of `saying`, and are no title or name that he uses."""
    previous = paragraph.words[at - 1].lower() if at else ""
    if previous in _SO_CALLED:
        return False
    segment = paragraph.quotes[at]
    words = paragraph.text[segment.inner_start : segment.inner_end]
    if not is_title(words):
        return True
    if previous in _TITLED or previous.endswith(("'s", "’s")):
        return False
    return bool(saying.flags & (CLAUSE | BARE)) or paragraph.words[saying.verb].lower() not in _MAKE_WORKS
