"""The documents of each value, whether they are packed, noted or joined."""

import pytest
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
