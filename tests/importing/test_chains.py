"""A wire's chain of flash, story, leads and corrections is one article, in whatever order its texts come in."""

import random
from dataclasses import replace
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest
from django.db import transaction

from articles.formats import iptc7901
from articles.formats.plain_text import read
from articles.formats.recognise import read_file
from articles.formats.types import Limits, SourceDocument
from articles.importing import unattended
from articles.importing.documents import import_document
from articles.importing.unattended import import_all
from articles.importing.undoing import undo
from articles.models import Article, ArticleVersion, ImportBatch, Result, Rights, State
from articles.models.article_version import comes_before, in_order
from tests.factories import NOW

pytestmark = pytest.mark.django_db
YONHAP = Path(__file__).parents[3] / "shared" / "wire" / "yonhap.jsonl"

END = "\n\nSEOUL, Dec. 28 (Yonhap) -- {}\n(END)\n"
FLASH = "(URGENT) Nokdo-ferry\n(URGENT) Nokdo ferry line to open in June, ministry says" + END.format(
    "The ferry line to Nokdo will open in June, the ministry says."
)
STORY = "Nokdo-ferry\nFerry line to Nokdo Island opens in June" + END.format(
    "A line to the island of Nokdo will open in June after nine years of plans, the oceans ministry said Sunday. "
    "Two boats will sail in the morning and in the evening, it said."
)
LEAD = "(LEAD) Nokdo-ferry\n(LEAD) Ferry line to Nokdo Island opens in June" + END.format(
    "A ferry line to the island of Nokdo will open in June, the oceans ministry said Sunday. "
    "Two boats will sail in the morning and in the evening, it said. The mayor of Nokdo thanked all who had waited."
)
SECOND = "(2nd LD) Nokdo-ferry\n(2nd LD) Mayor of Nokdo thanks all who waited for ferry" + END.format(
    "Islanders danced at the pier on Sunday. The mayor of Nokdo thanked all who had waited. "
    "A line to the island of Nokdo will open in June after nine years of plans, the oceans ministry says. "
    "Two boats will sail in the morning and in the evening, it said."
)
CHAIN = [FLASH, STORY, LEAD, SECOND]


def bring(text, **values):
    document = SourceDocument("x.txt", text, "plain text", **values)
    return import_document(document, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)


def archive():
    """Each article's texts, the current one first, the earlier ones as they follow each other on its page."""
    return {
        (article.text, *(version.text for version in reversed(in_order(article.versions.all()))))
        for article in Article.objects.all()
    }


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_a_chain_is_the_same_article_in_any_order(order):
    for at in order:
        bring(CHAIN[at])
    assert archive() == {tuple(reversed(CHAIN))}


@pytest.mark.parametrize("seed", range(3))
def test_chains_of_several_stories_do_not_mix_in_any_order(seed):
    other = [text.replace("Nokdo", "Hanbando").replace("ferry", "railway").replace("boats", "trains") for text in CHAIN]
    texts = [*CHAIN, *other]
    random.Random(seed).shuffle(texts)
    for text in texts:
        bring(text)
    assert archive() == {tuple(reversed(CHAIN)), tuple(reversed(other))}
    for text in texts:
        assert bring(text).result == Result.UNCHANGED


PIER = "The pier of Nokdo was built of stone that fishermen carried by hand in the winter of the great storm, it said. "
BOATS = "Two boats will sail in the morning and in the evening from the first day of June on, said the ministry. "
NEWS = "The minister of oceans opened the ferry line to the island of Nokdo on Sunday after nine years of plans. "
HEADS = [
    "(LEAD) Nokdo-ferry\n(LEAD) Ferry" + END.format(PIER * 2 + PIER.replace("stone", "granite")),
    "(2nd LD) Nokdo-ferry\n(2nd LD) Ferry" + END.format(BOATS * 2 + BOATS.replace("boats", "ships")),
    "(3rd LD) Nokdo-ferry\n(3rd LD) Ferry" + END.format(PIER + NEWS + BOATS),
]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_a_text_that_joins_two_stories_makes_them_one_for_readers_in_any_order(order):
    for at in order:
        bring(HEADS[at])
    assert {text for story in archive() for text in story} == set(HEADS)
    assert Article.objects.one_a_group().count() == 1
    for text in HEADS:
        assert bring(text).result == Result.UNCHANGED


def test_heads_of_a_chain_come_apart_when_what_joined_them_is_undone():
    values = {"state": State.PUBLISHED, "now": NOW, "new_source_rights": Rights.WHOLE}
    for texts in (HEADS[:2], HEADS[2:]):
        documents = [SourceDocument("x.txt", text, "plain text") for text in texts]
        list(import_all(documents, origin=f"{len(texts)} texts", **values))
    assert Article.objects.one_a_group().count() == 1
    undo(ImportBatch.objects.get(origin="1 texts"), user=None, now=NOW)
    assert archive() == {(HEADS[0],), (HEADS[1],)}
    assert Article.objects.one_a_group().count() == 2


def envelope(mark, headline, body):
    """A text as IPTC 7901 sends it: keyword and mark stand in the envelope, not in the text that is kept."""
    lines = (
        f"eca0075 3 i 510  dpa 1003\n\nNorway-ferry/Nokdo/\n\x02{mark}{headline} =\n\n{body}\n\x03101137 GMT Okt 18\n"
    )
    (document,) = iptc7901.read(f"{mark.strip()}.txt", BytesIO(lines.encode()), Limits())
    return document


