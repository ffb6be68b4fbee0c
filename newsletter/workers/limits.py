"""What a worker may take of the machine, as it tells the kernel itself before it begins."""

import resource

MOST_MEMORY = 1024**3  # bytes of address space


def limit(*, cpu: int) -> None:
    """`cpu` seconds of a processor: it ends by itself even when nobody is left to end it."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
