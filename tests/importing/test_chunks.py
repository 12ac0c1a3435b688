"""Many documents together come out as they do one by one."""

import random
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.models import F

from articles.formats.types import SourceDocument, UnreadableFile
from articles.importing import unattended
from articles.importing.archive_digest import archive_digest
from articles.importing.checking import check_articles, check_versions
from articles.importing.database_settings import WHILE_IMPORTING, current_settings
from articles.importing.documents import import_document
from articles.importing.unattended import import_all
from articles.models import Article, ImportItem, Mention, Official, Quote, Reasoning, Result, Rights, State
from articles.search.index import forget_articles
from tests.benchmarks.generate_stories import stories
from tests.factories import NOW, make_article, make_country, make_mention, make_quote

pytestmark = pytest.mark.django_db
VALUES = {"state": State.PUBLISHED, "now": NOW, "new_source_rights": Rights.EXCERPT}


def documents(count=60):
    return [
        SourceDocument(
            name=told["name"],
            text=told["text"],
            format="plain text",
            url=told["url"] if number % 3 else "",
            published=date.fromisoformat(told["published"]),
            source=told["source"] if number % 4 else "",
            identity=f"urn:{number % 4}" if number % 7 == 0 else "",
        )
        for number, told in enumerate(stories(count))
    ]


