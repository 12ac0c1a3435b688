"""Posts among a story's words: "Russia's Foreign Minister", "spokesman for the governor", "presidents of A and B".

A post is found at its head ("minister") and grown to both sides: what qualifies it, whose it is, and of what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.reading.gazetteer import gazetteer
from articles.reading.lexicon import (
    CONTESTED,
    FAMILY_FIRST,
    INSTITUTION_WORDS,
    SENTENCE_WORDS,
    WEEKDAYS_AND_MONTHS,
    listed,
)
from articles.reading.names import looks_like_person, may_name, name_from
from articles.reading.phrases import phrase_at
from articles.reading.printed_words import HEAD
from articles.reading.story_words import Story, sentence_bounds
from articles.reading.titles import (
    ABBREVIATED,
    ANYBODYS,
    HEADS,
    HONORIFICS,
    LEFT_OUT,
    LOWER_MODIFIERS,
    PLURALS,
    PREPOSITIONS,
    RANKS,
    singular,
)

_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "another", "one", "former"}
)
_GENERALS = listed("""
    secretary director attorney prosecutor consul governor solicitor inspector surgeon procurator
    """)
_ONLY_CAPITALISED = listed("major justice general captain marshal colonel king queen prince")
_PUBLIC_WORDS = CONTESTED | listed("""
    ministry department state federal national government parliament parliamentary army navy force forces
    military police court region regional province provincial oblast city municipal municipality county district
    duma council committee commission senate house assembly congress security intelligence embassy mission
    kremlin pentagon cabinet agency presidium administration secretariat central prosecutor prosecutors foreign
    defense defence interior justice presidential prime emergencies republic command guard rada customs border
    staff treasury delegation parliament's knesset bundestag supreme affairs unification trade bureau authority
    fleet flotilla brigade division regiment battalion corps garrison base
    ministers nuclear majority minority peace talks human space service services
    """)
_PRIVATE_WORDS = listed("""
    co co. corp corp. inc inc. ltd. company group holding holdings bank firm ceo university college school
    institute institution club church foundation association union society party center centre newspaper
    magazine campaign team fund hospital airline airlines network museum theatre theater federation industries
    league movement front democratic republican communist workers conservative labour liberal socialist
    orchestra studio fifa uefa electronics motors confederation opposition rebel faction guerrilla militant
    """)
_PUBLIC_OWNERS = listed("""
    state country region province city canton county district town village republic government ministry nation kingdom
    prefecture oblast territory island municipality department army parliament
    """)
_MEMBERSHIPS = listed("""
    parliament duma senate house congress assembly presidium knesset bundestag rada council government cabinet
    """)
# Sent to a country, or charged with it: what follows is not whose they are.
_SENT = listed("""
    ambassador envoy representative plenipotentiary consul negotiator coordinator
    """)
# Institutions of which every country has one: "head of the Russian Parliament" is the head of the parliament.
_PLAIN_INSTITUTIONS = listed("""
    ministry parliament government army navy embassy senate military delegation cabinet police presidency administration
    """)
_REACH = 16  # words of a complement


@dataclass(slots=True)
class Post:
    """A post as a story words it, with the words it covers: from `first` up to `last`."""

    first: int
    last: int
    head: str  # singular, written out: "minister"
    office: str  # lower case, without the country: "deputy foreign minister"
    country: str | None = None
    countries: list[str] = field(default_factory=list)  # of a plural post, in the order of the text
    body: str = ""  # code of the international body
    plural: bool = False
    determiner: str = ""
    owner: tuple[int, int] | None = None  # the person in "Putin's spokesman"
    complement: int | None = None  # the first word after the preposition
    institution: str = ""  # key in the reference
    bare: bool = True  # nothing qualifies it
    public: bool = False
    head_at: int = 0
    owned_by: str = ""  # "the region's deputy governor": region


def posts(story: Story) -> Iterator[Post]:
    """Every post of the story, in the order of the text."""
    words = story.words
    done = blocked = 0
    for head in story.with_flag(HEAD):
        if head < done:
            continue
        word = words[head]
        if _continues(story, head) or _is_surname(story, head):
            continue
        if (
            word.lower in _ONLY_CAPITALISED
            and word.shape == "l"
            and not (head and words[head - 1].lower in (*_GENERALS, "brigadier", "major", "lieutenant"))
        ):
            continue
        post = _grow(story, head, blocked if head >= blocked else done)
        if post is not None:
            done = max(done, post.last if post.complement is None else head + 1)
            blocked = max(blocked, post.last)
            yield post


def _is_surname(story: Story, head: int) -> bool:
    """ "Larry King said": a post's word after a given name."""
    word, before = story.words[head], story.words[head - 1] if head else None
    after = story.words[head + 1] if head + 1 < len(story.words) and word.ends in ("", ",") else None
    if after is not None and after.lower in _SUFFIXES:
        return True
    return (
        before is not None
        and word.shape == "C"
        and not word.opens
        and may_name(story, head)
        and not (after is not None and not word.ends and after.shape == "C")
    )


