"""Copies of one story come into one group, whatever the order in which they arrive."""

import random
from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F

from articles.curation.publishing import withdraw
from articles.formats.types import SourceDocument
from articles.importing.copies import likeness_of_copies, sketch_body
from articles.importing.documents import import_document
from articles.importing.grouping import Text, forget_sketches, group_texts, regroup
from articles.importing.likeness import resemblance, shingles, sketch_of
from articles.models import Article, Rights, SketchKey, State, StoryGroup, TextSketch
from articles.search.index import indexing_at_once
from tests.factories import NOW, make_article, make_source

WORDS = [f"{start}{end}" for start in ("bar", "kel", "mon", "sur", "tav") for end in ("ado", "ine", "oth", "ull", "ek")]


def body(seed, words=160):
    """Invented words in an order of their own."""
    order = random.Random(seed)
    return " ".join(order.choice(WORDS) + str(order.choice("aeiou")) for _ in range(words))


def edited(text, seed, changes):
    words, order = text.split(), random.Random(seed)
    for _ in range(changes):
        words[order.randrange(len(words))] = f"other{order.randrange(1000)}x"
    return " ".join(words)


def bring(text, source="Meridian", day=date(2018, 4, 10), **values):
    document = SourceDocument(f"{source}.txt", text, "plain text", published=day, source=source, **values)
    done = import_document(document, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    return Article.objects.get(pk=done.article_id)


def groups():
    """The titles that stand together, of every group."""
    found = {}
    for article in Article.objects.filter(group__isnull=False):
        found.setdefault(article.group_id, set()).add(article.headline)
    return {frozenset(titles) for titles in found.values()}


# What is a copy


def test_a_sketch_tells_how_alike_two_texts_are():
    text = body(1, 400)
    for changes in (0, 5, 20, 60):
        other = edited(text, 2, changes)
        told = sketch_of(text).resemblance(sketch_of(other))
        assert told == pytest.approx(resemblance(shingles(text), shingles(other)), abs=0.19)  # three deviations


def copies(left, right, one="2018-04-10", other="2018-04-10"):
    return likeness_of_copies(sketch_body(left, one), sketch_body(right, other)) > 0


def test_a_few_words_make_no_other_story_of_a_long_one():
    assert copies(body(1), edited(body(1), 2, 4))
    assert not copies(body(1), body(2))


def test_a_few_words_make_another_story_of_a_short_one():
    arrives, leaves = body(1, 45), edited(body(1, 45), 2, 4)
    assert copies(arrives, arrives)
    assert not copies(arrives, leaves)


def test_a_flash_is_never_a_copy():
    assert sketch_body("Meridian: ferry line to open in June, ministry says", "2018-04-10") is None


def test_an_abridged_copy_is_one():
    whole = body(1, 300)
    assert copies(whole, " ".join(whole.split()[:170]))
    assert not copies(whole, " ".join([*whole.split()[:80], *body(2, 90).split()]))


def test_yesterdays_table_is_another_story():
    rows = [f"Port{number} {number}.{number} {number + 7} calm" for number in range(60)]
    later = [*rows[:50], *(row.replace("7", "9").replace("5", "8") for row in rows[50:])]
    assert not copies("\n".join(rows), "\n".join(later))
    assert copies("\n".join(rows), "\n".join(rows))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("2018-04-10", "2018-04-12", True),
        ("2018-04-10", "2018-04-13", False),
        ("2018-04-10", "2019-04-10", False),
        ("2018-12-31", "2019-01-01", True),
        ("2018-04-10", "--04-11", True),
        ("--12-31", "--01-01", True),
        ("--04-10", "--05-10", False),
        ("2019-03-01", "2019-02-27", True),
        ("2020-02-29", "--02-28", True),
        ("", "", True),
        ("", "2018-04-10", False),
    ],
)
def test_copies_follow_within_two_days(one, other, near):
    text = body(1)
    assert copies(text, text, one, other) == copies(text, text, other, one) == near
    left, right = sketch_body(text, one), sketch_body(text, other)
    if near:  # what is a copy is found by the index, from either side
        assert set(left.codes_near()) & set(right.codes())
        assert set(right.codes_near()) & set(left.codes())


# Groups

pytestmark = pytest.mark.django_db


def story(title, text):
    return f"{title}\n\n{text}"