def troubled(dice):
    """Versions, chains, withdrawals, repeats and what can't be read, shuffled among ordinary stories."""
    plain = documents()
    more = [replace(one, name=f"again {one.name}") for one in dice.sample(plain, 6)]
    more += [replace(one, text=one.text + "\nOne more line.\n") for one in dice.sample(plain, 8)]
    more += [replace(one, text=one.text + "\nAnother line.\n") for one in dice.sample(plain, 8)]
    # Others are named than before: some go with the text that named them alone, some come.
    more += [replace(one, text=dice.choice(plain).text + "\nSo it was.\n") for one in dice.sample(plain, 8)]
    more += [replace(one, text=one.text[: len(one.text) * 2 // 3] + "\n") for one in dice.sample(plain, 8)]
    more += [replace(one, text="URGENT\n" + one.text, source="Harbour") for one in dice.sample(plain, 6)]
    more += [replace(one, text="(2nd LD) " + one.text, source="Harbour") for one in dice.sample(plain, 6)]
    more += [replace(one, text="Kill this story.", notice="withdrawal") for one in dice.sample(plain, 6)]
    more += [UnreadableFile("bad.bin", "the file is binary."), SourceDocument("blank.txt", "  \n", "plain text")]
    mixed = plain + more
    dice.shuffle(mixed)
    return mixed


def outcome(imported):
    done = list(imported)
    stories = dict(Article.objects.values_list("pk", "stable_id"))
    return [(one.name, one.result, one.reason, stories.get(one.article_id)) for one in done]


def taken_back(work):
    """What the work gives, and the archive's digest after it, with nothing kept."""
    with transaction.atomic():
        found = work(), archive_digest(), list(ImportItem.objects.values_list("name", "result", "reason", "sha256"))
        assert not any(flaws for _one, flaws in [*check_articles(), *check_versions()])
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_chunks_give_the_same_archive_as_one_document_at_a_time(seed, monkeypatch):
    mixed = troubled(random.Random(seed))
    monkeypatch.setattr(unattended, "BREATH", 0)

    def together(size):
        monkeypatch.setattr(unattended, "CHUNK", size)
        return outcome(import_all(mixed, origin="test", **VALUES))

    def singly():
        done = []
        for one in sorted(mixed, key=lambda one: getattr(one, "notice", "") == "withdrawal"):  # those come last
            if isinstance(one, UnreadableFile):
                continue
            done += outcome([import_document(one, **VALUES)])
        return done

    single, digest, _items = taken_back(singly)
    some = taken_back(lambda: together(17))
    assert some[1] == digest
    assert [row for row in some[0] if row[0] != "bad.bin"] == single
    assert taken_back(lambda: together(1000)) == some
    assert {row[1] for row in single} == {Result.CREATED, Result.VERSION, Result.UNCHANGED, Result.FAILED}


def test_the_digest_tells_archives_apart_by_any_row():
    article = make_article()
    seen = {archive_digest()}
    Official.objects.create(name="Astrid Solheim", slug="astrid-solheim")
    seen.add(archive_digest())
    Article.objects.update(section="Sports")
    seen.add(archive_digest())
    make_article("Another story")
    seen.add(archive_digest())
    forget_articles([article.pk])
    seen.add(archive_digest())
    assert len(seen) == 5


def test_numbers_that_only_tell_rows_apart_make_no_difference_to_the_digest():
    article = make_article()
    quote = make_quote(article, "opens in June", rule="colon", why="A colon leads to the words.")
    make_mention(article, "OSLO", country=make_country(), quote=quote)
    digest = archive_digest()
    Mention.objects.update(number=F("number") + 100)
    twin = Reasoning.objects.get()
    twin.pk = None
    Reasoning.objects.update(sha256="")
    twin.save()
    Quote.objects.update(reasoning=twin)
    assert archive_digest() == digest


@pytest.mark.django_db(transaction=True)
def test_the_database_has_its_settings_back_after_an_import():
    wanted = WHILE_IMPORTING[connection.vendor]
    before, meanwhile = current_settings(wanted), []
    list(import_all(documents(1), origin="test", stopped=lambda: meanwhile.append(current_settings(wanted)), **VALUES))
    assert meanwhile == [wanted]
    assert current_settings(wanted) == before != wanted


NAMED = "“We agree,” Foreign Minister of Norway Torvald Bergheim said on Tuesday."
NAMED_OTHERWISE = "“We agree,” Foreign Minister of Norway Torvald Bérgheim said on Tuesday."
UNNAMED = "“We agree,” a spokesman said on Tuesday."


def told(name, url, said, mark="", **values):
    text = f"{mark}MINISTER SPEAKS\n\nMOSCOW, April 10. /TASS/. {said}\n"
    return SourceDocument(name, text, "plain text", url=url, **values)


@pytest.mark.parametrize(
    ("documents", "names"),
    [
        (
            [told("1", "https://a.example", NAMED), told("2", "https://b.example", NAMED_OTHERWISE)],
            ["Torvald Bergheim"],
        ),
        (
            [
                told("1", "https://a.example", NAMED),
                told("2", "https://a.example", UNNAMED),
                told("3", "https://b.example", NAMED_OTHERWISE),
            ],
            ["Torvald Bérgheim"],
        ),
        (
            [
                told("1", "https://a.example", UNNAMED),
                told("2", "https://a.example", NAMED),
                told("3", "https://b.example", NAMED_OTHERWISE),
            ],
            ["Torvald Bergheim"],
        ),
        (
            [
                told("1", "", f"{UNNAMED} It was late.", "(2nd LD) "),
                told("2", "", f"{UNNAMED} It was late. {NAMED}", "(LEAD) "),
            ],
            [],
        ),
    ],
    ids=["two stories", "a version lets go", "a version brings", "an earlier version brings nobody"],
)
def test_an_official_is_called_as_the_first_that_names_him_does(documents, names):
    def called(work):
        with transaction.atomic():
            done = [one.result for one in work()]
            found = sorted(Official.objects.filter(name__startswith="Torvald").values_list("name", flat=True))
            transaction.set_rollback(True)
        return done, found

    single = called(lambda: [import_document(one, **VALUES) for one in documents])
    assert single[1] == names
    assert called(lambda: list(import_all(documents, origin="test", **VALUES))) == single


def test_versions_that_only_another_version_joins_are_of_one_story():
    """The last has the address of the second alone, and the third the id of the first alone."""
    first, second, third, fourth = (told(str(number), "", f"{UNNAMED} It was day {number}.") for number in range(1, 5))
    documents = [
        replace(first, url="https://a.example", identity="urn:1"),
        replace(second, url="https://b.example", text=f"(LEAD) {second.text}"),
        replace(third, identity="urn:1", text=third.text.replace("MINISTER", "(2nd LEAD) SOMEBODY")),
        replace(fourth, url="https://b.example", text=fourth.text.replace("MINISTER", "(3rd LEAD) NOBODY")),
    ]

    def kept(work):
        with transaction.atomic():
            done, digest = [(one.result, one.reason) for one in work()], archive_digest()
            transaction.set_rollback(True)
        return done, digest

    single = kept(lambda: [import_document(one, **VALUES) for one in documents])
    assert [result for result, _reason in single[0]] == [Result.CREATED, *[Result.VERSION] * 3]
    assert kept(lambda: list(import_all(documents, origin="test", **VALUES))) == single


def test_whom_a_version_names_no_longer_stays_for_a_story_that_is_to_be_written():
    first = told("first.txt", "https://example.com/1", NAMED)
    list(import_all([first], origin="test", **VALUES))
    assert Official.objects.filter(name="Torvald Bergheim").exists()

    other = told("other.txt", "https://example.com/2", f"{NAMED} The talks went on.")
    later = told("later.txt", "https://example.com/1", UNNAMED)
    done = list(import_all([other, later], origin="test", **VALUES))
    assert [one.result for one in done] == [Result.CREATED, Result.VERSION]
    official = Official.objects.get(name="Torvald Bergheim")
    assert {mention.article_id for mention in official.mentions.all()} == {done[0].article_id}