_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})


def _continues(story: Story, head: int) -> bool:
    """Whether the head only qualifies the next one: "press secretary", "deputy speaker", "general secretary"."""
    word = story.words[head]
    if word.ends or word.owns or head + 1 >= len(story.words):
        return False
    after = story.words[head + 1]
    if after.opens or word.lower in PLURALS:
        return False
    if after.lower in HONORIFICS and word.lower not in HONORIFICS and after.shape == "C" and after.lower != "general":
        return False  # "commander Gen. Xavier Brunson": the rank belongs to the name
    if after.head and after.lower not in _ONLY_CAPITALISED:
        return True
    if after.lower == "general":
        return word.lower in _GENERALS
    if after.shape in "CU" and after.lower in INSTITUTION_WORDS:
        return True
    if after.lower in LOWER_MODIFIERS and after.lower not in ("then", "de", "late", "new", "former"):
        following = story.words[head + 2] if head + 2 < len(story.words) else None
        return (
            following is not None
            and following.head
            and not after.ends
            and word.lower in ("deputy", "vice", "chief", "first", "general")
        )
    return False


def _grow(story: Story, head: int, floor: int) -> Post | None:
    words = story.words
    start, stop = sentence_bounds(story, head)
    word = words[head]
    post = Post(head, head + 1, singular(word.lower), "", plural=word.lower in PLURALS, head_at=head)
    left = _left(story, head, max(start, floor), post)
    name = [ABBREVIATED.get(word.lower) or singular(word.lower)]
    if left and words[left[-1]].lower in _GENERALS and word.lower == "general":
        post.head = f"{words[left[-1]].lower} general"
    kept = [_office_word(story, number) for number in left]
    right: list[str] = []
    if head + 1 < stop and not words[head].ends and words[head + 1].lower in PREPOSITIONS and not words[head].owns:
        right = _complement(story, head + 1, stop, post)
    dropped = post.complement is not None and len(right) <= post.last - post.complement
    post.office = _worded(kept, name, right, dropped)
    post.public = _is_public(story, post, left)
    return post


def _office_word(story: Story, number: int) -> str:
    """A word of the office; "the Transport Ministry's spokesman" is the transport ministry spokesman."""
    return story.words[number].lower


def _left(story: Story, head: int, floor: int, post: Post) -> list[int]:
    """The words before the head that belong to the office; sets the country, body, determiner and owner."""
    words = story.words
    kept: list[int] = []
    number = head - 1
    begins = story.known_ends
    while number >= floor:
        word = words[number]
        if (word.ends and word.ends != "-") or words[number + 1].opens:
            break
        if number + 1 in begins:
            first = begins[number + 1]
            if not _take_known(story, first, number + 1, post, kept):
                break
            number = first - 1
            if words[number + 1].owns or words[first].owns:
                if post.first > first:
                    post.first = first
                break
            if post.plural:
                number = _more_countries(story, number, floor, post, begins)
            continue
        lower = word.lower
        if lower in _DETERMINERS and lower != "former":
            post.determiner = lower
            post.first = number
            break
        if word.owns and not (lower in INSTITUTION_WORDS or lower in LOWER_MODIFIERS):
            if word.shape == "C":
                post.owner = (number, number + 1)
            _take_owner(story, number, floor, post, begins)
            break
        if word.owns and lower in ("state", "country", "region", "province", "city", "government"):
            _take_owner(story, number, floor, post, begins)
            break
        if lower == "and" and kept and kept[0] == number + 1 and _joins(story, number, floor):
            kept.insert(0, number)
            number -= 1
            continue
        if not _qualifies(story, number, head, floor):
            break
        if lower not in LEFT_OUT:
            kept.insert(0, number)
            if lower not in ("former", "ex"):
                post.bare = False
        post.first = number
        number -= 1
    return kept


