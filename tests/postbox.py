"""A mail server's memory; the fixture `postbox` gives it a real server."""

import socket
from email import message_from_bytes, policy

from aiosmtpd.handlers import Message


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
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]
