"""All values of a set of documents, counted by document."""

import random

import pytest
from pyroaring import BitMap

from articles.search.value_column import ValueColumn

DOCUMENTS = 300


@pytest.fixture(scope="module")
def values():
    dice = random.Random(7)
    return {value: BitMap(dice.sample(range(DOCUMENTS), dice.randint(1, 40))) for value in range(50)}


@pytest.mark.parametrize("number", [0, 1, 60, 130, 200, 299, 310])
@pytest.mark.parametrize("parts", [1, 3])
def test_few_many_and_nearly_all_documents_are_counted_alike(values, number, parts):
    column, step = ValueColumn({}), DOCUMENTS // parts
    for first in range(0, DOCUMENTS, step):  # as changes bring them
        span = BitMap(range(first, first + step))
        column.add({value: (docs & span).to_array() for value, docs in values.items() if docs & span})
    found = BitMap(random.Random(number).sample(range(DOCUMENTS + 10), number))  # the last ones have no value
    numbers = dict(zip(column.values, column.counts(found).tolist(), strict=True))
    assert numbers == {value: found.intersection_cardinality(docs) for value, docs in values.items()}
