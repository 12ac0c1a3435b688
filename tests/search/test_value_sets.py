"""The documents of each value, whether they are packed, noted or joined."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from articles.search.value_sets import FEW, MOST_NEW, ValueSets


@pytest.mark.parametrize("held", [0, 3, FEW + 1])
@pytest.mark.parametrize("new", [1, MOST_NEW, MOST_NEW + 1])
def test_new_documents_stand_beside_those_that_were_there(held, new):
    values = ValueSets()
    if held:
        values.put("norway", BitMap(range(held)).serialize())
    for doc in range(held, held + new):
        values.add("norway", [doc])
    assert (values.sizes()["norway"], list(values), "norway" in values) == (held + new, ["norway"], True)
    for _time in range(2):
        assert values["norway"] == BitMap(range(held + new))


def test_a_change_packs_no_value_anew_until_it_is_asked_for(monkeypatch):
    values = ValueSets()
    values.put("norway", BitMap([1]).serialize())
    monkeypatch.setattr(ValueSets, "_keep", lambda *_: pytest.fail("packed"))
    values.add("norway", [2, 3])
    monkeypatch.undo()
    assert values["norway"] == BitMap([1, 2, 3])


def test_of_a_value_that_nobody_asks_for_the_noted_documents_stay_few():
    values = ValueSets()
    for doc in range(10 * MOST_NEW):
        values.add("norway", [doc])
    assert max(map(len, values._new.values()), default=0) <= MOST_NEW


def test_a_copy_stays_as_it_was():
    values = ValueSets()
    values.add("norway", [1])
    copy = values.copy()
    values.add("norway", [2])
    values.add("chile", [2])
    assert dict(copy) == {"norway": BitMap([1])}
    assert dict(values) == {"norway": BitMap([1, 2]), "chile": BitMap([2])}


values_and_docs = st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 400)), max_size=6)


@given(values_and_docs, values_and_docs, st.sets(st.integers(0, 2000)))
def test_the_dead_are_not_packed_and_all_others_are(told, later, dead):
    values, expected, doc = ValueSets(), defaultdict(set), 0
    for several in (told, later):
        for value, number in several:
            values.add(value, range(doc, doc + number))
            expected[value] |= set(range(doc, doc + number))
            doc += number
        living = {value: docs - dead for value, docs in expected.items() if docs - dead}
        packed = dict(values.pack(BitMap(dead)))
        assert {value: set(BitMap.deserialize(blob)) for value, blob in packed.items()} == living
    assert {value: set(docs) for value, docs in values.items()} == expected


@pytest.mark.parametrize("number", [FEW, FEW + 1])
def test_what_stands_in_a_row_is_packed_in_few_bytes(number):
    values = ValueSets()
    values.add("norway", range(number // 2))
    values.add("norway", range(number // 2, number))
    ((_value, packed),) = values.pack(BitMap())
    assert (len(packed) < 20, len(values["norway"])) == (True, number)
