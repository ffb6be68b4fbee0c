"""How a worker begins and ends: what it may take of the machine, and its answer."""

import os
import resource
import sys

# Variables of the worker's environment: megabytes of address space, seconds of a processor.
MEMORY, PROCESSOR = "THBNET_WORKER_MEMORY", "THBNET_WORKER_SECONDS"


def limit() -> None:
    """It ends by itself even when nobody is left to end it."""
    memory, seconds = int(os.environ[MEMORY]) * 1024**2, int(os.environ[PROCESSOR])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(*parts: bytes) -> None:
    """Write the answer to standard output and end at once.

    Pango sorts fonts in a thread of its own. Where it still runs while Python takes the libraries
    down, the process crashes with its work done: now and then, on a machine with much to do.
    """
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
    os._exit(0)
