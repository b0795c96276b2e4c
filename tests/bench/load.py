"""A bounded load from one process: how many answers a second, and how long a single one takes.

Requests go over a few kept connections in batches (HTTP pipelining), so that the client is cheap beside the server; the
waiting time is measured apart, one request at a time.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass

CONNECTIONS = 8
BATCH = 16


@dataclass(frozen=True)
class Measured:
    """Answers a second, and the median and 99th percentile of one answer's time in milliseconds."""

    per_second: float
    p50_ms: float
    p99_ms: float


def request_of(host: str, path: str, encoding: str = "gzip") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {encoding}\r\n\r\n".encode()


def measure(port: int, host: str, path: str, seconds: float = 4.0) -> Measured:
    """Load one address for about ``seconds``; every answer must be a 200."""
    request = request_of(host, path)
    _answer_size(port, request)  # the first answer may be made anew, and uncompressed
    size = _answer_size(port, request)
    waits = _one_by_one(port, request, size, min(seconds / 2, 2.0))
    return Measured(_in_batches(port, request, size, seconds), _share(waits, 0.5), _share(waits, 0.99))


def get(port: int, host: str, path: str) -> bytes:
    """One whole answer, uncompressed, on a connection of its own."""
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(request_of(host, path, "identity").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def _answer_size(port: int, request: bytes) -> int:
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head = data.partition(b"\r\n\r\n")[0]
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            raise RuntimeError(head.split(b"\r\n", 1)[0].decode())
        lines = head.lower().split(b"\r\n")
        length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length"))
        return len(head) + 4 + length


def _one_by_one(port: int, request: bytes, size: int, seconds: float) -> list[float]:
    waits: list[float] = []
    end = time.perf_counter() + seconds
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        while time.perf_counter() < end and len(waits) < 20_000:
            begun = time.perf_counter()
            connection.sendall(request)
            _receive(connection, size)
            waits.append((time.perf_counter() - begun) * 1000)
    return waits


def _receive(connection: socket.socket, size: int) -> None:
    left = size
    while left > 0:
        part = connection.recv(min(left, 262144))
        if not part:
            raise RuntimeError("The server closed the connection.")
        left -= len(part)


def _in_batches(port: int, request: bytes, size: int, seconds: float) -> float:
    chooser = selectors.DefaultSelector()
    left: dict[socket.socket, int] = {}
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", port), 5)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        chooser.register(connection, selectors.EVENT_READ)
        connection.sendall(request * BATCH)
        left[connection] = size * BATCH
    buffer = bytearray(1 << 20)
    answers, begun = 0, time.perf_counter()
    while (now := time.perf_counter()) < begun + seconds:
        for key, _ in chooser.select(1.0):
            connection = key.fileobj  # type: ignore[assignment]
            got = connection.recv_into(buffer)
            if got == 0:
                raise RuntimeError("The server closed the connection.")
            left[connection] -= got
            if left[connection] <= 0:
                answers += BATCH
                connection.sendall(request * BATCH)
                left[connection] += size * BATCH
    for connection in left:
        connection.close()
    return answers / (now - begun)


def _share(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
