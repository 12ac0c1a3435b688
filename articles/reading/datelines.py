"""Datelines: where and when a story was issued, and by whom, in the shapes of many agencies.

`MOSCOW, April 10. /TASS/.`, `KYIV. March 3 (Interfax-Ukraine) –`, `Pyongyang, July 30 (KCNA) --`, `WASHINGTON (AP) —`,
`Tehran, April 10, IRNA –`, `LA PAZ, 24 DEC 88 (EFE) --`, `ORLANDO, Fla. —`.
"""

from __future__ import annotations

import re

from articles.reading.agencies import BARE, agency_between_slashes, agency_in_brackets, known_agency
from articles.reading.printed_dates import DAY, MONTH, WEEKDAY, PrintedDay, from_match, near_month
from articles.reading.types import Dateline

LONGEST = 150  # characters that a dateline may take
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚА-ЯЁ"
_LINK = (
    r"(?:de|da|do|dos|del|di|du|des|la|le|las|los|el|al|an|am|der|den|of|the|and|upon|on"
    r"|sur|sous|sa|na|nad|bei|ad|aan|a)"
)

# Words of a place: each with a capital, small links between them, a region or country set off by slashes or brackets.
_PLACE_RUN = (
    rf"(?:/(?=[{_UPPER}]))?"
    rf"(?>(?:(?:[{_UPPER}][\w’'`´.‘-]*+|(?<=\s){_LINK}(?=\s)|-(?=\s[{_UPPER}])|/[^/\n]{{2,50}}+/|\([^()\n]{{2,50}}+\)"
    rf"|\[[^\[\]\n]{{2,50}}+\])"
    rf"(?>(?:[\s,.;]|(?<=\S)/(?=[{_UPPER}])|/(?=\s[{_UPPER}]))*))+)"
)
# A capitalised word and a small one: a sentence, as most lines are.
_SENTENCE = re.compile(rf"[{_UPPER}][\w’']*+\s(?!{_LINK}\s|{MONTH})[a-z]")
_PLACE = re.compile(_PLACE_RUN + r"\Z")
_OPENING_RUN = re.compile(_PLACE_RUN)
# Capitalised openings of sentences, and labels, that are no places.
_OPENINGS = """
    monday tuesday wednesday thursday friday saturday sunday
    on in by at from since it one this that these as after before until till during between while when updated
    update published posted last date photo following here there his her its their our my he she they we both
    all a an if for with born issued effective file first moved adds corrects recasts writes breaking live watch
    exclusive analysis opinion explainer factbox timeline fact feature interview video photos gallery review
    column commentary editorial urgent flash alert bulletin correction special report newsmaker profile q&a
    abstract note tomorrow today yesterday earlier later every each some many most not what why how who where
"""
_NO_PLACE = frozenset(_OPENINGS.split())
_MONTH_WORD = re.compile(r"(?i)^(?:january|february|march|april|june|july|august|september|october|november|december)$")

