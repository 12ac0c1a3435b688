"""Where a person's name begins and ends among a story's words."""

from __future__ import annotations

from functools import lru_cache

from articles.reading.gazetteer import fold, gazetteer
from articles.reading.lexicon import (
    ALSO_SURNAMES,
    FAMILY_FIRST,
    FEMALE,
    GIVEN,
    MALE,
)
from articles.reading.printed_words import (
    CAPITAL,
    LINKS,
    MAYBE_KOREAN,
    NAMES,
    PARTICLES,
    SUFFIXES,
    UNSURE,
)
from articles.reading.story_words import Story, sentence_bounds

_LONGEST = 5
_NAMES = 1 << 14  # names of which is remembered what they tell
_LONGEST_WITH_PARTICLES = 8


def may_name(story: Story, number: int) -> bool:
    """Whether the word may stand in a person's name."""
    flags = story.flags[number]
    if flags & NAMES:
        return True
    return bool(flags & UNSURE) and _may_name_all_the_same(story, number)


def _may_name_all_the_same(story: Story, number: int) -> bool:
    """Whether a word in capitals, or one that is mostly something else, may stand in a name."""
    word = story.words[number]
    if word.shape == "U":
        if not _is_caps_name(story, number):
            return False
        if not word.common and number not in story.covered:
            return True
    if word.folded in FAMILY_FIRST and number + 1 < len(story.words) and not word.ends and not word.owns:
        after = story.words[number + 1]  # "An Da-on", "Do Kyung-soon"
        if "-" in after.text and after.shape == "C" and not after.opens:
            return True
    if number > 1 and word.folded in MAYBE_KOREAN and not story.words[number - 1].ends:
        first = story.words[number - 1] if story.words[number - 1].leads else story.words[number - 2]
        if first.leads and first.folded in FAMILY_FIRST and story.words[number - 1].shape == "C":
            return True  # "Han Do Yun"
    before = story.words[number - 1] if number else None
    return (
        before is not None
        and not before.ends
        and before.shape == "C"
        and word.lower in ALSO_SURNAMES
        and before.given
        and not before.phrases
    )


def _is_caps_name(story: Story, number: int) -> bool:
    """A word in capitals is a name's among other words in capitals, or as initials ("J.F.")."""
    word = story.words[number]
    if "." in word.text:
        return len(word.text) <= 6
    for other in (number - 1, number + 1):
        if 0 <= other < len(story.words):
            beside = story.words[other]
            if beside.shape == "U" and len(beside.text) > 2 and len(word.text) > 1:
                return True
    return False


def name_at(story: Story, first: int) -> int:
    """The word after the name that begins at `first`, within its sentence; `first` itself where none does."""
    flags = story.flags
    if flags[first] & NAMES and (story.words[first].ends or not flags[first + 1] & (CAPITAL | LINKS)):
        return first + 1  # most are one word
    return name_from(story, first, sentence_bounds(story, first)[1])


def name_from(story: Story, first: int, stop: int) -> int:
    """The word after the name that begins at `first`; `first` itself where none does."""
    number, last = first, first
    words, flags = story.words, story.flags
    stop_with_particles, longest = min(stop, first + _LONGEST_WITH_PARTICLES), first + _LONGEST
    while number < stop_with_particles:
        if number >= longest and not any(word.text in ("Al", "Bin", "bin") for word in words[first:number]):
            break
        word = words[number]
        if number > first and (word.opens or words[number - 1].owns):
            if _is_nickname(story, number, stop):
                number += 1
                continue
            break
        if flags[number] & NAMES or may_name(story, number):
            last = number + 1
        elif not (
            word.lower in PARTICLES
            and word.shape == "l"
            and not word.ends
            and _name_follows_particle(story, number, stop)
        ) and not (number > first and word.lower in SUFFIXES):
            break
        elif word.lower in SUFFIXES:
            last = number + 1
        number += 1
        if word.ends:
            break
    return last


def _name_follows_particle(story: Story, number: int, stop: int) -> bool:
    """ "der Leyen" in "Ursula von der Leyen": a name after a particle or two."""
    following = number + 1
    if following < stop and story.words[following].lower in PARTICLES and story.words[following].shape == "l":
        following += 1
    return following < stop and not story.words[following - 1].ends and may_name(story, following)


