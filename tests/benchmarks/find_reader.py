"""Readers that ask over HTTP and hold their connection, and the times that they waited."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Iterable, Sequence
from threading import Barrier, Thread
from typing import NamedTuple

from tests.benchmarks.find_sites import Site
from tests.benchmarks.processes import processor_seconds

PATIENCE = 600  # seconds for one page


class Answer(NamedTuple):
    address: str
    status: int
    seconds: float
    body: bytes


class Reader:
    """One connection. One that the server has closed meanwhile is opened again."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)

    def get(self, address: str) -> Answer:
        for last in (False, True):
            began = time.perf_counter()
            try:
                self.connection.request("GET", address)
                answer = self.connection.getresponse()
                body = answer.read()
            except (ConnectionError, http.client.BadStatusLine):
                self.connection.close()
                if last:
                    raise
                continue
            took = time.perf_counter() - began
            return Answer(address, answer.status, took, body)
        raise AssertionError

    def close(self) -> None:
        self.connection.close()


class Answers(list[Answer]):
    """Those of one site, and the time of processors that its server took for each: other loads hardly touch it."""

    processor = 0.0


def ask_in_turn(asked: Sequence[tuple[Site, Sequence[str]]], rounds: int) -> list[Answers]:
    """Every site its own addresses: one request at a time, the sites in turn. Answers that are not 200 end the run.

    A round before those that count fills what a worker keeps, and what the system keeps of the files.
    """
    readers = [Reader(site) for site, _addresses in asked]
    answers = [Answers() for _ in asked]
    before = [processor_seconds(site.process) for site, _addresses in asked]
    for number in range(-1, rounds):
        for at in range(max(len(addresses) for _site, addresses in asked)):
            for reader, (_site, addresses), own in zip(readers, asked, answers, strict=True):
                if at < len(addresses):
                    answer = checked(reader.get(addresses[at]), reader.site)
                    if number >= 0:
                        own.append(answer)
        if number < 0:
            before = [processor_seconds(site.process) for site, _addresses in asked]
    for reader, own, used in zip(readers, answers, before, strict=True):
        own.processor = (processor_seconds(reader.site.process) - used) / len(own)
        reader.close()
    return answers


def touch_all_workers(site: Site, addresses: Iterable[str], connections: int = 8) -> None:
    """Ask on several connections, each of which is one worker's; all are open before the first asks."""
    readers = [Reader(site) for _ in range(connections)]
    for reader in readers:
        checked(reader.get("/about/"), site)
    for address in addresses:
        for reader in readers:
            checked(reader.get(address), site)
    for reader in readers:
        reader.close()


def checked(answer: Answer, site: Site) -> Answer:
    if answer.status != 200:
        raise SystemExit(f"{site.name} answered {answer.address} with {answer.status}.")
    return answer


def pages_a_second(site: Site, addresses: Sequence[str], readers: int = 8, seconds: float = 10) -> float:
    """So many readers at once, each asking for one page after the other; first each page once, before it counts."""
    counts, failures = [0] * readers, []
    times: list[float] = []
    start = Barrier(readers, action=lambda: times.append(time.perf_counter()))

    def read(number: int) -> None:
        reader = Reader(site)
        try:
            for address in addresses:
                checked(reader.get(address), site)
            start.wait()
            at = number * len(addresses) // readers
            while time.perf_counter() < times[0] + seconds:
                checked(reader.get(addresses[at % len(addresses)]), site)
                counts[number] += 1
                at += 1
        except BaseException as failure:
            failures.append(failure)
            start.abort()
        reader.close()

    threads = [Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(counts) / (time.perf_counter() - times[0])


def median(answers: Iterable[Answer]) -> float:
    return statistics.median(answer.seconds for answer in answers)


def p95(answers: Iterable[Answer]) -> float:
    times = sorted(answer.seconds for answer in answers)
    return times[min(len(times) - 1, int(len(times) * 0.95))]