def _take_owner(story: Story, number: int, floor: int, post: Post, begins: dict[int, int]) -> None:
    """ "the Russian region's": whose the post is."""
    words = story.words
    post.owned_by, post.first = words[number].lower, number
    number -= 1
    if number + 1 in begins and number >= floor and not words[number].ends:
        post.first = begins[number + 1]
        entry = story.known[post.first][1]
        if entry.kind == "country":
            post.country = post.country or entry.code
        number = post.first - 1
    if number >= floor and words[number].lower in _DETERMINERS and not words[number].ends:
        post.first = number


def _joins(story: Story, number: int, floor: int) -> bool:
    """ "Culture and Tourism Minister": whether "and" stands within the office's name."""
    words = story.words
    if number <= floor or words[number - 1].ends or number - 1 in story.covered:
        return False
    before, after = words[number - 1], words[number + 1]
    return (
        before.shape == after.shape
        and before.lower in LOWER_MODIFIERS
        and not before.head
        and before.lower != after.lower
    )


def _take_known(story: Story, first: int, last: int, post: Post, kept: list[int]) -> bool:
    """A country, body or institution that stands before the head."""
    entry = story.known[first][1]
    if entry.code == "GE" and story.words[first].text == "Georgia" and post.head in _OF_STATES:
        kept[:0] = range(first, last)  # the state has a governor, the country has none
        post.country = "US"
    elif entry.kind == "country":
        if (entry.how in ("capital", "seat") and not story.words[last - 1].owns) or entry.how == "seat":
            kept[:0] = range(first, last)
            post.country = post.country or entry.code
        else:
            post.country = post.country or entry.code
        post.countries.insert(0, entry.code)
    elif entry.kind == "body":
        kept[:0] = range(first, last)
        post.body = entry.code
    elif entry.kind == "institution":
        start, end, code = _country_within(story, first, last)
        kept[:0] = [number for number in range(first, last) if not start <= number < end]
        post.institution = entry.code
        post.country = post.country or code or None
    else:
        kept[:0] = range(first, last)
    post.first, post.bare = first, False
    return True


_OF_STATES = frozenset({"gov.", "governor", "senator", "congressman", "congresswoman", "attorney general"})


def _country_within(story: Story, first: int, last: int) -> tuple[int, int, str]:
    """The country in an institution's name, as words: "Russian" in "Russian Foreign Ministry", "of the DPRK".

    "U.S. Forces Korea" and "Korean People's Army" are names as they are: their words stay, no range is given.
    """
    number = first
    institution = gazetteer().reference.institutions.get(story.known[first][1].code)
    while number < last:
        after, entry = phrase_at(story.words, number)
        if entry and after <= last and entry.how != "seat":
            if after < last and (entry.others or (entry.how != "adjective" and not story.words[after - 1].owns)):
                return last, last, (institution.country if institution else "") or entry.code
            while number > first and after == last and story.words[number - 1].lower in ("of", "the"):
                number -= 1
            return number, after, entry.code
        number += 1
    return last, last, ""


def _more_countries(story: Story, number: int, floor: int, post: Post, begins: dict[int, int]) -> int:
    """ "Russian and Chinese" before a plural head."""
    while number > floor and story.words[number].lower in ("and", "&") and number in begins:
        first = begins[number]
        entry = story.known[first][1]
        if entry.kind != "country":
            break
        post.countries.insert(0, entry.code)
        post.first = first
        number = first - 1
        while number > floor and story.words[number].ends == "," and number + 1 in begins:
            first = begins[number + 1]
            if story.known[first][1].kind != "country":
                break
            post.countries.insert(0, story.known[first][1].code)
            post.first = first
            number = first - 1
    return number


