"""What it costs to take in an outside change that was begun some time ago: reading, finding its base, merging.

Run as a program of its own (``python -m benchmarks.taking_in FILE``): prints each as JSON, in processor milliseconds.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.saving import changed
from toi_tui.storage import codec
from toi_tui.storage.format.writers import FileWriter
from toi_tui.storage.session_file import SessionFile

STATES = 40
TIMES = 5
BEGAN = datetime(2027, 4, 12, 9)  # noqa: DTZ001  # the clock on the wall

Found = TypeVar("Found")


def measure(file: SessionFile) -> dict[str, list[float]]:
    """Milliseconds of each, some times."""
    session, writer = file.session, FileWriter("k3f9m2xa")
    begun = b""
    for number in range(STATES):
        session = changed(session, number % TIMES)
        file.save(session, BEGAN + timedelta(minutes=number), writer=writer)
        begun = begun or file.data
    data = begun.replace(b' 77"', b' 77 of somebody else"')
    took: dict[str, list[float]] = {"read": [], "base": [], "merge": []}
    for _time in range(TIMES):
        layout = _timed(took["read"], lambda: codec.read(data).layout)
        _timed(took["base"], partial(file.base, layout))
        _timed(took["merge"], partial(file.merged, session, layout))
    return took


def _timed(took: list[float], work: Callable[[], Found]) -> Found:
    before = time.process_time()
    done = work()
    took.append((time.process_time() - before) * 1000)
    return done


if __name__ == "__main__":
    print(json.dumps(measure(SessionFile.open(Path(sys.argv[1])))))
