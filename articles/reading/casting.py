"""Who is who in a story: every naming of a person, with the post beside it, drawn together to one figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.reading.gazetteer import fold
from articles.reading.lexicon import INSTITUTION_WORDS, listed
from articles.reading.names import (
    gender_of,
    looks_like_person,
    name_from,
    name_up_to,
    stands_first,
    surnames_of,
)
from articles.reading.posts import Post, follows, posts, sentence_bounds
from articles.reading.spelling import within
from articles.reading.story_words import Story
from articles.reading.titles import FEMALE_TITLES, GENERIC, MALE_TITLES, RANKS


@dataclass(slots=True)
class Naming:
    """A person named at the words `first` up to `last`, with a post where one stands beside the name."""

    first: int
    last: int
    name: str
    post: Post | None = None


@dataclass(slots=True)
class Figure:
    """A person of the story under all the names that it gives."""

    namings: list[Naming]
    name: str = ""
    gender: str = ""
    surnames: set[str] = field(default_factory=set)
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
        yield Naming(*before, story.said(*before))
        return
    if last_named and _goes_on(story, post, last_named[0]):
        for naming in last_named[1]:
            yield Naming(naming.first, naming.last, naming.name)
        return
    after = _after_comma(story, post)
    if after:
        yield from _with_more(story, post, after)


def _with_more(story: Story, post: Post, name: tuple[int, int]) -> Iterator[Naming]:
    """The name, and after a plural post the others: "Alexander Lukashenko and Vladimir Putin"."""
    yield Naming(*name, story.said(*name))
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
    if first == number:
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
    if post.determiner not in ("the",) and not post.country and post.complement is None:
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
    return Post(
        post.first, post.last, post.head, post.office, country, [], post.body, False, post.determiner,
        post.owner, post.complement, post.institution, post.bare, post.public, post.head_at,
    )  # fmt: skip


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
    for number, word in enumerate(story.words):
        if not word.leads or number < after or number in taken:
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
            if ours[-1] == theirs[-1] and ours[0][0] == theirs[0][0] and within(ours[0], theirs[0], 2):
                return len(ours[0]) > 3
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