def _qualifies(story: Story, number: int, head: int, floor: int) -> bool:
    """Whether a word before the head is part of the office's name."""
    word = story.words[number]
    lower = word.lower
    if word.shape == "P" or word.shape == "N":
        return False
    if lower in LOWER_MODIFIERS:
        return lower not in ("home",) or word.shape == "C" or number == head - 1
    if word.head and lower not in ("mps",):
        return word.shape == "C" or lower in (
            "deputy",
            "press",
            "vice",
            "secretary",
            "general",
            "chief",
            "director",
            "attorney",
            *(_GENERALS if story.words[head].lower == "general" else ()),
        )
    if "-" in lower and lower.split("-")[0] in (
        "newly",
        "then",
        "pro",
        "anti",
        "first",
        "then",
        "ex",
        "vice",
        "high",
        "top",
    ):
        return True
    if word.shape == "l" and number == head - 1 and number > floor and lower.endswith("s") and lower.isalpha():
        before = story.words[number - 1]
        if not before.ends and (before.lower in LOWER_MODIFIERS or before.lower in ("the", "a")) and len(lower) > 4:
            return True  # "state parks director"
    if word.shape == "l":
        return lower in INSTITUTION_WORDS and lower not in (
            "accord",
            "plan",
            "act",
            "law",
            "report",
            "reports",
            "state's",
        )
    if word.text in SENTENCE_WORDS or word.text in WEEKDAYS_AND_MONTHS:
        return lower in INSTITUTION_WORDS
    if lower in INSTITUTION_WORDS:
        return True
    if story.words[head].shape == "l" and number == floor:
        return False
    # "Kherson Region Governor", "Belgorod Governor"; in "Zelensky aide" the name is a person's.
    return not looks_like_person(story, max(floor, number - 1), number + 1)


def _complement(story: Story, preposition: int, stop: int, post: Post) -> list[str]:
    """The words of "of …", "for …", "to …" without the country; sets where the post ends."""
    words = story.words
    first = preposition + 1
    if first >= stop or words[first].opens or words[preposition].ends:
        return []
    if words[preposition].lower in ("in", "on", "at"):
        sent = post.head.split()[0] in _SENT and (first in story.known or words[first].shape == "C")
        if not sent and words[first].lower != "charge":
            return []
    numbers: list[int] = []
    country_only = True
    number = first
    last_solid = first
    while number < stop and number - first < _REACH:
        word = words[number]
        if word.opens and number > first:
            break
        if number in story.known:
            last, entry = story.known[number]
            if entry.kind == "country" and numbers and looks_like_person(story, number, min(stop, number + 2)):
                break
            if entry.kind == "country":
                post.countries.append(entry.code)
                listed_on = post.plural and last < stop and last in story.known and words[last - 1].ends == ","
                if words[preposition].lower == "of" or post.head not in _SENT:
                    post.country = post.country or entry.code
            elif entry.kind == "body":
                post.body = post.body or entry.code
                country_only = False
            else:
                post.institution = post.institution or entry.code
                country_only = False
            numbers += range(number, last)
            number = last_solid = last
            if words[last - 1].ends and words[last - 1].ends != "-" and not (entry.kind == "country" and listed_on):
                break
            continue
        if not _complements(story, number, first, stop, bool(numbers)):
            break
        numbers.append(number)
        if word.lower not in ("of", "the", "for", "and", "on", "to", "his", "her", "its", "with", "in"):
            last_solid = number + 1
        number += 1
        if word.ends:
            break
    numbers = [number for number in numbers if number < last_solid]
    numbers, last_solid = _without_name(story, numbers, last_solid, stop)
    if not numbers:
        return []
    placed = {place for place in numbers if place in story.covered}
    country_only = country_only and all(
        place in placed or words[place].lower in ("the", "and", "of") for place in numbers
    )
    post.complement, post.last = first, last_solid
    post.bare = False
    if country_only and post.countries and words[preposition].lower == "of":
        return []
    return [words[preposition].lower, *_without_country(story, numbers, post)]


