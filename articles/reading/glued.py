"""Stories whose slug, headline, note and byline run into the dateline on one line, as Yonhap's do.

`(LEAD) NK-missile(LEAD) N. Korea fires missile(ATTN: ADDS photo)By Kim Su-mi SEOUL, May 5 (Yonhap) -- North Korea …`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import islice

from articles.reading.agencies import known_agency
from articles.reading.datelines import read_dateline
from articles.reading.printed_dates import DAY
from articles.reading.types import Dateline, Span

REACH = 1500  # characters of a line in which a glued dateline is looked for

_UPPER = "A-ZÀ-ÖØ-Þ"
_BRACKETED = re.compile(r"[(/]([A-Za-z][\w./ -]{1,38}+)[)/]")
_DAY_BEFORE = re.compile(rf"{DAY}\s?[.,]?\s?\Z")
_PLACE_BEFORE = re.compile(
    rf"(?P<place>(?:[{_UPPER}][{_UPPER}.'’-]*+[ /]){{0,5}}[{_UPPER}][{_UPPER}.'’-]++"
    r"(?:,?\s?/[^/\n]{2,40}/|,?\s\([^()\n]{2,40}\)|,\s[A-Z][\w.]+(?:\s[A-Z][a-z]+)?)?)[.,]?\s*\Z"
)
_TITLE_PLACE = re.compile(rf"(?P<place>(?:[{_UPPER}][\w’'-]+ ){{0,2}}[{_UPPER}][\w’'-]+)[.,]?\s*\Z")

# Places of several words that datelines in capitals name; of other runs of capitals only the last word is the place.
_LONG = (
    "ABOARD AIR FORCE ONE|ABU DHABI|ADDIS ABABA|AIR FORCE ONE|ANDREWS AIR FORCE BASE|BANDAR SERI BEGAWAN"
    "|BANJA LUKA|BUENOS AIRES|CAMP DAVID|CAMP HUMPHREYS|CAPE TOWN|CHIANG MAI|DA NANG|DAR ES SALAAM|EAST LANSING"
    "|EL SALVADOR|FORT MEADE|FORT WORTH|GOLD COAST|GUATEMALA CITY|HAT YAI|HO CHI MINH CITY|HONG KONG|KANSAS CITY"
    "|KUALA LUMPUR|KUWAIT CITY|LA PAZ|LAS VEGAS|LOS ANGELES|MEXICO CITY|NAY PYI TAW|NEW DELHI|NEW ORLEANS"
    "|NEW YORK|NIZHNY NOVGOROD|NOVI SAD|PALM BEACH|PANAMA CITY|PHNOM PENH|PORT MORESBY|PORT-AU-PRINCE|QUEZON CITY"
    "|RIO DE JANEIRO|SAINT PETERSBURG|SALT LAKE CITY|SAN DIEGO|SAN FRANCISCO|SAN JOSE|SAN JUAN|SAN SALVADOR"
    "|SANTO DOMINGO|SAO PAULO|ST PETERSBURG|ST. LOUIS|ST. PETERSBURG|SÃO PAULO|TEL AVIV|THE HAGUE|ULAN BATOR"
    "|UNITED NATIONS|VATICAN CITY|WEST PALM BEACH"
)
_LONG_PLACES = frozenset(_LONG.split("|"))
_FIRST = "CAMP|EAST|EL|FORT|LA|LAS|LOS|NEW|NORTH|PORT|SAINT|SAN|SANTA|SAO|SOUTH|ST|ST.|SÃO|WEST"
_FIRST_WORDS = frozenset(_FIRST.split("|"))
_TITLED = (
    "Abu Dhabi|Addis Ababa|Buenos Aires|Hong Kong|Kuala Lumpur|La Paz|Los Angeles|Mexico City|New Delhi|New York"
    "|Phnom Penh|San Francisco|St. Petersburg|Tel Aviv|The Hague|United Nations"
)
_TITLE_PLACES = frozenset(_TITLED.split("|"))

_NAME = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){0,3}"
_BYLINE = re.compile(
    rf"(?:(?<=[\s)\].?!;\"'’”])|(?<=[A-Za-z0-9]))By (?=[A-Z])(?P<names>{_NAME}(?:(?:, | and |, and "
    rf"|/){_NAME}){{0,3}})\s*\Z"
)
_NOTE = re.compile(
    r"\((?:ATTN|EDS|Eds|ED|ADDS|UPDATES|RECASTS|CORRECTS|CHANGES|REWRITES|TRIMS"
    r"|INCLUDES)\b[^()]{0,400}+(?:\([^()]{0,80}+\)[^()]{0,400}+){0,4}\)\s*\Z"
)
_TAG = re.compile(
    r"\s*\((?P<tag>(?:\d+(?:st|nd|rd|th) )?(?:LEAD|LD)|URGENT|News Focus|News Analysis|Yonhap [A-Z]\w+|Movie Review"
    r"|Interview"
    r"|EDITORIAL|Editorial[^()]{0,30}|Correction|[A-Z][\w ]{2,30})\)\s*"
)
_HYPHENED = re.compile(r"\S-(?=\S)")
_GLUE = re.compile(
    rf"(?<=[a-z0-9)])(?=[{_UPPER}](?:[a-z.&;]|[{_UPPER}]))|(?<=[a-z])(?=\d+[ ,.-])"
    rf"|(?<=[a-z0-9)])(?=(?:&(?:#x27|quot|#39);|[‘“\"'])[{_UPPER}0-9])|(?<=[{_UPPER}]{{2}})(?=[{_UPPER}][a-z]{{3}})"
)
_NAME_STARTS = frozenset(
    ["Mc", "Mac", "You", "i", "e", "De", "La", "Le", "Tik", "Deep", "Open", "Face", "Link", "Pay", "ch"]
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class GluedHead:
    """What stands before a glued dateline."""

    slug: Span | None
    headline: Span | None
    byline: Span | None
    notes: tuple[Span, ...]  # tags and notes to editors


def find_glued_dateline(text: str, start: int, end: int) -> Dateline | None:
    """A dateline of a known agency inside `text[start:end]`, with other words before it."""
    limit = min(end, start + REACH)
    for slug in islice(_BRACKETED.finditer(text, start, limit), 12):
        match = _DAY_BEFORE.search(text, max(start, slug.start() - 26), slug.start())
        at = match.start() if match else slug.start()
        if not known_agency(slug[1]) or not (match or text[at - 1 : at].isspace()):
            continue
        begin = _place_start(text, max(start, at - 90), at)
        if begin is None or begin == start:
            continue
        found = read_dateline(text, begin, limit)
        if found and found.agency and found.place and found.text.endswith(("-", "–", "—", ".", ":", "_", ")", "/")):
            return found
    return None


def _place_start(text: str, start: int, end: int) -> int | None:
    """Where the place begins that ends at `end`, among the words glued before it."""
    before = text[start:end]
    match = _PLACE_BEFORE.search(before)
    if match:
        words = match["place"]
        city = re.split(r",|\s\(|\s?/[^/]+/", words, maxsplit=1)[0]
        parts = city.split(" ")
        for count in range(len(parts), 0, -1):
            tail = " ".join(parts[-count:])
            if count == 1 or tail in _LONG_PLACES or (count == 2 and parts[-2] in _FIRST_WORDS) or "/" in tail:
                return start + match.start("place") + len(city) - len(tail)
    match = _TITLE_PLACE.search(before)
    if match:
        parts = match["place"].split(" ")
        for count in (3, 2):
            tail = " ".join(parts[-count:])
            if tail in _TITLE_PLACES:
                return start + match.end("place") - len(tail)
        return start + match.end("place") - len(parts[-1])
    return None


def split_head(text: str, start: int, end: int, agency: str) -> GluedHead:
    """Take apart the words before a glued dateline."""
    notes: list[Span] = []
    byline: Span | None = None
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        match = _BYLINE.search(text, max(start, end - 160), end) if not byline else None
        if match:
            byline = (match.start(), end)
            end = match.start()
            continue
        match = _NOTE.search(text, max(start, end - 1000), end)
        if not match:
            break
        notes.append((match.start(), end))
        end = match.start()
    slug, begin = _slug_end(text, start, end, agency, notes)
    while begin < end and text[begin].isspace():
        begin += 1
    return GluedHead(slug, (begin, end) if begin < end else None, byline, tuple(sorted(notes)))


def _slug_end(text: str, start: int, end: int, agency: str, notes: list[Span]) -> tuple[Span | None, int]:
    """The slug and where the headline begins; Yonhap alone prints a slug before it."""
    tag = _TAG.match(text, start, end)
    if tag:
        again = text.find(f"({tag['tag']})", tag.end(), end)
        if again > 0:
            after = again + len(tag["tag"]) + 2
            notes.append((again, after))
            return (start, _back(text, start, again)), after
        if agency != "Yonhap":
            notes.append((start, tag.end()))
            return None, tag.end()
    if agency != "Yonhap":
        return None, start
    cut = _slug_cut(text, tag.end() if tag else start, end)
    if cut is None:
        if tag:
            notes.append((start, tag.end()))
        return None, tag.end() if tag else start
    return (start, _back(text, start, cut)), cut


def _back(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def _slug_cut(text: str, start: int, end: int) -> int | None:
    """Where a slug such as `Lee-budget minister` ends and the headline begins, by glue, case and repeated words."""
    line = text[start : min(end, start + 120)]
    hyphen = _HYPHENED.search(line)
    after = hyphen.end() if hyphen else 0
    glues = (match.start() for match in _GLUE.finditer(line, after) if not _inside_name(line, match.start()))
    glue = next(glues, None)
    if not hyphen:
        return start + glue if glue is not None and glue < 60 else None
    starts = [word for word in _WORD.finditer(line, after) if word.start() > after and _opens_headline(word.group())]
    ends = [glue] if glue is not None and glue < after + 45 else []
    if _opens_headline(line[after]):  # `S Korea-China FTA S. Korea …`: look for the topic taken up again
        topic = _plain(line[: hyphen.start() + 1].split(" ")[0])
        again = [word.start() for word in starts if topic and _same_topic(_plain(word.group()), topic)][:1]
        ends += [at - 3 if line[at - 3 : at] in ("S. ", "N. ") else at for at in again]
    if not ends or not _opens_headline(line[after]):
        ends += [word.start() for word in starts][:1]
    return start + min(ends) if ends else None


def _inside_name(line: str, at: int) -> bool:
    """Whether a small letter before a capital belongs to one name (McDonald, YouTube; NewJeans, if named again)."""
    begin = line.rfind(" ", 0, at) + 1
    word = line[begin:at].rsplit("-", 1)[-1]
    whole = word + re.split(r"[\s&,.;:)-]", line[at:], maxsplit=1)[0]
    return word in _NAME_STARTS or line.count(whole) > 1


def _opens_headline(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word.startswith(("&#x27;", "&quot;", "'", '"', "‘", "“", "("))


def _plain(word: str) -> str:
    word = unescape(word).removesuffix("'s").removesuffix("’s")
    return "".join(character for character in word if character.isalnum()).casefold()


def _same_topic(word: str, first: str) -> bool:
    """Whether a headline's first word takes up the slug's (`S Korea-…` and `S. Korea …`; `NK …` and `N. Korea …`)."""
    if word == first or (first == "nk" and word == "n") or (len(first) > 3 and word.startswith(first)):
        return True
    return first in {"govt", "gov"} and word.startswith("gov")
