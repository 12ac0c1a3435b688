"""How far two spellings lie apart."""

from __future__ import annotations

from functools import lru_cache


def within(left: str, right: str, most: int) -> bool:
    """Whether at most `most` letters must be put in, left out or changed to make the one from the other."""
    if left == right:
        return True
    if abs(len(left) - len(right)) > most or max(len(left), len(right)) > 40:
        return False
    row = list(range(len(right) + 1))
    for number, letter in enumerate(left, 1):
        diagonal, row[0] = row[0], number
        for place, other in enumerate(right, 1):
            above = row[place]
            row[place] = min(above + 1, row[place - 1] + 1, diagonal + (letter != other))
            diagonal = above
    return row[-1] <= most


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> str:
    """A folded name with the ways of spelling one sound made alike: "aleksey" and "alexei" become one."""
    for spelled, sounded in _SOUNDS:
        name = name.replace(spelled, sounded)
    return "".join(letter for number, letter in enumerate(name) if not number or letter != name[number - 1])


_SOUNDS = (
    ("sch", "sh"), ("tsch", "ch"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("ks", "x"), ("ck", "k"),
    ("w", "v"), ("yev", "ev"), ("iev", "ev"), ("yo", "o"), ("ye", "e"), ("yi", "i"), ("ey", "i"), ("ei", "i"),
    ("iy", "i"), ("ii", "i"), ("ay", "ai"), ("y", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"),
    ("c", "k"), ("'", ""),
)  # fmt: skip
