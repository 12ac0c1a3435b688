"""The sums of many words at once are those of each word by itself."""

from itertools import pairwise
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.word_sums import LONGEST, word_sums

LETTERS = st.binary(min_size=1, max_size=LONGEST + 3).map(lambda word: word.replace(b" ", b"_"))
TEXTS = st.lists(st.lists(LETTERS | st.just(b"")).map(b" ".join), min_size=1)


@given(TEXTS)
def test_each_word_has_its_own_sum_in_its_own_text(texts):
    sums, bounds = word_sums(texts)
    found = [sums[start:end].tolist() for start, end in pairwise(bounds)]
    assert found == [[crc32(word) for word in text.split(b" ") if word] for text in texts]


def test_a_word_without_end_is_summed_up_too():
    words = [b"a", b"b" * 1_000_000, b"c" * LONGEST]
    assert word_sums([b" ".join(words)])[0].tolist() == [crc32(word) for word in words]
