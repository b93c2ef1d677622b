"""How tests wait: for what they want to see, as long as the program works at it or has not been let work.

Patience counts turns in which nothing was done, never seconds: on a busy machine the program is slow, and so is who
waits for it. `LONG` alone is a time, for what hangs.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final

LONG: Final = 600.0
"""Seconds after which something hangs, however busy the machine is."""
IDLE: Final = 20.0
"""Seconds of turns without any work, on a machine with nothing else to do; a passing test never waits so long."""
LOOK: Final = 0.05
"""Seconds between two looks at another program."""


class Patience:
    """What is left of the looks at another program that does nothing.

    A look costs nothing when the program has been heard of since the last one, has used the processor, or waits for
    it or for a disk. Where the system does not tell (elsewhere than on Linux), every look in silence costs.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._left = round(IDLE / LOOK)
        self._end = time.monotonic() + LONG
        self._used = 0

    def lasts(self, *, heard: bool) -> bool:
        """Whether to look once more; `heard` says whether the program was heard of since the last look."""
        used, is_ready = _work(self._pid)
        if not (heard or is_ready or used > self._used):
            self._left -= 1
        self._used = used
        return self._left > 0 and time.monotonic() < self._end


def _work(pid: int) -> tuple[int, bool]:
    """What a program's threads have used of the processor, in ticks, and whether one of them could go on."""
    used, is_ready = 0, False
    for thread in Path(f"/proc/{pid}/task").glob("*/stat"):
        try:
            state, *numbers = thread.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        used += int(numbers[10]) + int(numbers[11])  # utime and stime of proc(5)
        is_ready = is_ready or state in {"R", "D"}
    return used, is_ready


async def turns_until(happened: Callable[[], object], every: float = 0.01) -> AsyncIterator[None]:
    """Give the event loop turns until something is so that comes about in it.

    Raises:
        AssertionError: many turns have brought nothing.
    """
    for _ in range(round(IDLE / every)):
        if happened():
            return
        await asyncio.sleep(every)
        yield
    assert happened(), "Waited in vain."


async def until(happened: Callable[[], object], every: float = 0.01) -> None:
    """Wait until something is so that comes about in the event loop, or in a thread beside it."""
    async for _turn in turns_until(happened, every):
        pass