ENVELOPES = [
    envelope("URGENT\n", "Nokdo to get ferry line", "Oslo (dpa) - The ferry line to Nokdo will open in June."),
    envelope(
        "",
        "Ferry line to Nokdo opens in June",
        "Oslo (dpa) - The ferry line to Nokdo will open in June after nine years of plans, the oceans ministry said on "
        "Wednesday. Two boats will sail in the morning and in the evening, it said.",
    ),
    envelope(
        "2ND LEAD\n",
        "Nokdo's mayor thanks all who waited",
        "Oslo (dpa) - Islanders danced at the pier. The ferry line to Nokdo will open in June after nine years of "
        "plans, the oceans ministry said. Two boats will sail in the morning and in the evening, it said.",
    ),
]
NAMESAKE = envelope(
    "URGENT\n", "Engine fails on the way to Nokdo", "Oslo (dpa) - A captain turned back off the coast, nobody was hurt."
)


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_marks_of_an_envelope_make_a_chain_in_any_order(order):
    texts = [*ENVELOPES, NAMESAKE]
    for at in order:
        import_document(texts[at], state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    chain = tuple(document.text for document in reversed(ENVELOPES))
    assert archive() == {chain, (NAMESAKE.text,)}
    (first,) = (article for article in Article.objects.all() if article.text == chain[0])
    assert [one.label for one in in_order(first.versions.all())] == ["flash", ""]


def test_a_kill_in_an_envelope_withdraws_the_story_of_its_headline_alone():
    for document in (ENVELOPES[1], NAMESAKE):
        import_document(document, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    kill = envelope("KILL\n", "Engine fails on the way to Nokdo", "Oslo (dpa) - Please do not use it. It was a drill.")
    import_document(kill, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    assert Article.objects.get(state=State.WITHDRAWN).text == NAMESAKE.text
    other = envelope("KILL\n", "Pier falls into the sea", "Oslo (dpa) - Please do not use it.")
    done = import_document(other, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    assert done.result == Result.FAILED


def test_a_label_beside_the_keyword_is_no_part_of_it():
    bring(STORY.replace("Nokdo-ferry", "(News Focus) Nokdo-ferry", 1))
    done = bring(LEAD.replace("(LEAD) Nokdo-ferry", "(LEAD) (News Focus) Nokdo-ferry", 1))
    assert done.result == Result.VERSION


def test_a_second_text_of_the_same_rank_is_a_story_of_its_own():
    bring(LEAD)
    assert bring(LEAD.replace("thanked all", "greeted those")).result == Result.CREATED


def test_what_only_an_earlier_version_says_is_kept_when_it_comes_late():
    bring(SECOND)
    bring(STORY, url="https://example.org/nokdo", section="Islands")
    article = Article.objects.get()
    assert (article.url, article.section, article.text) == ("https://example.org/nokdo", "Islands", SECOND)


def test_a_kill_of_a_plain_text_wire_withdraws_its_story(tmp_path):
    path = tmp_path / "kill.txt"
    kill = "(KILL) Nokdo-ferry\n(KILL) Ferry line" + END.format(
        "Please do not use it. The ministry took its words back."
    )
    path.write_text(kill)
    bring(STORY)
    with path.open("rb") as file:
        (notice,) = read("kill.txt", file, Limits())
    assert notice.notice == "withdrawal"
    done = import_document(notice, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    assert done.reason == "The agency withdrew this story."
    assert Article.objects.get().state == State.WITHDRAWN


def test_a_kill_that_may_mean_several_stories_withdraws_none():
    bring(STORY)
    bring(STORY.replace("oceans ministry said Sunday", "mayor told friends over dinner"))
    kill = "(KILL) Nokdo-ferry\n(KILL) Ferry line" + END.format("Please do not use the story.")
    assert bring(kill, notice="withdrawal").result == Result.FAILED
    assert not Article.objects.filter(state=State.WITHDRAWN).exists()


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("wire -1", "", True),
        ("", "wire 1", True),
        ("wire 1", "wire 2", True),
        ("2", "10", True),
        ("", "3", False),
        ("20141009T083411Z", "20141009T091500Z", True),
        ("20141009T091500Z", "20141009T083411Z", False),
        ("final", "draft", False),
    ],
)
def test_versions_follow_by_their_own_count(one, other, earlier):
    assert comes_before(one, other) == earlier


@pytest.mark.parametrize(
    ("version", "label"),
    [
        ("", ""),
        ("wire -1", "flash"),
        ("wire 1", "lead"),
        ("wire 2.5", "2nd lead, corrected"),
        ("wire 0.5", "corrected"),
        ("wire 4", "4th lead"),
        ("3", "3"),
    ],
)
def test_readers_see_what_the_agency_calls_a_version(version, label):
    assert ArticleVersion(version=version).label == label


@pytest.mark.skipif(not YONHAP.exists(), reason="the shared evaluation sets are not beside the project")
def test_an_agencys_own_chains_are_the_same_in_any_order(monkeypatch):
    monkeypatch.setattr(unattended, "BREATH", 0)
    documents = list(read_file(YONHAP, YONHAP.name, Limits()))
    told = [replace(document, url="", identity="") for document in documents]
    found = []
    for seed in (None, 1):
        if seed is not None:
            random.Random(seed).shuffle(told)
        with transaction.atomic():
            values = {"origin": "x", "state": State.PUBLISHED, "now": NOW, "new_source_rights": Rights.WHOLE}
            assert sum(1 for _one in import_all(told, **values)) == len(told)
            found.append(archive())
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert sum(len(chain) > 1 for chain in found[0]) >= 19
