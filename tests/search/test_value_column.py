"""All values of a set of documents, counted by document."""

import random

import pytest
from pyroaring import BitMap

from articles.search import value_column
from articles.search.value_column import FewerDocs, ValueColumn

DOCUMENTS = 300


@pytest.fixture(scope="module")
def values():
    dice = random.Random(7)
    return {value: BitMap(dice.sample(range(DOCUMENTS), dice.randint(1, 40))) for value in range(50)}


@pytest.fixture(scope="module")
def single():
    """No document has two of the values, and not each has one."""
    dice = random.Random(8)
    each = [dice.choice([None, *range(20)]) for _ in range(DOCUMENTS)]
    return {value: BitMap(doc for doc, one in enumerate(each) if one == value) for value in range(20)}


@pytest.mark.parametrize("kind", ["values", "single"])
@pytest.mark.parametrize("number", [0, 1, 60, 130, 200, 299, 310])
@pytest.mark.parametrize("parts", [1, 3])
def test_few_many_and_nearly_all_documents_are_counted_alike(request, monkeypatch, kind, number, parts):
    monkeypatch.setattr(value_column, "MANY", 100)
    values = request.getfixturevalue(kind)
    column, step = ValueColumn({}), DOCUMENTS // parts
    for first in range(0, DOCUMENTS, step):  # as changes bring them
        span = BitMap(range(first, first + step))
        column.add({value: (docs & span).to_array() for value, docs in values.items() if docs & span})
    found = BitMap(random.Random(number).sample(range(DOCUMENTS + 10), number))  # the last ones have no value
    numbers = dict(zip(column.values, column.counts(FewerDocs.of(found, DOCUMENTS + 10)).tolist(), strict=True))
    assert numbers == {value: found.intersection_cardinality(docs) for value, docs in values.items()}
    docs, places = column.pairs(found)
    assert {(doc, column.values[place]) for doc, place in zip(docs.tolist(), places.tolist(), strict=True)} == {
        (doc, value) for value, having in values.items() for doc in having & found
    }


def test_a_document_with_two_values_may_come_behind_those_with_one():
    column = ValueColumn({"a": BitMap([0, 3]), "b": BitMap([1])})
    column.add({"c": [6], "b": [5]})
    column.add({"a": [8, 9], "c": [9]})
    everything = BitMap(range(12))
    docs, places = column.pairs(everything)
    assert [(doc, column.values[place]) for doc, place in zip(docs.tolist(), places.tolist(), strict=True)] == [
        (0, "a"), (1, "b"), (3, "a"), (5, "b"), (6, "c"), (8, "a"), (9, "a"), (9, "c"),
    ]  # fmt: skip
    assert dict(zip(column.values, column.counts(FewerDocs.of(BitMap([0, 2, 5, 9]), 12)).tolist(), strict=True)) == {
        "a": 2,
        "b": 1,
        "c": 1,
    }


def test_a_value_of_one_document_takes_as_few_bytes_as_it_needs():
    column = ValueColumn({value: BitMap([value]) for value in range(255)})
    assert column._of_docs.nbytes == 255
    column.add({"one more": [255]})
    assert column._of_docs.nbytes == 2 * 256


@pytest.mark.parametrize("found", [[0], [0, 1, 2]])
def test_documents_that_came_since_the_question_are_not_counted(found):
    column, asked = ValueColumn({"a": BitMap([0, 1]), "b": BitMap([2, 3])}), FewerDocs.of(BitMap(found), 4)
    before = column.counts(asked).tolist()
    column.add({"a": [4], "b": [5, 6]})
    assert column.counts(asked).tolist() == before == [len({0, 1} & {*found}), len({2, 3} & {*found})]
