"""The sites that are compared, each a server of its own on 127.0.0.1, all of the same archive."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

READY_WITHIN = 120  # seconds
GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "python:newsarchive.serving", "newsarchive.wsgi"]
# Each kind of site with its settings: the product's own, or those beside this file.
SETTINGS = {
    "product": "newsarchive.settings",
    "canned": "tests.benchmarks.canned_settings",
    "naive": "tests.benchmarks.naive_settings",
}


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    port: int
    process: int
    started: float  # time.monotonic() just before


@contextmanager
def served(kind: str, environment: dict[str, str], name: str = "") -> Iterator[Site]:
    """The archive as script/server serves it, with two workers."""
    port = free_port()
    own = {"PORT": str(port), "HOST": "127.0.0.1", "WEB_CONCURRENCY": "2", "DJANGO_SETTINGS_MODULE": SETTINGS[kind]}
    with running(GUNICORN, environment | own, name or kind, port) as site:
        yield site


def bring_up_to_date(environment: dict[str, str]) -> None:
    """The tables and static files of an archive that an earlier state of the code made, as script/server does it."""
    for command in (["migrate"], ["collectstatic", "--no-input"]):
        manage = [sys.executable, "manage.py", *command, "--verbosity", "0"]
        subprocess.run(manage, env=os.environ | environment, check=True)


@contextmanager
def datasette(python: str, file: Path) -> Iterator[Site]:
    port = free_port()
    lifted = {"sql_time_limit_ms": 600_000, "facet_time_limit_ms": 600_000, "suggest_facets": "off"}
    settings = [part for name, value in lifted.items() for part in ("--setting", name, str(value))]
    command = [python, "-m", "datasette", "serve", str(file), "--host", "127.0.0.1", "--port", str(port), *settings]
    with running(command, {}, "datasette", port) as site:
        yield site


@contextmanager
def running(command: list[str], environment: dict[str, str], name: str, port: int) -> Iterator[Site]:
    started = time.monotonic()
    server = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield Site(name, port, server.pid, started)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(port: int, server: subprocess.Popen) -> None:
    """Until it takes connections."""
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        if server.poll() is not None:
            raise SystemExit(f"{' '.join(map(str, server.args))} ended with {server.returncode}.")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.01)
    raise SystemExit(f"{' '.join(map(str, server.args))} took no connection within {READY_WITHIN} s.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def seconds_until_answered(site: Site, address: str) -> float:
    """From the start of the server to the end of the first 200."""
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=READY_WITHIN)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                return time.monotonic() - site.started
        except OSError:
            pass  # not yet
        finally:
            connection.close()
        time.sleep(0.01)
        if time.monotonic() - site.started > READY_WITHIN:
            raise SystemExit(f"{site.name} did not answer {address} with 200 within {READY_WITHIN} s.")
