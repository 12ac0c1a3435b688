"""What stands before a story's body: headline, deck, rubric, byline, captions, and headlines of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.reading.agencies import known_agency
from articles.reading.asides import take_aside
from articles.reading.captions import lacks_verb, opens_like_caption, read_credit
from articles.reading.draft import Draft, Line, squeeze
from articles.reading.rubrics import rubric_after_headline, rubric_before_headline, rubric_of_line
from articles.reading.types import Part, Span

_SITE_TAIL = re.compile(
    r"(?:\s[-–|]\s(?P<rubric>[A-Z][\w&/ -]{1,30}?))?\s(?P<rule>[-–|])\s(?P<site>[A-Za-z][\w. ]{1,30})\Z"
)
_LONE_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'-]{1,15}(?:\s[A-ZÀ-Þ]\.|\s(?:de|van|von|al|bin))?(?:\s[A-ZÀ-Þ][\w’'-]{1,18}){1,2}"
)
_REVISION = re.compile(
    r"(?:\((?:(?:\d+(?:st|nd|rd|th)\s)?(?:LEAD|LD)|URGENT)\)\s*|(?:UPDATE|WRAPUP)\s\d{1,2}-|(?:REFILE|RPT|CORRECTED)-)"
)
_SLUG = re.compile(r"[A-Z][\w .']{0,24}-[\w .,'()&-]{2,40}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ANNOUNCES = re.compile(r"(?i)(?:read\s?also|also\sread|see\s?also|read\snext|read\smore|related)\b[\w\s]{0,12}:?$")
_LIGHT_WORDS = (
    "the and for with from that this will are was has have had after over into says said new not its his her their"
    " who what how why more than amid under about all out but may can could should would"
    " against before during between among"
)
_LIGHT = frozenset(_LIGHT_WORDS.split())
_NEAR, _FAR = 1500, 20_000  # characters of the body in which a headline's words are looked for
SHORTEST = 200  # characters of a body that can tell whether a headline is its own


def read_head(story: Draft, body_at: int) -> None:
    """Label the lines before the body."""
    head = story.lines[:body_at]
    for line in head:
        take_aside(story, line)
    _take_site_title(story, head)
    _take_head_captions(story, head)
    titles = [line for line in head if not line.part]
    for earlier, line in pairwise(titles):
        if line.text == earlier.text and line is not titles[-1]:
            line.part = "furniture"
    _take_announced(head, titles)
    titles = [line for line in titles if not line.part] or _rubric_as_title(story, head)
    if story.dateline and story.dateline.agency == "Yonhap" and len(titles) > 1:
        _take_slug(titles)
        titles = [line for line in titles if not line.part]
    if story.headline:  # one was glued to the dateline
        for line in titles:
            line.part = "insert"
    elif titles and (titles := _drop_foreign_titles(story, titles, body_at)):
        _take_lone_names(story, titles)
        _take_titles(story, [titles[0], *(line for line in titles[1:] if not line.part)])


def _take_slug(titles: Sequence[Line]) -> None:
    """Yonhap's slug on a line of its own: "(2nd LD) Korea-wool" above "(2nd LD) S. Korea, Australia agree on …"."""
    slug, headline = titles[0], titles[1]
    tags = [match[0] if (match := _REVISION.match(line.text)) else "" for line in (slug, headline)]
    bare = slug.text[len(tags[0]) :]
    said_again = tags[0] or _weighty(bare) & _weighty(headline.text)
    if tags[0] == tags[1] and said_again and len(bare) < len(headline.text) and _SLUG.fullmatch(bare):
        slug.part = "furniture"


def _take_titles(story: Draft, titles: Sequence[Line]) -> None:
    """Headline, deck, and what else is left of the titles."""
    headline, *others = titles
    wire = bool(story.dateline and story.dateline.agency)
    headline.part = "headline"
    story.headline = mend_headline(story, headline.span, headline)
    for above, line in pairwise(titles):
        if line is others[0]:
            line.part = "furniture" if line.text == headline.text else "deck"
            story.deck = line.span if line.part == "deck" else None
        elif len(line.text) > 120 and line.text.endswith("."):
            line.part = "body"
        elif story.deck and above.part == "deck" and (above.text.endswith(";") or not wire):  # a deck of several lines
            line.part = "deck"
            story.deck = (story.deck[0], line.end)
        elif wire and not story.captions and line is titles[-1] and line.text[-1] != "." and lacks_verb(line.text):
            line.part = "caption"  # what the picture shows, without a credit
            story.add_caption(line.span, None)
        else:
            line.part = "insert"


def _take_announced(head: Sequence[Line], titles: Sequence[Line]) -> None:
    """A title right below "Read also" is another story's."""
    for above, line in pairwise(head):
        left = sum(not title.part for title in titles)
        if above.part == "insert" and not line.part and left > 1 and _ANNOUNCES.match(above.text):
            line.part = "insert"


def _take_lone_names(story: Draft, titles: Sequence[Line]) -> None:
    """A name alone on a line under the headline is the writer's."""
    for line in titles[1:]:
        if _LONE_NAME.fullmatch(line.text):
            line.part = "byline"
            story.byline = story.byline or line.span


def _rubric_as_title(story: Draft, head: Sequence[Line]) -> list[Line]:
    """A rubric is the headline of a story that has no other ("Press Review")."""
    rubrics = [line for line in head if line.part == "section"]
    if story.headline or not rubrics or not story.dateline:
        return []
    if len(rubrics) == 1:
        story.section = None
    return rubrics[-1:]