def _complements(story: Story, number: int, first: int, stop: int, begun: bool) -> bool:
    words = story.words
    word = words[number]
    lower = word.lower
    if word.shape == "P":
        return False
    if word.text in WEEKDAYS_AND_MONTHS:
        return False
    if lower in ("of", "for", "the", "and", "on", "to", "his", "her", "its", "with"):
        if number + 1 >= stop or words[number + 1].opens:
            return False
        after = words[number + 1]
        if lower in ("and", "with"):
            return (
                begun
                and not after.head
                and (after.lower in LOWER_MODIFIERS or after.lower in INSTITUTION_WORDS or number + 1 in story.known)
                and not _is_adjective(story, number + 1)
                and after.text not in SENTENCE_WORDS
            )
        if lower in ("on", "to"):
            return (
                begun
                and after.shape == "C"
                and after.text not in WEEKDAYS_AND_MONTHS
                and after.text not in SENTENCE_WORDS
            )
        return lower != "for" or begun
    if word.shape in "CU":
        if (
            begun
            and (words[number - 1].lower in INSTITUTION_WORDS or words[number - 1].lower in LOWER_MODIFIERS)
            and _is_known_surname(story, number, stop)
        ):
            return False  # "Secretary of State Blinken and …"
        if word.lower in HONORIFICS and begun and word.lower != "general":
            return False
        if begun and word.folded in FAMILY_FIRST and looks_like_person(story, number, name_from(story, number, stop)):
            return False  # "Ambassador to Russia Sin Hong-chol"
        if (
            begun
            and word.given
            and number + 1 < stop
            and not word.ends
            and may_name(story, number)
            and may_name(story, number + 1)
        ):
            return False
        return word.text not in SENTENCE_WORDS or lower in INSTITUTION_WORDS or lower in LOWER_MODIFIERS
    if word.shape == "N":
        return False
    return (
        (lower in LOWER_MODIFIERS and lower not in ("then", "de", "late", "former", "new"))
        or lower in INSTITUTION_WORDS
        or lower in HEADS
        or word.owns
        or lower.endswith("ern")
    )


def _is_adjective(story: Story, number: int) -> bool:
    """Whether a country's adjective stands there: "… and North Korean Ambassador" begins somebody else's post."""
    return number in story.known and story.known[number][1].how == "adjective"


def _without_name(story: Story, numbers: list[int], last: int, stop: int) -> tuple[list[int], int]:
    """Leaves out the name that follows without a comma: "of Education Stefania Giannini"."""
    if not numbers:
        return numbers, last
    tail = len(numbers)
    while (
        tail and may_name(story, numbers[tail - 1]) and not story.words[numbers[tail - 1]].ends.startswith(("(", "/"))
    ):
        if tail < len(numbers) and story.words[numbers[tail - 1]].ends:
            break
        if story.words[numbers[tail - 1]].lower in LOWER_MODIFIERS:
            break
        tail -= 1
    if (
        tail
        and story.words[numbers[tail - 1]].lower in ("of", "and", "for", "the")
        and not story.words[numbers[tail] if tail < len(numbers) else numbers[-1]].given
    ):
        return numbers, last
    free = len(numbers) - tail
    if free == 1 and tail and _is_known_surname(story, numbers[tail], stop):
        return numbers[:tail], numbers[tail - 1] + 1  # "Secretary of State Blinken"
    if free < 2 or (tail == 0 and free < 3):
        return numbers, last
    if tail == 0:
        tail = 1  # "mayor of Chongqing Huang Qifan": the first is the place
        if story.words[numbers[0]].given:
            return numbers, last
    if len(numbers) - tail > 4:
        return numbers, last
    return numbers[:tail], numbers[tail - 1] + 1


def _without_country(story: Story, numbers: list[int], post: Post) -> list[str]:
    """A complement's words; "of the DPRK" at its end and a country's adjective before a common word fall away."""
    words = story.words
    kept = list(numbers)
    for first in numbers:
        if first not in story.known:
            continue
        last, entry = story.known[first]
        if entry.kind == "institution":
            start, end, code = _country_within(story, first, last)
            kept = [number for number in kept if not start <= number < end]
            if post.head not in _SENT:
                post.country = post.country or code or None
        if entry.kind != "country":
            continue
        ends_it = last - 1 == kept[-1] if kept else False
        before = [number for number in kept if number < first]
        link = [number for number in reversed(before) if words[number].lower in ("of", "the")]
        portfolio = len(before) > 2 or post.head.endswith("minister")
        if ends_it and link and before and words[before[-1]].lower in ("of", "the") and portfolio:
            while kept and (kept[-1] >= first or words[kept[-1]].lower in ("of", "the")):
                kept.pop()
        elif (
            last < len(words)
            and last in kept
            and (
                (entry.how in ("adjective", "name", "short form") and words[last].shape == "l")
                or (entry.how == "adjective" and words[kept[-1]].lower in _PLAIN_INSTITUTIONS)
            )
        ):
            kept = [number for number in kept if not first <= number < last]
    return [words[number].lower + ("'s" if words[number].owns else "") for number in kept]


