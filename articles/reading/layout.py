"""Takes a story apart: headline, deck, dateline, captions, body, and what the page printed around them.

The story is read line by line. First the opening is found, the line in which the body begins: by its dateline, else by
the shape of the lines. What stands before it is the head, what follows is the body with captions, inserts and furniture
between its paragraphs.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter

from articles.reading.agencies import is_agency_name, known_agency
from articles.reading.body import end_body, read_body
from articles.reading.draft import Draft, draft_of
from articles.reading.furniture import agency_of_copyright, agency_of_mail
from articles.reading.head import read_head
from articles.reading.opening import open_body
from articles.reading.types import Layout, Part

_CREDITS_AGENCY = re.compile(
    r"(?:According\sto|As\sreported\sby)\s(?:the\s)?(?P<first>[A-Z][\w -]{1,40}?)(?:\s(?i:news\sagency|agency"
    r"|newswire))?(?=[,.\s])"
    r"|[\s,](?P<second>[A-Z][\w-]{1,20}(?:\s[A-Z]\w{1,12})?)\s(?:(?i:news\sagency)\s)?(?:reports|reported"
    r"|said\sin\sa\sreport)\b"
)


# Whom a story's people speak to is its own agency, where the dateline forgot to name it.
_TOLD = re.compile(
    r"\btold (?:an? )?(TASS|Interfax|RIA Novosti|Sputnik|Yonhap|KCNA|Xinhua|Kyodo|Reuters|AFP|EFE|IRNA|PTI)\b"
)


def lay_out(text: str) -> Layout:
    """Every character of `text` in exactly one part."""
    story = draft_of(text)
    if not story.lines:
        return Layout(parts=((0, len(text), "furniture"),) if text else ())
    body_at = open_body(story)
    read_head(story, body_at)
    read_body(story, body_at)
    end_body(story)
    return Layout(
        parts=_parts(story),
        headline=story.headline,
        deck=story.deck,
        section=story.section,
        byline=story.byline,
        captions=tuple(story.captions),
        paragraphs=(*story.paragraphs, *story.rest),
        dateline=story.dateline,
        source=_source(story),
    )


_START = itemgetter(0)


def _parts(story: Draft) -> tuple[tuple[int, int, Part], ...]:
    """All characters in order; blanks between parts go with the part before them."""
    cuts: list[tuple[int, Part]] = []
    dateline = story.dateline.span if story.dateline else None
    for line in story.lines:
        if line.pieces:
            cuts += [(start, part) for start, _, part in line.pieces]
            if line.part == "body" and line.start not in {start for start, _, _ in line.pieces}:
                cuts.append((line.start, "body"))
        else:
            cuts.append((line.start, line.part or "furniture"))
        if dateline and line.start <= dateline[0] < line.end and line.part == "body":
            cuts.append((dateline[0], "dateline"))
            if dateline[1] < line.end:
                cuts.append((dateline[1], "body"))
    if story.rest:
        cuts.append((story.rest[0][0], "body"))
    cuts.sort(key=_START)
    parts: list[tuple[int, int, Part]] = []
    begin, now = 0, cuts[0][1]
    for (start, part), (end, _) in pairwise([*cuts, (len(story.text), now)]):
        if start < end and part != now:
            if begin < start:
                parts.append((begin, start, now))
            begin, now = start, part
    parts.append((begin, len(story.text), now))
    return tuple(parts)


def _source(story: Draft) -> str:
    """The agency of the dateline, else the one that copyright, mail address or first sentence names."""
    if story.dateline and story.dateline.agency:
        return story.dateline.agency
    for line in story.lines:
        if line.part in ("furniture", "credit") and (found := agency_of_copyright(line.text)):
            return found
    if found := agency_of_mail(story.text):
        return found
    for line in story.lines:
        if line.part == "furniture" and is_agency_name(line.text):
            return known_agency(line.text.strip(" =()/-–—"))
    if story.dateline and (match := _TOLD.search(story.text, story.dateline.span[1], story.dateline.span[1] + 3000)):
        return known_agency(match[1])
    if story.paragraphs:
        start, end = story.paragraphs[0]
        sentence = story.text[start : min(end, start + 300)]
        stop = sentence.find(". ")
        sentence = sentence[: stop + 1] if stop > 0 else sentence
        told = "According" in sentence or "report" in sentence
        if told and (match := _CREDITS_AGENCY.search(sentence)):
            return known_agency(match["first"] or match["second"])
    return ""