def _take_site_title(story: Draft, head: Sequence[Line]) -> None:
    """A line that repeats the headline with the site's name behind it is the page's title."""
    texts = [line.text for line in head if not line.part and len(line.text) > 20]
    for line in head:
        tail = _SITE_TAIL.search(line.text) if not line.part else None
        if tail and any(line.text.startswith(other) and len(other) < len(line.text) for other in texts):
            line.part = "furniture"
            if tail["rubric"] and rubric_of_line(tail["rubric"]) and not story.section:
                story.section = (line.start + tail.start("rubric"), line.start + tail.end("rubric"))


def _take_head_captions(story: Draft, head: Sequence[Line]) -> None:
    """Captions between headline and body; one printed twice, with its credit and without, is one caption."""
    found: list[tuple[Span, Span]] = []  # caption, credit
    for at, line in enumerate(head):
        credit = read_credit(line.text) if not line.part else None
        if not credit:
            continue
        credit_span = (line.start + credit.start, line.start + credit.end)
        if credit.text_end:
            if not any(not other.part for other in head[:at]):
                continue  # the first title is the headline, whatever it ends with
            span = (line.start, line.start + credit.text_end)
            line.part = "caption"
            line.pieces = ((*span, "caption"), (span[1], line.end, "credit"))
            found.append((span, credit_span))
            continue
        line.part = "credit"
        caption = _caption_above(head, at)
        if caption:
            caption.part = "caption"
            found.append((caption.span, credit_span))
    texts = {squeeze(story.text[slice(*span)]): (span, credit) for span, credit in found}
    for line in head:
        if line.part in (None, "caption"):
            _take_repeated_caption(line, texts, first=line.span == head[0].span)
    _take_uncredited_pair(story, head, texts)
    for span, credit_at in texts.values():
        story.add_caption(span, credit_at)


def _caption_above(head: Sequence[Line], at: int) -> Line | None:
    """The caption to which a credit line belongs: the line above it, unless that is headline or deck."""
    above = head[at - 1] if at else None
    if above is None or above.part:
        return None
    titles = [line for line in head[:at] if not line.part]
    repeated = any(squeeze(line.text).startswith(squeeze(above.text)) for line in head[:at] if line is not above)
    if (
        repeated
        or len(titles) >= 3
        or (len(titles) == 2 and (lacks_verb(above.text) or opens_like_caption(above.text)))
    ):
        return above
    return None


def _take_repeated_caption(line: Line, texts: dict[str, tuple[Span, Span]], *, first: bool) -> None:
    """Label a line that repeats a caption, with or without its credit."""
    bare = squeeze(line.text)
    for caption, (span, credit) in texts.items():
        if line.span == span or not bare.startswith(caption) or first:
            continue
        if bare == caption or len(bare) - len(caption) <= credit[1] - credit[0] + 14:
            line.part = "caption"


def _take_uncredited_pair(story: Draft, head: Sequence[Line], texts: dict[str, tuple[Span, Span]]) -> None:
    """A line printed twice after headline and deck is a caption without credit."""
    titles = [line for line in head if not line.part]
    for earlier, line in pairwise(titles[1:]):
        if earlier.text == line.text and len(titles) > 3 and not texts:
            earlier.part = line.part = "caption"
            story.add_caption(earlier.span, None)
            return


def _drop_foreign_titles(story: Draft, titles: list[Line], body_at: int) -> list[Line]:
    """Without headlines of other stories above the own one: those that share no word of weight with the story."""
    if body_at >= len(story.lines) or len(story.text) - story.lines[body_at].start < SHORTEST:
        return titles
    start = story.lines[body_at].start
    body = story.text[start : start + _FAR]
    at = 0
    while at + 1 < len(titles) and not _shared(titles[at], body, 1) and not titles[at + 1].text.endswith("."):
        if not _shared(titles[at + 1], body, 3):
            break
        titles[at].part = "insert"
        at += 1
    alone = titles[at:]
    if len(alone) == 1 and story.dateline and len(_weighty(alone[0].text)) > 4 and not _shared(alone[0], body, 1):
        alone[0].part = "insert"
        return []
    return alone


def _weighty(line: str) -> set[str]:
    """The beginnings of a title's words of weight, in small letters."""
    return {word[:5] for word in _WORD.findall(line.casefold()) if word not in _LIGHT}


def _shared(title: Line, body: str, number: int) -> bool:
    """Whether the body takes up at least so many of the title's words: most do at once."""
    words = _weighty(title.text)
    for reach in (_NEAR, len(body)):
        near = body[:reach].casefold()
        if sum([word in near for word in words]) >= number:
            return True
    return False


def mend_headline(story: Draft, span: Span, line: Line | None = None) -> Span:
    """The headline without a rubric or the site's name run into it."""
    start, end = span
    pieces: list[tuple[int, int, Part]] = []
    if (tag := _REVISION.match(story.text, start, end)) and tag.end() < end:
        pieces.append((start, tag.end(), "furniture"))
        start = tag.end()
    found = rubric_before_headline(story.text[start:end])
    if found:
        story.section = story.section or (start, start + found[0])
        pieces.append((start, start + found[1], "section"))
        start += found[1]
    tail = _SITE_TAIL.search(story.text, start, end)
    agency = story.dateline.agency if story.dateline else ""
    site = known_agency(tail["site"]) if tail else ""
    if tail and site and tail.start() - start > 15 and (tail["rule"] == "|" or tail["rubric"] or site == agency):
        if tail["rubric"] and rubric_of_line(tail["rubric"]):
            story.section = story.section or tail.span("rubric")
        pieces.append((tail.start(), end, "furniture"))
        end = tail.start()
    found = rubric_after_headline(story.text[start:end])
    if found:
        story.section = story.section or (start + found[1], end)
        pieces.append((start + found[0], end, "section"))
        end = start + found[0]
    if line is not None and pieces:
        line.pieces = tuple(sorted([*pieces, (start, end, "headline")]))
    return start, end
