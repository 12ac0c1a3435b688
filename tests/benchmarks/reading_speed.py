"""How fast whole readings are, beside spaCy's tokenizer and sentencizer (words and sentences only), in one run.

    python -m tests.benchmarks.reading_speed STORIES.jsonl [--spacy PYTHON] [--rounds N]

STORIES.jsonl holds one {"text": …} a line. PYTHON is an interpreter that has spaCy, which the archive itself does not
need. Each round reads every story with the one, then the other, on one core; the medians of the rounds are compared.
Hostile texts of 100 KB are then read beside 100 KB of the stories themselves.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from articles.reading.pipeline import UnreadableStory, read

HOSTILE_LENGTH = 100_000
SPACY = """
import json, sys, time, spacy
nlp = spacy.blank("en"); nlp.add_pipe("sentencizer"); nlp.max_length = 10_000_000
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for text in texts[:20]: list(nlp(text).sents)
for round in sys.stdin:
    start = time.perf_counter()
    for text in texts: list(nlp(text).sents)
    print(time.perf_counter() - start, flush=True)
"""


# What is repeated; {n} is the number of the repetition.
HOSTILE = {
    "straight marks": '"',
    "pairs of marks": "“a” ",
    "marks never closed": "“word ",
    "nested marks": "“‘“‘",
    "capitals": "PRESIDENT OF RUSSIA SAID ",
    "capitalised words": "Minister Ivan Petrov Said ",
    "one line of words": "word ",
    "no spaces": "x",
    "spaces": " ",
    "short lines": "a\n",
    "datelines": "MOSCOW, April 10. /TASS/. ",
    "cues": "said he said that according to ",
    "commas": "a, ",
    "brackets": "([{<",
    "dashes": "— – - ",
    "entities": "&quot;&#x27;",
    "a pronoun speaks": '"Yes," he said. ',
    "a name speaks": '"Yes," said Ivan Petrov. ',
    "a title and a name speak": "Minister Ivan Petrov said. ",
    "a title speaks": '"Yes," the minister said. ',
    "two pronouns": "He said. She said. ",
    "things speak": '"Yes," it said. The agency said. ',
    "nobody known speaks": '"Yes," a spokesman said. "No," the spokesman said. He left. ',
    "no stops": 'he said "yes" and it said "no" and Ivan Petrov said ',
    "paragraphs": '"Yes," he said.\n',
    "names": "Ivan Petrov{n}ov said. ",
    "names and surnames": '"Yes," said Ivan Petrov{n}ov. "No," Petrov{n}ov said. ',
    "names alike": "Ivan Petrov met Boris{n}a Petrov. Petrov said. ",
    "misspelt names": "Anna Zaytsev{n}ava said. Zaytsev{n}awa said. ",
    "ministers": '"Yes," Minister Ivan Petrov{n}ov said. "No," the minister said. ',
    "titles": '"Yes," said the w{n} minister of w{n}. ',
    "posts": "the deputy minister of the chairman of the president of the ",
    "lists of names": "Ivan Petrov, Anna Berg, and ",
    "given names": "Ivan ",
    "initials": "J. ",
    "countries": "Russia, China and Georgia and Jordan. ",
    "names of countries": "Jordan Jordan Berg in Jordan. ",
    "governments": "the Petrov government and ",
    "possessives": "Russia's minister's aide's spokesman's ",
    "institutions": '"Yes," the bank said. Bank{n} said. ',
    "acronyms": '"Yes," the KCNA{n} said (KCNA). ',
    "hyphens": "Russia-China-",
    "headline in capitals": "IVAN PETROV, ",
    "title case": "Ivan Petrov Of Russia Said Anna Berg Was ",
    "mojibake": "â€œIvanâ€™s ",
    "quotes without a verb": "“Yes yes yes yes.” The talks went on. ",
    "marks open on each line": "“The talks went on and on until the night.\n",
    "marks mismatched": "“a ‘b” c’ \"d ' e» «f ",
    "quoted lines": "“a”\n",
    "capital lines": "PRESIDENT SAID THE TALKS WOULD GO ON\n",
    "long digits": "1234567890",
    "double blanks": "word  word  ",
    "said that he said": "Mr. Smith said that he said that ",
    "as he said": 'as he said, "so" and ',
    "who said": "Orlov, who said ",
    "adding that": ", adding that ",
    "sources say": "sources say ",
    "photos": "Photo by Ivan Petrov/TASS\n",
    "captions": "The minister speaks. © Ivan Petrov/TASS\n",
    "rubrics": "World\n",
}


def hostile_texts() -> dict[str, str]:
    """Texts that are nothing but trouble, each of HOSTILE_LENGTH characters."""
    return {name: "".join(_repeated(pattern))[:HOSTILE_LENGTH] for name, pattern in HOSTILE.items()}


def _repeated(pattern: str) -> Iterator[str]:
    length = number = 0
    while length < HOSTILE_LENGTH:
        piece = pattern.replace("{n}", _letters(number))
        yield piece
        length += len(piece)
        number += 1


def _letters(number: int) -> str:
    """The number in letters: names have no figures."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_all(texts: Iterable[str]) -> None:
    for text in texts:
        read(text)


def read_hostile(text: str) -> None:
    """A text without a story is refused; the time counts all the same."""
    with contextlib.suppress(UnreadableStory):
        read(text)


def compare_with_spacy(path: Path, texts: list[str], python: str, rounds: int) -> None:
    with subprocess.Popen(
        [python, "-c", SPACY, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        ours, theirs = [], []
        for _round in range(rounds):
            ours.append(seconds(lambda: read_all(texts)))
            other.stdin.write("again\n")
            other.stdin.flush()
            theirs.append(float(other.stdout.readline()))
        other.stdin.close()
    ours_rate, theirs_rate = (len(texts) / statistics.median(times) for times in (ours, theirs))
    print(f"whole readings         {ours_rate:8.0f} stories a second (median of {rounds})")
    print(f"spaCy words, sentences {theirs_rate:8.0f} stories a second")
    print(f"ratio                  {ours_rate / theirs_rate:8.2f}")


def compare_hostile(texts: list[str], rounds: int) -> None:
    ordinary: list[str] = []
    while sum(map(len, ordinary)) < HOSTILE_LENGTH:
        ordinary.append(texts[len(ordinary) % len(texts)])
    base = statistics.median(seconds(lambda: read_all(ordinary)) for _round in range(rounds))
    base *= HOSTILE_LENGTH / sum(map(len, ordinary))
    print(f"\n100 KB of stories      {base * 1000:8.1f} ms")
    for name, text in hostile_texts().items():
        took = statistics.median(seconds(lambda text=text: read_hostile(text)) for _round in range(rounds))
        print(f"{name:22} {took * 1000:8.1f} ms {took / base:6.2f} ×")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--spacy", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with options.stories.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    read_all(texts[:20])
    compare_with_spacy(options.stories, texts, options.spacy, options.rounds)
    compare_hostile(texts, options.rounds)


if __name__ == "__main__":
    main()