_NO_DATE = r"(?P<undated>NO DATE\b)"
_ANCHOR = re.compile(rf"{DAY}|{_NO_DATE}")
_JUCHE = re.compile(r"\s*+,?\s*+Juche\s?\d{2,3}\s?\((?P<year>\d{4})\)")
_MISPRINT = re.compile(r"\b(?P<word>[A-Z][a-z]{2,10})\.?,?\s?(?P<day>\d{1,2})\b(?=[\s.,]{0,3}[/(])")
_END = r"\s*+(?>(?:[.,:]?\s*+(?:-{1,3}|[–—―_−])|[.:]++)?)"
_SLUG = re.compile(
    rf"\s*+[.,;]?\s*+(?:\({WEEKDAY}\)\s*+)?(?:/\s*+(?P<slashed>[^/\n]{{2,60}}+)/"
    rf"|[(\[]\s*+(?P<bracketed>[^()\[\]\n]{{2,60}}+)[)\]]"
    rf"|[-–—/\\]?+\s*+(?P<bare>(?:{BARE})(?![\w’']))[/\\]?+(?=\s*+(?:[.:–—-]|$|[{_UPPER}])))(?P<end>{_END})"
)
_DASH_END = re.compile(r"\s*+[.,:]?\s*+(?:-{1,3}|[–—―_−])(?=\s|[^\W\d_])")
_STOP_END = re.compile(r"\s*+[.:](?=\s|$)")
_UNDATED_SLUG = re.compile(
    rf"(?:[\s.,]*+\(\s*+(?P<bracketed>[^()\n]{{2,40}}+)\)\s*+,?|[\s.]*+/\s*+(?P<slashed>[^/\n]{{2,40}}+)/"
    rf"|[.,]\s*+(?P<bare>(?:{BARE})(?![\w’'])))"
    r"(?P<end>\s*+(?>(?:[.,]?\s*+(?:-{1,3}|[–—―_−])|[.:]++)?))"
)
# Without one of these there is neither a day nor an agency.
_TELLS = re.compile(rf"[\d(/]|NO DATE|[.,]\s+(?:{BARE})\b")
_UNDATED_ANCHOR = re.compile(rf"[(/]|[.,]\s+(?:{BARE})\b")
_AGENCY_FIRST = re.compile(
    r"(?:(?P<factbox>TASS[\s-]?+FACTBOX|TASS)(?=[.,])|/(?P<slashed>[^/\n]{3,30}+)/|\((?P<bracketed>[^()\n]{2,40}+)\))"
    rf"(?P<end>{_END})"
)
_CITY_DASH = re.compile(
    rf"(?P<place>[{_UPPER}][{_UPPER}.'’/-]++(?:\s[{_UPPER}.'’/-]{{2,}}+){{0,4}}(?:,\s[{_UPPER}][\w.]++(?:\s[{_UPPER}][\w.]++)?)?)"
    r"\s++(?:--|[-–—―])\s++(?=\S)"
)
_TRAILING_WEEKDAY = re.compile(rf"[\s,.(]++{WEEKDAY}\.?$")


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which `text[start:end]` opens, if it opens with one."""
    limit = min(end, start + LONGEST)
    first = text[start : start + 1]
    if not (first.isupper() or first in "/([") or _SENTENCE.match(text, start, limit):
        return None
    if found := _agency_first(text, start, limit):
        return found
    run = _OPENING_RUN.match(text, start, limit)
    if not run:
        return None
    limit = min(limit, run.end() + 80)
    if not _TELLS.search(text, start, min(limit, run.end() + 30)):
        return None
    match = _ANCHOR.search(text, start, min(limit, run.end() + 30))
    if match and (found := _dated(text, start, limit, match.start(), match.end(), _day(match))):
        return found
    if match and not text[match.end() : end].strip(" .:"):
        return _alone(text, start, match)
    return _misprinted(text, start, run.end(), limit) or _undated(text, start, run.end(), limit)


def read_city_dash(text: str, start: int, end: int) -> Dateline | None:
    """A newspaper's opening, `ORLANDO, Fla. — `: a place in capitals and a dash, nothing else."""
    match = _CITY_DASH.match(text, start, min(end, start + 80))
    if not match or end - match.end() < 40 or not _is_place(match["place"]) or known_agency(match["place"]):
        return None
    return _build(text, start, match.end(), match["place"], "", None)


def _agency_first(text: str, start: int, limit: int) -> Dateline | None:
    """`TASS FACTBOX.`, `(ANSA) - Rome, April 10 -`: the agency before all else."""
    match = _AGENCY_FIRST.match(text, start, limit)
    if not match:
        return None
    slug = match["factbox"] or match["slashed"] or match["bracketed"]
    agency = known_agency(slug)
    if not agency or not match["end"].strip():
        return None
    opened = len(text[start : match.end()].rstrip())
    plain = Dateline((start, start + opened), text[start : start + opened], "", agency)
    inner = match.end() + len(text[match.end() : limit]) - len(text[match.end() : limit].lstrip())
    day = _ANCHOR.search(text, inner, limit)
    if day:
        place = text[inner : day.start()]
        ends = _DASH_END.match(text, day.end(), limit) or _STOP_END.match(text, day.end(), limit)
        printed = _day(day)
        if ends and printed and _is_place(place):
            return _build(text, start, ends.end(), place, agency, printed)
    return plain


def _day(match: re.Match[str]) -> PrintedDay | None:
    return None if match["undated"] else from_match(match)


def _alone(text: str, start: int, match: re.Match[str]) -> Dateline | None:
    """Place and day on a line of their own: `BEIJING, July 23`."""
    place, day = text[start : match.start()], _day(match)
    if not day or not _is_place(place) or not place.rstrip().endswith((",", ".")) or len(place) > 40:
        return None
    return _build(text, start, match.end(), place, "", day)