def _is_nickname(story: Story, number: int, stop: int) -> bool:
    """ "Lucek" in “Zygmunt "Lucek" Pawlowski”."""
    word = story.words[number]
    marks = word.opens in ('"', "'", "(") and word.ends in ('"', "'", ")")
    return marks and word.shape == "C" and number + 1 < stop and may_name(story, number + 1)


def name_up_to(story: Story, last: int, floor: int) -> int:
    """The first word of the name that ends with the word before `last`; `last` where none does."""
    number, first = last - 1, last
    words = story.words
    while number >= floor and last - number <= _LONGEST_WITH_PARTICLES:
        if last - number > _LONGEST and not any(word.text in ("Al", "Bin", "bin") for word in words[number:last]):
            break
        word = words[number]
        if number < last - 1 and (word.ends or word.owns):
            break
        if may_name(story, number):
            first = number
        elif not (
            word.lower in PARTICLES
            and word.shape == "l"
            and (first == number + 1 or (first == number + 2 and words[number + 1].lower in PARTICLES))
        ):
            break
        if word.opens:
            break
        number -= 1
    return first


def looks_like_person(story: Story, first: int, last: int) -> bool:
    """Whether the words are likely a person: a given name that we know, a family name that stands first, initials."""
    if last - first < 2 or last - first > _LONGEST:
        return False
    word = story.words[first]
    if word.given or fold(story.said(first, last)) in gazetteer().people:
        return True
    if fold(word.text) in FAMILY_FIRST and not story.words[first].owns:
        return last - first == 3 or (last - first == 2 and len(word.text) <= 6)
    return "." in word.text and len(word.text) <= 4


@lru_cache(maxsize=_NAMES)
def gender_of(name: str) -> str:
    """f, m or "" where the given name tells nothing."""
    for part in fold(name).split()[1:3] if stands_first(name) else fold(name).split()[:2]:
        if part in FEMALE:
            return "f"
        if part in MALE:
            return "m"
    last = name.split()[-1].lower() if name else ""
    if last.endswith(("ova", "eva", "ina", "skaya", "kaya")) and len(last) > 5 and len(name.split()) > 1:
        return "f"
    return ""


@lru_cache(maxsize=_NAMES)
def stands_first(name: str) -> bool:
    """Whether the family name comes first, as in Korean, Chinese and Vietnamese."""
    parts = fold(name).split()
    if len(parts) < 2 or parts[0] not in FAMILY_FIRST:
        return False
    return len(parts) == 3 or parts[0] not in GIVEN


_FAMILY_FIRST_AND_GIVEN_LAST = frozenset(
    {"nguyen", "tran", "pham", "vo", "phan", "le", "to", "luong", "bui", "dang", "truong", "vu", "do", "ngo"}
)


@lru_cache(maxsize=_NAMES)
def surnames_of(name: str) -> frozenset[str]:
    """The words, folded, by which a story may call the person alone."""
    parts = _parts(name)
    if not parts:
        return frozenset()
    if stands_first(name):
        vietnamese = parts[0] in _FAMILY_FIRST_AND_GIVEN_LAST
        return frozenset((parts[0], parts[-1]) if vietnamese else parts[:1])
    return frozenset(parts[-1:])


@lru_cache(maxsize=_NAMES)
def other_surnames_of(name: str) -> frozenset[str]:
    """Further words that may be a surname: the first of two ("Alfaro Umaña"), or the family name that stands first."""
    parts = _parts(name)
    if len(parts) < 2 or stands_first(name):
        return frozenset()
    found = {part for part in parts[1:-1] if part not in PARTICLES and len(part) > 2}
    if parts[0] not in GIVEN and len(parts[0]) > 2:
        found.add(parts[0])
    return frozenset(found)


@lru_cache(maxsize=1 << 8)  # asked for twice in a row
def _parts(name: str) -> list[str]:
    parts = [fold(part) for part in name.split()]
    return [part for part in parts if part and part not in SUFFIXES and part not in ("jr", "sr")]
