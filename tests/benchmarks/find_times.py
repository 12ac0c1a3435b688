"""How long pages take, beside other pages that answer the same."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import quote_plus

from tests.benchmarks import find_questions as asks
from tests.benchmarks.archive_words import NOTED, VERY_COMMON
from tests.benchmarks.find_reader import Answer, Answers, ask_in_turn, median, p95, pages_a_second
from tests.benchmarks.find_run import Figure, Run, milliseconds
from tests.benchmarks.find_sites import Site

FLOODS = 3  # turns of many readers at once
Asked = tuple[Site, Sequence[str]]


def search(run: Run) -> None:
    """Search, facets and exact count beside the plain list, and then beside Datasette: what comes behind a page that
    goes through all texts for seconds finds nothing of its own in the processor's caches any more."""
    count, cast = run.small, run.cast(run.small)
    product = (run.site("product", count), asks.searches(cast))
    naive = (run.site("naive", count), asks.searches(cast))
    _tell_quicker(run, product, naive, "the plain list", 50, 200)
    if run.options.datasette:
        _tell_quicker(run, product, (run.datasette(count), asks.in_datasette(cast)), "Datasette", 30, 100)


def _tell_quicker(run: Run, product: Asked, other: Asked, name: str, must: float, aim: float) -> None:
    ours, others = ask_in_turn([product, other], run.options.rounds)
    tell_each(run, ours, others, name, by_place=True)
    what = f"search at {run.small:,}: times quicker than {name}"
    ratio = median(others) / median(ours)
    run.tell(Figure(what, _both(ours), _both(others), ratio, must, aim, more_is_better=True))


def growth(run: Run) -> None:
    cast = run.cast(run.large)
    sites = [run.site("product", run.large), run.site("product", run.small)]
    ours, other = ask_in_turn([(site, asks.searches(cast)) for site in sites], run.options.rounds + 1)
    tell_each(run, ours, other, f"at {run.small:,}")
    run.tell(
        Figure(f"search at {run.large:,} against {run.small:,}", _both(ours), _both(other), _ratio(ours, other), 4, 2)
    )


def lists(run: Run) -> None:
    """All list pages beside the same pages without finding."""
    pages = asks.list_pages(run.cast(run.large))
    sites = [run.site("product", run.large), run.site("canned", run.large)]
    ours, canned = ask_in_turn([(site, pages) for site in sites], run.options.rounds)
    tell_each(run, ours, canned, "canned")
    run.tell(Figure("list pages against canned ones, median", _both(ours), _both(canned), _ratio(ours, canned), 5, 2))
    run.tell(Figure("list pages against canned ones, p95", _both(ours), _both(canned), p95(ours) / p95(canned), 12, 4))
    run.note(f"phrases: {_both(ask_in_turn([(sites[0], asks.phrases())], 5)[0])}")


def databases(run: Run) -> None:
    count = max((int(count) for count in run.clusters), default=0)
    if not count:
        run.note("No archive on PostgreSQL is there.")
        return
    pages = asks.list_pages(run.cast(count))
    sites = [run.site("product", count, "postgresql"), run.site("product", count)]
    ours, other = ask_in_turn([(site, pages) for site in sites], run.options.rounds)
    tell_each(run, ours, other, "SQLite")
    what = f"list pages on PostgreSQL against SQLite at {count:,}"
    run.tell(Figure(what, _both(ours), _both(other), _ratio(ours, other), 3, 1.5))
    run.tell(Figure(f"{what}, p95", _both(ours), _both(other), p95(ours) / p95(other), 3, 1.5))


def deep(run: Run) -> None:
    """Page 10,000 beside page 1; in a smaller archive, a page as far down."""
    number = run.large // 100
    lists = ("/articles/?", "/articles/?sort=oldest&", "/articles/?q=government&sort=newest&", "/articles/?q=percent&")
    site = run.site("product", run.large)
    lists = (*lists, "/quotes/?")
    asked = [(site, [f"{one}page={page}" for one in lists]) for page in (number, 1)]
    far, first = ask_in_turn(asked, 12)
    tell_each(run, far, first, "page 1", by_place=True)
    run.tell(Figure(f"page {number:,} against page 1", _both(far), _both(first), _ratio(far, first), 1.5, 1))


def relevance(run: Run) -> None:
    words = [word for word, share in NOTED.items() if share == VERY_COMMON]
    texts = [*words, " ".join(words[:2]), "the", "the of and"]
    site = run.site("product", run.large)
    asked = [(site, [f"/articles/?q={quote_plus(q)}&sort={sort}" for q in texts]) for sort in ("relevance", "newest")]
    ours, other = ask_in_turn(asked, 10)
    tell_each(run, ours, other, "newest first", by_place=True)
    what = "relevance for very common words against newest first"
    run.tell(Figure(what, _both(ours), _both(other), _ratio(ours, other), 5, 2))


def readers(run: Run) -> None:
    """Eight readers at once."""
    pages = asks.list_pages(run.cast(run.large))
    ours, canned = run.site("product", run.large), run.site("canned", run.large)
    rates: dict[str, list[float]] = {"ours": [], "canned": []}
    for _turn in range(FLOODS):
        rates["ours"].append(pages_a_second(ours, pages))
        rates["canned"].append(pages_a_second(canned, pages))
    mine, other = (statistics.median(rates[name]) for name in ("ours", "canned"))
    what = "eight readers at once: pages a second against canned ones"
    run.tell(Figure(what, f"{mine:.0f}/s", f"{other:.0f}/s", mine / other, 0.3, 0.6, more_is_better=True))


def tell_each(run: Run, ours: Answers, others: Answers, name: str, *, by_place: bool = False) -> None:
    """The median of every page beside the other's, the slowest first; `by_place` where the addresses differ."""
    ratio = ours.processor / others.processor
    times = f"{milliseconds(ours.processor)} of processors a page, {name} {milliseconds(others.processor)}: {ratio:.2f}"
    run.note(times)
    if not run.options.details:
        return
    mine = _by_address(ours)
    theirs = _by_address(others)
    pairs = zip(mine, theirs, strict=True) if by_place else ((address, address) for address in mine)
    rows = [(mine[one], theirs[two], one, len(_last(ours, one).body)) for one, two in pairs]
    for took, other, address, size in sorted(rows, reverse=True):
        run.note(f"  {took * 1000:9.1f} ms  {name} {other * 1000:9.1f} ms {took / other:8.2f} {size:8} B  {address}")


def _by_address(answers: Sequence[Answer]) -> dict[str, float]:
    times = defaultdict(list)
    for answer in answers:
        times[answer.address].append(answer.seconds)
    return {address: statistics.median(some) for address, some in times.items()}


def _last(answers: Sequence[Answer], address: str) -> Answer:
    return next(answer for answer in reversed(answers) if answer.address == address)


def _both(answers: Sequence[Answer]) -> str:
    """Median and 95th percentile."""
    return f"{median(answers) * 1000:,.1f}/{milliseconds(p95(answers))}"


def _ratio(ours: Sequence[Answer], others: Sequence[Answer]) -> float:
    return median(ours) / median(others)
