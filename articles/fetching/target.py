"""A web address taken apart strictly: what two programs could understand in two ways is refused."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

LONGEST = 2000
PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PATH = "!$%&'()*+,-./:;=@_~"


class NotFetched(Exception):
    """An address that was not asked or gave nothing; `reason` is a sentence that names it.

    `status` is what the server answered, 0 where nothing came; `retry_after` the number of seconds that it asks to be
    left alone; `gone` says that it never comes back.
    """

    def __init__(
        self, url: str, reason: str, *, status: int = 0, retry_after: float | None = None, gone: bool = False
    ) -> None:
        super().__init__(f"{shown(url)}: {reason}")
        self.url = url
        self.reason = str(self)
        self.status = status
        self.retry_after = retry_after
        self.gone = gone


@dataclass(frozen=True, slots=True)
class Target:
    """What to ask whom for. `host` is a name in lower-case ASCII, or an IP address without brackets."""

    scheme: str
    host: str
    port: int
    path: str  # with the query, percent-encoded

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host_header}{self.path}"


def shown(url: str) -> str:
    """An address for a message: printable and of bounded length."""
    printable = "".join(char if char.isprintable() else "�" for char in url[:200])
    return printable + ("…" if len(url) > 200 else "")


def target_of(url: str, ports: frozenset[int]) -> Target:
    """Take an address apart; raises NotFetched where it is not http or https, ambiguous, or of another port."""
    if len(url) > LONGEST:
        raise NotFetched(url, f"the address has {len(url)} characters; it may have {LONGEST}.")
    if any(char <= " " or char == "\\" or not char.isprintable() for char in url):
        raise NotFetched(url, "a space, a backslash or a control character stands in the address.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotFetched(url, f"it is no web address: {error}.") from None
    if parts.scheme not in PORTS:
        raise NotFetched(url, "only http:// and https:// are asked.")
    if "@" in parts.netloc:
        raise NotFetched(url, "a user name or password stands before the host; addresses are asked without.")
    port = PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise NotFetched(url, f"port {port} is not asked; only {', '.join(map(str, sorted(ports)))}.")
    path = quote(parts.path or "/", safe=_PATH) + (f"?{quote(parts.query, safe=_PATH + '?')}" if parts.query else "")
    return Target(parts.scheme, _host(url, parts.netloc), port, path)


def redirected(url: str, location: str, ports: frozenset[int]) -> Target:
    """Where an answer sends one to; raises NotFetched as target_of, and where https would become http."""
    try:
        joined = urljoin(url, location)
    except ValueError as error:
        raise NotFetched(url, f"it leads to what is no web address: {error}.") from None
    target = target_of(joined, ports)
    if url.startswith("https:") and target.scheme != "https":
        raise NotFetched(url, f"it leads from https down to {shown(target.url)}.")
    return target


def _host(url: str, netloc: str) -> str:
    if netloc.startswith("["):
        inner = netloc[1:].partition("]")[0]
        try:
            return str(ipaddress.IPv6Address(inner))
        except ValueError:
            raise NotFetched(url, f"“{shown(inner)}” is no IPv6 address.") from None
    host = _in_ascii(url, netloc.partition(":")[0]).removesuffix(".")
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(url, host)
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise NotFetched(url, f"“{shown(host)}” is no name of a host.")
    return host


def _in_ascii(url: str, host: str) -> str:
    """The name as it is looked up; full-width digits and dots become plain ones here."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise NotFetched(url, f"“{shown(host)}” is no name of a host.") from None


def _ipv4(url: str, host: str) -> str:
    """An IPv4 address in its usual spelling; the others are what blocklists are tricked with."""
    try:
        usual = socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, ValueError):
        raise NotFetched(url, f"“{shown(host)}” ends like an IP address but is none.") from None
    if usual != host:
        raise NotFetched(url, f"“{shown(host)}” is another spelling of {usual}; write that.")
    return usual
