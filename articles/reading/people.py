"""The people whom a story names: full names, surnames, titles, and the posts that the reference knows."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from articles.reading.casting import Casting, cast_story
from articles.reading.figures import Figure, office_rank
from articles.reading.gazetteer import fold, gazetteer
from articles.reading.lexicon import CITIES, CONTESTED
from articles.reading.official_reasons import Whose, known_as, post_given, whose
from articles.reading.phrases import country_in
from articles.reading.posts import Post
from articles.reading.printed_words import CAPITAL
from articles.reading.story_words import Story, sentence_bounds
from articles.reading.types import (
    MOST_PARAGRAPHS,
    CountryRead,
    Layout,
    OfficialMention,
    OfficialRead,
    PostEvidence,
    Span,
    StoryDate,
)
from articles.reference import Person, Tenure

# Whose an unqualified post is in an agency's own country's news.
_HOMES = {
    "TASS": "RU", "RIA": "RU", "RIA Novosti": "RU", "Interfax": "RU", "Sputnik": "RU", "Yonhap": "KR", "KCNA": "KP",
    "Xinhua": "CN", "Kyodo": "JP", "Jiji": "JP", "Anadolu": "TR", "IRNA": "IR", "PTI": "IN", "ANI": "IN",
    "EFE": "ES", "ANSA": "IT", "Belta": "BY", "BelTA": "BY", "Ukrinform": "UA", "Bernama": "MY", "Antara": "ID",
    "Mehr": "IR", "Tasnim": "IR", "Fars": "IR", "SANA": "SY", "VNA": "VN", "CNA": "TW", "PNA": "PH", "APP": "PK",
    "BTA": "BG", "PAP": "PL", "CTK": "CZ", "TASR": "SK", "MTI": "HU", "Agerpres": "RO", "Hina": "HR", "Tanjug": "RS",
    "Lusa": "PT", "Belga": "BE", "ANP": "NL", "NTB": "NO", "TT": "SE", "STT": "FI", "Ritzau": "DK", "CP": "CA",
    "AAP": "AU", "NAN": "NG", "GNA": "GH", "Prensa Latina": "CU", "Telam": "AR", "Kazinform": "KZ", "Azertac": "AZ",
    "Armenpress": "AM", "Montsame": "MN", "UNIAN": "UA", "Jiji Press": "JP", "Interfax-Ukraine": "UA", "UNI": "IN",
    "WAM": "AE", "SPA": "SA", "KUNA": "KW", "QNA": "QA", "MENA": "EG",
}  # fmt: skip
# Institutions that only one country has, where the reference does not list them.
_NATIONAL_WORDS = {
    "duma": "RU", "kremlin": "RU", "rada": "UA", "knesset": "IL", "pentagon": "US", "bundestag": "DE",
    "bundesrat": "DE", "sejm": "PL", "majlis": "IR", "folketing": "DK", "riksdag": "SE", "storting": "NO",
    "saeima": "LV", "seimas": "LT", "riigikogu": "EE", "oireachtas": "IE", "knesset's": "IL", "kremlin's": "RU",
    "duma's": "RU",
}  # fmt: skip
_NATIONAL_PHRASES = (
    ("white house", "US"), ("state department", "US"), ("secretary of state", "US"), ("secretary of defense", "US"),
    ("house majority", "US"), ("house minority", "US"), ("senate majority", "US"), ("senate minority", "US"),
    ("federation council", "RU"), ("downing street", "GB"), ("attorney general", ""), ("blue house", "KR"),
    ("supreme people's assembly", "KP"), ("korean people's army", "KP"), ("spa standing committee", "KP"),
    ("state affairs commission", "KP"), ("federal security service", "RU"), ("chancellor of the exchequer", "GB"),
    ("foreign secretary", "GB"), ("home secretary", "GB"), ("unification minister", "KR"),
)  # fmt: skip


class Character(NamedTuple):
    """Anybody whom the story names, official or not."""

    name: str  # the fullest the story gives
    gender: str  # f, m or ""
    surnames: frozenset[str]  # folded words by which the story may call the person alone
    spellings: tuple[str, ...]  # folded names, in the order of the text
    offices: tuple[str, ...]  # lower case
    country: str | None
    person: str  # slug in the reference, "" where none or several fit
    places: tuple[int, ...]  # starts of the namings in the cleaned text
    paragraph: str  # "headline", "deck", "caption", or "first paragraph": where first named in full


class Unnamed(NamedTuple):
    """A post that no name stands beside: "a spokesman for the ministry"."""

    place: int  # in the cleaned text, as is `end`
    end: int
    head: str  # "spokesman"
    indefinite: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a story, and what speaks for its year."""

    officials: tuple[OfficialRead, ...] = ()
    posts: tuple[PostEvidence, ...] = ()
    characters: tuple[Character, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()


class Known(NamedTuple):
    """What is settled about a figure: its office and country, and who it is in the reference."""

    office: str
    country: str | None
    slug: str
    public: bool
    why: str = ""


def find_people(text: str, story: Story, layout: Layout, countries: Sequence[CountryRead]) -> Cast:
    """The story's officials and everybody else whom it names in full."""
    casting = cast_story(story)
    setting = _setting(story, layout, countries)
    officials: list[OfficialRead] = []
    evidence: list[PostEvidence] = []
    characters: list[Character] = []
    alone = _lone_surnames(story, casting)
    for figure in casting.figures:
        known = _settle(story, figure, setting)
        spots = _spots(story, figure, alone[figure.number])
        if known.public:
            mentions = _mentions(story, text, spots)
            bare = not figure.posts
            read = OfficialRead(figure.name, known.office, known.country, mentions, known.slug, known.why, bare)
            officials.append(read)
            evidence += _evidence(story, text, figure, known)
        characters.append(_character(story, figure, known, [start for (start, _), _ in spots]))
    unnamed = [
        Unnamed(*story.place(post.first, post.last), post.head, post.determiner in _INDEFINITE)
        for post in casting.unnamed
        if not post.plural
    ]
    return Cast(tuple(officials), tuple(evidence), tuple(characters), tuple(unnamed))


def officials_on(officials: Sequence[OfficialRead], day: StoryDate) -> tuple[OfficialRead, ...]:
    """Without those to whom the story gives no post and who had none yet, as the reference says, on its day."""
    if not day.value or day.value.startswith("--"):
        return tuple(officials)
    soon = int(day.value[:4]) + 1  # whoever is elected is in the news before he takes office
    people = gazetteer().reference.people
    return tuple(
        official
        for official in officials
        if not official.by_reference
        or not official.person
        or any(tenure.earliest().year <= soon for tenure in people[official.person].tenures)
    )


_INDEFINITE = ("a", "an", "one", "another", "")


# --- office, country, reference ----------------------------------------------------------------------------------


class _Setting(NamedTuple):
    """What an unqualified post's country is guessed from."""

    dateline: str | None  # the country whose capital, or which itself, the dateline names
    home: tuple[str, Whose] | None  # the agency's own, or the only or by far most frequent country
    unnamed_home: bool  # whether the agency's own country goes without saying
    named: frozenset[str]  # codes of all countries that the story mentions
    places: list[int]  # words that begin a country's name, in the order of the text …
    codes: list[str]  # … and which country that is


def _setting(story: Story, layout: Layout, countries: Sequence[CountryRead]) -> _Setting:
    mentions = [
        (first, entry.code) for first, (_, entry) in story.known.items() if entry.kind == "country" and not entry.others
    ]
    own = _HOMES.get(layout.source)
    named = frozenset([country.code for country in countries])
    return _Setting(
        _dateline_country(layout),
        _home(layout, countries),
        own is not None and own not in named,
        named,
        [first for first, _ in mentions],
        [code for _, code in mentions],
    )


def _dateline_country(layout: Layout) -> str | None:
    """The country that the dateline's place says: a capital's, or one printed after the town."""
    if layout.dateline is None:
        return None
    town = layout.dateline.place.split("/")[0].split(",")[0].strip().lower()
    if town in CITIES:
        return CITIES[town]
    found: str | None = None
    words = layout.dateline.text.replace("/", " ").replace(",", " ").split()
    for number in range(min(len(words), 8)):
        _, entry = country_in(words, number)
        if entry and entry.how in ("name", "capital"):
            found = entry.code
    if found == "RU" and layout.dateline.year and layout.dateline.year < 1992:
        return None  # the Soviet Union is no country of the list
    return found


def _home(layout: Layout, countries: Sequence[CountryRead]) -> tuple[str, Whose] | None:
    """The agency's own country where the story names it, else the only country or by far the most frequent."""
    if layout.dateline and layout.dateline.year and layout.dateline.year < 1992 and layout.source in ("TASS", "RIA"):
        return None
    named = {country.code: len(country.mentions) for country in countries}
    if len(named) == 1:
        return next(iter(named)), Whose.ONLY
    own = _HOMES.get(layout.source)
    if own and (own in named or not named):
        return own, Whose.AGENCY
    if named:
        (first, most), *others = Counter(named).most_common(2)
        if not others or most >= 2 * others[0][1]:
            return first, Whose.MOST
    return None


def _country_around(story: Story, number: int, setting: _Setting, other: set[str]) -> tuple[str | None, Whose]:
    """Whose an unqualified post is, by where it stands; never one of `other`."""
    start, _ = sentence_bounds(story, number)
    beside = range(bisect_left(setting.places, start), bisect_left(setting.places, number))
    near = next((setting.codes[at] for at in beside if setting.codes[at] not in other), None)
    opens = story.words[start]
    if near and opens.lower == "in" and start + 1 in story.known:
        return near, Whose.NEAR
    if setting.dateline and setting.dateline not in other:
        return setting.dateline, Whose.DATELINE
    if setting.unnamed_home and not near:
        return None, Whose.UNKNOWN  # "Mayor X" of a town at home, where only the guests' country is named
    if setting.home and setting.home[0] not in other:
        return setting.home
    if near:
        return near, Whose.NEAR
    found = next((code for code in setting.codes if code not in other), None)
    return found, Whose.NEAR if found else Whose.UNKNOWN


def _settle(story: Story, figure: Figure, setting: _Setting) -> Known:
    people = _people(figure)
    if not figure.posts and people and not any(post.complement for naming in figure.namings if (post := naming.post)):
        # "Chairman Kim Jong Il": a post that might be a firm's is public where the reference knows its holder.
        figure.posts = [naming.post for naming in figure.namings if naming.post and naming.post.head != "member"][:1]
    if not figure.posts:
        person = _only(people, setting.named)
        if person and person.tenures:
            return _by_reference(person.slug)
        return Known("", None, person.slug if person else "", False)
    best = _best_posts(story, figure)
    if office_rank(best[0]) == 2 and len(people) == 1 and _leading(people[0]).office in _LEADING[:2]:
        return _by_reference(people[0].slug)  # "General Kim Jong Il": what he was says more than the rank
    office = "; ".join(dict.fromkeys(post.office for post in best))
    country, how = _country(story, figure, best, people, setting)
    person = _fitting(people, best, country)
    why = [_post_words(story, best[0]), whose(how, country)]
    if person:
        if how is Whose.REFERENCE:
            why.pop()  # said by the next sentence
        keys = {office_key(post.office) for post in best} - {""}
        tenures = tuple(tenure for tenure in person.tenures if tenure.office in keys)
        why.append(known_as(person, tenures or (_leading(person),)))
    return Known(office, country, person.slug if person else "", True, " ".join(filter(None, why)))


@lru_cache(maxsize=1 << 12)
def _by_reference(slug: str) -> Known:
    """What the reference says of somebody for whom the story gives no post, or a rank only."""
    person = gazetteer().reference.people[slug]
    tenure = _leading(person)
    country = tenure.place if tenure.place in gazetteer().reference.countries else None
    why = f"The story gives no post. {known_as(person, (tenure,))}"
    return Known(_office_of(tenure), country, person.slug, True, why)


def _post_words(story: Story, post: Post) -> str:
    return post_given(story.said(post.first, post.last), _place_name(story, post.head_at))


def _best_posts(story: Story, figure: Figure) -> list[Post]:
    """The post that says most, and those that go on from it ("vice-president of A and chairman of B")."""
    headline_end = story.passages[0].last if story.passages and story.passages[0].kind == "headline" else 0
    first = min(figure.posts, key=lambda post: (office_rank(post), post.head_at < headline_end, post.head_at))
    together = [first]
    for post in figure.posts:
        if 0 <= post.first - together[-1].last <= 1 and office_rank(post) == 0:
            together.append(post)
    return together


def _country(
    story: Story, figure: Figure, best: list[Post], people: list[Person], setting: _Setting
) -> tuple[str | None, Whose]:
    """Whose the post is: as the story says, as the institution or the reference tells, else by where it stands."""
    for post in [*best, *figure.posts]:
        if post.country:
            return post.country, Whose.SAID
    reference = gazetteer().reference
    for post in figure.posts:
        institution = reference.institutions.get(post.institution)
        if institution and institution.country:
            return institution.country, Whose.INSTITUTION
    if any(post.body for post in best):
        return None, Whose.BODY
    national = next(filter(None, (_national(post.office) for post in figure.posts)), None)
    if national:
        return national, Whose.NATIONAL
    places = {tenure.place for person in people for tenure in person.tenures}
    if len(places) == 1:
        place = next(iter(places))
        return (place, Whose.REFERENCE) if place in reference.countries else (None, Whose.BODY)
    if any(set(post.office.replace("'s", "").split()) & CONTESTED for post in best):
        return None, Whose.UNKNOWN
    sent_to = {code for post in best for code in post.countries}
    return _country_around(story, best[0].head_at, setting, sent_to)


@lru_cache(maxsize=1 << 12)
def _national(office: str) -> str | None:
    """The one country that has such a post or body: "duma speaker", "secretary of state"."""
    for word in set(office.split()) & _NATIONAL_WORDS.keys():
        return _NATIONAL_WORDS[word]
    return next((code for phrase, code in _NATIONAL_PHRASES if code and phrase in office), None)


def _people(figure: Figure) -> list[Person]:
    """Everybody in the reference who bears one of the figure's names."""
    found: dict[str, Person] = {}
    lists = gazetteer()
    for name, _ in groupby([naming.name for naming in figure.namings]):
        key = fold(name)
        for person in lists.people.get(key, ()) if " " in key else lists.surnames.get(key, ()):
            found[person.slug] = person
        if " " in key and found:
            found = {slug: person for slug, person in found.items() if person in lists.people.get(key, ())} or found
    return list(found.values())


def _only(people: list[Person], named: frozenset[str]) -> Person | None:
    """The one person of that name, if a country of his is in the story."""
    if len(people) != 1:
        return None
    places = {tenure.place for tenure in people[0].tenures}
    return people[0] if places & named or not places & gazetteer().reference.countries.keys() else None


def _fitting(people: list[Person], posts: list[Post], country: str | None) -> Person | None:
    """The one person whose tenures fit the post that the story gives."""
    if len(people) > 1 or (people and country):
        keys = {office_key(post.office) for post in posts} - {""}
        fitting = [
            person
            for person in people
            if any(
                (not country or tenure.place == country) and (not keys or tenure.office in keys)
                for tenure in person.tenures
            )
        ]
        if not fitting and len(people) == 1:
            fitting = [person for person in people if any(tenure.place == country for tenure in person.tenures)]
        people = fitting
    return people[0] if len(people) == 1 else None


_LEADING = ("head-of-state", "head-of-government", "foreign-minister")


def _leading(person: Person) -> Tenure:
    """The tenure that a story means where it gives no office: the highest, of these the last."""
    ranked = {key: number for number, key in enumerate(_LEADING)}
    return min(reversed(person.tenures), key=lambda tenure: ranked.get(tenure.office, 9))


def _office_of(tenure: Tenure) -> str:
    title = tenure.title.lower()
    if "leader" in title or "supreme" in title:
        return "leader"
    if tenure.office == "foreign-minister":
        return "foreign minister"
    country = gazetteer().reference.countries.get(tenure.place)
    for name in (country.name, country.official_name, *country.names) if country else ():
        title = title.removesuffix(f" of {name.lower()}").removesuffix(f" of the {name.lower()}")
    return title.removeprefix("acting ") or tenure.office.replace("-", " ")


@lru_cache(maxsize=1)
def _office_titles() -> dict[str, str]:
    titles: dict[str, str] = {}
    for office in gazetteer().reference.offices.values():
        for title in (office.name, *office.titles):
            titles.setdefault(title.lower(), office.key)
    return titles


def office_key(office: str) -> str:
    """The reference's key of an office in a story's words; "" where it knows none."""
    return _office_titles().get(office) or _office_titles().get(office.removeprefix("acting "), "")


def _evidence(story: Story, text: str, figure: Figure, known: Known) -> list[PostEvidence]:
    """When the reference says that the person held the post with which the story names him."""
    if not known.slug:
        return []
    person = gazetteer().reference.people[known.slug]
    found: dict[str, PostEvidence] = {}
    for naming in figure.namings:
        post = naming.post
        if post is None or not post.public or post.office.startswith(("former", "ex-", "ex ", "late")):
            continue
        if "former" in story.said(post.first, post.last).lower().split():
            continue
        key = office_key(post.office)
        tenures = [t for t in person.tenures if t.office == key and (not known.country or t.place == known.country)]
        if not tenures or key in found:
            continue
        first, last = min(post.first, naming.first), max(post.last, naming.last)
        span = story.span(first, last)
        terms = tuple(sorted((tenure.earliest(), tenure.latest()) for tenure in tenures))
        country = gazetteer().reference.countries.get(tenures[0].place)
        office = f"{post.office} of {country.name}" if country else post.office
        found[key] = PostEvidence(figure.name, office, text[slice(*span)], span, terms)
    return list(found.values())


# --- mentions ----------------------------------------------------------------------------------------------------


def _lone_surnames(story: Story, casting: Casting) -> dict[int, list[int]]:
    """Words that are one figure's surname and stand alone, by the figure's number, in any order."""
    lone: dict[int, list[int]] = {figure.number: [] for figure in casting.figures}
    owners: dict[str, list[Figure]] = {}
    for figure in casting.figures:
        for surname in figure.surnames:
            owners.setdefault(surname, []).append(figure)
    for figure in casting.figures:
        for surname in figure.others:
            owners.setdefault(surname, [figure])
    if not owners:
        return lone
    taken = {n for figure in casting.figures for naming in figure.namings for n in range(naming.first, naming.last)}
    words = story.words
    capitals = [numbers for flags, numbers in story.alike.items() if flags & CAPITAL]  # in no order: `_spots` has one
    for number in [number for numbers in capitals for number in numbers if words[number].folded in owners]:
        called = owners[words[number].folded]
        if len(called) == 1 and number not in taken and number not in story.known:
            lone[called[0].number].append(number)
    return lone


def _spots(story: Story, figure: Figure, lone: list[int]) -> list[tuple[Span, str]]:
    """Where in the cleaned text the figure is named, in order, and how."""
    spots = [
        (story.place(naming.first, naming.last), "full name" if " " in naming.name else "surname")
        for naming in figure.namings
    ]
    spots += [(story.place(number, number + 1), "surname") for number in lone]
    return sorted(spots) if lone else spots


def _mentions(story: Story, text: str, spots: list[tuple[Span, str]]) -> tuple[OfficialMention, ...]:
    spans = [(story.clean.span_to_original(span), how) for span, how in spots]
    return tuple([OfficialMention(span, text[slice(*span)], how) for span, how in spans])


def _character(story: Story, figure: Figure, known: Known, places: list[int]) -> Character:
    names = [naming.name for naming in figure.namings]
    full = figure.namings[names.index(figure.name)]
    posts = [naming.post for naming in figure.namings if naming.post]
    offices = tuple(dict.fromkeys([post.office for post in posts])) if posts else ()
    return Character(
        figure.name,
        figure.gender,
        frozenset(figure.surnames),
        tuple(dict.fromkeys(map(fold, names))),
        offices or ((known.office,) if known.office else ()),
        known.country or (next((post.country for post in posts if post.country), None) if posts else None),
        known.slug,
        tuple(places),
        _place_name(story, full.first),
    )


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _place_name(story: Story, number: int) -> str:
    """Where in the story, for readers: "the headline", "the third paragraph"."""
    passage = story.passage_of(number)
    if passage.kind != "body":
        return f"the {passage.kind}" if passage.kind != "caption" else "a caption"
    if passage.paragraph > MOST_PARAGRAPHS:  # where several are read together
        return f"a paragraph beyond the {MOST_PARAGRAPHS}th"
    if passage.paragraph > len(_ORDINALS):
        return f"paragraph {passage.paragraph}"
    return f"the {_ORDINALS[passage.paragraph - 1]} paragraph"
