"""The text of a story out of the pieces that a format gives: headline, deck, byline, dateline, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.formats.markup import HALF_A_CHARACTER, same_words, told_already
from articles.formats.types import UnreadableFile

_PLACE = re.compile(r"[^\W\d_][^,(\d]{1,60}")
_ENDS_OPEN = ("-", "–", "—", "--", "_", "=")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 400
_MOST_DECKS = 5
_NO_TEXT = "it holds no text of a story, or a headline alone."


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a format gives of a story's text, each as one line of words."""

    headline: str = ""
    decks: tuple[str, ...] = ()
    byline: str = ""
    dateline: str = ""
    paragraphs: tuple[str, ...] = ()
    pictures: int = 0  # left out, with their captions


def story_text(name: str, pieces: Pieces, above: str = "") -> str:
    """Headline, blank line, then decks, byline and paragraphs, each once; `above` is the wire's own line over it all.

    Raises UnreadableFile where there is nothing to read.
    """
    repeated = 0
    while repeated < len(pieces.paragraphs) and same_words(pieces.paragraphs[repeated], pieces.headline):
        repeated += 1
    body = list(pieces.paragraphs[repeated:])
    if not body and not any(pieces.decks):
        raise UnreadableFile(name, _NO_TEXT)
    body = _with_dateline(body, pieces.dateline)
    head: list[str] = []
    for line in (*pieces.decks[:_MOST_DECKS], pieces.byline):
        if line and not same_words(line, pieces.headline) and not told_already(line, body + head):
            head.append(line)
    return checked(name, "\n\n".join(line for line in (above, pieces.headline, *head, *body) if line) + "\n")


def checked(name: str, text: str) -> str:
    """The text, unless half a character or a zero is in it."""
    if _SURROGATE.search(text):
        raise UnreadableFile(name, HALF_A_CHARACTER)
    if "\0" in text:
        raise UnreadableFile(name, "its text holds a zero character, so it is damaged.")
    return text


def _with_dateline(body: list[str], dateline: str) -> list[str]:
    """A whole dateline (place and day, or ending in a dash) before the first paragraph, unless that has its place."""
    if not body or not _whole(dateline) or _names_place(body[0], dateline):
        return body
    if dateline.endswith(_ENDS_OPEN):
        return [f"{dateline} {body[0]}", *body[1:]]
    return [dateline, *body]


def _whole(dateline: str) -> bool:
    place = _PLACE.match(dateline)
    return place is not None and (dateline.endswith(_ENDS_OPEN) or any(char.isdigit() for char in dateline))


def _names_place(paragraph: str, dateline: str) -> bool:
    place = _PLACE.match(dateline)
    return place is not None and place[0].split()[0].casefold() in paragraph[: len(place[0]) + 15].casefold()


def dateline_remark(pieces: Pieces) -> tuple[str, ...]:
    """A place alone is no dateline that a reader would know in the text; staff are told of it."""
    place = pieces.dateline
    if not _PLACE.match(place) or _whole(place) or (pieces.paragraphs and _names_place(pieces.paragraphs[0], place)):
        return ()
    return remark("Place of the dateline", place)


def remark(label: str, words: str) -> tuple[str, ...]:
    """A sentence for staff, or nothing where there are no words: "Editor's note: …"."""
    words = " ".join(words.split())
    return (f"{label}: {words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}",) if words else ()


def language_tag(*told: str) -> str:
    """The first that is a language tag, lower case: "en", "pt-br"."""
    for text in told:
        tag = text.strip().lower().replace("_", "-")
        if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}", tag):
            return tag
    return ""


def pictures_remark(count: int) -> tuple[str, ...]:
    return (f"Pictures with their captions were left out: {count}.",) if count else ()
