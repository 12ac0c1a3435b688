"""Who is who in a story: every naming of a person, with the post beside it, drawn together to one figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from articles.reading.gazetteer import fold, gazetteer
from articles.reading.lexicon import INSTITUTION_WORDS, listed
from articles.reading.lone_leaders import lone_leaders
from articles.reading.names import (
    gender_of,
    looks_like_person,
    may_name,
    name_from,
    name_up_to,
    other_surnames_of,
    stands_first,
    surnames_of,
)
from articles.reading.naming import Naming
from articles.reading.posts import Post, follows, posts, sentence_bounds
from articles.reading.printed_words import CAPITAL, LEADS, RULES
from articles.reading.spelling import sound, within
from articles.reading.story_words import Story
from articles.reading.titles import FEMALE_TITLES, GENERIC, MALE_TITLES, RANKS


@dataclass(slots=True)
class Figure:
    """A person of the story under all the names that it gives."""

    namings: list[Naming]
    name: str = ""
    gender: str = ""
    surnames: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)  # words that may be a surname too
    posts: list[Post] = field(default_factory=list)  # the public ones, in the order of the text

    def first(self) -> int:
        return self.namings[0].first


@dataclass(frozen=True, slots=True)
class Casting:
    """The figures, and the posts that no name stands beside."""

    figures: list[Figure]
    unnamed: list[Post]


def cast_story(story: Story) -> Casting:
    """Everybody whom the story names with a post or by a full name."""
    namings, unnamed = _titled(story)
    namings += _untitled(story, namings)
    namings += _recurring(story, namings, _words_of_posts(story, namings, unnamed))
    namings += _governments(story, namings)
    namings += lone_leaders(story, namings)
    _after_their_posts(story, namings, unnamed)
    namings.sort(key=lambda naming: naming.first)
    return Casting(_figures(story, namings), unnamed)


# --- namings with a post -----------------------------------------------------------------------------------------


def _titled(story: Story) -> tuple[list[Naming], list[Post]]:
    namings: list[Naming] = []
    unnamed: list[Post] = []
    last_named: tuple[Post, list[Naming]] | None = None
    for post in posts(story):
        found = list(_names_of(story, post, last_named))
        if found:
            if post.head == "counterpart":
                _take_counterparts_office(post, namings)
            for number, naming in enumerate(found):
                naming.post = _share(post, number, len(found))
            namings += found
            last_named = (post, found)
        else:
            _complete_members(story, post, namings)
            unnamed.append(post)
    return namings, unnamed


def _names_of(story: Story, post: Post, last_named: tuple[Post, list[Naming]] | None) -> Iterator[Naming]:
    direct = follows(story, post)
    if direct:
        yield from _with_more(story, post, direct)
        return
    before = _stands_before(story, post)
    if before:
        yield from _with_earlier(story, post, before)
        return
    if last_named and _goes_on(story, post, last_named[0]):
        for naming in last_named[1]:
            yield Naming(naming.first, naming.last, naming.name)
        return
    after = _after_comma(story, post)
    if after:
        yield from _with_more(story, post, after)


def _country_after(story: Story, post: Post, last: int) -> None:
    """The country in "Culture Minister Femke van Oudshoorn of the Netherlands"."""
    words = story.words
    if post.country or post.plural or last + 1 >= len(words) or words[last - 1].ends or words[last].lower != "of":
        return
    number = last + 2 if words[last + 1].lower == "the" else last + 1
    if number in story.known and story.known[number][1].kind == "country":
        post.country = story.known[number][1].code


def _with_more(story: Story, post: Post, name: tuple[int, int]) -> Iterator[Naming]:
    """The name, and after a plural post the others: "Alexander Lukashenko and Vladimir Putin"."""
    yield Naming(*name, story.said(*name))
    _country_after(story, post, name[1])
    words = story.words
    _, stop = sentence_bounds(story, name[0])
    last = name[1]
    while post.plural and last < stop:
        joined = words[last].lower == "and" and not words[last - 1].ends.strip(",")
        if not joined and words[last - 1].ends != ",":
            return
        first = last + 1 if joined else last
        end = name_from(story, first, stop) if first < stop else first
        if end == first:
            return
        yield Naming(first, end, story.said(first, end))
        last = end


def _with_earlier(story: Story, post: Post, name: tuple[int, int]) -> Iterator[Naming]:
    """The name, and before a plural post the others: "Ilze Ozolina, Jaak Tamm and Anna Berg, members of …"."""
    words = story.words
    start, _ = sentence_bounds(story, name[0])
    found, first = [name], name[0]
    while post.plural and first > start:
        last = first - 1 if words[first - 1].lower == "and" else first
        if last == first and words[last - 1].ends != ",":
            break
        earlier = name_up_to(story, last, start)
        if last - earlier < 2 or (last < first and words[last - 1].ends.strip(",")):
            break
        found.insert(0, (earlier, last))
        first = earlier
    for first, last in found:
        yield Naming(first, last, story.said(first, last))


def _stands_before(story: Story, post: Post) -> tuple[int, int] | None:
    """The name in "Natalia Eismont, spokeswoman of …", "Ivan Petrov (the governor)", "Petrov, who is the governor"."""
    words = story.words
    start, stop = sentence_bounds(story, post.head_at)
    number = post.first
    if number > start and words[number - 1].lower in ("is", "was", "serves", "served", "as", "becomes", "became"):
        number -= 1
        while number > start and words[number - 1].lower in (
            "is",
            "was",
            "who",
            "currently",
            "also",
            "now",
            "served",
            "serves",
        ):
            number -= 1
        if number == post.first - 1 and words[number].lower == "as":
            return None
        if not words[number - 1].ends.startswith(",") and words[number].lower == "who":
            return None
    elif words[number].opens.startswith("("):
        first = name_up_to(story, number, start)
        return (first, number) if first < number else None
    if number > start and words[number - 1].shape == "N" and words[number - 1].ends == ",":
        number -= 1  # a person's age
    if number == start or not words[number - 1].ends or words[number].opens:
        return None
    if not words[number - 1].ends.startswith((",", " ,")):
        return None
    first = name_up_to(story, number, start)
    if first == number or (first > start and words[first - 1].lower in ("in", "at", "near", "outside")):
        return None
    if (
        post.determiner in ("his", "her", "its", "their", "a", "an")
        and post.determiner not in ("a", "an")
        and number - first < 2
    ):
        return None
    # "According to Petrov, the governor said …" starts a new clause.
    if not words[post.last - 1].ends and post.last < stop and post.determiner and words[post.last].lower in _SAYING:
        return None
    if (
        words[number - 1].ends == ","
        and number - first == 1
        and not post.country
        and post.complement is None
        and post.bare
    ):
        return None
    return first, number


_SAYING = listed("""
    said says told noted stressed added stated announced pointed emphasized emphasised explained continued has had
    is was will would recalled believes believed warned expressed called confirmed reported argued also
    """)


def _goes_on(story: Story, post: Post, before: Post) -> bool:
    """Whether the post continues one of the same person: "vice-president of A and chairman of B"."""
    words = story.words
    if post.determiner not in ("", "the") or post.plural:
        return False
    number = post.first
    if number > before.last and words[number - 1].lower == "and":
        number -= 1
    if number != before.last or (before.complement is None and before.first < before.head_at - 12):
        return False
    if number == post.first:
        return words[number - 1].ends == ","
    return not words[number - 1].ends.strip(",")


def _after_comma(story: Story, post: Post) -> tuple[int, int] | None:
    """The name in "Malaysia's Prime Minister, Najib Razak, said"."""
    words = story.words
    _, stop = sentence_bounds(story, post.head_at)
    number = post.last
    if number < stop and words[number].opens.startswith("("):  # an abbreviation in brackets between
        while number < stop and ")" not in words[number].ends:
            number += 1
        number = min(number + 1, stop)
    ends = words[number - 1].ends
    if number >= stop or not ends.endswith(",") or words[number].opens:
        return None
    owned = post.owned_by in ("country", "state", "republic", "region", "city", "province", "nation")
    if post.determiner != "the" and not post.country and post.complement is None and not owned:
        return None
    last = name_from(story, number, stop)
    if last - number < (2 if not post.plural else 1):
        return None
    closes = words[last - 1].ends
    if post.plural or closes.startswith((",", ")")) or last == stop:
        return number, last
    return None


def _share(post: Post, number: int, names: int) -> Post:
    """The post of the one of several persons: the countries go to them in turn."""
    if not post.plural or names == 1:
        return post
    country = post.country
    if len(post.countries) == names:
        country = post.countries[number]
    elif len(post.countries) > 1:
        country = None
    return replace(post, country=country, countries=[], plural=False)


def _take_counterparts_office(post: Post, namings: list[Naming]) -> None:
    """ "his North Korean counterpart": the office of the person named last before."""
    for naming in reversed(namings):
        before = naming.post
        if before and before.public and before.head != "counterpart" and before.head_at < post.head_at:
            post.office, post.head = before.office, before.head
            post.institution, post.public = "", True
            return
    post.public = True


def _complete_members(story: Story, post: Post, namings: list[Naming]) -> None:
    """ "vice-chairmen A and B, … and other members of the Committee": the committee is theirs as well."""
    if post.head_at and story.words[post.head_at].lower == "members" and post.complement is not None:
        start, _ = sentence_bounds(story, post.head_at)
        tail = " ".join(story.words[number].lower for number in range(post.head_at + 1, post.last))
        for naming in namings:
            if naming.first >= start and naming.post and naming.post.complement is None and not naming.post.country:
                naming.post.office = f"{naming.post.office} {tail}"
                naming.post.public = naming.post.public or "party" not in tail


# --- namings without ---------------------------------------------------------------------------------------------


def _untitled(story: Story, titled: list[Naming]) -> list[Naming]:
    """Full names that stand alone: "Gennady Bezdetko noted that …"."""
    taken = {number for naming in titled for number in range(naming.first, naming.last)}
    found: list[Naming] = []
    after = 0
    for number in story.with_flag(LEADS):
        if number < after or number in taken:
            continue
        _, stop = sentence_bounds(story, number)
        last = name_from(story, number, stop)
        if last - number >= 2 and looks_like_person(story, number, last):
            if last < stop and not story.words[last - 1].ends and not story.words[last - 1].owns:
                beside = story.words[last]
                if beside.shape == "C" and beside.lower in INSTITUTION_WORDS and not beside.opens:
                    continue  # "Kim Il Sung University"
            found.append(Naming(number, last, story.said(number, last)))
            after = last
    return found


def _words_of_posts(story: Story, namings: list[Naming], unnamed: list[Post]) -> set[int]:
    held = [post for naming in namings if (post := naming.post)] + unnamed
    return {number for post in held for number in range(post.first, post.last)}


def _recurring(story: Story, before: list[Naming], held: set[int]) -> list[Naming]:
    """Capitalised words whose last one stands alone elsewhere: "Nadine Zurbriggen … Zurbriggen said"."""
    taken = {number for naming in before for number in range(naming.first, naming.last)} | held
    words = story.words
    runs: list[tuple[int, int]] = []
    alone: set[str] = set()
    after = 0
    for number in story.with_flag(CAPITAL):
        if number < after or number in taken or not may_name(story, number):
            continue
        _, stop = sentence_bounds(story, number)
        last = name_from(story, number, stop)
        last = next((word for word in range(number + 1, last) if word in taken), last)
        alone.add(story.said(number, last))
        if last - number == 1:
            pass
        elif last - number <= 4 and not _is_title_case(story, number):
            runs.append((number, last))
        after = last
    found = []
    starts = set(story.sentences)
    for first, last in runs:
        owned = first - 1 in story.covered and words[first - 1].owns
        surname = words[last - 1].text in alone or (last - first > 2 and story.said(last - 2, last) in alone)
        if surname or owned or _says(story, first, last) or _has_calling(story, first, last):
            if last < len(words) and words[last].lower in INSTITUTION_WORDS and words[last].shape == "C":
                continue
            if first and words[first - 1].lower in _MAKERS and not words[last - 1].ends:
                continue
            if last - first == 3 and first in starts and words[first].lower.endswith(_OCCUPATIONS):
                first += 1  # "Headmistress Anna Berg" at the beginning of a sentence
            found.append(Naming(first, last, story.said(first, last)))
    return found


def _has_calling(story: Story, first: int, last: int) -> bool:
    """ "visitor Marjeta Kranjc": two or three capitalised words right after what somebody is."""
    words = story.words
    before = words[first - 1] if first else None
    if before is None or before.shape != "l" or before.ends or words[first].opens or last - first > 3:
        return False
    return before.lower.endswith(_CALLINGS) and len(before.lower) > 4 and before.lower not in _NO_CALLINGS


_CALLINGS = (
    "ist",
    "ian",
    "er",
    "or",
    "man",
    "woman",
    "ee",
    "ant",
    "ess",
    "master",
    "mistress",
    "ete",
    "widow",
    "nurse",
)
_NO_CALLINGS = listed("""
    access address after assistant automaker banner better bomber border brewer broadcaster business carmaker
    carrier center chapter charter chipmaker cluster coffee committee congress corner corridor cruiser december
    destroyer developer differ distant distributor drugmaker either employee error explorer exporter exterior
    factor fighter fitness former fortress freighter further giant grant harbor helicopter however hyper
    icebreaker important importer inner insurer interior junior lander later latter launcher lender letter liner
    lower major maker manufacturer matter member merchant miner minor mirror monster motor never newspaper
    november number october offer opener operator orbiter order other outer paper plant poster power prefer
    princess process producer provider publisher quarter ranger rather refiner register relevant restaurant
    retailer river rover sector senior september shipbuilder steamer steer success summer super superior
    supplier tanker terror theater together tower tractor transporter trawler trustee under unless upper water
    whether wilderness winter witness
    """)
_OCCUPATIONS = ("ist", "ian", "ress", "er", "or", "man", "woman", "ee", "ant", "master", "ete", "eur")
_MAKERS = listed("""
    company firm bank group maker carrier agency newspaper daily magazine broadcaster giant retailer the
    """)


def _is_title_case(story: Story, number: int) -> bool:
    """Whether the word stands in a headline that capitalises every word."""
    for passage in story.passages:
        if passage.first <= number < passage.last:
            if passage.kind != "headline":
                return False
            small = sum(word.shape == "l" and len(word.text) > 3 for word in story.words[passage.first : passage.last])
            return small < 2
    return False


def _says(story: Story, first: int, last: int) -> bool:
    """Whether a verb of saying, an age or "who" stands beside the words."""
    words = story.words
    after = words[last] if last < len(words) else None
    before = words[first - 1] if first else None
    if after is not None and not words[last - 1].ends and after.lower in ("said", "says", "told"):
        return True
    if (
        after is not None
        and words[last - 1].ends == ","
        and (after.lower == "who" or (after.shape == "N" and after.ends == ","))
    ):
        return True
    if before is None:
        return False
    if before.ends == "," and before.shape == "l" and words[last - 1].ends.startswith(","):
        return any(word.lower in _BELONGING for word in words[max(0, first - 4) : first - 1])
    return before.lower in ("said", "says") and not before.ends


_BELONGING = frozenset({"the", "its", "his", "her", "their"})  # "Its gardener, Mikkel Ravnsborg, said"


def _governments(story: Story, before: list[Naming]) -> list[Naming]:
    """ "the Monti government", "the former Lee Myung-bak administration": the head of it, where we know the name."""
    taken = {number for naming in before for number in range(naming.first, naming.last)}
    words = story.words
    found: list[Naming] = []
    for number in story.with_flag(RULES):
        word = words[number]
        if not number or words[number - 1].ends or words[number - 1].owns or words[number - 1].shape != "C":
            continue
        start, _ = sentence_bounds(story, number)
        first = name_up_to(story, number, start)
        if first == number or number - first > 3:
            continue
        name = story.said(first, number)
        office = _heads_of_government(name, word.lower)
        if not office:
            continue
        former = first > start and words[first - 1].lower in ("former", "previous", "preceding")
        post = Post(first, number + 1, office.split()[-1], f"former {office}" if former else office, public=True)
        post.head_at = number
        found = [naming for naming in found if naming.first != first]
        for naming in before:
            if naming.first == first:
                naming.post = naming.post or post
        if first not in taken:
            found.append(Naming(first, number, name, post))
    return found


def _heads_of_government(name: str, word: str) -> str:
    """ "president" or "prime minister", where the reference has somebody of that name in such a post."""
    lists = gazetteer()
    key = fold(name)
    people = lists.people.get(key) if " " in key else lists.surnames.get(key)
    offices = {tenure.office for person in people or () for tenure in person.tenures}
    if word == "administration" and "head-of-state" in offices:
        return "president"
    if "head-of-government" in offices:
        return "prime minister"
    return "president" if "head-of-state" in offices else ""


def _after_their_posts(story: Story, namings: list[Naming], unnamed: list[Post]) -> None:
    """Names that follow their post at a distance.

    "… the deputy governor said. "…" Andrei Kuleshin told RIA": the post is the one that spoke just before.
    "Swiss and Bolivian ministers … Bolivia's Esteban Quiroga Paz": each is of the country named with him.
    """
    named_before: set[str] = set()
    taken: set[int] = set()
    for naming in sorted(namings, key=lambda naming: naming.first):
        key = fold(naming.name)
        fresh = key.split()[-1] not in named_before
        named_before.update(key.split())
        if naming.post or not fresh or " " not in key:
            continue
        post = _countryman_post(story, naming, unnamed) or _spoke_before(story, naming, namings, unnamed, taken)
        if post:
            naming.post = post


def _countryman_post(story: Story, naming: Naming, unnamed: list[Post]) -> Post | None:
    """The plural post that "Bolivia's Esteban Quiroga Paz" holds for Bolivia."""
    begins = {last: entry for _, (last, entry) in story.known.items() if entry.kind == "country"}
    entry = begins.get(naming.first)
    if entry is None or not story.words[naming.first - 1].owns:
        return None
    for post in unnamed:
        if post.plural and post.head_at < naming.first and entry.code in post.countries:
            return replace(post, plural=False, country=entry.code, countries=[], public=True)
    return None


def _spoke_before(
    story: Story, naming: Naming, namings: list[Naming], unnamed: list[Post], taken: set[int]
) -> Post | None:
    """The unnamed post that spoke in the sentence or two before a name that speaks."""
    words = story.words
    if not _says(story, naming.first, naming.last):
        return None
    start, _ = sentence_bounds(story, naming.first)
    before = [post for post in unnamed if post.head_at < naming.first and post.public and post.head_at not in taken]
    if not before or naming.first - before[-1].last > 60:
        return None
    post = before[-1]
    if any(other.post and other.post.head == post.head for other in namings):
        return None
    if post.determiner in ("a", "an", "one", "another") or post.plural or post.head == "counterpart":
        return None
    verb = words[post.last].lower if post.last < len(words) and not words[post.last - 1].ends else ""
    if verb not in _SAYING_ALOUD or post.head_at >= start:
        return None
    if sum(post.head_at < number <= start for number in story.sentences) > 4:
        return None
    taken.add(post.head_at)
    return replace(post)


_SAYING_ALOUD = frozenset({"said", "says", "told", "announced", "reported"})


# --- figures -----------------------------------------------------------------------------------------------------


def _figures(story: Story, namings: list[Naming]) -> list[Figure]:
    figures: list[Figure] = []
    by_name: dict[str, Figure] = {}
    alone: list[Naming] = []
    for naming in namings:
        key = fold(naming.name)
        if " " not in key:
            alone.append(naming)
        elif key in by_name:
            by_name[key].namings.append(naming)
        else:
            same = next((figure for figure in figures if _same(figure, naming)), None)
            if same is None:
                same = Figure([], surnames=surnames_of(naming.name))
                figures.append(same)
            same.namings.append(naming)
            same.surnames |= surnames_of(naming.name)
            same.others |= other_surnames_of(naming.name)
            by_name[key] = same
    for naming in alone:
        _place_alone(naming, figures)
    for figure in figures:
        _settle(figure)
    figures.sort(key=Figure.first)
    return figures


def _same(figure: Figure, naming: Naming) -> bool:
    """Whether a full name is another spelling or a shorter form of a figure's."""
    ours = fold(naming.name).split()
    for other in figure.namings:
        theirs = fold(other.name).split()
        if len(theirs) < 2:
            continue
        if set(ours) <= set(theirs) or set(theirs) <= set(ours):
            return ours[-1] == theirs[-1] or ours[0] == theirs[0]
        if len(ours) == len(theirs) and not stands_first(naming.name):
            if sound(ours[-1]) == sound(theirs[-1]) and ours[0][0] == theirs[0][0]:
                return within(sound(ours[0]), sound(theirs[0]), 1) and len(ours[0]) > 3
            if (
                ours[0] == theirs[0]
                and len(ours[-1]) > 5
                and within(ours[-1], theirs[-1], 1 if len(ours[-1]) < 8 else 2)
            ):
                return True
    return False