def test_another_agencys_copy_is_grouped_and_the_fullest_stands_first():
    bring(story("Ferry line opens", body(1)), "Meridian")
    bring(story("Ferry opens at last", edited(body(1), 2, 3) + " " + body(9, 12)), "Boreas")
    bring(story("Something else", body(5)), "Boreas")
    assert groups() == {frozenset({"Ferry line opens", "Ferry opens at last"})}
    shown = Article.objects.one_a_group().values_list("headline", flat=True)
    assert set(shown) == {"Ferry opens at last", "Something else"}


@pytest.mark.parametrize(("day", "of_year"), [(date(2018, 1, 1), 1), (date(2018, 12, 31), 366), (None, 0)])
def test_sketches_kept_under_single_days_go_under_stretches_of_them(day, of_year):
    bring(story("Ferry line opens", body(1)), day=day)
    kept = list(SketchKey.objects.values_list("sketch", "code"))
    as_before = (of_year << 50) + (5 << 41)  # and of each key nine bits more
    SketchKey.objects.update(code=F("code").bitand((1 << 41) - 1) + as_before)
    with connection.cursor() as cursor:
        cursor.execute(import_module("articles.migrations.0015_sketches_under_stretches_of_days").CODES)
    assert list(SketchKey.objects.values_list("sketch", "code")) == kept != []


def test_sketches_of_longer_numbers_are_shortened_to_what_is_made_now():
    migration = import_module("articles.migrations.0028_brief_sketches")
    bring(story("Ferry line opens", body(1)))
    bring(story("Short", body(2, 30)), day=None)
    kept = sorted(SketchKey.objects.values_list("sketch", "code")), list(TextSketch.objects.values_list("pk", "bins"))
    state = MigrationExecutor(connection).loader.project_state(("articles", "0028_brief_sketches"))
    migration.lengthen(state.apps, connection.schema_editor())
    assert {len(bytes(bins)) for bins in TextSketch.objects.values_list("bins", flat=True)} == {256}
    assert sorted(SketchKey.objects.values_list("sketch", "code")) != kept[0]
    migration.shorten(state.apps, connection.schema_editor())
    again = sorted(SketchKey.objects.values_list("sketch", "code")), list(TextSketch.objects.values_list("pk", "bins"))
    assert again == kept


