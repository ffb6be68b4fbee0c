"""A mail server's memory; the fixture `postbox` gives it a real server."""

import contextlib
import random
import socket
from email import message_from_bytes, policy

from aiosmtpd.handlers import Message

RANDOM = random.SystemRandom()  # the other one repeats itself where Hypothesis is at work
PORTS = 12_000, 32_000  # Linux gives away those from 32768 on


class Postbox(Message):
    """Keeps what arrives: who it is for, and the message."""

    def __init__(self):
        super().__init__()
        self.received = []

    def prepare_message(self, _session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append((envelope.rcpt_tos, message))
        return message

    def handle_message(self, message):
        pass


def free_port() -> int:
    """One that the system gives to nobody who does not name it: for a moment it stays free."""
    while True:
        port = RANDOM.randrange(*PORTS)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
