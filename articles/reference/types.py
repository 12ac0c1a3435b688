"""The shapes of the reference data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ISO 3166-1, or Kosovo (XK)."""

    code: str  # ISO 3166-1 alpha-2, upper case
    alpha3: str
    name: str  # as headlines have it: "North Korea"
    slug: str
    official_name: str
    names: tuple[str, ...]  # every other usual name and spelling: "Democratic People's Republic of Korea"
    short_forms: tuple[str, ...]  # capital letters only: "DPRK", "US", "U.S."
    former_names: tuple[str, ...]  # of the same state: "Burma", "Swaziland"
    adjectives: tuple[str, ...]  # "North Korean"
    people: tuple[str, ...]  # "North Koreans", "Dane", "Danes"
    capitals: tuple[str, ...]  # with usual spellings: "Kyiv", "Kiev"
    seats: tuple[str, ...]  # what stands for the state besides the capital: "the Kremlin", "the White House"


@dataclass(frozen=True, slots=True)
class Body:
    """An international body that officials speak for: UN, NATO, EU, IAEA."""

    code: str  # "UN"
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of post: foreign minister, head of state."""

    key: str  # "foreign-minister"
    name: str  # "foreign minister"
    titles: tuple[str, ...]  # lower case, as stories word it: "minister of foreign affairs", "top diplomat"


@dataclass(frozen=True, slots=True)
class Institution:
    """A ministry, press service or agency that speaks."""

    key: str
    name: str
    names: tuple[str, ...]
    country: str | None  # ISO code or None
    kind: str  # ministry, agency, parliament, military, party, press service, body


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held a post from when to when. Dates are of the precision that the source gives."""

    person: str  # slug of the Person
    place: str  # ISO country code or body code
    office: str  # key of the Office
    title: str  # as it is styled: "Minister of Foreign Affairs"
    start: str  # "2004-03-09" or "2004-03"
    end: str  # the same; "" while in office
    source: str  # key in sources.csv

    def earliest(self) -> date:
        """The first day on which the post may have been held."""
        return _first_day(self.start)

    def latest(self) -> date | None:
        """The day after the last on which it may have been held; None while in office."""
        return _day_after(self.end) if self.end else None

    def may_hold_on(self, day: date) -> bool:
        end = self.latest()
        return self.earliest() <= day and (end is None or day < end)


@dataclass(frozen=True, slots=True)
class Person:
    slug: str
    name: str  # the usual English spelling, given name first unless the language has it last: "Ri Yong Ho"
    spellings: tuple[str, ...]  # every other attested one: "Ri Yong-ho"
    surname: str  # "Lavrov", "Ri"
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    countries: dict[str, Country]
    bodies: dict[str, Body]
    offices: dict[str, Office]
    institutions: dict[str, Institution]
    people: dict[str, Person]
    tenures: tuple[Tenure, ...]
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)  # key: (title, address)

    def holders(self, place: str, office: str, day: date) -> list[Person]:
        """Everybody who may have held that post on that day."""
        return [
            self.people[tenure.person]
            for tenure in self.tenures
            if tenure.place == place and tenure.office == office and tenure.may_hold_on(day)
        ]


def _first_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _day_after(text: str) -> date:
    """A month lasts to its end, a year to its; a full day is the day on which the successor begins, and counts."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date.fromordinal(date(*parts).toordinal() + 1)
    if len(parts) == 2:
        return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    return date(parts[0] + 1, 1, 1)
