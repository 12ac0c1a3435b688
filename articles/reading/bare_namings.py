"""Namings of people without a post beside the name: full names, surnames that recur, governments by their heads."""

from __future__ import annotations

from articles.reading.gazetteer import fold, gazetteer
from articles.reading.lexicon import INSTITUTION_WORDS, listed
from articles.reading.names import looks_like_person, may_name, name_at, name_up_to
from articles.reading.naming import Naming
from articles.reading.posts import Post
from articles.reading.printed_words import LEADS, NAMES, RULES, UNSURE
from articles.reading.story_words import Story, sentence_bounds


def untitled(story: Story, titled: list[Naming]) -> list[Naming]:
    """Full names that stand alone: "Gennady Bezdetko noted that …"."""
    taken = {number for naming in titled for number in range(naming.first, naming.last)}
    found: list[Naming] = []
    after = 0
    for number in story.with_flag(LEADS):
        if number < after or number in taken:
            continue
        last = name_at(story, number)
        before = story.words[number - 1] if number else None
        made = before is not None and before.shape == "l" and before.lower in _MAKERS and not before.ends
        if last - number >= 2 and not made and looks_like_person(story, number, last):
            if _names_an_institution(story, last):
                continue
            found.append(Naming(number, last, story.said(number, last)))
            after = last
    return found


def _names_an_institution(story: Story, last: int) -> bool:
    """Whether the word after a name makes it an institution's: "Kim Il Sung University"."""
    before = story.words[last - 1]
    if before.ends or before.owns or last >= sentence_bounds(story, last - 1)[1]:
        return False
    beside = story.words[last]
    return beside.shape == "C" and beside.lower in INSTITUTION_WORDS and not beside.opens


def _taken(namings: list[Naming], unnamed: list[Post]) -> set[int]:
    """The words that belong to a naming or a post."""
    found = {number for naming in namings for number in range(naming.first, naming.last)}
    held = [post for naming in namings if (post := naming.post)] + unnamed
    return found.union(*[range(post.first, post.last) for post in held])


def recurring(story: Story, before: list[Naming], unnamed: list[Post]) -> list[Naming]:
    """Capitalised words whose last one stands alone elsewhere: "Nadine Zurbriggen … Zurbriggen said"."""
    taken = _taken(before, unnamed)
    words, flags = story.words, story.flags
    runs: list[tuple[int, int]] = []
    alone: set[str | tuple[str, ...]] = set()  # runs of one word and of two
    after = 0
    title_case = _title_case(story)
    for number in story.with_flag(NAMES | UNSURE):
        if number < after or number in taken or not (flags[number] & NAMES or may_name(story, number)):
            continue
        last = name_at(story, number)
        if last - number == 1:
            alone.add(words[number].text)
            after = last
            continue
        last = next((word for word in range(number + 1, last) if word in taken), last)
        if last - number <= 2:
            texts = [word.text for word in words[number:last]]
            alone.add(tuple(texts) if len(texts) == 2 else "".join(texts))
        if 2 <= last - number <= 4 and not any(number in passage for passage in title_case):
            runs.append((number, last))
        after = last
    found = []
    for first, last in runs:
        owned = first - 1 in story.covered and words[first - 1].owns
        surname = words[last - 1].text in alone or (
            last - first > 2 and (words[last - 2].text, words[last - 1].text) in alone
        )
        if surname or owned or speaks(story, first, last) or _has_calling(story, first, last):
            if last < len(words) and words[last].lower in INSTITUTION_WORDS and words[last].shape == "C":
                continue
            if first and words[first - 1].lower in _MAKERS and not words[last - 1].ends:
                continue
            opens = last - first == 3 and sentence_bounds(story, first)[0] == first
            if opens and words[first].lower.endswith(_OCCUPATIONS):
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


_CALLINGS = tuple(listed("ist ian er or man woman ee ant ess master mistress ete widow nurse"))
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
    paper weekly tabloid journal portal website site channel outlet
    company firm bank group maker carrier agency newspaper daily magazine broadcaster giant retailer the
    """)


def _title_case(story: Story) -> list[range]:
    """The words of headlines that capitalise every word."""
    headlines = [range(passage.first, passage.last) for passage in story.passages if passage.kind == "headline"]
    return [
        headline
        for headline in headlines
        if sum([word.shape == "l" and len(word.text) > 3 for word in story.words[headline.start : headline.stop]]) < 2
    ]


def speaks(story: Story, first: int, last: int) -> bool:
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


def governments(story: Story, before: list[Naming]) -> list[Naming]:
    """ "the Monti government", "the former Lee Myung-bak administration": the head of it, where we know the name."""
    ruling = story.with_flag(RULES)
    if not ruling:
        return []
    taken = {number for naming in before for number in range(naming.first, naming.last)}
    beginning: dict[int, list[Naming]] = {}
    for naming in before:
        beginning.setdefault(naming.first, []).append(naming)
    found: dict[int, Naming] = {}  # by the first word
    for number in ruling:
        post = _post_of_government(story, number)
        if post is None:
            continue
        first = post.first
        found.pop(first, None)
        for naming in beginning.get(first, ()):
            naming.post = naming.post or post
        if first not in taken:
            found[first] = Naming(first, number, story.said(first, number), post)
    return list(found.values())


def _post_of_government(story: Story, number: int) -> Post | None:
    """The post of whoever is named before the word "government", from the first word of the name."""
    words = story.words
    if not number or words[number - 1].ends or words[number - 1].owns or words[number - 1].shape != "C":
        return None
    start, _ = sentence_bounds(story, number)
    first = name_up_to(story, number, start)
    if first == number or number - first > 3:
        return None
    office = _heads_of_government(story.said(first, number), words[number].lower)
    if not office:
        return None
    former = first > start and words[first - 1].lower in ("former", "previous", "preceding")
    return Post(
        first,
        number + 1,
        office.split()[-1],
        f"former {office}" if former else office,
        public=True,
        head_at=number,
    )


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
