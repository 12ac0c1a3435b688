"""The outside list of post-holdings that lies beside the project, and how ours are compared with it.

The list is for checking only: nothing of it is kept here. Run as a module it prints every difference:
`python -m tests.reference.outside_list [PLACE …]`; what has been looked into stands in `decided.py`.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.reference import Person, Reference, Tenure, load_reference

OUTSIDE = Path(__file__).resolve().parents[2].parent / "shared" / "reference" / "officials_check.csv"

_COUNTRIES = {
    "argentina": "AR", "armenia": "AM", "australia": "AU", "belarus": "BY", "brazil": "BR", "bulgaria": "BG",
    "canada": "CA", "central-african-republic": "CF", "china": "CN", "cuba": "CU", "czech": "CZ", "denmark": "DK",
    "egypt": "EG", "estonia": "EE", "finland": "FI", "france": "FR", "georgia": "GE", "greece": "GR", "hungary": "HU",
    "india": "IN", "indonesia": "ID", "iran": "IR", "iraq": "IQ", "israel": "IL", "italy": "IT", "japan": "JP",
    "kazakhstan": "KZ", "kenya": "KE", "kuwait": "KW", "lithuania": "LT", "malaysia": "MY", "mexico": "MX",
    "mongolia": "MN", "mozambique": "MZ", "new-zealand": "NZ", "nigeria": "NG", "north-korea": "KP", "norway": "NO",
    "pakistan": "PK", "philippines": "PH", "poland": "PL", "romania": "RO", "russia": "RU", "singapore": "SG",
    "south-africa": "ZA", "south-korea": "KR", "sri-lanka": "LK", "sudan": "SD", "sweden": "SE", "syria": "SY",
    "taiwan": "TW", "turkey": "TR", "uae": "AE", "ukraine": "UA", "united-kingdom": "GB", "us": "US",
    "uzbekistan": "UZ", "vietnam": "VN", "yemen": "YE", "zimbabwe": "ZW",
}  # fmt: skip
_OFFICES = (
    ("head-of-state", r"President|President of the (?:Republic|Federation|Russian Federation)|Federal President"),
    ("head-of-state", r"Supreme Leader|King|Emperor|[Mm]onarch|emir|Yang di_pertuan Agong.*|Acting President"),
    ("head-of-government", r"Prime Minister|Premier|Premier of the State Council|President of the Executive Yuan"),
    ("foreign-minister", r"(?:Federal )?Minister (?:of|for) (?:Foreign|External) Affairs|Foreign Minister"),
    ("foreign-minister", r"Minister of Foreign Affairs(?:,| and) .*|Minister of Europe and Foreign Affairs"),
    ("foreign-minister", r"Minister of External Relations|Secretary (?:of State|(?:of|for) Foreign Affairs)"),
    ("foreign-minister", r"Secretary of State for Foreign.* Commonwealth.*"),
    ("defence-minister", r"(?:Federal )?Minister (?:of|for) (?:National )?Def[e]n[cs]e|Secretary of Defen[cs]e"),
    ("defence-minister", r"Minister of Defence and Armed Forces Logistics|Secretary of (?:State for|National) Defence"),
)  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})
LEADERS = ("head-of-state", "head-of-government", "foreign-minister")
FIRST_DAY, LAST_DAY = "2000", "2023"  # what the list covers


@dataclass(frozen=True, slots=True)
class Difference:
    tenure: Tenure
    name: str
    outside_starts: tuple[str, ...]

    def __str__(self) -> str:
        ours = self.tenure
        others = ", ".join(self.outside_starts)
        return f"{ours.place} {ours.office} {self.name}: {ours.start}–{ours.end}, the outside list begins it {others}"


def outside_holdings() -> Iterator[tuple[str, str, str, str, str]]:
    """(country, office, folded name, start, end) of the rows of the list that stand for one of our offices."""
    with OUTSIDE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = _COUNTRIES.get(re.sub(r"-(?:ministers|cabinet)$", "", row["repo"]))
            office = next((key for key, form in _OFFICES if re.fullmatch(form, row["position"])), None)
            if country and office and row["start"]:
                yield country, office, _fold(row["person"]), row["start"], row["end"]


def compare(reference: Reference) -> tuple[int, list[Difference]]:
    """How many of our tenures the list has too, of the same person, and those of them whose first month differs."""
    outside: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for country, office, name, start, end in outside_holdings():
        outside[country, office].append((name, start, end))
    matched, differences = 0, []
    for tenure in reference.tenures:
        person = reference.people[tenure.person]
        others = [
            other
            for other in person.tenures
            if other != tenure and (other.place, other.office) == (tenure.place, tenure.office)
        ]
        starts = tuple(
            start
            for name, start, end in outside.get((tenure.place, tenure.office), ())
            if FIRST_DAY <= tenure.start < LAST_DAY
            and _is_named(person, name)
            and _overlap(tenure, start, end)
            and (_same_month(tenure.start, start) or not any(_same_month(other.start, start) for other in others))
        )
        if starts:
            matched += 1
            if not any(_same_month(tenure.start, start) for start in starts):
                differences.append(Difference(tenure, person.name, starts))
    return matched, differences


def missing(reference: Reference, offices: Container[str]) -> list[tuple[str, str, str, str, str]]:
    """(country, office, folded name, start, end) of the list's holders since 2000 who never held that post for us."""
    held: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in reference.tenures:
        held[tenure.place, tenure.office].append(tenure)
    return [
        (country, office, name, start, end)
        for country, office, name, start, end in outside_holdings()
        if office in offices
        and (not end or end >= FIRST_DAY)
        and not any(
            _overlap(tenure, start, end) and _is_named(reference.people[tenure.person], name)
            for tenure in held[country, office]
        )
    ]


def _same_month(ours: str, theirs: str) -> bool:
    """The same month, or days on both sides of a month's end: one counts the nomination, the other the oath."""
    if len(theirs) < 7:
        return ours[:4] == theirs[:4]
    return ours[:7] == theirs[:7] or abs(_day(ours).toordinal() - _day(theirs).toordinal()) <= 7


def _overlap(tenure: Tenure, start: str, end: str) -> bool:
    """Whether both stand for one time in the post, not for two terms of one person that lie apart."""
    latest = tenure.latest() or date.max
    return _day(start) < latest and (not end or _day(end, last=True) > tenure.earliest())


def _day(text: str, *, last: bool = False) -> date:
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    return date(parts[0], month, parts[2] if len(parts) > 2 else (28 if last else 1))


def _is_named(person: Person, name: str) -> bool:
    """The same words in any order, or all of the shorter name's within the longer."""
    words = set(name.split())
    for spelling in (person.name, *person.spellings):
        own = set(_fold(spelling).split())
        if own == words or (len(own & words) >= 2 and (own <= words or words <= own)):
            return True
    return False


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z ]+", "", plain.replace("-", " "))


if __name__ == "__main__":
    count, different = compare(load_reference())
    for difference in different:
        if not sys.argv[1:] or difference.tenure.place in sys.argv[1:]:
            print(difference)
    for holding in missing(load_reference(), LEADERS):
        if not sys.argv[1:] or holding[0] in sys.argv[1:]:
            print("not with us:", *holding)
    print(f"{count} compared, {1 - len(different) / count:.1%} begin in the same month")
