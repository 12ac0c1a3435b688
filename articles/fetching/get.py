"""One guarded GET of a web address that staff entered or that another site named."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus

import certifi
import httpcore

from articles.fetching.addresses import Refusal, public_only
from articles.fetching.body import BodyRefused, read_body
from articles.fetching.connection import CheckedNetwork, Deadline, Refused, Resolver, TimeIsUp, look_up
from articles.fetching.target import NotFetched, Target, redirected, shown, target_of

REDIRECTS = {301, 302, 303, 307, 308}
LONGEST_WAIT = 7 * 24 * 3600.0


@cache
def known_authorities() -> ssl.SSLContext:
    """Certificates are checked against Mozilla's list, whatever the system has."""
    return ssl.create_default_context(cafile=certifi.where())


@dataclass(frozen=True, slots=True)
class Guard:
    """Whom to ask, and how much of an answer is taken. Tests hand in a resolver, a refusal and certificates."""

    refusal: Refusal = public_only
    resolve: Resolver = look_up
    ports: frozenset[int] = frozenset({80, 443})
    most: int = 5_000_000  # bytes of a body, packed or unpacked
    seconds: float = 60.0  # for all, redirects included
    silence: float = 15.0  # seconds without a byte
    redirects: int = 5
    own_machine: bool = False  # whether the machine may ask itself by its public address
    certificates: ssl.SSLContext | None = None  # None: known_authorities()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came. `changed` is False where the server says that nothing is new (304); the body is empty then."""

    url: str  # where it came from in the end
    body: bytes
    changed: bool = True
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""  # where every redirect on the way was meant for good
    told: Mapping[str, str] = field(default_factory=dict)  # the answer's headers, names in lower case


def get(url: str, *, agent: str, guard: Guard, etag: str = "", last_modified: str = "") -> Answer:
    """Ask for an address, only if it changed where `etag` or `last_modified` of an earlier answer are given.

    Raises NotFetched, which names the address and says why.
    """
    deadline = Deadline(guard.seconds)
    target = target_of(url, guard.ports)
    network = CheckedNetwork(guard.refusal, guard.resolve, deadline, own_machine=guard.own_machine)
    asked = _headers(agent, etag, last_modified)
    for_good = True
    for step in range(guard.redirects + 1):
        answer = _ask(target, asked, network, guard)
        if isinstance(answer, Answer):
            return replace(answer, moved_to=target.url if step and for_good else "")
        status, location = answer
        for_good = for_good and status in {301, 308}
        target = redirected(target.url, location, guard.ports)
    raise NotFetched(url, f"it leads on and on; {guard.redirects} redirects are followed.")


def _headers(agent: str, etag: str, last_modified: str) -> dict[str, str]:
    asked = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
    if etag:
        asked["If-None-Match"] = etag
    if last_modified:
        asked["If-Modified-Since"] = last_modified
    return asked


def _ask(target: Target, asked: dict[str, str], network: CheckedNetwork, guard: Guard) -> Answer | tuple[int, str]:
    """An answer, or the status and place that it redirects to."""
    silence = dict.fromkeys(("connect", "read", "write", "pool"), guard.silence)
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=guard.certificates or known_authorities(), network_backend=network, max_connections=1
            ) as pool,
            pool.stream(
                "GET",
                _as_httpcore(target),
                headers=[("Host", target.host_header), *asked.items()],
                extensions={"timeout": silence},
            ) as response,
        ):
            return _taken(target, response, asked, guard.most)
    except (Refused, BodyRefused) as error:
        raise NotFetched(target.url, f"{error}.") from None
    except TimeIsUp:
        raise NotFetched(target.url, f"it took longer than {guard.seconds:g} seconds.") from None
    except httpcore.TimeoutException:
        raise NotFetched(target.url, f"nothing came for {guard.silence:g} seconds, or the time was up.") from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise NotFetched(target.url, _broken(error)) from None


def _as_httpcore(target: Target) -> httpcore.URL:
    return httpcore.URL(
        scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path.encode()
    )


def _taken(target: Target, response: httpcore.Response, asked: dict[str, str], most: int) -> Answer | tuple[int, str]:
    told = {_decoded(name).lower(): _decoded(value).strip() for name, value in response.headers}
    status = response.status
    if status in REDIRECTS:
        if not told.get("location"):
            raise NotFetched(target.url, f"it answers {_named(status)} without saying where to.")
        return status, told["location"]
    etag, last_modified = (_kept(told.get(name, "")) for name in ("etag", "last-modified"))
    if status == HTTPStatus.NOT_MODIFIED and asked.keys() & {"If-None-Match", "If-Modified-Since"}:
        return Answer(target.url, b"", False, etag, last_modified, told=told)
    if status != HTTPStatus.OK:
        wait = _retry_after(told.get("retry-after", ""), datetime.now(UTC))
        gone = status == HTTPStatus.GONE
        raise NotFetched(target.url, f"it answers {_named(status)}.", status=status, retry_after=wait, gone=gone)
    length = told.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise NotFetched(target.url, f"it has {int(length) / 1e6:,.1f} MB; it may have {most / 1e6:,.1f} MB.")
    body = read_body(response.iter_stream(), told.get("content-encoding", ""), most)
    return Answer(target.url, body, True, etag, last_modified, told=told)


def _decoded(header: bytes) -> str:
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _kept(validator: str) -> str:
    """A validator to send back, if it can stand in a header and a database's column."""
    return validator if len(validator) <= 200 and validator.isascii() and validator.isprintable() else ""


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a server asks to be left alone, from a number or a date; None where it says nothing usable."""
    if value.isdecimal() and value.isascii():
        return min(float(value[:9]), LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max((at - now).total_seconds(), 0.0), LONGEST_WAIT)


def _broken(error: Exception) -> str:
    cause = error.__context__ or error.__cause__ or error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate does not hold: {cause.verify_message}"
    return f"the connection broke: {shown(str(error)) or type(error).__name__}."
