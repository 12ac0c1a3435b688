"""English stems."""

from functools import lru_cache

import Stemmer

_english = Stemmer.Stemmer("english", 0)


@lru_cache(200_000)
def stem(word: str) -> str:
    return _english.stemWord(word)
