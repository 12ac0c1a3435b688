"""Two thousand questions that nobody should ask, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from urllib.parse import quote_from_bytes, quote_plus

from tests.benchmarks.newsroom_words import listed

NUMBER, LONGEST = 2000, 100_000
OPERATORS = ("AND", "OR", "NOT", "NEAR(", "NEAR/5", "-", "*", '"', "(", ")", ":", "^", "+", "~", "|", "&", "!", "<->")
FIELDS = ("speaker:", "about:", "official:", "country:", "source:", "place:", "kind:", "from:", "to:", "title:", "x:")
WORDS = listed("government pipeline glacier zeppelin the of a naïve Москва 北京 12667 O’Brien")
COMMON = listed("the of a to in and said for")
ODD = (
    *("\0", "\x1b", "\x7f", "\ufeff", "\u202e", "\u200f", "\u200d", "\u0301", "\U0001f600", "\r\n", "\t"),
    *("مرحبا", "שלום", "👩‍👩‍👧‍👦", "🇳🇴", "%", "_", "\\", "';--", "<script>", "{{7*7}}", "ﬀ", "ß", "İ", "ǅ", "Z̷̢̛"),
)
BROKEN = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf8\x88\x80\x80\x80", b"\x80", b"\xc0\xaf")
PATHS = ("/articles/", "/articles/", "/articles/", "/articles/", "/quotes/", "/articles.atom")
PARAMETERS = listed("country official speaker about source section place kind from to sort page")


def hostile_addresses(seed: int = 5) -> Iterator[str]:
    dice = random.Random(seed)
    for _ in range(NUMBER):
        make = dice.choice(KINDS)
        path = dice.choice(PATHS)
        yield f"{path}?{make(dice)}"


def _q(text: str) -> str:
    return "q=" + quote_plus(text, errors="surrogatepass")


def _operators(dice: random.Random) -> str:
    return _q(dice.choice(("", " ")).join(dice.choices(OPERATORS, k=dice.randint(1, 30))))


def _unbalanced(dice: random.Random) -> str:
    mark = dice.choice(('"', "(", ")", "((", "“", '-"', "-(", 'speaker:"', "NEAR("))
    return _q(mark * dice.choice((1, 3, 200)) + dice.choice(WORDS) + dice.choice(("", mark)))


def _nested(dice: random.Random) -> str:
    depth = dice.choice((5, 60, 450, 5000))
    return _q("(" * depth + dice.choice(WORDS) + dice.choice((")" * depth, "")))


def _mixed(dice: random.Random) -> str:
    parts = dice.choices((*OPERATORS, *FIELDS, *WORDS, *ODD), k=dice.randint(2, 40))
    return _q(dice.choice(("", " ")).join(parts))


def _many_terms(dice: random.Random) -> str:
    """Ten thousand terms, and fewer."""
    joined = dice.choice((" ", " OR ", " -", " AND ", "* "))
    return _q(joined.join(dice.choices(WORDS[:6], k=dice.choice((30, 100, 1000, 10_000)))))


def _short_prefixes(dice: random.Random) -> str:
    return _q(" ".join(f"{letter}*" for letter in dice.choices("aeiouprst", k=dice.randint(1, 30))))


def _only_without(dice: random.Random) -> str:
    return _q(" ".join(f"-{word}" for word in dice.choices(WORDS, k=dice.randint(1, 12))))


def _common_phrases(dice: random.Random) -> str:
    return _q(" ".join(f'"{" ".join(dice.choices(WORDS[4:7], k=dice.randint(2, 12)))}"' for _ in range(4)))


def _either_phrases(dice: random.Random) -> str:
    """As many phrases of very common words as a question holds."""
    pairs = [f'"{one} {other}"' for one in COMMON for other in COMMON]
    return _q(dice.choice((" OR ", " -")).join(dice.sample(pairs, dice.randint(2, 36))))


def _either_common(dice: random.Random) -> str:
    return _q(dice.choice((" OR ", " ", " -")).join(dice.choices(COMMON, k=dice.choice((5, 40, 500)))))


def _longer_prefixes(dice: random.Random) -> str:
    letters = [one + other for one in "bcdmprst" for other in "aeiou"]
    some = (f"{beginning}{dice.choice(('', 'n', 'r'))}*" for beginning in dice.sample(letters, dice.randint(1, 30)))
    return _q(dice.choice((" ", " OR ")).join(some))


def _names_of_nobody(dice: random.Random) -> str:
    """Each looked up among all names, and what it is nearly called."""
    letters = "".join(dice.sample("abcdefghijklmnoprstuvwz", 23))
    field = dice.choice(("speaker", "official", "about", "country", "source", "place"))
    names = [f"{letters[at : at + dice.randint(1, 3)]}" for at in range(20)]
    return _q(dice.choice((f"{field}:({' OR '.join(names)})", " ".join(f"{field}:{name}xq" for name in names))))


def _words_of_nobody(dice: random.Random) -> str:
    return _q(" ".join("".join(dice.choices("abcdegilmnoprstu", k=dice.randint(3, 12))) for _ in range(20)))


def _many_values(dice: random.Random) -> str:
    name = dice.choice(("country", "official", "source", "about", "section"))
    return "&".join(f"{name}={dice.choice(('n', 'a', 'zz'))}{number}" for number in range(dice.choice((20, 500))))


def _many_days(dice: random.Random) -> str:
    years = [dice.randint(1700, 2300) for _ in range(20)]
    spans = (f"date:{year}-0{dice.randint(0, 9)}-03..{dice.choice(years)}-11-05" for year in years)
    return _q(dice.choice((" ", " OR ", " -")).join(spans))


def _facets(dice: random.Random) -> str:
    field = dice.choice(("official", "speaker", "country", "place", "year", "__class__", "<script>", "", "q"))
    return (
        f"facet={quote_plus(field)}&named={quote_plus(dice.choice((*ODD, 'a', 'é' * 300)))}&{_q(dice.choice(COMMON))}"
    )


def _odd_letters(dice: random.Random) -> str:
    return _q("".join(dice.choices(ODD, k=dice.randint(1, 12))) + dice.choice(("", " ")) + dice.choice(WORDS))


def _broken_bytes(dice: random.Random) -> str:
    return "q=" + quote_from_bytes(b"gla" + b"".join(dice.choices(BROKEN, k=dice.randint(1, 6))) + b"cier")


def _surrogates(dice: random.Random) -> str:
    return _q("pipe" + chr(dice.randint(0xD800, 0xDFFF)) + "line")


def _long(dice: random.Random) -> str:
    """One word up to a hundred thousand letters: longer addresses than the server reads, too."""
    return _q(dice.choice(("a", "é", "*", "(", "😀", "a ")) * dice.choice((501, 2000, 8000, LONGEST)))


def _bad_values(dice: random.Random) -> str:
    value = dice.choice((*ODD, *WORDS, "", "0", "-1", "9" * 40, "1e9", "2018-13", "0000", "2018-04-31", "a" * 300))
    pairs = (f"{name}={quote_plus(value)}" for name in dice.choices(PARAMETERS, k=dice.randint(1, 25)))
    return "&".join(pairs)


KINDS: tuple[Callable[[random.Random], str], ...] = (
    _operators, _unbalanced, _nested, _mixed, _many_terms, _short_prefixes, _only_without, _common_phrases,
    _odd_letters, _broken_bytes, _surrogates, _long, _bad_values, _either_phrases, _either_common, _longer_prefixes,
    _names_of_nobody, _words_of_nobody, _many_values, _many_days, _facets,
)  # fmt: skip
