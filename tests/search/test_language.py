"""What a reader types becomes a tree; what can't be understood, a sentence."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.expression import All, Asked, Days, Either, Node, Not, Phrase, Word, all_of, either_of, leaves
from articles.search.field_names import LOOKED_UP
from articles.search.language import DEEPEST, MOST_LEAVES, parse
from articles.search.wording import to_text
from articles.search.words import words_of
from tests.search.hostile import SIGNS, hostile_questions

GRAIN, FISH, SEA = Word("grain"), Word("fish"), Word("sea")
FERRY = Phrase(("ferry", "line"))


@pytest.mark.parametrize(
    ("q", "node"),
    [
        ("Grain", GRAIN),
        ("grain fish", All((GRAIN, FISH))),
        ("grain AND fish & sea", All((GRAIN, FISH, SEA))),
        ('"ferry line"', FERRY),
        ("“ferry line” «Ferry Line»", FERRY),
        ("„ferry line“", FERRY),
        ("grain -fish", All((GRAIN, Not(FISH)))),
        ("grain NOT fish", All((GRAIN, Not(FISH)))),
        ("grain NOT -fish", All((GRAIN, FISH))),
        ("-fish", Not(FISH)),
        ("grain - fish", All((GRAIN, FISH))),
        ("grain -- fish", All((GRAIN, FISH))),
        ("grain OR fish", Either((GRAIN, FISH))),
        ("grain|fish", Either((GRAIN, FISH))),
        ("grain or fish", All((GRAIN, Word("or"), FISH))),
        ("sea grain OR fish", All((SEA, Either((GRAIN, FISH))))),
        ("(sea grain) OR fish", Either((All((SEA, GRAIN)), FISH))),
        ("sea -(grain OR fish)", All((SEA, Not(Either((GRAIN, FISH)))))),
        ("((grain))", GRAIN),
        ("grain grain", GRAIN),
        ("sea*", Word("sea", prefix=True)),
        ("yong-h*", All((Word("yong"), Word("h", prefix=True)))),
        ("=grain", Word("grain", exact=True)),
        ('="ferry line"', Phrase(("ferry", "line"), exact=True)),
        ("-=grain", Not(Word("grain", exact=True))),
        ("=(grain fish)", All((Word("grain", exact=True), Word("fish", exact=True)))),
        ("title:grain", Word("grain", title=True)),
        ('headline:"ferry line"', Phrase(("ferry", "line"), title=True)),
        ("title:=grain", Word("grain", exact=True, title=True)),
        ("title:(grain OR sea*)", Either((Word("grain", title=True), Word("sea", prefix=True, title=True)))),
        ("Yong-ho", Phrase(("yong", "ho"))),
        ("Zürich’s", Word("zurich")),
        ("10:30", Phrase(("10", "30"))),
        ("https://tass.com", Phrase(("https", "tass", "com"))),
    ],
)
def test_words_and_signs(q, node):
    parsed = parse(q)
    assert parsed.node == node
    assert parsed.remarks == ()


@pytest.mark.parametrize(
    ("q", "node"),
    [
        ("speaker:Lavrov", Asked("speaker", "Lavrov")),
        ("by:lavrov", Asked("speaker", "lavrov")),
        ("Said: lavrov", Asked("speaker", "lavrov")),
        ('about:"north korea"', Asked("about", "north korea")),
        ("about:(north korea)", Asked("about", "north korea")),
        ("with:lavrov", Asked("official", "lavrov")),
        ("-source:tass", Not(Asked("source", "tass"))),
        ("country:ru,kp", Either((Asked("country", "ru"), Asked("country", "kp")))),
        ("speaker:(lavrov OR ri yong ho)", Either((Asked("speaker", "lavrov"), Asked("speaker", "ri yong ho")))),
        ("kind:Reported", Asked("kind", "indirect")),
        ("from:tass", Asked("source", "tass")),
        ("from:2018-04", Days(first=date(2018, 4, 1))),
        ("since:2018", Days(first=date(2018, 1, 1))),
        ("to:2018-04", Days(last=date(2018, 4, 30))),
        ("until:2018/4/3", Days(last=date(2018, 4, 3))),
        ("after:2018", Days(first=date(2019, 1, 1))),
        ("before:2018", Days(last=date(2017, 12, 31))),
        ("date:2018-02", Days(date(2018, 2, 1), date(2018, 2, 28))),
        ("date:2018..2019-03", Days(date(2018, 1, 1), date(2019, 3, 31))),
        ("date:2019..2018", Days(date(2018, 12, 31), date(2019, 1, 1))),
        (
            "year:2017,2019",
            Either((Days(date(2017, 1, 1), date(2017, 12, 31)), Days(date(2019, 1, 1), date(2019, 12, 31)))),
        ),
    ],
)
def test_fields_by_the_names_that_a_reader_tries(q, node):
    parsed = parse(q)
    assert parsed.node == node
    assert parsed.remarks == ()


@pytest.mark.parametrize(
    ("q", "left", "said"),
    [
        ("grain OR", "grain", "“OR” needs something on both its sides"),
        ("OR grain", "grain", "“OR” needs something on both its sides"),
        ("grain NOT", "grain", "“NOT” needs something behind it"),
        ("grain by:", "grain", "“speaker:” needs something right behind it"),
        ("grain title:", "grain", "“title:” needs a word right behind it"),
        ("grain to:soon", "grain", "“soon” is no date: give a year, month or day"),
        ("grain from:2018-13", "grain", "“2018-13” is no date"),
        ("grain before:1800", "grain", "“1800” is no date"),
        ("grain kind:loud", "grain", "There is no kind “loud”"),
        ("grain author:smith", 'grain "author smith"', "There is no field “author:”"),
        ('grain "ferry line', 'grain "ferry line"', "The quotation mark before “ferry line” is never closed"),
        ("(grain", "grain", "A parenthesis is never closed"),
        ("grain)", "grain", "A parenthesis closes that was never opened"),
        ('"ferry lin*"', '"ferry lin"', "Within quotation marks a star stands for nothing"),
        ("*grain", "grain", "A star stands for the rest of a word, at its end only"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_stays(q, left, said):
    parsed = parse(q)
    assert to_text(parsed.node) == left
    assert len(parsed.remarks) == 1
    assert said in parsed.remarks[0]
    assert parsed.remarks[0].endswith(".")


@pytest.mark.parametrize("q", ["", " ", '"', "*", "-", "()", "“”", "AND OR NOT", "=", "\0", "\ud800", "by:", "🚢"])
def test_where_no_word_is_left_there_is_no_tree_but_a_sentence(q):
    parsed = parse(q)
    assert parsed.node is None
    assert parsed.remarks[0].startswith("There is no word to look for in")
    "".join(parsed.remarks).encode()


def test_of_too_many_things_the_first_are_asked_for():
    parsed = parse(" ".join(f"w{number}" for number in range(10_000)))
    assert len(parsed.node.parts) == MOST_LEAVES
    assert parsed.remarks == ("At most 32 things can be asked for at once: “w32” and 9,967 more were left out.",)
    assert len(parse("word " * 10_000).parts) == 1
    assert len(parse(f'"{"a b " * 5_000}"').node.words) == 24


def test_parentheses_have_a_bottom():
    parsed = parse("(" * 5_000 + "grain" + ")" * 5_000 + " fish")
    assert parsed.node == All((GRAIN, FISH))
    assert any("deep" in remark for remark in parsed.remarks)


def test_each_part_is_kept_in_the_words_that_were_typed():
    parsed = parse('Zürich  AND (Grain OR "ferry  line") -Fish by:Lavrov')
    assert [part.text for part in parsed.parts] == ["Zürich", '(Grain OR "ferry line")', "-Fish", "by:Lavrov"]
    assert all_of(part.node for part in parsed.parts) == parsed.node


WORDS = st.text("abcdefgh0123", min_size=1, max_size=5)
EXACT, TITLE = st.booleans(), st.booleans()
DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
LEAVES = st.one_of(
    st.builds(Word, WORDS, st.just(False), EXACT, TITLE),
    st.builds(Word, WORDS, st.just(True), st.just(False), TITLE),
    st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=4).map(tuple), EXACT, TITLE),
    st.builds(
        Asked,
        st.sampled_from(sorted(LOOKED_UP.keys() - {"kind"})),
        st.lists(st.text("abcÅ'é.", min_size=1).map(lambda text: f"a{text}a"), min_size=1, max_size=3).map(" ".join),
    ),
    st.builds(lambda a, b: Days(min(a, b), max(a, b)), DAYS, DAYS),
    st.builds(Days, DAYS),
    st.builds(lambda day: Days(last=day), DAYS),
)


def grown(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3)
    negative = parts.map(lambda part: part.part if isinstance(part, Not) else Not(part))
    return st.one_of(several.map(all_of), several.map(either_of), negative)


def depth(node: Node) -> int:
    parts = [node.part] if isinstance(node, Not) else getattr(node, "parts", ())
    return 1 + max(map(depth, parts)) if parts else 0


@given(st.recursive(LEAVES, grown, max_leaves=12).filter(lambda node: depth(node) <= DEEPEST))
def test_a_tree_is_written_so_that_it_is_read_again(node):
    parsed = parse(to_text(node))
    assert parsed.node == node
    assert parsed.remarks == ()


@given(st.text(min_size=1, max_size=8))
def test_a_word_is_its_own_word(text):
    for word in words_of(text):
        assert words_of(word) == [word]


TYPED = st.lists(st.one_of(st.sampled_from(SIGNS), WORDS, st.text(max_size=4)), max_size=25).map("".join)


@given(TYPED)
def test_anything_typed_is_read_and_its_parts_say_the_same_again(q):
    parsed = parse(q)
    assert parsed.node is not None or parsed.remarks
    if parsed.node is None:
        return
    assert all_of(part.node for part in parsed.parts) == parsed.node
    for part in parsed.parts:
        assert parse(part.text).node == part.node
    assert sum(1 for _ in leaves(parsed.node)) <= 3 * MOST_LEAVES
    "".join([*parsed.remarks, *(part.text for part in parsed.parts)]).encode()


def test_two_thousand_hostile_questions_are_read():
    for q in hostile_questions(2_000):
        parsed = parse(q)
        assert parsed.node is not None or parsed.remarks
        "".join(parsed.remarks).encode()


@pytest.mark.parametrize("bit", ["a OR ", "(", '"', "speaker:(", "NOT "])
def test_a_hundred_kilobytes_are_read_in_the_time_of_their_length(bit):
    short, long = bit * (10_000 // len(bit)), bit * (100_000 // len(bit))
    parse(short)
    began = time.process_time()
    parse(long)
    assert time.process_time() - began < 3, "the square of the length would take minutes"
