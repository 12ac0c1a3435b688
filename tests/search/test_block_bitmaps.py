"""What a word's documents of one block are stored as gives the same documents again, in the fewest bytes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from articles.search.block_bitmaps import (
    BLOCK,
    HEAD,
    MOST_NUMBERS,
    SOME_NUMBERS,
    STEP,
    STEPS,
    by_block,
    extend,
    pack,
    unpack,
)
from articles.search.postings import Postings

numbers = st.integers(0, BLOCK - 1)


@given(st.sets(numbers, min_size=1, max_size=60) | st.sets(numbers, min_size=100, max_size=400), st.integers(0, 20_000))
def test_documents_of_a_block_come_back(some, block):
    docs = BitMap(block * BLOCK + number for number in some)
    assert unpack(pack(docs), block) == docs


@pytest.mark.parametrize("block", [0, 1, 15, 60_000])
@pytest.mark.parametrize("count", [1, 2, 3, MOST_NUMBERS - 1, MOST_NUMBERS, MOST_NUMBERS + 1, BLOCK])
@pytest.mark.parametrize("spread", [False, True])
def test_however_many_there_are(block, count, spread):
    step = BLOCK // count if spread else 1
    docs = BitMap(range(block * BLOCK, block * BLOCK + count * step, step))
    assert unpack(pack(docs), block) == docs


@pytest.mark.parametrize("first", [0, 12346, 12347])
def test_numbers_that_the_library_begins_with_are_none_of_its_own(first):
    docs = BitMap([first, first + 1, 40_000])
    assert unpack(pack(docs), 0) == docs


def test_few_documents_take_two_bytes_each():
    assert [len(pack(BitMap(docs))) for docs in ([70_000], [70_000, 70_001, 90_000])] == [2, 6]


def test_documents_that_stand_close_take_a_byte_each():
    assert len(pack(BitMap(range(70_000, 70_000 + 200 * 254, 254)))) == len(STEPS) + 4_464 // STEP + 200
    assert len(pack(BitMap(range(0, BLOCK, BLOCK // 128)))) == 2 * 128  # so far from each other that steps take more


@given(st.sets(numbers, min_size=SOME_NUMBERS, max_size=3 * SOME_NUMBERS), st.integers(0, 2 * SOME_NUMBERS))
def test_steps_go_on_from_where_they_ended(some, before):
    ordered = sorted(some)
    more = np.array(ordered[before:]).astype("<u2").tobytes()
    first = pack(BitMap(ordered[:before])) if ordered[:before] else b""
    packed = extend(first, more, 0) if more else first
    assert unpack(packed, 0) == BitMap(ordered)
    assert len(packed) <= 2 * len(ordered)


def test_many_take_a_bit_each_and_what_is_alike_less():
    assert len(pack(BitMap([doc for doc in range(BLOCK) if doc % 3]))) == HEAD.size + BLOCK // 8
    alike = BitMap(range(BLOCK))
    alike.run_optimize()
    assert unpack(pack(alike), 0) == alike
    assert len(pack(alike)) < 20


def test_what_was_stored_before_is_read_too():
    for docs in (BitMap([5]), BitMap([65_536, 70_000]), BitMap(range(0, BLOCK, 2))):
        assert unpack(docs.serialize(), docs[0] // BLOCK) == docs


documents = st.sets(st.integers(0, 3 * BLOCK) | st.sampled_from([BLOCK - 1, BLOCK, 2 * BLOCK - 1]), min_size=1).map(
    sorted
)


@given(st.dictionaries(st.text("abc", min_size=1), documents, max_size=4))
def test_documents_of_words_are_parted_into_blocks(words):
    found: dict[str, list[int]] = {}
    for word, block, packed in by_block(Postings.of(words)):
        numbers = np.frombuffer(packed, "<u2").tolist()
        assert len(numbers)
        found.setdefault(word, []).extend(block * BLOCK + number for number in numbers)
    assert found == words


@pytest.mark.parametrize("before", [0, 1, 2, MOST_NUMBERS - 1, MOST_NUMBERS, MOST_NUMBERS + 1, 3 * MOST_NUMBERS])
@pytest.mark.parametrize("more", [1, 2, MOST_NUMBERS - 1, MOST_NUMBERS, MOST_NUMBERS + 1])
@pytest.mark.parametrize("block", [0, 7])
@pytest.mark.parametrize("stored", [pack, BitMap.serialize])
def test_later_documents_are_stored_as_if_all_had_come_at_once(before, more, block, stored):
    docs = range(block * BLOCK + 1, block * BLOCK + 1 + 3 * (before + more), 3)
    new = np.array(docs[before:]).astype("<u2").tobytes()
    packed = extend(stored(BitMap(docs[:before])) if before else b"", new, block)
    assert packed == pack(BitMap(docs))
