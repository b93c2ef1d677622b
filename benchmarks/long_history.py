"""A session file with as many steps behind it as are remembered, made as the program makes them.

Run as a program of its own (``python -m benchmarks.long_history FILE``), since the journal lies in the state folder.
"""

import sys
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from toi_tui.editing.chronicle import STEPS_KEPT
from toi_tui.editing.items import AddItem, SetFields
from toi_tui.shell.program.keeper import Keeper
from toi_tui.storage.session_file import SessionFile

BEGAN: Final = datetime(2027, 4, 12, 9)  # noqa: DTZ001 - by the clock on the wall
_UNDONE: Final = 5
"""Each step of this number is undone."""


def write(path: Path) -> None:
    """Do and undo until all that is remembered is full, and save."""
    clock = count()
    keeper = Keeper(
        SessionFile.open(path),
        lambda _report: None,
        lambda: None,
        lambda _taken: None,
        lambda: BEGAN + timedelta(seconds=30 * next(clock)),
    )
    document = keeper.document
    while document.chronicle.count < STEPS_KEPT:
        number = document.chronicle.count
        document.do(AddItem("swot.strengths", f"s{number:08}", {"text": f"strength {number}"}))
        document.do(SetFields("swot.strengths", f"s{number:08}", {"weight": 1 + number % 5}))
        if not number % _UNDONE:
            document.undo()
    keeper.close(lambda: None)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
