"""The spellings that agencies use of one name lead to one person."""

from __future__ import annotations

import pytest

from articles.reading.gazetteer import fold, gazetteer

SPELLINGS = {
    "volodymyr-zelensky": ["Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Vladimir Zelensky", "Vladimir Zelenskiy"],
    "ramzan-kadyrov": ["Ramzan Kadyrov"],
    "xi-jinping": ["Xi Jinping"],
    "ri-yong-ho": ["Ri Yong-ho"],
    "kim-jong-un": ["Kim Jong Un", "Kim Jong-un", "Kim Jong-Un"],
    "sergey-lavrov": ["Sergei Lavrov", "Sergey Lavrov"],
    "recep-tayyip-erdogan": ["Tayyip Erdogan", "Recep Tayyip Erdoğan"],
    "muammar-gaddafi": ["Moammar Gadhafi", "Muammar Qaddafi", "Moamer Kadhafi", "Muammar al-Gaddafi"],
    "alexander-lukashenko": ["Aleksandr Lukashenko", "Alyaksandr Lukashenka"],
    "kassym-jomart-tokayev": ["Kasym-Zhomart Tokayev"],
    "abdrabbuh-mansour-hadi": ["Abd Rabbuh Mansour Hadi", "Abed Rabbo Mansour Hadi", "Abdrabbuh Mansur Hadi"],
    "ahmed-al-sharaa": ["Ahmad al-Sharaa", "Abu Mohammed al-Golani", "Abu Mohammad al-Jolani"],
    "andrii-sybiha": ["Andriy Sybiha", "Andrii Sybiga"],
    "omar-al-bashir": ["Omer al-Bashir", "Omar al-Beshir"],
    "shinzo-abe": ["Abe Shinzo"],
}


@pytest.mark.parametrize("slug, name", [(slug, name) for slug, names in SPELLINGS.items() for name in names])
def test_a_spelling_leads_to_its_person(slug: str, name: str):
    assert [person.slug for person in gazetteer().people.get(fold(name), []) if person.slug == slug] == [slug]


def test_a_full_name_is_two_peoples_only_where_that_is_known():
    shared = {name for name, people in gazetteer().people.items() if len(people) > 1}
    namesakes = {"andris berzins", "chen chien jen", "david johnston", "lee yong ho", "ri yong ho", "ri yongho"}
    assert shared == namesakes
