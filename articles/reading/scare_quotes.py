"""Tells words that quote somebody from titles, nicknames, slogans and scare quotes."""

from __future__ import annotations

from typing import Final

from articles.reading.cues import BARE, CLAUSE, words_of
from articles.reading.sayings import Saying
from articles.reading.sentences import Paragraph
from articles.reading.words import COMMA, CONJUNCTION, DETERMINER, DOTTED, NAME, POSSESSIVE, PREPOSITION, QUOTED, WORD

_SMALL: Final = words_of("a an the of and or in on at to for from by with as but nor vs vs. v. de la is &")
_TITLED: Final = words_of(
    """
    titled entitled headlined named called dubbed nicknamed book film movie song novel series show magazine
    memoir poem album painting essay documentary play opera hit program programme podcast album codenamed under
    theme on in with for told podcast
    """
)
_SO_CALLED: Final = words_of(
    """
    so-called dubbed nicknamed under motto slogan slogans theme codenamed titled entitled title name names
    heading topic caption
    """
)
_CLASSED: Final = words_of(
    """
    classified classed categorized categorised listed designated rated registered filed graded ranked coded
    marked known
    """
)
_DOCUMENTS: Final = words_of(
    """
    decree law statement resolution bill order article report treaty agreement declaration commentary essay
    editorial book paper document lecture film song poem play exhibition exhibit forum conference project
    programme program act directive charter protocol dissertation thesis contest festival campaign concert
    newspaper magazine opera novel
    """
)
_LONGEST_LIST: Final = 60  # words and marks of a list of quotations: “A”, “B” and “C”
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


def fold_names(paragraph: Paragraph) -> None:
    """Makes plain words of the marks in `paragraph` that hold titles and names of things, and quote nobody."""
    names = [at for at in paragraph.quotes if _is_title_here(paragraph, at) or _names_a_thing(paragraph, at)]
    for at in names:
        segment = paragraph.quotes.pop(at)
        ends = segment.last_character(paragraph.text) in ".?!"
        paragraph.tags[at] = NAME | (DOTTED if ends else 0)
        paragraph.words[at] = paragraph.text[segment.start : segment.end]


def quotes_somebody(paragraph: Paragraph, at: int, saying: Saying) -> bool:
    """Whether the marks at token `at` quote the speaker of `saying`, and are no work that he reads or writes."""
    if saying.flags & (CLAUSE | BARE):
        return True
    segment, tags = paragraph.quotes[at], paragraph.tags
    inner = paragraph.text[segment.inner_start : segment.inner_end]
    within = 0 < at < len(tags) - 1 and tags[at - 1] & (DETERMINER | POSSESSIVE) and tags[at + 1] & WORD
    if saying.weak and within and inner.count(" ") < 2:
        return False  # never used the “modern” pole
    return paragraph.words[saying.verb].lower() not in _MAKE_WORKS or not is_title(inner)


def _is_title_here(paragraph: Paragraph, at: int) -> bool:
    """On NBC's “Meet the Town”, in the book “A Long Way Home”."""
    segment = paragraph.quotes[at]
    inner = paragraph.text[segment.inner_start : segment.inner_end]
    if not inner[:1].isalpha() and not any(letter.isalpha() for letter in inner):
        return True
    previous = paragraph.words[at - 1].lower() if at else ""
    return (previous in _TITLED or previous.endswith(("'s", "’s"))) and is_title(inner)


def _names_a_thing(paragraph: Paragraph, at: int) -> bool:
    """A decree “On Forests”, on the theme of “Youth”, classified as “special”, a “Great Step” rally."""
    tags = paragraph.tags
    first, low = at, max(2, at - _LONGEST_LIST)
    while first >= low and tags[first - 1] & (COMMA | CONJUNCTION) and tags[first - 2] & QUOTED:
        first -= 2  # the first of a list speaks for the others
    if first == 0:
        return False
    previous = paragraph.words[first - 1].lower()
    before = paragraph.words[first - 2].lower() if first > 1 else ""
    if previous in _SO_CALLED or (previous == "of" and before in _SO_CALLED):
        return True
    if previous == "as" and any(word in _CLASSED for word in paragraph.words[max(0, first - 9) : first - 1]):
        return True
    segment = paragraph.quotes[at]
    inner = paragraph.text[segment.inner_start : segment.inner_end]
    if not inner[:1].isupper() or segment.last_character(paragraph.text) in ".?!,":
        return False
    if previous in _DOCUMENTS or _document_of(paragraph, first):
        return True
    parts = inner.split()
    big = len(parts) > 1 and parts[1][0].isupper()
    follows = tags[at + 1] if at + 1 < len(tags) else 0
    return big and (previous in ("a", "an") or (previous == "the" and bool(follows & WORD)))


def _document_of(paragraph: Paragraph, at: int) -> bool:
    """Whether "a decree of the assembly" stands before the marks at `at`."""
    words, tags = paragraph.words, paragraph.tags
    for index in range(at - 2, max(0, at - 9), -1):
        if words[index].lower() in _DOCUMENTS:
            return words[index + 1] == "of"
        if not tags[index] & (NAME | WORD | DETERMINER | PREPOSITION | POSSESSIVE):
            return False
    return False
