"""Sixty thousand words as uneven as those of real news, and a few whose share of the stories is known.

Words of the first ranks are English function words, then a newsroom's own, then made ones, each with its endings, so
that a question for one form has others to find. None of them is a noted word.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from tests.benchmarks import newsroom_words as words

FUNCTION = words.listed("""
    the of a and to in that for is was on it with as at by from this be had not are but which were have or an they
    one their has its who will more would about he she been than when there into him her them some other may can
    could only new over such time very what up out said after two also any then like many before must through back
    where much should well down since own under last never each those around between both might another while because
""")
# Noted words by the share of the stories that hold them.
VERY_COMMON, COMMON, MIDDLING, RARE = 0.49, 0.10, 0.002, 0.00005
NOTED = {
    "government": VERY_COMMON, "security": VERY_COMMON, "percent": VERY_COMMON,
    "pipeline": COMMON, "harvest": COMMON, "vaccine": COMMON, "referendum": COMMON,
    "glacier": MIDDLING, "orchestra": MIDDLING, "ballast": MIDDLING, "lighthouse": MIDDLING,
    "zeppelin": RARE, "periwinkle": RARE, "marzipan": RARE, "ocarina": RARE,
}  # fmt: skip
PHRASE, PHRASE_SHARE = ("border", "treaty"), 0.02
SIZE, POOL = 60_000, 1 << 20
SOUNDS = words.listed("b br c cl d dr f g gr h j k l m n p pl pr r s sc st t tr v w")
VOWELS = words.listed("a e i o u")
CLOSES = words.listed("b d g l m n nd nt p r rd rk s sk st t")
ENDINGS = ("", "s", "ed", "ing", "er")


def vocabulary() -> list[str]:
    """The likeliest first."""
    newsroom = [word.lower() for topic in words.TOPICS for word in topic]
    known = dict.fromkeys([*FUNCTION, *words.NOUNS, *words.VERBS, *words.ADJECTIVES, *newsroom])
    for noted in [*NOTED, *PHRASE]:
        known.pop(noted, None)
    for word in _made():
        known.setdefault(word)
        if len(known) == SIZE:
            break
    return list(known)


def _made() -> Iterator[str]:
    """Families of one stem stand near each other, as talk, talks and talked do."""
    dice = random.Random("vocabulary")
    while True:
        stem = "".join(syllables(dice, 1 + (dice.random() < 0.75) + (dice.random() < 0.2))) + dice.choice(CLOSES)
        if stem in NOTED or stem in PHRASE:
            continue
        yield from (stem + ending for ending in dice.sample(ENDINGS, dice.randint(1, 4)))


def syllables(dice: random.Random, number: int) -> list[str]:
    return [dice.choice(SOUNDS) + dice.choice(VOWELS) for _ in range(number)]


def seldom(dice: random.Random) -> str:
    """A figure or a name that hardly any other story holds: a vocabulary never ends."""
    if dice.random() < 0.8:
        return str(int(10 ** (1 + 5 * dice.random())))
    return "".join(syllables(dice, 4)).capitalize()


@cache
def pool() -> list[str]:
    """A million words drawn by the law of Zipf and Mandelbrot: from it stories take theirs evenly."""
    known = vocabulary()
    weights = list(accumulate(1 / (rank + 3.7) ** 1.05 for rank in range(len(known))))
    return random.Random("pool").choices(known, cum_weights=weights, k=POOL)
