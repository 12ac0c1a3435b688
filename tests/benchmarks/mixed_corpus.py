"""A folder with all that an import may meet: stories, repeats, versions, copies, chains, kills and failures.

The same count gives the same files, on any machine.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.generate_stories import stories

PART = 40  # stories in a file
COPIED = 0.15  # of the stories another site has a copy
CHAINED = 8  # stories for each chain of a wire
BROKEN = {
    "a-empty.txt": b"",
    "k-cut-off.xml": b'<?xml version="1.0"?><nitf><body><body.content><p>A story that ends in the mid',
    "p-picture.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)),
    "z-no-text.jsonl": b'{"title": "One without words"}\n{"title": "Another"}\nno JSON at all\n',
}
CHAIN = (
    "(URGENT) {word}-ferry\n(URGENT) {word} ferry line to open, ministry says\n\n"
    "SEOUL, {day} (Yonhap) -- The ferry line to {word} will open in June, the ministry says.\n(END)\n",
    "{word}-ferry\nFerry line to {word} Island opens in June\n\n"
    "SEOUL, {day} (Yonhap) -- A line to the island of {word} will open in June after nine years of plans, the oceans "
    "ministry said. Two boats will sail in the morning and in the evening, it said.\n(END)\n",
    "(2nd LD) {word}-ferry\n(2nd LD) Mayor of {word} thanks all who waited for ferry\n\n"
    "SEOUL, {day} (Yonhap) -- Islanders danced at the pier. “We waited for nine years,” Mayor Oh {word} said. "
    "A line to the island of {word} will open in June after nine years of plans, the oceans ministry says. "
    "Two boats will sail in the morning and in the evening, it said.\n(END)\n",
)
KILL = (
    "(KILL) {word}-ferry\n(KILL) Ferry line\n\n"
    "SEOUL, {day} (Yonhap) -- Please do not use it. The ministry took its words back.\n(END)\n"
)


def write_corpus(count: int, folder: Path) -> None:
    """About `count` stories in files of 1 and of 40, in an order that mixes all kinds."""
    folder.mkdir(parents=True, exist_ok=True)
    told = list(_with_copies(count))
    for part in range(0, len(told), PART):
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told[part : part + PART])
        (folder / f"{_letter(part / len(told))}-{part:06}.jsonl").write_text(lines, "utf-8")
    for number in range(count // CHAINED // len(CHAIN)):
        write_chain(folder, number)
    for name, data in BROKEN.items():
        (folder / name).write_bytes(data)


def _with_copies(count: int) -> Iterator[dict]:
    for number, one in enumerate(stories(count)):
        yield one
        dice = random.Random(f"copy {number}")
        if dice.random() < COPIED:
            words = one["text"].split(" ")
            words[dice.randrange(len(words) // 2, len(words))] = "otherwise"
            yield {**one, "text": " ".join(words), "url": f"https://copies.example/{number}", "source": "Copyist"}


def write_chain(folder: Path, number: int) -> None:
    """Its texts come in any order; every third is taken back, which may come before the story does."""
    dice = random.Random(f"chain {number}")
    told = {
        "word": f"Nokdo{'abcdefghij'[number % 10]}{'klmnopqrst'[number // 10 % 10]}",
        "day": f"Dec. {number % 28 + 1}",
    }
    texts = [*CHAIN, KILL] if number % 3 == 0 else CHAIN
    for text in texts:
        name = f"{_letter(dice.random())}-{dice.randrange(1_000_000):06}-{number}.txt"
        (folder / name).write_text(text.format(**told), "utf-8")


def _letter(share: float) -> str:
    """Files are read in the order of their names: `share` of them come before this one."""
    return chr(ord("b") + int(share * 24))
