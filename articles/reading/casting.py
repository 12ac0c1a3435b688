"""Who is who in a story: every naming of a person, with the post beside it, drawn together to one figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

from articles.reading.bare_namings import governments, recurring, untitled
from articles.reading.distant_posts import after_their_posts
from articles.reading.figures import Figure, figures_of
from articles.reading.lexicon import listed
from articles.reading.lone_leaders import lone_leaders
from articles.reading.names import name_from, name_up_to
from articles.reading.naming import Naming
from articles.reading.posts import Post, follows, posts
from articles.reading.story_words import Story, sentence_bounds

_ABBREVIATED = 12  # words of an abbreviation in brackets
_FAR = 100  # namings that are looked back to; no sentence has as many


@dataclass(frozen=True, slots=True)
class Casting:
    """The figures, and the posts that no name stands beside."""

    figures: list[Figure]
    unnamed: list[Post]


def cast_story(story: Story) -> Casting:
    """Everybody whom the story names with a post or by a full name."""
    namings, unnamed = _titled(story)
    namings += untitled(story, namings)
    namings += recurring(story, namings, unnamed)
    namings += governments(story, namings)
    namings += lone_leaders(story, namings)
    after_their_posts(story, namings, unnamed)
    namings.sort(key=attrgetter("first"))
    return Casting(figures_of(namings), unnamed)


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
        while number < stop and number - post.last < _ABBREVIATED and ")" not in words[number].ends:
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
    for naming in islice(reversed(namings), _FAR):
        before = naming.post
        if before and before.head != "counterpart" and before.head_at < post.head_at:
            post.office, post.head = before.office, before.head
            post.institution, post.public = "", True
            return
    post.public = True


def _complete_members(story: Story, post: Post, namings: list[Naming]) -> None:
    """ "vice-chairmen A and B, … and other members of the Committee": the committee is theirs as well."""
    if post.head_at and story.words[post.head_at].lower == "members" and post.complement is not None:
        start, _ = sentence_bounds(story, post.head_at)
        tail = " ".join([story.words[number].lower for number in range(post.head_at + 1, post.last)])
        for naming in islice(reversed(namings), _FAR):
            if naming.first >= start and naming.post and naming.post.complement is None and not naming.post.country:
                naming.post.office = f"{naming.post.office} {tail}"
                naming.post.public = naming.post.public or "party" not in tail
