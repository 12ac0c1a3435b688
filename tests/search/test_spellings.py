"""Which spellings of a name are one another's: those that are attested, and no others."""

import pytest

from articles.models import OfficialName
from articles.search.spellings import SECONDS_BETWEEN_LOOKS, Spellings, current_spellings, forget_spellings, sounds
from tests.factories import make_official

PEOPLE = [
    ["Sergey Lavrov", "Sergei Lavrov", "Sergey Viktorovich Lavrov", "Serguei Lawrow"],
    ["Sergej Ivanov"],
    ["Ri Yong Ho", "Ri Yongho", "Lee Yong-ho"],
    ["Dmitry Peskov", "Dmitriy Peskov"],
    ["Omar al-Bashir", "Omar Hassan al-Bashir", "Omer al-Beshir"],
    ["Sheikh Sharif Ahmed", "Sharif Sheikh Ahmed"],
    ["Tatyana Golikova"],
    ["Tatiana Moskalkova"],
    ["Yang Jiechi"],
    ["Jang Song Thaek"],
]
SPELLINGS = Spellings(PEOPLE)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("sergey", {"sergei", "sergej", "serguei"}),
        ("lavrov", {"lawrow"}),
        ("yong ho", {"yongho"}),
        ("yongho", {"yong ho"}),
        ("dmitriy", {"dmitry"}),
        ("bashir", {"beshir"}),
        ("omer", {"omar"}),
        ("tatiana", {"tatyana"}),
        ("sheikh", set()),
        ("ri", set()),
        ("yang", set()),
        ("viktorovich", set()),
        ("nobody", set()),
    ],
)
def test_spellings_are_those_of_one_place_in_a_name_or_of_one_sound(word, others):
    assert SPELLINGS.variants(word) == others


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mikhail", "mihail"),
        ("aleksei", "alexey"),
        ("mohammed", "mohamed"),
        ("andrej", "andrey"),
        ("mahmoud", "mahmud"),
    ],
)
def test_ways_of_writing_one_name_sound_alike(one, other):
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(("one", "other"), [("jong", "yong"), ("jung", "yung"), ("petrov", "petrova"), ("kim", "gim")])
def test_different_names_do_not_sound_alike(one, other):
    assert sounds(one) != sounds(other)


@pytest.mark.django_db
def test_a_new_spelling_is_known_half_a_minute_later():
    forget_spellings()
    official = make_official("Sergey Lavrov", from_story=False)
    assert current_spellings(now=100.0).variants("sergey") == frozenset()
    OfficialName.objects.create(official=official, name="Sergei Lavrov", folded="sergei lavrov")
    assert current_spellings(now=101.0).variants("sergey") == frozenset()
    assert current_spellings(now=101.0 + SECONDS_BETWEEN_LOOKS).variants("sergey") == {"sergei"}
    forget_spellings()


@pytest.mark.django_db
def test_names_that_only_stories_tell_are_no_spellings():
    forget_spellings()
    official = make_official("Sergey Unheard", from_story=True)
    OfficialName.objects.create(official=official, name="Sergei Unheard", folded="sergei unheard")
    assert current_spellings().variants("sergey") == frozenset()
    forget_spellings()