def _place_alone(naming: Naming, figures: list[Figure]) -> None:
    """A surname with a post goes to the figure that has it; else it is a figure of its own."""
    key = fold(naming.name)
    fitting = [figure for figure in figures if key in figure.surnames]
    fitting = fitting or [figure for figure in figures if key in figure.others]
    if not fitting and len(key) > 5:
        fitting = [
            figure for figure in figures if any(len(name) > 5 and within(key, name, 1) for name in figure.surnames)
        ]
    if len(fitting) > 1 and naming.post:
        post = naming.post
        matching = [
            figure
            for figure in fitting
            if any(
                n.post and n.post.head == post.head and (n.post.country == post.country or not post.country)
                for n in figure.namings
            )
        ]
        fitting = matching or fitting
    if len(fitting) == 1:
        fitting[0].namings.append(naming)
    elif not fitting:
        figures.append(Figure([naming], surnames={key}))


def _settle(figure: Figure) -> None:
    """The fullest name, the gender and the public posts."""
    figure.namings.sort(key=lambda naming: naming.first)
    counts = Counter(naming.name for naming in figure.namings)
    figure.name = max(counts, key=lambda name: (len(fold(name).split()), counts[name]))
    figure.gender = gender_of(figure.name) if " " in figure.name else ""
    for naming in figure.namings:
        post = naming.post
        if post:
            if post.head in FEMALE_TITLES:
                figure.gender = "f"
            elif (
                post.head in MALE_TITLES and post.head not in ("spokesman", "chairman", "vice-chairman", "congressman")
            ) or (not figure.gender and post.head in MALE_TITLES):
                figure.gender = "m"
            if post.public:
                figure.posts.append(post)


def office_rank(post: Post) -> int:
    """0 for a post that says what the person is, more for a rank or a general word ("diplomat", "leader")."""
    if post.head in RANKS and post.office.split()[-1] in RANKS:
        return 2
    if post.office in ("top diplomat", "pm", "fm"):
        return 1
    if post.head in GENERIC and " " not in post.office:
        return 1
    return 0
