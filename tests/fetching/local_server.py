"""A web server on this machine that answers each connection with exactly the bytes that a test wants."""

import socket
import threading
import time
from collections.abc import Callable, Iterable

# Asked with the request's head; the pieces are sent one after the other, a number between them is a pause in seconds.
Answers = Callable[[str], Iterable[bytes | float]]


class LocalServer:
    """Serves one connection after the other until it is closed; `asked` holds the heads of the requests."""

    def __init__(self, answers: Answers, *, tls=None):
        self.asked: list[str] = []
        self._answers, self._tls = answers, tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0.05)
        self.port = self._listening.getsockname()[1]
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._closed.set()
        self._thread.join()
        self._listening.close()

    def url(self, path="/", host="127.0.0.1", scheme="http"):
        return f"{scheme}://{host}:{self.port}{path}"

    def _serve(self):
        while not self._closed.is_set():
            try:
                connection, _ = self._listening.accept()
            except TimeoutError:
                continue
            with connection:
                self._answer(connection)

    def _answer(self, connection):
        connection.settimeout(5)
        try:
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head and (more := connection.recv(65_536)):
                head += more
            if not head:
                return
            self.asked.append(head.decode("latin-1"))
            for piece in self._answers(self.asked[-1]):
                if isinstance(piece, float):
                    time.sleep(piece)
                else:
                    connection.sendall(piece)
            connection.close()
        except OSError:  # the other side had enough
            pass


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; an underscore in a header's name stands for a hyphen."""
    told = {"Content-Length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
