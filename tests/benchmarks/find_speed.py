"""How quickly readers find, beside what else would answer: everything over HTTP, side by side in one run.

    python -m tests.benchmarks.find_speed --data FOLDER [--count 100000,1000000] [--only PART,…] [--details]
        [--datasette PYTHON] [--rounds 2]

The archives are made first, by `python -m tests.benchmarks.find_archive`; a start is compared with one of 1,000
stories. Each site is a server with two workers, as script/server starts it. Where no PostgreSQL archive is kept in the
folder, its part says so. --datasette names a Python that has Datasette. Times are medians / 95th percentiles.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import find_costs, find_times
from tests.benchmarks.find_cluster import kept_archives
from tests.benchmarks.find_run import Run
from tests.postgres import end_on_signals

PARTS = {
    "search": find_times.search,
    "growth": find_times.growth,
    "lists": find_times.lists,
    "databases": find_times.databases,
    "deep": find_times.deep,
    "relevance": find_times.relevance,
    "start": find_costs.start,
    "readers": find_times.readers,
    "memory": find_costs.memory,
    "size": find_costs.size,
    "floor": find_costs.floor,
    "hostile": find_costs.hostile,
}


def counts(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",")]


def parts(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - PARTS.keys():
        raise argparse.ArgumentTypeError(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=counts, default=[100_000, 1_000_000])
    parser.add_argument("--only", type=parts, default=list(PARTS), metavar="PART,…")
    parser.add_argument("--datasette", metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=2, help="how often each page is asked for in the longer parts")
    parser.add_argument("--details", action="store_true", help="every page's median, and every table's size")
    options = parser.parse_args()
    end_on_signals()
    with ExitStack() as stack:
        clusters = stack.enter_context(kept_archives(options.data)) if "databases" in options.only else {}
        run = Run(options, clusters)
        for name in options.only:
            run.note(f"\n{name}")
            with run.part():
                PARTS[name](run)
    print("\n" + "\n".join(figure.line() for figure in run.figures))


if __name__ == "__main__":
    main()
