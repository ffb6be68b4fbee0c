"""So many requests at once on connections that stay open, from one process that hardly works."""

import re
import socket
import time
from dataclasses import dataclass

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
CONNECTIONS = 4
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Request:
    port: int
    path: str
    headers: tuple[tuple[str, str], ...] = ()

    def __bytes__(self) -> bytes:
        told = {"Host": f"127.0.0.1:{self.port}"} | BROWSER | dict(self.headers)
        lines = [f"GET {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
        return "\r\n".join([*lines, "", ""]).encode()


@dataclass(frozen=True)
class Answer:
    status: int
    head: str
    length: int
    """In bytes, with the head."""

    def header(self, name: str) -> str:
        found = re.search(rf"^{name}: (.*)\r$", self.head, re.IGNORECASE | re.MULTILINE)
        return found.group(1) if found else ""


def first(request: Request) -> Answer:
    with _connection(request) as one:
        return _first_on(one, bytes(request))


def rate(request: Request, seconds: float) -> float:
    """Requests in a second. All answers must be as long as the first one."""
    sent = bytes(request)
    lines = [_connection(request) for _one in range(CONNECTIONS)]
    length = max([_first_on(line, sent).length for line in lines])
    begun, done = time.perf_counter(), 0
    while (passed := time.perf_counter() - begun) < seconds:
        for line in lines:
            line.sendall(sent)
        for line in lines:
            _receive(line, length)
        done += CONNECTIONS
    for line in lines:
        line.close()
    return done / passed


def _connection(request: Request) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", request.port), timeout=PATIENCE)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def _first_on(line: socket.socket, sent: bytes) -> Answer:
    line.sendall(sent)
    received = b""
    while b"\r\n\r\n" not in received:
        received += _some(line)
    head = received.partition(b"\r\n\r\n")[0].decode("latin-1") + "\r\n"
    status = int(head.split()[1])
    body = re.search(r"^content-length: (\d+)", head, re.IGNORECASE | re.MULTILINE)
    length = len(head) + 2 + (int(body.group(1)) if body and status != 304 else 0)
    _receive(line, length - len(received))
    return Answer(status, head, length)


def _receive(line: socket.socket, length: int) -> None:
    while length > 0:
        length -= len(_some(line))


def _some(line: socket.socket) -> bytes:
    received = line.recv(1 << 20)
    if not received:
        raise ConnectionError("The server has hung up.")
    return received
