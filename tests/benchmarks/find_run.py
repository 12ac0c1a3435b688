"""One run of the measurement: its archives, the sites that it starts, and the figures that it has seen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.datasette_file import make_file
from tests.benchmarks.find_archive import environment_of, folder_of, told
from tests.benchmarks.find_questions import Cast
from tests.benchmarks.find_sites import Site, bring_up_to_date, datasette, served
from tests.benchmarks.plain_archive import make_plain


@dataclass(frozen=True, slots=True)
class Figure:
    """`ratio` of ours to the other's, or what stands for it; `must` and `aim` are its bounds."""

    what: str
    ours: str
    other: str
    ratio: float
    must: float
    aim: float
    more_is_better: bool = False

    def line(self) -> str:
        reached = "aim" if self._reaches(self.aim) else "must" if self._reaches(self.must) else "MISSED"
        sign = "≥" if self.more_is_better else "≤"
        bounds = f"must {sign} {self.must:g}, aim {sign} {self.aim:g}"
        return f"{self.what:58} {self.ours:>18} {self.other:>18} {self.ratio:9.2f}   {bounds:28} {reached}"

    def _reaches(self, bound: float) -> bool:
        return self.ratio >= bound if self.more_is_better else self.ratio <= bound


class Run:
    def __init__(self, options: argparse.Namespace, clusters: dict[str, str]) -> None:
        self.options = options
        self.data: Path = options.data
        self.small, self.large = min(options.count), max(options.count)
        self.clusters = clusters  # URL of each PostgreSQL archive, by its count
        self.figures: list[Figure] = []
        self.prepared: set[tuple[int, str]] = set()
        self.stack = ExitStack()

    @contextmanager
    def part(self) -> Iterator[None]:
        """The sites started within end with it."""
        with ExitStack() as self.stack:
            yield

    def folder(self, count: int, database: str = "sqlite") -> Path:
        folder = folder_of(self.data, count, database)
        if told(folder)["indexed"] < count:
            make = f"python -m tests.benchmarks.find_archive {count} --data {self.data}"
            raise SystemExit(f"{folder} holds no whole archive yet: {make}")
        return folder

    def environment(self, count: int, database: str = "sqlite") -> dict[str, str]:
        url = self.clusters[str(count)] if database == "postgresql" else None
        return environment_of(self.folder(count, database), url)

    def site(self, kind: str, count: int, database: str = "sqlite") -> Site:
        name, environment = f"{kind}, {database}, {count:,}", self.environment(count, database)
        if (count, database) not in self.prepared:
            bring_up_to_date(environment)
            self.prepared.add((count, database))
        if kind == "naive":
            environment["NEWSARCHIVE_DATA"] = str(make_plain(self.folder(count)))
        return self.stack.enter_context(served(kind, environment, name))

    def datasette(self, count: int) -> Site:
        return self.stack.enter_context(datasette(self.options.datasette, make_file(self.folder(count))))

    def cast(self, count: int) -> Cast:
        return Cast.of(self.folder(count))

    def tell(self, figure: Figure) -> None:
        self.figures.append(figure)
        print(figure.line(), flush=True)

    def note(self, text: str) -> None:
        print(text, flush=True)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"