@pytest.mark.django_db(transaction=True)
def test_a_sketch_of_before_tells_its_text_as_well():
    migration = import_module("articles.migrations.0030_text_keys")
    article = bring(story("Ferry line opens", body(1)))
    kept = list(TextSketch.objects.values())
    with connection.schema_editor() as editor:
        migration.lengthen(None, editor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sha256 FROM articles_textsketch")
        assert cursor.fetchall() == [(article.sha256,)]
    with connection.schema_editor() as editor:
        migration.shorten(None, editor)
    assert list(TextSketch.objects.values()) == kept


def test_numbers_of_a_long_text_are_told_apart_as_well():
    """All of them are small: none of the shortened ones may be alike by chance."""
    assert sketch_of(body(1, 60_000)).resemblance(sketch_of(body(2, 60_000))) < 0.05


def test_what_readers_may_read_stands_before_what_is_fuller():
    make_source("Boreas", rights=Rights.HEADLINE)
    bring(story("Short and open", body(1)), "Meridian")
    bring(story("Long and closed", body(1) + " " + body(9, 12)), "Boreas")
    assert Article.objects.get(standing=0).headline == "Short and open"


def test_a_filter_finds_the_copy_of_its_own():
    bring(story("Ferry line opens", body(1) + " " + body(9, 12)), "Meridian")
    bring(story("Ferry opens at last", body(1)), "Boreas")
    of_boreas = Article.objects.filter(source__name="Boreas").one_a_group()
    assert of_boreas.get().headline == "Ferry opens at last"
    withdraw(Article.objects.get(source__name="Meridian"), reason="Wrong.", user=None, now=NOW)
    assert Article.objects.published().one_a_group().get().headline == "Ferry opens at last"


def archive():
    """Stories of three agencies: copies that a third joins, some alone, one in two versions."""
    first = body(1, 200)
    second, third = edited(first, 2, 9), edited(edited(first, 2, 9), 3, 9)
    today = date(2018, 4, 10)
    return [
        ("a", story("A1", first), "Meridian", today, {}),
        ("b", story("A2", second), "Boreas", today + timedelta(1), {}),
        ("c", story("A3", third), "Zephyr", today + timedelta(2), {}),
        ("d", story("B1", body(5)), "Meridian", today, {"identity": "d", "version": "1"}),
        ("d2", story("B1", body(6)), "Meridian", today, {"identity": "d", "version": "2"}),
        ("e", story("B2", edited(body(5), 1, 3)), "Boreas", today, {}),
        ("f", story("B3", edited(body(6), 1, 3)), "Zephyr", today, {}),
        ("g", story("C1", body(7)), "Meridian", today, {}),
        ("h", story("C2", body(7)), "Boreas", today + timedelta(40), {}),
    ]


@pytest.mark.parametrize("seed", range(6))
def test_groups_do_not_depend_on_the_order_of_arrival(seed):
    stories = archive()
    random.Random(seed).shuffle(stories)
    for _name, text, source, day, values in stories:
        bring(text, source, day, **values)
    assert groups() == {frozenset({"A1", "A2", "A3"}), frozenset({"B1", "B2", "B3"})}
    standing = Article.objects.filter(group__isnull=False).order_by("standing", "headline")
    assert len(set(standing.values_list("group", "standing"))) == 6
    first = set(Article.objects.filter(standing=0, group__isnull=False).values_list("sha256", flat=True))
    again = {min(members, key=lambda a: (-len(a.text), a.date, a.sha256)).sha256 for members in members_of_groups()}
    assert first == again
    assert Article.objects.get(headline="B1").version == "2"


def members_of_groups():
    return [list(group.articles.all()) for group in StoryGroup.objects.all()]


def test_the_same_again_changes_nothing():
    for _name, text, source, day, values in archive():
        bring(text, source, day, **values)
    before = list(Article.objects.order_by("pk").values_list("pk", "group", "standing"))
    sketches = TextSketch.objects.count()
    for _name, text, source, day, values in archive():
        bring(text, source, day, **values)
    assert list(Article.objects.order_by("pk").values_list("pk", "group", "standing")) == before
    assert TextSketch.objects.count() == sketches


def test_keys_go_with_their_sketches_alone():
    first, other = bring(story("A1", body(1, 200))), bring(story("A2", edited(body(1, 200), 2, 3)), "Boreas")
    of_first = set(SketchKey.objects.filter(sketch__article=first).values_list("code", flat=True))
    kept = set(SketchKey.objects.filter(sketch__article=other).values_list("code", "sketch"))
    assert of_first & {code for code, _sketch in kept}  # under one code stand both
    forget_sketches(first.sketches.all())
    assert set(SketchKey.objects.values_list("code", "sketch")) == kept
    assert not first.sketches.exists()


def test_keys_become_an_index_without_ids_and_rows_with_ids_again():
    for _name, text, source, day, values in archive():
        bring(text, source, day, **values)
    migration = import_module("articles.migrations.0020_sketch_keys_as_an_index")
    kept = set(SketchKey.objects.values_list("code", "sketch"))
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        migration.with_ids(None, editor)
        code, sketch = min(kept)
        cursor.execute("INSERT INTO articles_sketchkey (code, sketch_id) VALUES (%s, %s)", [code, sketch])
        cursor.execute("SELECT count(DISTINCT id) FROM articles_sketchkey")
        assert cursor.fetchone() == (len(kept) + 1,)
        migration.lean(None, editor)
    assert sorted(SketchKey.objects.values_list("code", "sketch")) == sorted(kept)


def test_what_a_lost_story_held_together_comes_apart():
    first = body(1, 200)
    ends = [first, edited(edited(first, 2, 10), 3, 10)]
    bring(story("A1", ends[0]), "Meridian")
    bring(story("A3", ends[1]), "Zephyr")
    assert groups() == set()
    bring(story("A2", edited(first, 2, 10)), "Boreas")
    assert groups() == {frozenset({"A1", "A2", "A3"})}
    group = StoryGroup.objects.get()
    Article.objects.get(headline="A2").delete()
    regroup([group.pk])
    assert groups() == set()
    assert not StoryGroup.objects.exists()


def test_texts_of_one_chunk_are_grouped_in_a_few_queries(django_assert_max_num_queries):
    articles = [make_article(f"Story {number}", body(number // 2)) for number in range(60)]
    texts = [Text(a.pk, a.sha256, sketch_body(body(n // 2), "2018-04-10")) for n, a in enumerate(articles)]
    with indexing_at_once(), django_assert_max_num_queries(20):
        group_texts(texts)
    assert StoryGroup.objects.count() == 30