def _is_known_surname(story: Story, number: int, stop: int) -> bool:
    """Whether the word is the surname of somebody in the reference, and no institution's first word."""
    word = story.words[number]
    after = story.words[number + 1] if number + 1 < stop and not word.ends else None
    return word.folded in gazetteer().surnames and not (after is not None and after.shape == "C" and not after.opens)


_SPOKES = ("spokesman", "spokeswoman", "spokesperson")


def _worded(left: list[str], name: list[str], right: list[str], dropped: bool) -> str:
    """The office in plain words: what qualifies it, the head, the complement."""
    if name[0] in _SPOKES and right and not left and (dropped or right[-1] in ("leader", "president")):
        rest = [word for word in right[1:] if word not in ("the", "his", "her", "its")]
        if rest in (["leader"], ["president"]):
            return f"presidential {name[0]}"
        if (
            len(rest) <= 2
            and rest
            and rest[-1] in ("military", "army", "ministry", "government", "police", "navy", "presidency", "parliament")
        ):
            return " ".join([*rest, name[0]])
    if name[0] in ("premier", "prime minister") and right and right[-1] in ("cabinet", "ministers"):
        right = []
    return " ".join([*left, *name, *right]).replace(" the 's", "'s")


def _is_public(story: Story, post: Post, left: list[int]) -> bool:
    """Whether it is a public office rather than a firm's, a party's or a church's."""
    if post.head != "member" and not {post.head, post.head.split()[0]} & ANYBODYS and post.head not in RANKS:
        return True
    words = story.words
    around = {words[number].lower for number in left}
    if post.complement is not None:
        around.update([words[n].lower for n in range(post.complement, post.last) if not _names_country(story, n)])
    if post.head == "member":
        return not around.isdisjoint(_MEMBERSHIPS) and "party" not in around
    if "party" in around or "parties" in around:
        return False
    if around & _PUBLIC_WORDS and not around & {"democratic", "republican"}:
        return True
    if around & _PRIVATE_WORDS:
        return post.head in RANKS
    if post.country or post.body or post.institution or post.head in RANKS or post.owned_by in _PUBLIC_OWNERS:
        return True
    if post.head == "secretary" and left and words[left[-1]].lower != "general":
        return True
    unknown = [
        number
        for number in left
        if words[number].shape in "CU"
        and words[number].lower not in LOWER_MODIFIERS
        and words[number].lower not in HEADS
    ]
    if post.head == "president":
        return not unknown and post.complement is None
    if post.head in ("leader", "secretary"):
        return False
    return False


def _names_country(story: Story, number: int) -> bool:
    """Whether the word is of a country's name: "Federation" in "the Russian Federation"."""
    return number in story.covered and any(
        first in story.known and story.known[first][1].kind == "country" and story.known[first][0] > number
        for first in range(max(0, number - 5), number + 1)
    )


def follows(story: Story, post: Post) -> tuple[int, int] | None:
    """The name right after the post: "Foreign Minister [Mr.] Sergey Lavrov"; None where there is none."""
    _, stop = sentence_bounds(story, post.head_at)
    number = post.last
    words = story.words
    if words[number - 1].owns or (words[number - 1].ends and not words[number - 1].ends.startswith(" ")):
        return None
    while number < stop and words[number].lower in HONORIFICS and not words[number].opens and number - post.last < 3:
        if words[number].ends:
            return None
        number += 1
    if number >= stop or words[number].opens:
        return None
    if post.head == "general" and words[number].lower in _GENERAL_THINGS:
        return None
    last = name_from(story, number, stop)
    if last == number or _goes_on_as_institution(story, last, stop):
        return None
    if post.head in _DOUBTFUL and not looks_like_person(story, number, last):
        return None
    return number, last


# What "General" stands before that is nobody.
_GENERAL_THINGS = listed("""
    electric motors mills dynamics meeting debate election elections strike staff counsel hospital relativity
    accounting services manager mining atomics
    """)
_DOUBTFUL = frozenset({"major", "captain", "justice", "representative", "member", "official"})


def _goes_on_as_institution(story: Story, last: int, stop: int) -> bool:
    """ "representative of the Tianjin Jiujiang Trade Co.": what looks like a name is a firm's."""
    word = story.words[last] if last < stop else None
    before = story.words[last - 1]
    return (
        word is not None
        and not before.ends
        and not before.owns
        and not word.opens
        and word.shape in "CU"
        and word.lower in INSTITUTION_WORDS
    )
