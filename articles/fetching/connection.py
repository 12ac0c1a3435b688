"""Connections that are checked when they are made: to an address that was looked up once, and within a time limit.

A name is looked up here and nowhere else, and the checked address is what is connected to, so that a name that
changes its address between check and connection (rebinding) gains nothing. The socket's own peer is checked as well.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from articles.fetching.addresses import Refusal

# Looks a host's name up: its IP addresses, in the order in which they are to be tried.
Resolver = Callable[[str, int], list[str]]


class Refused(Exception):
    """An address that may not be asked, with the reason."""


class TimeIsUp(Exception):
    """The whole request took longer than it may."""


def look_up(host: str, port: int) -> list[str]:
    """The system's resolver; raises OSError where it knows no address."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class Deadline:
    """The moment at which a request must be over, redirects included."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self, at_most: float | None) -> float:
        """Seconds that one step may take; raises TimeIsUp where none are left."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise TimeIsUp
        return left if at_most is None else min(left, at_most)


class CheckedNetwork(httpcore.NetworkBackend):
    """What httpcore connects through."""

    def __init__(self, refusal: Refusal, resolve: Resolver, deadline: Deadline, *, own_machine: bool = False) -> None:
        self._refusal, self._resolve, self._deadline = refusal, resolve, deadline
        self._own_machine = own_machine
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._checked(host, port)
        for address in addresses[:4]:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                stream = self._network.connect_tcp(address, port, self._deadline.left(timeout))
                return self._with_checked_peer(stream)
        raise Refused(f"nobody answers at {' or '.join(addresses[:4])}, port {port}")

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Refused(f"the name {host} can't be looked up: {getattr(error, 'strerror', None) or error}") from None
        if not addresses:
            raise Refused(f"the name {host} has no address")
        for address in addresses:
            self._require_allowed(address)
        return addresses

    def _with_checked_peer(self, stream: httpcore.NetworkStream) -> httpcore.NetworkStream:
        peer, own = (str(stream.get_extra_info(end)[0]) for end in ("server_addr", "client_addr"))
        try:
            self._require_allowed(peer)
            if peer == own and not self._own_machine:
                raise Refused(f"{peer} is this machine's own address, which is never asked")
        except Refused:
            stream.close()
            raise
        return TimedStream(stream, self._deadline)

    def _require_allowed(self, address: str) -> None:
        if reason := self._refusal(address):
            raise Refused(f"{reason}, which is never asked")


class TimedStream(httpcore.NetworkStream):
    """A stream on which every step ends with the whole request's time, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