def _misprinted(text: str, start: int, near: int, limit: int) -> Dateline | None:
    """A dateline whose month has one wrong letter ("Ocotber 5"); only where an agency's slug follows."""
    match = _MISPRINT.search(text, start, min(limit, near + 12))
    month = match and near_month(match["word"])
    if not match or not month or not 1 <= int(match["day"]) <= 31:
        return None
    day = PrintedDay(month, int(match["day"]), None, match.start(), match.end())
    found = _dated(text, start, limit, match.start(), match.end(), day)
    return found if found and found.agency else None


def _dated(text: str, start: int, limit: int, day_start: int, at: int, printed: PrintedDay | None) -> Dateline | None:
    """A dateline whose day (None for NO DATE) stands at `text[day_start:at]`."""
    place, first = text[start:day_start], ""
    if not _is_place(place):
        return None
    if (comma := place.find(",")) > 0 and (first := known_agency(place[:comma])):  # `IRNA, Tehran, May 3 –`
        place = place[comma + 1 :]
    juche = _JUCHE.match(text, at, limit)
    if juche and printed:
        printed, at = printed._replace(year=int(juche["year"])), juche.end()
    slug = _SLUG.match(text, at, limit)
    if slug:
        agency = _agency(slug)
        if agency or slug["slashed"] or (slug["bracketed"] and slug["end"].strip()):
            return _build(text, start, slug.end(), place, agency, printed)
        return None
    ends = _DASH_END.match(text, at, limit)
    if not ends and (first or _capitals(place)):
        ends = _STOP_END.match(text, at, limit)
    return _build(text, start, ends.end(), place, first, printed) if ends else None


def _undated(text: str, start: int, near: int, limit: int) -> Dateline | None:
    """`WASHINGTON (AP) —`, `Damascus, SANA-`: a place and a known agency, no day."""
    for anchor in _UNDATED_ANCHOR.finditer(text, start, min(limit, near + 12)):
        place = text[start : anchor.start()]
        match = _UNDATED_SLUG.match(text, _back(text, start, anchor.start()), limit)
        if match and _is_place(place) and (match["end"].strip() or place.rstrip().endswith(",")):
            agency = _agency(match) if not match["bracketed"] else known_agency(match["bracketed"])
            if agency:
                return _build(text, start, match.end(), place, agency, None)
        if not place or not _is_place(place + "."):
            return None
    return None


def _back(text: str, start: int, at: int) -> int:
    """Before the blanks that stand before `at`."""
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def _agency(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("slashed"):
        return agency_between_slashes(groups["slashed"])
    if groups.get("bracketed"):
        return agency_in_brackets(groups["bracketed"])
    return known_agency(groups["bare"])


def _build(text: str, start: int, end: int, place: str, agency: str, day: PrintedDay | None) -> Dateline:
    end = _back(text, start, end)
    return Dateline(
        span=(start, end),
        text=text[start:end],
        place=_clean(place),
        agency=agency,
        month=day.month if day else None,
        day=day.day if day else None,
        year=day.year if day else None,
    )


def _is_place(text: str) -> bool:
    """Whether `text` can be a dateline's place, by capitals and length."""
    stripped = text.strip(" \t\xa0.,/;-–—")
    if not 2 <= len(stripped) <= 90 or not _PLACE.match(text.strip()):
        return False
    words = stripped.split()
    if len(words) > 10 or _MONTH_WORD.match(words[0]):
        return False
    first = words[0].strip(".,/").casefold()
    return first not in _NO_PLACE and (first != "the" or len(words) == 2)


def _capitals(place: str) -> bool:
    letters = [character for character in place.partition("/")[0].partition("(")[0] if character.isalpha()]
    return len(letters) >= 3 and all(map(str.isupper, letters))


def _clean(place: str) -> str:
    """The place as printed, without the stops and the weekday around it."""
    place = _TRAILING_WEEKDAY.sub("", place.strip(" \t\xa0,;:-–—"))
    place = place.strip(" \t\xa0,;:-–—")
    if place.startswith("/") and place.count("/") % 2:
        place = place[1:]
    if place.endswith(".") and not re.search(rf"(?:[.\s][{_UPPER}]|,\s?[{_UPPER}][a-z]{{1,4}})\.$", place):
        place = place.rstrip(".")
    return place.strip()
