"""How fast whole readings are, beside spaCy's tokenizer and sentencizer (words and sentences only), in one run.

    python -m tests.benchmarks.reading_speed STORIES.jsonl [--spacy PYTHON] [--rounds N]

STORIES.jsonl holds one {"text": …} a line. PYTHON is an interpreter that has spaCy, which the archive itself does not
need; without it only hostile texts are read. Each round reads every story with the one, then the other, on one core;
the medians of the rounds are compared. Hostile texts of 100 KB are then read beside 100 KB of the stories themselves.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from articles.reading.pipeline import UnreadableStory, read
from tests.benchmarks.hostile_texts import LENGTH, hostile_texts

NUMBERS = 20_000  # more than a text counts

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


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return clock() - start


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
    """Processor time of each hostile text beside the ordinary ones, in turn: a busy machine slows both."""
    ordinary, used = spread(texts), partial(seconds, clock=time.process_time)
    share = LENGTH / sum(map(len, ordinary))
    print(f"\n{'100 KB of stories':32} {share * used(lambda: read_all(ordinary)) * 1000:8.1f} ms")
    hostile = [hostile_texts(1 + NUMBERS * number) for number in range(rounds)]  # none is known from the round before
    for name in hostile[0]:
        pairs = [
            (used(partial(read_hostile, texts[name])), share * used(partial(read_all, ordinary))) for texts in hostile
        ]
        took = statistics.median(took for took, _ in pairs)
        ratio = statistics.median(took / base for took, base in pairs)
        print(f"{name:32} {took * 1000:8.1f} ms {ratio:6.2f} ×")


def spread(texts: list[str]) -> list[str]:
    """About 100 KB of stories from all over the file."""
    wanted = LENGTH * len(texts) // sum(map(len, texts))
    return texts[:: max(1, len(texts) // max(1, wanted))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with options.stories.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    read_all(texts[:20])
    if options.spacy:
        compare_with_spacy(options.stories, texts, options.spacy, options.rounds)
    compare_hostile(texts, options.rounds)


if __name__ == "__main__":
    main()
