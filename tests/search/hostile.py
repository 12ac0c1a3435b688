"""Questions that nobody means well, made by a seed."""

import random

SIGNS = ['"', "“", "”", "«", "(", ")", "-", "=", "*", "|", " OR ", " AND ", " NOT ", " ", "speaker:", "from:", "title:"]


def hostile_questions(number: int) -> list[str]:
    """Made by a seed: operators, unbalanced marks, many terms, other scripts, long words."""
    chance = random.Random(5)
    bits = [
        *SIGNS,
        "NEAR(",
        "\0",
        "\ud83d",
        "🚢",
        "\u202e",
        "\u0301",
        "مرحبا",
        "核",
        "9" * 50,
        "x" * 300,
        "grain",
        ":",
        "\\",
        "'",
        "%",
        "{",
        "^",
    ]
    return ["".join(chance.choices(bits, k=chance.choice((1, 3, 10, 60)))) for _ in range(number)]
