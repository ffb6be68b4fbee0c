"""Processes that are killed in the middle of what they write."""

import os
import signal
import traceback

from django.db import connection, connections

WRITES = ("INSERT", "UPDATE", "DELETE")


class Fuse:
    """Kills its own process after so many writes, as a power cut would: nothing is cleaned up."""

    def __init__(self, writes: int):
        self.left = writes

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.lstrip().startswith(WRITES):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return result


def survives(writes: int, act) -> bool:
    """Whether `act`, in a process that dies after that many writes, came to its end before."""
    connections.close_all()
    pid = os.fork()
    if not pid:
        failed = True
        try:
            # One of its own: no process shares the connection of another, nor its transaction.
            connections["default"] = connection.copy()
            with connection.execute_wrapper(Fuse(writes)):
                act()
            failed = False
        except BaseException:  # noqa: BLE001 - told, and then this process ends
            traceback.print_exc()
        finally:
            os._exit(failed)
    _pid, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}, "it failed by itself"
    return code == 0


def deaths(act, state) -> int:
    """Kill `act` after its first write, after its second, and so on until it gets through.

    Asserts that nothing is left of each attempt that was killed; gives their number.
    """
    before, writes = state(), 0
    while not survives(writes + 1, act):
        writes += 1
        assert state() == before, f"killed after {writes} writes"
    return writes
